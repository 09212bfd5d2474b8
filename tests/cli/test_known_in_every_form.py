"""Accepted findings, expired and unused entries, and the hashes of a run, in every form of report."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]
PLAN = """
# Education, Health and Care plan

## Section F: Special educational provision

- Sam will have access to speech and language therapy.
- Sam will have support as required with his reading.
"""
ONLY = ("--select", "PRV", "--fail-on", "warning", "--today", "2026-11-22", "--verbose")
ENTRY = """
[[accepted]]
plan = "{plan}"
code = "{code}"
fingerprint = "{fingerprint}"
reason = "{reason}"
by = "J Moss"
until = {until}
"""
FORMS = ("console", "json", "markdown", "html", "sarif", "junit", "github", "xlsx")


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command) -> dict[str, str]:
    """Every form of a run with one finding accepted, one entry past its end and one unused."""
    monkeypatch.chdir(tmp_path)
    Path("sam.md").write_text(PLAN, encoding="utf-8")
    found = json.loads(command("check", "sam.md", *ONLY, "--format", "json").out)
    first, *others = found["files"][0]["findings"]
    second = next(f for f in others if f["fingerprint"] != first["fingerprint"])
    entries = [
        ENTRY.format(**_of(first), plan="sam.md", reason="Agreed at panel", until="2027-01-31"),
        ENTRY.format(**_of(second), plan="s*.md", reason="For one term", until="2026-06-30"),
        ENTRY.format(
            code="PRV-01", fingerprint="0" * 16, plan="sam.md", reason="Gone", until="2027-01-31"
        ),
    ]
    Path("accepted.toml").write_text("".join(entries), encoding="utf-8")
    given = [word for form in FORMS for word in ("--format", form, "-o", f"out.{form}")]
    command("check", "sam.md", *ONLY, "--accepted", "accepted.toml", "--no-redact", *given)
    return {form: _text(Path(f"out.{form}").read_bytes()) for form in FORMS}


def _of(finding: dict[str, Any]) -> dict[str, str]:
    return {"code": finding["code"], "fingerprint": finding["fingerprint"]}


def _text(data: bytes) -> str:
    """Return a report's words on one line, those of a workbook's parts too."""
    if data.startswith(b"PK"):
        parts = zipfile.ZipFile(io.BytesIO(data))
        data = b"\n".join(parts.read(name) for name in parts.namelist())
    return re.sub(r"\s+", " ", data.decode("utf-8")).replace("\\", "")


@pytest.mark.parametrize("form", FORMS)
def test_what_is_accepted_and_what_is_to_be_reviewed_stands_in_every_form(
    reports: dict[str, str], form: str
) -> None:
    """The reason and who gave it; the entry past its end; the entry whose finding is gone."""
    said = reports[form]
    assert "Agreed at panel" in said
    assert "J Moss" in said
    assert "For one term" in said
    assert "0" * 16 in said


@pytest.mark.parametrize("form", FORMS)
def test_the_hashes_of_what_a_run_rests_on_stand_in_every_form(
    reports: dict[str, str], form: str
) -> None:
    """Tool, plan, rules, settings and the file of accepted findings, in full or by their beginning."""
    data = json.loads(Path("out.json").read_text("utf-8"))
    assert data["tool"]["version"] in reports[form]
    hashes = [data["files"][0]["sha256"], data["settings_sha256"], data["accepted_sha256"]]
    for digest in (*hashes, *(pack["sha256"] for pack in data["rules"])):
        assert digest[:12] in reports[form].replace(" ", "")


def test_the_drawing_says_what_it_was_made_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    """The thread's SVG bears the hashes in its description."""
    monkeypatch.chdir(tmp_path)
    Path("sam.md").write_text(PLAN, encoding="utf-8")
    drawn = command("check", "sam.md", "--format", "svg").out
    data = json.loads(command("check", "sam.md", "--format", "json").out)
    assert data["files"][0]["sha256"][:12] in drawn


def test_sarif_suppresses_what_is_accepted_and_only_that(reports: dict[str, str]) -> None:
    """Readers of SARIF show a suppressed result apart, with why; the notes say what is to be reviewed."""
    run = json.loads(Path("out.sarif").read_text("utf-8"))["runs"][0]
    told = [r["suppressions"][0]["justification"] for r in run["results"] if r["suppressions"]]
    assert told == ["Agreed at panel (J Moss)"]
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert [note["level"] for note in notes] == ["note", "note"]
