"""Readers that take turns on one file, each in a process of its own, so that a noisy machine troubles all alike.

A benchmark's script starts itself once for each reader, with ``--serve READER FILE``. Such a process reads the
file before it is timed, says what it found as a line of JSON, and then reads it again for each line that comes in.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Turns:
    """What one reader found, its times in milliseconds, or why there are none."""

    found: Any = None
    problem: str = ""
    times: list[float] = field(default_factory=list)


def serve(read: Callable[[], Any], *, first: int = 1, said: Callable[[Any], Any]) -> None:
    """Read ``first`` times, say what was found, then time one reading for each line of input."""
    try:
        for _ in range(first):
            found = read()
    except Exception as problem:  # whatever another library comes to, its line of the table says
        print(json.dumps({"problem": type(problem).__name__}), flush=True)
        return
    print(json.dumps({"found": said(found)}), flush=True)
    for _ in sys.stdin:
        started = time.perf_counter()
        read()
        print((time.perf_counter() - started) * 1000, flush=True)


def take_turns(
    script: str, path: Path, pythons: Iterable[tuple[str, str]], runs: int
) -> dict[str, Turns]:
    """Return what each reader came to; ``pythons`` names the readers, each with its interpreter."""
    running: dict[str, subprocess.Popen[str]] = {}
    figures: dict[str, Turns] = {}
    for name, python in pythons:
        process = _started([python, script, "--serve", name, str(path)])
        figures[name] = Turns(**json.loads(_answer(process) or '{"problem": "it ended"}'))
        if not figures[name].problem:
            running[name] = process
    for _ in range(runs):
        for name, process in running.items():
            assert process.stdin
            process.stdin.write("\n")
            process.stdin.flush()
            figures[name].times.append(float(_answer(process)))
    for process in running.values():
        process.communicate()
    return figures


def _started(command: list[str]) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _answer(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()
