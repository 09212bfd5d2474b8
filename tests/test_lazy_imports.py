"""Nothing heavy at the door: what help, rules and explanations may not import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("spacy", "docx", "lxml", "pdfplumber", "numpy", "rapidfuzz", "sklearn")
# What help needs least of all: rule pages, and the forms of reports with what they draw on.
REPORTS = ("console", "html", "json", "junit", "sarif", "thread", "workbook", "evaluation")
AT_HELP = ("yaml", "rich", "jinja2", "xlsxwriter", *(f"ehcp_qa.reporters.{n}" for n in REPORTS))
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


def loaded_by(*arguments: str, watched: tuple[str, ...] = HEAVY) -> list[str]:
    """Return the exit code of a command in a fresh process and which watched modules it imported."""
    done = subprocess.run(
        [sys.executable, "-c", RUN.format(heavy=watched), *arguments],
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


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help")], ids=" ".join)
def test_help_imports_no_rule_pages_and_no_reports(arguments: tuple[str, ...]) -> None:
    """Help names the forms of reports without importing one."""
    assert loaded_by(*arguments, watched=AT_HELP) == ["0"]


def test_a_report_imports_no_form_but_its_own(tmp_path: Path) -> None:
    """A run that writes JSON imports neither the page's templates nor the workbook's writer."""
    plan = tmp_path / "plan.md"
    plan.write_text("## Section F\n\n- Sam will have regular therapy.\n", encoding="utf-8")
    asked = ("check", str(plan), "--fail-on", "never", "--format", "json")
    watched = (*AT_HELP[1:4], "ehcp_qa.reporters.json", "ehcp_qa.reporters.html")
    assert loaded_by(*asked, watched=watched) == ["0", "ehcp_qa.reporters.json"]


def test_the_watch_would_see_a_heavy_import(tmp_path: Path) -> None:
    """Checking a plan does import the language model, and this test notices."""
    plan = tmp_path / "plan.md"
    plan.write_text("## Section F\n\n- Sam will have regular therapy.\n", encoding="utf-8")
    assert "spacy" in loaded_by("check", str(plan), "--fail-on", "never")


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "national/template.docx"),
        ("diff", "national/template.docx", "headings/template.docx"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_template_needs_no_language_model(arguments: tuple[str, ...]) -> None:
    """Nor numbers or PDFs: what stays in every plan is a few sentences."""
    folder = Path(__file__).resolve().parent.parent / "sample_plans" / "templates"
    paths = (str(folder / name) for name in arguments[1:])
    code, *loaded = loaded_by("template", arguments[0], *paths)
    assert int(code) in (0, 1)
    assert set(loaded) <= {"lxml", "rapidfuzz"}
