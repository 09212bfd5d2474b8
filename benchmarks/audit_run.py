"""Commands run and watched from outside: how long they took, how much memory, what they said."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

TOOL = (sys.executable, "-m", "ehcp_qa")
_LOOK = 0.2  # seconds between two looks at a process


@dataclass(frozen=True, slots=True)
class Run:
    """One run: seconds, the most memory in MB that its own process held, and its last words.

    ``cpu`` are seconds of processors, its workers' with its own: what a busy machine changes least.
    """

    wall: float
    cpu: float
    peak: float
    code: int
    said: str
    load: float  # of the machine when it ended, on its processors


def audited(folder: Path, out: Path, *options: object, cache: Path | None = None) -> Run:
    """Audit a folder."""
    command = [*TOOL, "audit", folder, "-o", out, "--fail-on", "never", *options]
    return watched(command, cache)


def checked(plan: Path) -> Run:
    """Check one plan, as a loop of a shell does."""
    return watched([*TOOL, "check", plan, "--fail-on", "never"], None)


def watched(command: list[object], cache: Path | None) -> Run:
    """Run a command to its end."""
    process, began, peak = start(command, cache), time.perf_counter(), 0.0
    used: dict[int, float] = {}
    while process.poll() is None:
        peak = max(peak, peak_of(process.pid))
        for pid in (process.pid, *below(process.pid)):
            used[pid] = max(used.get(pid, 0.0), _cpu(pid))
        time.sleep(_LOOK)
    wall, cpu = time.perf_counter() - began, sum(used.values())
    said = (process.stdout.read() if process.stdout else "").strip()
    return Run(wall, cpu, round(peak, 1), process.returncode, said, round(os.getloadavg()[0], 1))


def start(command: list[object], cache: Path | None = None) -> subprocess.Popen[str]:
    """Start a command whose reports go nowhere."""
    surroundings = {**os.environ, **({"EHCP_QA_CACHE": str(cache)} if cache else {})}
    return subprocess.Popen(
        list(map(str, command)),
        stdout=subprocess.PIPE if "audit" in command else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        text=True,
        env=surroundings,
    )


def peak_of(pid: int) -> float:
    """Return the most memory in MB that a process has held so far; 0 when it has ended."""
    with suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1]) / 1024
    return 0.0


def _cpu(pid: int) -> float:
    """Return the seconds of processor that a process has used so far; 0 when it has ended."""
    with suppress(OSError, ValueError, IndexError):
        said = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return (int(said[11]) + int(said[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def below(pid: int) -> list[int]:
    """Return the processes that a process has started, and those that they have."""
    parents: dict[int, list[int]] = {}
    for folder in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            parents.setdefault(parent, []).append(int(folder.name))
    found, waiting = [], [pid]
    while waiting:
        children = parents.get(waiting.pop(), [])
        found += children
        waiting += children
    return found
