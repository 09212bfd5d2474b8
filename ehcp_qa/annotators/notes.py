"""Findings as notes for a margin: the words that each stands at, and what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ehcp_qa.model.finding import Finding
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, SectionId
from ehcp_qa.model.report import CheckRun
from ehcp_qa.reporters import wording
from ehcp_qa.reporters.text import clean

# Where a sentence of a rule's reason ends; "v." and "s.37" are followed by no capital after a space.
_FIRST_SENTENCE = re.compile(r"^.+?[.!?](?=\s+[“‘(]?[A-Z]|$)")


@dataclass(frozen=True, slots=True)
class Note:
    """One finding for the margin: its title, the lines below it, and the words it is about.

    ``span`` is None when nothing in the plan is a better place than its beginning.
    ``missing`` says that it is about something that is not there, so that it stands at a heading.
    """

    title: str
    lines: tuple[str, ...]
    span: Span | None
    missing: bool = False
    severity: str = ""
    fingerprint: str = ""


def notes_of(run: CheckRun) -> tuple[Note, ...]:
    """Return a plan's findings as notes, in reading order."""
    if run.analysed is None:
        return ()
    plan = run.analysed.plan
    return tuple(_note(finding, plan) for finding in run.findings)


def _note(finding: Finding, plan: Plan) -> Note:
    span = finding.place.span
    missing = span is None or span.start >= span.end
    blanks = wording.unsaid([finding])
    said = [
        clean(finding.message),
        first_sentence(clean(finding.why)),
        f"Left blank: {blanks}." if blanks else "",
        f"Source: {clean(finding.source)}." if finding.source else "",
    ]
    return Note(
        title=f"{finding.severity.value.capitalize()} {finding.code}: {clean(finding.title)}",
        lines=tuple(line for line in said if line),
        span=_heading(finding.section, plan) if span is None else span,
        missing=missing,
        severity=finding.severity.value,
        fingerprint=finding.fingerprint,
    )


def _heading(section: SectionId | None, plan: Plan) -> Span | None:
    """Return where a section's first heading stands, if it has one."""
    found = plan.sections.get(section) if section else None
    return found.headings[0].words.span if found and found.headings else None


def first_sentence(text: str) -> str:
    """Return the first sentence of a reason."""
    found = _FIRST_SENTENCE.match(text)
    return found.group() if found else text
