"""The report as JUnit XML: a suite for each plan, a case for each check."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from ehcp_qa.model.finding import Finding, Severity
from ehcp_qa.model.report import Check, CheckRun, Outcome, Report
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.stamp import stamp
from ehcp_qa.reporters.text import clean, xml
from ehcp_qa.reporters.wording import amount, out_of_100, standing, unsaid

NOT_RUN = frozenset({Outcome.SKIPPED, Outcome.NOT_APPLICABLE})
# What readers of JUnit count in each suite, and the elements that they count.
COUNTED = {"failures": "failure", "errors": "error", "skipped": "skipped"}


def junit(report: Report, layout: Layout) -> str:
    """Return the report as JUnit XML. A check fails where the gate of the run would fail it.

    What a check found below the gate stands in its output, so a pipeline stops for one reason only.
    """
    del layout  # JUnit looks the same everywhere
    suites = [_suite(report, run) for run in report.files]
    for suite in suites:
        suite.insert(0, _properties(report))
    root = ET.Element("testsuites", name="ehcp-qa")
    for name in ("tests", *COUNTED):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in suites)))
    root.extend(suites)
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _properties(report: Report) -> ET.Element:
    """Return what the report was made with."""
    held = ET.Element("properties")
    for name, value in stamp(report):
        ET.SubElement(held, "property", name=_safe(name), value=_safe(value))
    return held


def _suite(report: Report, run: CheckRun) -> ET.Element:
    name = _safe(run.path or run.source.name)
    suite = ET.Element("testsuite", name=name)
    if run.error:
        case = _case(suite, name, "The file was read and wholly checked")
        ET.SubElement(case, "error", message=_safe(run.error), type="unreadable")
    if report.min_score is not None and run.scores is not None:
        _score(_case(suite, name, "The overall score"), run, report.min_score)
    for check in run.checks:
        _check(_case(suite, name, f"{check.code} {check.title}"), check, run, report)
    suite.set("tests", str(len(suite)))
    if known := standing(run):
        ET.SubElement(suite, "system-out").text = "\n".join(map(_safe, known))
    for count, element in COUNTED.items():
        suite.set(count, str(len(suite.findall(f"testcase/{element}"))))
    return suite


def _case(suite: ET.Element, plan: str, name: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", classname=plan, name=_safe(name))


def _score(case: ET.Element, run: CheckRun, least: float) -> None:
    overall = run.scores.overall if run.scores else None
    if overall is not None and overall < least:
        said = f"{out_of_100(overall)} out of 100, and at least {least:g} was asked for"
        ET.SubElement(case, "failure", message=said, type="score")


def _check(case: ET.Element, check: Check, run: CheckRun, report: Report) -> None:
    """Fill in how a check ended."""
    if check.outcome in NOT_RUN:
        ET.SubElement(case, "skipped", message=_safe(check.reason or check.outcome.value))
    elif check.outcome is Outcome.CRASHED:
        ET.SubElement(case, "error", message=_safe(check.reason), type="crashed")
    found = [finding for finding in run.findings if finding.code == check.code]
    stopping = [finding for finding in found if report.gates(run, finding)]
    others = [finding for finding in found if not report.gates(run, finding)]
    if stopping:
        worst = min((f.severity for f in stopping), key=tuple(Severity).index)
        said = amount(len(stopping), "finding", "findings")
        failure = ET.SubElement(case, "failure", message=f"{said}: {check.title}", type=worst.value)
        failure.text = _lines(stopping)
    if others:
        ET.SubElement(case, "system-out").text = _lines(others)


def _lines(findings: Iterable[Finding]) -> str:
    """Return a paragraph for each finding: how bad, where, what, how to put it right."""
    return "\n\n".join(xml("\n".join(_paragraph(finding))) for finding in findings)


def _paragraph(finding: Finding) -> Iterable[str]:
    yield f"{finding.severity.value}: {clean(finding.place.words)}"
    yield clean(finding.message or finding.title)
    if missing := unsaid([finding]):
        yield f"Missing: {missing}."
    yield f"To fix: {clean(finding.how_to_fix)} ({clean(finding.source)})"


def _safe(text: str) -> str:
    return xml(clean(text))
