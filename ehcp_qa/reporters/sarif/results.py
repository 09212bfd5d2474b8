"""Findings as SARIF results."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.model.finding import Finding, Severity
from ehcp_qa.reporters.sarif.places import Data, Files
from ehcp_qa.reporters.text import clean
from ehcp_qa.reporters.wording import unsaid

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
# The name under which other tools find our fingerprint; its number changes if its making does.
FINGERPRINT = "ehcpQaFingerprint/v1"
# SARIF gives braces and links in a message a meaning of their own.
DEFUSED = {"{": "{{", "}": "}}", "](": "] ("}


def result(finding: Finding, location: Data, rule: int, files: Files, file: int) -> Data:
    """Return a finding as a result: what, how bad, where, and the name it keeps."""
    found: Data = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVELS[finding.severity],
        "message": {"text": words(" ".join(_said(finding)))},
        "locations": [_with_words(location, finding)],
        "partialFingerprints": {FINGERPRINT: finding.fingerprint},
        "properties": {
            "inferred": finding.inferred,
            "statement": finding.statement or None,
            "missing": list(finding.missing),
            "source": finding.source,
        },
    }
    if finding.related:
        found["relatedLocations"] = [
            {
                "id": number,
                **files.location(file, r.place, r.excerpt),
                "message": {"text": words(r.what)},
            }
            for number, r in enumerate(finding.related, start=1)
        ]
    return found


def words(text: str) -> str:
    """Return text that no reader of SARIF takes for a blank to fill or a link."""
    said = clean(text)
    for special, plain in DEFUSED.items():
        said = said.replace(special, plain)
    return said


def _said(finding: Finding) -> Iterator[str]:
    yield finding.message or finding.title
    if missing := unsaid([finding]):
        yield f"Missing: {missing}."
    yield f"To fix: {finding.how_to_fix}"


def _with_words(location: Data, finding: Finding) -> Data:
    """Return the location with the words concerned, where it has a region that can hold them."""
    region = location["physicalLocation"].get("region")
    if region is not None and finding.excerpt:
        region["snippet"] = {"text": finding.excerpt}
    return location
