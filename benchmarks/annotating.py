"""Measure what notes in the margin add to the check of a plan of some 20 pages, in Word and in PDF.

``python benchmarks/annotating.py`` makes the long plan of ``cold_start.py`` longer still, checks it, and times
writing a copy with a note for every finding: the first copy of a process, which pays for imports, and
the middle one of several more. Each run is a process of its own. It writes the medians to
``figures/annotating.json`` and says whether the aim is met.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from cold_start import SOURCES, long_plan

FIGURES = Path(__file__).resolve().parent / "figures" / "annotating.json"
FORMS = (".docx", ".pdf")
LONGER = (*SOURCES, "most_findings")
PROFILE = "thorough"  # as many notes as there can be
AIM = 0.5  # seconds that notes may add to a check
AGAIN = 5  # copies written once everything is loaded


def once(plan: Path) -> dict[str, float]:
    """Return the seconds of a check and of copies with its notes, in this process."""
    from ehcp_qa.annotators import annotated
    from ehcp_qa.config import Config
    from ehcp_qa.workflows.check import check_files

    start = time.perf_counter()
    run = check_files([plan], Config(profile=PROFILE)).files[0]
    checked = time.perf_counter() - start
    data = plan.read_bytes()
    seconds = []
    for _ in range(1 + AGAIN):
        start = time.perf_counter()
        made = annotated(data, run)
        seconds.append(time.perf_counter() - start)
    return {
        "notes": made.notes,
        "pages": _pages(plan),
        "check_seconds": checked,
        "first_copy_seconds": seconds[0],
        "later_copy_seconds": statistics.median(seconds[1:]),
    }


def _pages(plan: Path) -> int:
    from pypdf import PdfReader

    return len(PdfReader(plan.with_suffix(".pdf")).pages)


def measure(runs: int) -> dict[str, dict[str, float]]:
    """Return the medians of what ``once`` measures, for each kind of file."""
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        plan = long_plan(Path(folder), LONGER)
        for form in FORMS:
            done = [_apart(plan.with_suffix(form)) for _ in range(runs)]
            found[form] = {
                name: round(statistics.median(run[name] for run in done), 3) for name in done[0]
            }
    return found


def _apart(plan: Path) -> dict[str, Any]:
    """Return what a process of its own measures."""
    command = [sys.executable, __file__, "--once", str(plan)]
    ran = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(ran.stdout))


def main() -> None:
    """Measure, write the figures and print them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(json.dumps(once(options.once)))
        return
    figures = measure(options.runs)
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    for form, found in figures.items():
        added = found["first_copy_seconds"]
        print(
            f"{form:<6}{found['notes']:>5.0f} notes on {found['pages']:.0f} pages: {added:.3f} s in a "
            f"first run, {found['later_copy_seconds']:.3f} s once warm; "
            f"{'within' if added < AIM else 'over'} the aim of {AIM} s"
        )


if __name__ == "__main__":
    main()
