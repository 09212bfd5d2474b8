"""The report as workflow commands, which GitHub shows as notes beside the files of a change.

The log of a pipeline is read by more people than a plan is, so no words of the plan stand in it:
each note says which rule, where and what is missing, and not what was written.
"""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.model.finding import Finding, Severity
from ehcp_qa.model.report import CheckRun, Report
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.stamp import in_a_line
from ehcp_qa.reporters.text import clean
from ehcp_qa.reporters.wording import accepted, blanks, counted, entries_to_review, gate

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}
# What ends a command or one of its properties, written as GitHub's own toolkit writes it.
IN_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_PROPERTY = {**IN_DATA, ":": "%3A", ",": "%2C"}


def github(report: Report, layout: Layout) -> str:
    """Return a command for each finding, the worst first, since GitHub shows only so many."""
    del layout  # GitHub decides how it looks
    lines = [line for run in report.files for line in _file(run)]
    return "\n".join([*lines, clean(in_a_line(report)), gate(report)]) + "\n"


def _file(run: CheckRun) -> Iterator[str]:
    name = clean(run.path or run.source.name) or "unnamed"
    if run.error:
        yield _command("error", {"file": name, "title": "Not wholly checked"}, run.error)
    order = tuple(Severity)
    new = [f for f in run.findings if f.fingerprint not in run.standing.known]
    for finding in sorted(new, key=lambda f: order.index(f.severity)):
        place = {"file": name, "line": _line(finding), "title": f"{finding.code} {finding.title}"}
        yield _command(COMMANDS[finding.severity], place, _said(finding))
    for said in entries_to_review(run):
        yield _command("notice", {"file": name, "title": "Accepted findings to review"}, said)
    yield from map(clean, accepted(run))
    if run.scores is not None:
        known = len(run.findings) - len(new)
        rest = f", of which {known} known before are not shown" if known else ""
        yield f"Checked {name}: {counted(run.findings)}{rest}"


def _line(finding: Finding) -> str:
    return str(finding.place.line) if finding.place.line else ""


def _said(finding: Finding) -> str:
    """Return where a finding stands, what is missing and why it matters, without its words."""
    missing = blanks([finding])
    parts = [
        f"{finding.place.words}.",
        f"Missing: {missing}." if missing else "",
        finding.why,
        f"({finding.source})",
    ]
    return " ".join(part for part in parts if part)


def _command(kind: str, properties: dict[str, str], message: str) -> str:
    given = ",".join(
        f"{key}={_escaped(clean(value), IN_PROPERTY)}" for key, value in properties.items() if value
    )
    return f"::{kind} {given}::{_escaped(clean(message), IN_DATA)}"


def _escaped(text: str, characters: dict[str, str]) -> str:
    for character, code in characters.items():
        text = text.replace(character, code)
    return text
