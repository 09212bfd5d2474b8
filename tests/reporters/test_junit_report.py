"""The JUnit report as a pipeline reads it."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from any_report import reports
from handmade import check, finding, report_of, run_of, unread
from hypothesis import HealthCheck, given, settings

from ehcp_qa.model.finding import Severity
from ehcp_qa.model.report import Outcome, Report
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.junit import junit

COUNTS = {"failures": "failure", "errors": "error", "skipped": "skipped"}
FOUND = check("PRV-03", Outcome.FAILED)


def parsed(report: Report) -> ET.Element:
    """Return the root element of a report's JUnit."""
    return ET.fromstring(junit(report, Layout()))


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(reports)
def test_any_report_is_well_formed_and_counted_right(report: Report) -> None:
    """Whatever a plan says, the XML can be read, and each suite counts what it holds."""
    root = parsed(report)
    assert len(root) == len(report.files)
    for suite, run in zip(root, report.files, strict=True):
        cases = suite.findall("testcase")
        assert int(suite.attrib["tests"]) == len(cases) >= len(run.checks)
        for name, element in COUNTS.items():
            held = suite.findall(f"testcase/{element}")
            assert int(suite.attrib[name]) == len(held)
        stopped = suite.findall("testcase/failure")
        if report.min_score is None and run.scores:
            assert bool(stopped) == report.stops(run)


@pytest.mark.parametrize(
    ("gate", "ends"),
    [(Severity.ERROR, "system-out"), (Severity.WARNING, "failure"), (None, "system-out")],
    ids=["error", "warning", "never"],
)
def test_a_check_fails_where_the_gate_would_fail_it(gate: Severity | None, ends: str) -> None:
    """A warning fails a case only when warnings fail the run; its words are there either way."""
    run = run_of(finding(), checks=(FOUND,))
    (case,) = parsed(report_of(run, fail_on=gate)).iter("testcase")
    (told,) = case
    assert told.tag == ends
    assert "Section F (sensory and physical), item 1, page 7" in (told.text or "")
    assert "how often ___" in (told.text or "")


@pytest.mark.parametrize(
    ("outcome", "element"),
    [
        (Outcome.PASSED, None),
        (Outcome.SKIPPED, "skipped"),
        (Outcome.NOT_APPLICABLE, "skipped"),
        (Outcome.CRASHED, "error"),
    ],
    ids=str,
)
def test_each_way_that_a_check_ends_has_its_own_element(
    outcome: Outcome, element: str | None
) -> None:
    """Passed is an empty case; what was not run and what broke say why."""
    (case,) = parsed(report_of(run_of(checks=(check("STA-01", outcome, "because"),)))).iter(
        "testcase"
    )
    assert [e.tag for e in case] == ([element] if element else [])
    assert all(e.get("message") == "because" for e in case)


def test_a_score_below_what_was_asked_is_a_failed_case() -> None:
    """The gate by score shows in the pipeline as the gate by findings does."""
    (case,) = parsed(report_of(run_of(checks=()), min_score=80)).iter("testcase")
    assert case[0].get("message") == "71 out of 100, and at least 80 was asked for"


def test_a_file_that_could_not_be_read_is_an_error() -> None:
    """It is a suite with one broken case, never left out."""
    root = parsed(report_of(unread(), run_of()))
    assert root.attrib["errors"] == "1"
    assert root[0].attrib["name"] == "scan.pdf"


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    """Control characters from a PDF do not break the file for whoever reads it."""
    odd = "re\x02gu\ufffelar \x1b[31m"
    text = junit(report_of(run_of(finding(excerpt=odd), checks=(FOUND,))), Layout())
    assert "“regular [31m” does not say how often." in text
