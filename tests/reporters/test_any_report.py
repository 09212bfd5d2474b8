"""Any report at all, in the forms that people and programs read first."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import jsonschema
from any_report import reports
from hypothesis import HealthCheck, given, settings

import ehcp_qa
from ehcp_qa.model.report import Report
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.console import console
from ehcp_qa.reporters.json import json as as_json
from ehcp_qa.reporters.markdown import markdown_report

SCHEMA = json.loads(
    (Path(ehcp_qa.__file__).parent / "schemas" / "check.schema.json").read_text("utf-8")
)
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
often = settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])


@often
@given(reports)
def test_any_report_keeps_to_the_json_schema(report: Report) -> None:
    """With accepted findings, expired entries and a baseline too."""
    data = json.loads(as_json(report, Layout()))
    VALIDATOR.validate(data)
    assert [len(f["standing"]["accepted"]) for f in data["files"]] == [
        len(run.standing.accepted) for run in report.files
    ]


@often
@given(reports)
def test_no_word_of_any_report_drives_a_terminal(report: Report) -> None:
    """Every part of the console report is cleaned, what became of findings as well."""
    said = console(report, Layout(verbosity="verbose")).replace("\n", "")
    assert not any(unicodedata.category(c) in {"Cc", "Cf", "Cs"} for c in said)


@often
@given(reports)
def test_no_word_of_any_report_is_a_tag_in_markdown(report: Report) -> None:
    """The only tags are those that fold the provision table away."""
    text = markdown_report(report, Layout()).replace("\\<", "")
    for tag in ("<details>", "<summary>", "</summary>", "</details>"):
        text = text.replace(tag, "")
    assert "<" not in text
