"""Reports of every form from the command line."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ET
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ehcp_qa.reporters import REPORTERS

Command = Callable[..., Any]
PLAN = """
# Education, Health and Care plan

## Section F: Special educational provision

- Sam will have access to speech and language therapy.
"""


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small plan in a folder below the current one."""
    monkeypatch.chdir(tmp_path)
    path = Path("drafts") / "sam.md"
    path.parent.mkdir()
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_several_forms_come_of_one_run(command: Command, plan: Path) -> None:
    """Each report goes where it was asked for, and the console's comes to the terminal."""
    ran = command(
        *("check", plan, "--format", "sarif", "-o", "out.sarif", "--format", "junit"),
        *("-o", "out.xml", "--format", "xlsx", "-o", "out.xlsx", "--format", "console"),
    )
    assert ran.code == 1
    assert "Not ready to issue" in ran.out
    results = json.loads(Path("out.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert results
    physical = results[-1]["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"]["uri"] == "drafts/sam.md"
    assert int(ET.parse("out.xml").getroot().attrib["failures"]) > 0
    assert zipfile.ZipFile("out.xlsx").testzip() is None


def test_a_workbook_is_not_written_to_a_terminal(command: Command, plan: Path) -> None:
    """One sentence says what to do, before the plan is read."""
    ran = command("check", plan, "--format", "xlsx")
    assert ran.code == 2
    assert "name it with --output" in " ".join(ran.err.split())
    assert ran.out == ""


def test_of_a_workbook_and_text_the_text_comes_to_the_terminal(
    command: Command, plan: Path
) -> None:
    """The one output goes to the form that needs it."""
    ran = command("check", plan, "--format", "github", "--format", "xlsx", "-o", "out.xlsx")
    assert "::error file=drafts/" in ran.out
    assert Path("out.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("form", sorted(REPORTERS))
def test_a_name_of_a_file_that_is_no_text_stops_no_report(
    command: Command, tmp_path: Path, form: str
) -> None:
    """Old files have names in other encodings; the report shows what it can of them."""
    plan = Path(os.fsdecode(os.fsencode(tmp_path) + b"/sam \xff.md"))
    try:
        plan.write_text(PLAN, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such names")
    made = tmp_path / "report"
    ran = command("check", plan, "--format", form, "-o", made, "--fail-on", "never")
    assert (ran.code, ran.err) == (0, "")
    assert made.stat().st_size > 0
