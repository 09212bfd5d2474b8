"""The JSON report against its published schema."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from handmade import finding, report_of, run_of, unread

import ehcp_qa
from ehcp_qa.model.finding import Location, RelatedPlace, Severity
from ehcp_qa.model.plan import SectionId
from ehcp_qa.model.report import Report
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.json import json as json_report

SCHEMAS = Path(ehcp_qa.__file__).parent / "schemas"
REPORTS = {
    "no findings": report_of(run_of()),
    "findings": report_of(run_of(finding(), finding("STA-02", severity=Severity.ERROR))),
    "unreadable": report_of(unread()),
    "no files": report_of(),
    "related places": report_of(
        run_of(
            finding(
                section=None,
                statement="",
                related=(RelatedPlace("the need", "speech", Location(SectionId.B, None, "B")),),
            )
        )
    ),
}


def schema(name: str) -> dict[str, object]:
    """Return one of the schemas that ship with the package."""
    loaded: dict[str, object] = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    return loaded


@pytest.mark.parametrize("name", ["check", "extract"])
def test_each_schema_is_itself_valid(name: str) -> None:
    """The published schemas are JSON Schema."""
    jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("report", REPORTS.values(), ids=REPORTS.keys())
def test_the_json_report_keeps_to_its_schema(report: Report) -> None:
    """Whatever is in a report, its JSON is what the schema promises."""
    jsonschema.validate(json.loads(json_report(report, Layout())), schema("check"))


@pytest.mark.parametrize("key", ["findings", "scores", "sections", "checks", "stage", "error"])
def test_the_schema_notices_a_lost_key(key: str) -> None:
    """The schema would say so if a key of a file went missing."""
    data = json.loads(json_report(REPORTS["findings"], Layout()))
    del data["files"][0][key]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(data, schema("check"))


def test_plan_text_is_kept_exactly_in_json() -> None:
    """Programs get the plan's own characters, whatever they are."""
    odd = "Sam\u00a0will\u202e have \x1b[31m“regular” <b>OT</b>"
    data = json.loads(json_report(report_of(run_of(finding(context=odd))), Layout()))
    assert data["files"][0]["findings"][0]["context"] == odd


def test_the_same_report_gives_the_same_bytes() -> None:
    """Nothing in the JSON depends on the clock or on where it is shown."""
    report = REPORTS["findings"]
    assert json_report(report, Layout()) == json_report(report, Layout(width=40, color=True))
