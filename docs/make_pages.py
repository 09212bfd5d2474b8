"""Make the pages that quote the program: the run in README.md, docs/accuracy.md and docs/coverage.md.

``python docs/make_pages.py`` writes them; ``--check`` writes nothing and exits 1, naming each page
that no longer says what the program does.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from pathlib import Path

import accuracy_page
import coverage_page

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = "sample_plans/drafts/college-19/plan.docx"
RUN = re.compile(r"(<!-- run -->\n```text\n).*?(```\n<!-- /run -->)", re.DOTALL)
KEPT_LINES = 64  # of the report: scores, what to put right first, and the first findings


def main() -> int:
    """Write or check every page; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when stale")
    check = parser.parse_args().check
    readme = ROOT / "README.md"
    pages = {
        readme: RUN.sub(lambda m: m[1] + _run() + m[2], readme.read_text(encoding="utf-8")),
        ROOT / "docs" / "accuracy.md": accuracy_page.page(),
        ROOT / "docs" / "coverage.md": coverage_page.page(),
    }
    stale = [p for p, text in pages.items() if not p.exists() or p.read_text("utf-8") != text]
    for path in stale:
        if check:
            print(f"{path.relative_to(ROOT)} is stale: run make docs", file=sys.stderr)
        else:
            path.write_text(pages[path], encoding="utf-8")
    return 1 if check and stale else 0


def _run() -> str:
    command = ["check", SAMPLE, "--no-color", "--fail-on", "never"]
    done = subprocess.run(
        [sys.executable, "-m", "ehcp_qa", *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        env={"COLUMNS": "80", "PATH": "", "PYTHONIOENCODING": "utf-8"},
    )
    lines = done.stdout.rstrip().splitlines()
    shown = [f"$ ehcp-qa {' '.join(command)}", *lines[:KEPT_LINES]]
    if len(lines) > KEPT_LINES:
        shown += ["", f"[{len(lines) - KEPT_LINES - 2} more lines]", "", *lines[-2:]]
    return "\n".join(line.rstrip() for line in shown) + "\n"


if __name__ == "__main__":
    sys.exit(main())
