"""Nothing heavy at the door: what help, rules and explanations may not import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("spacy", "docx", "lxml", "pdfplumber", "numpy", "rapidfuzz", "sklearn")
RUN = """
import sys
sys.argv = ["ehcp-qa", *sys.argv[1:]]
from ehcp_qa.cli import main
try:
    main()
except SystemExit as stopped:
    code = stopped.code or 0
loaded = [name for name in {heavy!r} if name in sys.modules]
print("LOADED", code, *loaded)
"""


def loaded_by(*arguments: str) -> list[str]:
    """Return the exit code of a command in a fresh process and the heavy libraries it imported."""
    done = subprocess.run(
        [sys.executable, "-c", RUN.format(heavy=HEAVY), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()[-1].split()[1:]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("check", "--help"),
        ("rules", "list"),
        ("explain", "PRV-01"),
        ("config", "show"),
    ],
    ids=" ".join,
)
def test_a_command_that_reads_no_plan_imports_nothing_heavy(arguments: tuple[str, ...]) -> None:
    """Help, rules and pages come at once, whatever reading a plan takes."""
    assert loaded_by(*arguments) == ["0"]


def test_the_watch_would_see_a_heavy_import(tmp_path: Path) -> None:
    """Checking a plan does import the language model, and this test notices."""
    plan = tmp_path / "plan.md"
    plan.write_text("## Section F\n\n- Sam will have regular therapy.\n", encoding="utf-8")
    assert "spacy" in loaded_by("check", str(plan), "--fail-on", "never")
