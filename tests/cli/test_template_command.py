"""``ehcp-qa template``: the gate for templates, from the command line."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import ehcp_qa
from ehcp_qa.cli.template import CHECK_FORMATS, DIFF_FORMATS
from ehcp_qa.reporters import REPORTERS
from ehcp_qa.reporters.template_diff import FORMS

Command = Callable[..., Any]
SCHEMAS = Path(ehcp_qa.__file__).parent / "schemas"
SAMPLES = Path(__file__).resolve().parents[2] / "sample_plans" / "templates"
GOOD, OTHER = (SAMPLES / name / "template.docx" for name in ("national", "headings"))
LOST = SAMPLES / "broken" / "budget-heading-lost.docx"
WEAK = SAMPLES / "broken" / "by-when-prompt-lost.docx"


def test_a_good_template_passes_and_says_so(command: Command) -> None:
    """In a few lines, with nothing about a child or a score."""
    ran = command("template", "check", GOOD)
    assert ran.code == 0
    assert "No findings." in ran.out
    assert "Child" not in ran.out
    assert "out of 100" not in ran.out


def test_a_lost_section_stops_the_pipeline(command: Command) -> None:
    """With the first thing to put right in the headline."""
    ran = command("template", "check", LOST)
    assert ran.code == 1
    assert "Plans made from this template would not comply: 1 error" in ran.out
    assert "STA-01" in ran.out


def test_a_warning_stops_it_only_when_it_is_asked_to(command: Command) -> None:
    """The gate is the command's own, as for plans."""
    assert command("template", "check", WEAK).code == 0
    assert command("template", "check", WEAK, "--fail-on", "warning").code == 1
    assert (
        command("template", "check", WEAK, "--fail-on", "warning", "--ignore", "TPL-16").code == 0
    )


def test_several_templates_are_checked_together(command: Command) -> None:
    """A line for each, and one exit code."""
    ran = command("template", "check", GOOD, OTHER, LOST, "--quiet")
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 3


@pytest.mark.parametrize("form", CHECK_FORMATS)
def test_a_check_is_written_in_every_form(form: str, command: Command, tmp_path: Path) -> None:
    """Each names the rule that found something."""
    path = tmp_path / "report"
    ran = command("template", "check", LOST, "--format", form, "--output", path)
    assert ran.code == 1
    assert "STA-01" in path.read_text(encoding="utf-8")


def test_the_json_of_a_check_has_the_shape_of_one_of_a_plan(command: Command) -> None:
    """So a program that reads one reads the other."""
    found = json.loads(command("template", "check", LOST, "--format", "json").out)
    jsonschema.validate(found, json.loads((SCHEMAS / "check.schema.json").read_text("utf-8")))
    assert found["files"][0]["stage"] == "template"
    assert [f["code"] for f in found["files"][0]["findings"]] == ["STA-01"]


@pytest.mark.parametrize("form", DIFF_FORMATS)
def test_a_diff_is_written_in_every_form(form: str, command: Command, tmp_path: Path) -> None:
    """Each says what was lost."""
    path = tmp_path / "report"
    ran = command("template", "diff", GOOD, LOST, "--format", form, "--output", path)
    assert ran.code == 1
    assert "Section J" in path.read_text(encoding="utf-8")


def test_the_forms_offered_are_those_there_are() -> None:
    """None is promised that nothing writes."""
    assert set(DIFF_FORMATS) == set(FORMS)
    assert set(CHECK_FORMATS) <= set(REPORTERS)


def test_the_json_of_a_diff_has_its_schema(command: Command) -> None:
    """With each change, its effect and the rules concerned."""
    found = json.loads(command("template", "diff", GOOD, LOST, "--format", "json").out)
    schema = json.loads((SCHEMAS / "template_diff.schema.json").read_text("utf-8"))
    jsonschema.validate(found, schema)
    assert found["counts"]["breaks"] == 1
    assert found["changes"][0]["codes"] == ["STA-01"]


def test_a_pipeline_reads_a_diff_as_findings(command: Command) -> None:
    """An error for what breaks compliance, in SARIF, JUnit and the log of GitHub alike."""
    sarif = json.loads(command("template", "diff", GOOD, LOST, "--format", "sarif").out)
    levels = {r["ruleId"]: r["level"] for r in sarif["runs"][0]["results"]}
    assert levels["template-breaks"] == "error"
    assert "explain" not in sarif["runs"][0]["tool"]["driver"]["rules"][0]["help"]["text"]
    junit = ET.fromstring(command("template", "diff", GOOD, LOST, "--format", "junit").out)
    assert junit.get("failures") == "1"
    log = command("template", "diff", GOOD, LOST, "--format", "github").out
    assert log.startswith("::error file=")


def test_the_gate_of_a_diff_is_an_effect(command: Command) -> None:
    """What weakens passes unless it is asked for; another word is refused."""
    assert command("template", "diff", GOOD, WEAK).code == 0
    assert command("template", "diff", GOOD, WEAK, "--fail-on", "weakens").code == 1
    assert command("template", "diff", GOOD, LOST, "--fail-on", "never").code == 0
    assert command("template", "diff", GOOD, WEAK, "--fail-on", "warning").code == 2


def test_nothing_changed_is_said(command: Command) -> None:
    """In one sentence, and the gate is open."""
    ran = command("template", "diff", GOOD, GOOD)
    assert ran.code == 0
    assert "No change that a plan could show." in ran.out


def test_what_cannot_be_read_is_named_and_ends_with_2(command: Command, tmp_path: Path) -> None:
    """In a check and in a diff."""
    empty = tmp_path / "empty.dotx"
    empty.write_bytes(b"")
    for ran in (command("template", "check", empty), command("template", "diff", GOOD, empty)):
        assert ran.code == 2
        assert "empty.dotx" in ran.err


@pytest.mark.parametrize("sub", [(), ("check",), ("diff",)], ids=lambda s: " ".join(s) or "alone")
def test_the_help_says_what_it_is_for(sub: tuple[str, ...], command: Command) -> None:
    """With an example and the exit codes of each command."""
    ran = command("template", *sub, "--help")
    assert ran.code == 0
    assert not sub or "Exit codes:" in ran.out


def test_a_report_on_a_template_can_be_run_again(command: Command, tmp_path: Path) -> None:
    """As one on a plan can, and not as if the template were a plan."""
    report = tmp_path / "report.json"
    command("template", "check", LOST, "--format", "json", "--output", report)
    ran = command("verify", report, LOST)
    assert (ran.code, ran.out.startswith("Same:")) == (0, True)
