"""A file whose name is not UTF-8 goes through every command as any other does."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import openpyxl
import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="names of bytes are of POSIX")

NAME, SAID = os.fsdecode(b"caf\xe9 [draft].md"), "caf%E9 [draft].md"
PLAN = """# Education, Health and Care plan

| Name | Sam Okoro |
|---|---|

## Section F: Special educational provision

- Sam will have access to speech and language therapy.
"""
WHO = ("--reason", "The therapist's own words", "--by", "J Moss")


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with such a plan, which is the current one."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    Path("in", NAME).write_text(PLAN, encoding="utf-8")


@pytest.mark.parametrize(
    "form", ["console", "json", "sarif", "junit", "github", "markdown", "html", "svg"]
)
def test_every_form_of_a_report_can_be_written(form: str, command: Any) -> None:
    """To a file and to the terminal, with the name in it wherever the form has one."""
    options = ("--format", form, "--fail-on", "never", "--no-redact")
    ran = command("check", f"in/{NAME}", *options, "--output", "out")
    assert (ran.code, ran.err) == (0, "")
    text = Path("out").read_text("utf-8")
    assert "caf%E9" in text.replace("%25", "%")
    assert command("check", f"in/{NAME}", *options).out


def test_a_workbook_can_be_written(command: Any) -> None:
    """It opens."""
    ran = command("check", f"in/{NAME}", "-f", "xlsx", "-o", "out.xlsx", "--fail-on", "never")
    assert (ran.code, ran.err) == (0, "")
    assert openpyxl.load_workbook("out.xlsx").sheetnames


def test_a_baseline_holds_it(command: Any) -> None:
    """And the next check knows the plan again."""
    options = ("check", f"in/{NAME}", "--select", "PRV", "--fail-on", "warning")
    assert command(*options, "--write-baseline", "base.json").code == 1
    assert list(json.loads(Path("base.json").read_text("utf-8"))["plans"]) == [SAID]
    assert command(*options, "--baseline", "base.json").code == 0


def test_its_findings_can_be_accepted(command: Any) -> None:
    """A name that would be a pattern is a name first."""
    options = ("check", f"in/{NAME}", "--select", "PRV", "--fail-on", "warning", "--format", "json")
    codes = {f["code"] for f in json.loads(command(*options).out)["files"][0]["findings"]}
    for code in codes:
        ran = command("accept", f"in/{NAME}", code, *WHO)
        assert (ran.code, ran.err) == (0, "")
        assert SAID in ran.out
    assert command(*options, "--accepted", "ehcp-qa-accepted.toml").code == 0


def test_its_report_can_be_verified(command: Any) -> None:
    """The plan is known by its name where it is given."""
    command("check", f"in/{NAME}", "-f", "json", "-o", "report.json", "--fail-on", "never")
    ran = command("verify", "report.json", f"in/{NAME}")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Same")


def test_it_goes_through_an_audit(command: Any) -> None:
    """Into every output, under the same name, and the outputs may lie in such a folder as well."""
    out = os.fsdecode(b"audit \xe9")
    given = ("audit", "in", "-o", out, "--no-cache", "--jobs", "1", "--fail-on", "never")
    ran = command(*given, "--sample", "1", "--write-baseline", "base.json")
    assert ran.code == 0
    assert ran.out == "1 file: 1 checked. See audit %E9.\n"
    for name in ("plans.csv", "findings.csv", "audit.json", "audit.html"):
        assert SAID in Path(out, name).read_text("utf-8-sig")
    for name in ("audit.xlsx", "moderation.xlsx"):
        cells = [
            cell.value
            for sheet in openpyxl.load_workbook(Path(out, name))
            for row in sheet
            for cell in row
        ]
        assert SAID in cells
    ran = command("accept", f"in/{NAME}", "PRV-01", "--audit", out, *WHO)
    assert (ran.code, ran.err) == (0, "")


def test_what_cannot_be_read_is_named_alike(command: Any) -> None:
    """In a check and in an audit."""
    Path("in", os.fsdecode(b"\xff.pdf")).write_bytes(b"%PDF-1.4")
    checked = command("check", f"in/{os.fsdecode(bytes([255]))}.pdf")
    assert checked.code == 2
    assert checked.err.startswith("ehcp-qa: %FF.pdf ")
    ran = command("audit", "in", "-o", "out", "--no-cache", "--jobs", "1", "--fail-on", "never")
    assert ran.code == 2
    assert ran.err.startswith("ehcp-qa: %FF.pdf ")
