"""An audit of good and damaged files, ended again and again: is anything lost, or there twice?"""

from __future__ import annotations

import csv
import hashlib
import os
import random
import signal
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

from audit_run import TOOL, audited, below, start
from made_folder import SEED, make_folder

DAMAGED = 0.05
PATIENCE = 120  # seconds until there is a worker
LIMITS = ("--time-limit", 60, "--memory-limit", 1_000)


def faults(place: Path, files: int, ends: int) -> dict[str, Any]:
    """Audit so many files undisturbed, then with workers and the command killed; compare the outputs."""
    damaged = int(files * DAMAGED)
    folder = make_folder(place / "plans", files - damaged, kinds=("md", "docx"), damaged=damaged)
    audited(folder, place / "whole", "--no-cache", *LIMITS)
    chance, killed = random.Random(SEED), 0
    for _ in range(ends):
        killed += _ended(folder, place / "ended", chance)
    last = audited(folder, place / "ended", "--no-cache", *LIMITS)
    paths = Counter(_paths(place / "ended"))
    return {
        "files": files,
        "damaged": damaged,
        "workers killed": killed,
        "commands killed": ends,
        "lost": len(set(_paths(place / "whole")) - set(paths)),
        "twice": sum(number > 1 for number in paths.values()),
        "the same bytes as undisturbed": _hashes(place / "ended") == _hashes(place / "whole"),
        "said": last.said.replace(str(place), "."),
    }


def _ended(folder: Path, out: Path, chance: random.Random) -> int:
    """Start an audit, kill one of its workers and then the command itself; return how many workers."""
    process = start([*TOOL, "audit", folder, "-o", out, "--no-cache", *LIMITS])
    workers, until = list[int](), time.monotonic() + PATIENCE
    while not workers and process.poll() is None and time.monotonic() < until:
        time.sleep(0.2)
        workers = [pid for pid in below(process.pid) if _is_worker(pid)]
    time.sleep(chance.uniform(2, 6))
    killed = 0
    for pid in workers[-1:]:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
            killed += 1
    time.sleep(chance.uniform(1, 4))
    process.kill()
    process.communicate()
    return killed


def _is_worker(pid: int) -> bool:
    """Say whether a process is a worker: it leads a group of its own."""
    try:
        return os.getpgid(pid) == pid and b"forkserver" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def _paths(out: Path) -> list[str]:
    with (out / "plans.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row["path"] for row in csv.DictReader(file)]


def _hashes(out: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.iterdir())
        if path.is_file()
    }
