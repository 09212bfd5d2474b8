"""Rules as SARIF describes them."""

from __future__ import annotations

from ehcp_qa.model.finding import Finding
from ehcp_qa.model.report import Report
from ehcp_qa.model.rule import Rule
from ehcp_qa.reporters.sarif.places import Data
from ehcp_qa.reporters.sarif.results import LEVELS


def rules(report: Report) -> list[Data]:
    """Return each rule of the run once, by code, with its level and its help.

    A report read back, or made by hand, may lack the pages of its rules: then its findings and
    checks tell what they can.
    """
    described: dict[str, Data] = {}
    for run in report.files:
        described |= {c.code: _described(c.code, c.code, c.title) for c in run.checks}
    for run in report.files:
        found = (*run.findings, *(one.finding for one in run.standing.accepted))
        described |= {finding.code: _from_finding(finding) for finding in found}
    described |= {rule.code: _from_rule(rule) for rule in report.rules}
    return [described[code] for code in sorted(described)]


def _from_rule(rule: Rule) -> Data:
    source = "; ".join(citation.short for citation in rule.source)
    limits = f" Limits: {rule.limits}" if rule.limits else ""
    return {
        **_described(rule.code, rule.name, rule.title, f"{rule.why} Source: {source}.{limits}"),
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"tags": [rule.group], "inferred": rule.inferred},
    }


def _from_finding(finding: Finding) -> Data:
    return {
        **_described(
            finding.code, finding.name, finding.title, f"{finding.why} Source: {finding.source}."
        ),
        "defaultConfiguration": {"level": LEVELS[finding.severity]},
    }


def _described(code: str, name: str, title: str, why: str = "") -> Data:
    # A change to a template is no rule's finding, and has no page.
    page = any(sign.isdigit() for sign in code)
    asked = f"“ehcp-qa explain {code}” shows the page of this rule." if page else ""
    return {
        "id": code,
        "name": name,
        "shortDescription": {"text": title},
        "fullDescription": {"text": _line(why) or title},
        "help": {"text": f"{_line(why)} {asked}".strip()},
    }


def _line(text: str) -> str:
    return " ".join(text.split())
