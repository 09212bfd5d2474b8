"""Measure commands from a cold start: wall time, peak memory, and what the imports cost.

``python benchmarks/cold_start.py`` makes a plan of about 20 pages from the sample plans (their
sections are gathered by letter, as in a plan that repeats E and F under each area), in Word and PDF,
runs each command several times in turn so that a noisy machine troubles all alike, and prints the
median wall time and the peak memory of each, with its ratio to an empty Python process.
"""

from __future__ import annotations

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEMPLATE = ROOT / "sample_plans" / "templates" / "national" / "template.docx"
SOURCES = ("sound/headings", "drafts/year-9-semh")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        plan = long_plan(Path(folder))
        commands = _commands(plan)
        figures: dict[str, list[tuple[float, float]]] = {name: [] for name in commands}
        for turn in range(runs + 1):
            for name, command in commands.items():
                measured = _run(command)
                if turn:  # the first turn warms the disk
                    figures[name].append(measured)
        _print(figures)
        for name in ("--help", "check plan.docx"):
            print(f"\nSlowest imports of {name} (own time):")
            print(_imports(commands[name]))


def long_plan(folder: Path, sources: Sequence[str] = SOURCES) -> Path:
    """Write a plan of about 20 pages in every format and return its Markdown file."""
    text = "\n\n".join((ROOT / "sample_plans" / s / "plan.md").read_text("utf-8") for s in sources)
    source = folder / "plan.md"
    source.write_text(text, encoding="utf-8")
    # In a process of its own: a child's peak memory counts what its parent held when it began.
    maker = [sys.executable, str(ROOT / "sample_plans" / "make_samples.py"), str(folder)]
    subprocess.run(maker, check=True, stdout=subprocess.DEVNULL)
    return source


def _commands(plan: Path) -> dict[str, list[str]]:
    tool = [sys.executable, "-m", "ehcp_qa"]
    check = [*tool, "check", "--fail-on", "never"]
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        "--help": [*tool, "--help"],
        "rules list": [*tool, "rules", "list"],
        "template check": [*tool, "template", "check", str(TEMPLATE)],
        "check plan.md": [*check, str(plan)],
        "check plan.docx": [*check, str(plan.with_suffix(".docx"))],
        "check plan.pdf": [*check, str(plan.with_suffix(".pdf"))],
    }


def _run(command: list[str]) -> tuple[float, float]:
    """Return wall seconds and peak memory in MB of one run."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def _print(figures: dict[str, list[tuple[float, float]]]) -> None:
    base = statistics.median(wall for wall, _ in figures["python -c pass"])
    print(f"{'command':<18}{'median s':>10}{'min s':>8}{'max s':>8}{'peak MB':>9}{'x empty':>9}")
    for name, runs in figures.items():
        walls = [wall for wall, _ in runs]
        median = statistics.median(walls)
        peak = max(memory for _, memory in runs)
        print(
            f"{name:<18}{median:>10.2f}{min(walls):>8.2f}{max(walls):>8.2f}{peak:>9.0f}{median / base:>9.0f}"
        )


def _imports(command: list[str], most: int = 8) -> str:
    listed = subprocess.run(
        [command[0], "-X", "importtime", *command[1:]], capture_output=True, text=True, check=False
    ).stderr
    rows = re.findall(r"import time:\s+(\d+) \|\s+(\d+) \| (\s*)(\S+)", listed)
    whole = {
        name: int(total) / 1000
        for _, total, depth, name in rows
        if len(depth) <= 4 or "." not in name
    }
    slowest = sorted(whole.items(), key=lambda row: -row[1])[:most]
    return "\n".join(f"  {total:7.0f} ms  {name}" for name, total in slowest)


if __name__ == "__main__":
    main()
