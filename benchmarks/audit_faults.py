"""An audit of good and damaged files, ended again and again: is anything lost, or there twice?

A worker is killed whenever some ten plans more are done, and the command itself now and then. Then it is
started once more and its workers are killed until it comes to its end. A plan that was unlucky enough
to have two workers killed under it is listed as crashed; the same command checks those again. The plans
are short, since what is measured hangs on how many there are and not on what they say.
"""

from __future__ import annotations

import csv
import hashlib
import math
import os
import random
import signal
import subprocess
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

from audit_run import TOOL, audited, below, start
from made_folder import SEED, make_folder

DAMAGED = 0.05
PATIENCE = 300  # seconds until there is a worker, or another plan is done
LIMITS = ("--time-limit", 60, "--memory-limit", 1_000)
BETWEEN = (5, 15)  # plans done from one worker killed to the next
LOOK = 0.05  # seconds between two looks at how many are done
CRASHED = "crashed"
NAMES = ("Okoro", "Khan", "Brandt", "Patel", "Reilly", "Costa", "Marsh", "Adeyemi")
PLAN = """# Education, Health and Care plan

| Name | {name} |
|---|---|
| Date of birth | 4 March 2016 |

## Section B: special educational needs
- Sam finds it hard to wait for a turn.
## Section E: outcomes
- By July 2027 Sam will wait for a turn in a game of four.
## Section F: special educational provision
- A teaching assistant will play turn-taking games with Sam for 20 minutes every Monday.
"""


def faults(place: Path, files: int, ends: int) -> dict[str, Any]:
    """Audit so many files undisturbed, then with workers and the command killed; compare the outputs."""
    damaged = int(files * DAMAGED)
    folder = _short(make_folder(place / "plans", 0, damaged=damaged), files - damaged)
    whole = audited(folder, place / "whole", "--no-cache", *LIMITS)
    chance, out = random.Random(SEED), place / "ended"
    parts = [files * part // (ends + 1) for part in range(1, ends + 1)]
    killed = [_disturbed(folder, out, chance, until) for until in parts]
    done = _done(out)
    killed.append(_disturbed(folder, out, chance, math.inf))
    crashed = sum(row["state"] == CRASHED for row in _rows(out))
    last = audited(folder, out, "--no-cache", *LIMITS)
    before, after = _rows(place / "whole"), _rows(out)
    paths = Counter(row["path"] for row in after)
    return {
        "files": files,
        "damaged": damaged,
        "commands killed": ends,
        "plans done when the command was last killed": done,
        "workers killed": sum(killed),
        "workers killed in the run that came to its end": killed[-1],
        "listed as crashed then, and checked when the command was given again": crashed,
        "lost": len({row["path"] for row in before} - set(paths)),
        "twice": sum(number > 1 for number in paths.values()),
        "the same bytes as undisturbed": _hashes(out) == _hashes(place / "whole"),
        "said undisturbed": whole.said.replace(str(place), "."),
        "said": last.said.replace(str(place), "."),
    }


def _short(folder: Path, count: int) -> Path:
    """Write so many short plans, each for another child, and return their folder."""
    for number in range(count):
        child = f"Sam {NAMES[number % len(NAMES)]}-{number}"
        (folder / f"{number:05}.md").write_text(PLAN.format(name=child), encoding="utf-8")
    return folder


def _disturbed(folder: Path, out: Path, chance: random.Random, until: float) -> int:
    """Audit, and kill a worker again and again; then the command too when so many plans are done.

    Return how many workers were killed.
    """
    process = start([*TOOL, "audit", folder, "-o", out, "--no-cache", *LIMITS])
    killed = 0
    while _at_work(process, out, min(until, _done(out) + chance.randint(*BETWEEN))):
        if _done(out) >= until:
            process.kill()
        elif workers := _workers(process):
            with suppress(ProcessLookupError):
                os.kill(chance.choice(workers), signal.SIGKILL)
                killed += 1
    process.communicate()
    return killed


def _at_work(process: subprocess.Popen[str], out: Path, plans: float) -> bool:
    """Wait until so many plans are done; say whether the command is still there then."""
    waiting = time.monotonic() + PATIENCE
    while _done(out) < plans and process.poll() is None and time.monotonic() < waiting:
        time.sleep(LOOK)
    return process.poll() is None


def _workers(process: subprocess.Popen[str]) -> list[int]:
    return sorted(pid for pid in below(process.pid) if _is_worker(pid))


def _is_worker(pid: int) -> bool:
    """Say whether a process is a worker: it leads a group of its own."""
    try:
        return os.getpgid(pid) == pid and b"forkserver" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def _done(out: Path) -> int:
    """Return how many plans an audit has done so far, some of them twice."""
    journal = out / ".audit" / "journal.jsonl"
    return journal.read_bytes().count(b"\n") if journal.exists() else 0


def _rows(out: Path) -> list[dict[str, str]]:
    with (out / "plans.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def _hashes(out: Path) -> dict[str, str]:
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.iterdir())
        if path.is_file()
    }
