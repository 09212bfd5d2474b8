"""The SARIF report against the standard's own schema."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from any_report import reports
from handmade import check, finding, report_of, run_of, unread
from hypothesis import HealthCheck, given, settings

from ehcp_qa.config import Config
from ehcp_qa.model.finding import Location, RelatedPlace, Severity
from ehcp_qa.model.plan import SectionId
from ehcp_qa.model.report import Report
from ehcp_qa.model.standing import Acceptance, Accepted, Standing
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.sarif import sarif
from ehcp_qa.workflows.check import check_file

SCHEMA = Path(__file__).parent / "standards" / "sarif-schema-2.1.0.json"
SAMPLES = Path(__file__).resolve().parent.parent.parent / "sample_plans"


@cache
def validator() -> jsonschema.protocols.Validator:
    """Return the standard's validator, made once."""
    return jsonschema.Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))


def run_in(report: Report) -> dict[str, Any]:
    """Return the one run of a report's SARIF, which keeps to the standard."""
    log = json.loads(sarif(report, Layout()))
    validator().validate(log)
    (run,) = log["runs"]
    return dict(run)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(reports)
def test_any_report_keeps_to_the_standard(report: Report) -> None:
    """Whatever a plan says, its SARIF is valid, each rule stands once and each result names its own."""
    run = run_in(report)
    ids = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert len(ids) == len(set(ids))
    assert len(run["results"]) == sum(
        len(r.findings) + len(r.standing.accepted) for r in report.files
    )
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert "](" not in result["message"]["text"]


def test_a_report_that_breaks_the_standard_is_noticed() -> None:
    """The schema would say so if a result lost its message."""
    log = json.loads(sarif(report_of(run_of(finding())), Layout()))
    del log["runs"][0]["results"][0]["message"]
    with pytest.raises(jsonschema.ValidationError):
        validator().validate(log)


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.ADVICE, "note")],
    ids=str,
)
def test_each_severity_has_its_level(severity: Severity, level: str) -> None:
    """Errors, warnings and advice are errors, warnings and notes to other tools."""
    run = run_in(report_of(run_of(finding(severity=severity))))
    assert run["results"][0]["level"] == level


def test_a_finding_in_text_stands_on_its_line_with_its_words() -> None:
    """A plan in Markdown has lines, so the region is one of them."""
    place = Location(SectionId.F, None, "Section F, item 1", line=12)
    base = finding()
    run = run_in(report_of(run_of(_at(base, place), name="sam plan.md", path="drafts/sam plan.md")))
    (location,) = run["results"][0]["locations"]
    physical = location["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "drafts/sam%20plan.md", "index": 0}
    assert physical["region"] == {"startLine": 12, "snippet": {"text": "regular"}}


def test_a_finding_in_a_paged_file_has_a_section_and_a_page_and_no_made_up_line() -> None:
    """Word files and PDFs have no lines: the place is told in words."""
    run = run_in(report_of(run_of(finding())))
    (location,) = run["results"][0]["locations"]
    assert "region" not in location["physicalLocation"]
    assert [(p["kind"], p["name"]) for p in location["logicalLocations"]] == [
        ("section", "section F"),
        ("page", "page 7"),
    ]
    assert location["message"]["text"] == "Section F (sensory and physical), item 1, page 7"


def test_the_fingerprint_and_what_is_missing_go_with_a_result() -> None:
    """Other tools know the finding again by its fingerprint."""
    (result,) = run_in(report_of(run_of(finding(fingerprint="0123456789abcdef"))))["results"]
    assert result["partialFingerprints"] == {"ehcpQaFingerprint/v1": "0123456789abcdef"}
    assert "Missing: how often ___ · how long ___." in result["message"]["text"]


def test_related_places_are_kept() -> None:
    """The other date, the need: each with what it is to the finding."""
    other = RelatedPlace("the need", "speech", Location(SectionId.B, None, "Section B"))
    (result,) = run_in(report_of(run_of(finding(related=(other,)))))["results"]
    (related,) = result["relatedLocations"]
    assert related["message"]["text"] == "the need"
    assert related["logicalLocations"][0]["name"] == "section B"


def test_a_file_that_could_not_be_read_is_a_notification() -> None:
    """The run says that it did not succeed, and about which file."""
    (invocation,) = run_in(report_of(unread(), run_of()))["invocations"]
    assert invocation["executionSuccessful"] is False
    (said,) = invocation["toolExecutionNotifications"]
    assert said["message"]["text"] == "scan.pdf is empty."


def test_words_of_a_plan_cannot_become_blanks_or_links() -> None:
    """Braces and links mean something in a SARIF message; a plan's are taken as they stand."""
    odd = finding(excerpt="{0} [x](http://y)")
    (result,) = run_in(report_of(run_of(odd)))["results"]
    assert "{{0}} [x] (http://y)" in result["message"]["text"]


def test_accepted_findings_are_suppressed_and_known_ones_unchanged() -> None:
    """Other tools leave out what a person accepted, and tell the new from the old."""
    entry = Acceptance("plan.docx", "PRV-05", "PRV-05-F-1", "Agreed", "J Moss")
    held = Standing(
        accepted=(Accepted(finding("PRV-05"), entry),),
        known=frozenset({"PRV-03-F-1"}),
        against_baseline=True,
    )
    run = run_in(report_of(run_of(finding(), finding("PRV-04"), standing=held)))
    known, new, accepted = run["results"]
    assert (known["baselineState"], new["baselineState"]) == ("unchanged", "new")
    assert accepted["suppressions"][0]["justification"] == "Agreed (J Moss)"


def test_a_check_without_its_rule_page_is_still_described() -> None:
    """A report made by hand has no pages; its checks give code and title."""
    run = run_in(report_of(run_of(checks=(check("STA-01"),))))
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == "Title of STA-01"


@pytest.mark.parametrize("name", ["plan.md", "plan.docx"])
def test_a_sample_plan_keeps_to_the_standard_with_help_for_every_rule(name: str) -> None:
    """Every rule in use is listed with why it matters, its level and where to read on."""
    report = check_file(SAMPLES / "drafts" / "college-19" / name, Config())
    run = run_in(report)
    assert run["results"]
    rules = run["tool"]["driver"]["rules"]
    assert len(rules) == len(report.rules)
    for rule in rules:
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
        assert "Source: " in rule["help"]["text"]


def _at(found: Any, place: Location) -> Any:
    from dataclasses import replace

    return replace(found, place=place)
