"""The tables of a plan: outcomes facet by facet, the golden thread as a list, checks and rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ehcp_qa.model.analysed import AnalysedPlan, Facet, OutcomeAnalysis
from ehcp_qa.model.finding import Finding
from ehcp_qa.model.report import Check, CheckRun, Outcome
from ehcp_qa.reporters import wording
from ehcp_qa.reporters.html.view import Names
from ehcp_qa.reporters.thread.ends import WANTED, End, Part, sureness, thread_of
from ehcp_qa.reporters.thread.graph import SAID, TITLES

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.FAILED: "Found something",
    Outcome.NEEDS_REVIEW: "Found something that a person should confirm",
    Outcome.CRASHED: "Crashed",
    Outcome.SKIPPED: "Skipped",
    Outcome.PASSED: "Passed",
    Outcome.NOT_APPLICABLE: "Did not apply",
}


@dataclass(frozen=True, slots=True)
class FacetCell:
    """Whether a facet of an outcome is met (None where it was not judged), and on which words or why."""

    met: bool | None
    words: str
    why: str


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """One outcome with its facets in the order of the law, and when it is due."""

    id: str
    text: str
    deadline: str
    due: str
    smart: bool
    cells: tuple[FacetCell, ...]


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A statement of the thread with what it is linked with: id, and how the link was found."""

    end: End
    met: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ThreadList:
    """The statements of one part of the thread, and what the part is to be linked with."""

    title: str
    other: str
    rows: tuple[ThreadRow, ...]


@dataclass(frozen=True, slots=True)
class RuleFound:
    """A rule that found something: what its page says, and the findings by number."""

    finding: Finding
    numbers: tuple[int, ...]


def outcome_rows(analysed: AnalysedPlan) -> tuple[OutcomeRow, ...]:
    """Return a row for each outcome in reading order."""
    found = sorted(analysed.outcomes.values(), key=lambda o: o.statement.span)
    return tuple(
        OutcomeRow(
            id=o.statement.id,
            text=o.statement.text,
            deadline=o.deadline.words if o.deadline else "",
            due=wording.day(o.deadline.due) if o.deadline and o.deadline.due else "",
            smart=o.smart,
            cells=tuple(_facet(o, facet) for facet in Facet),
        )
        for o in found
    )


def _facet(outcome: OutcomeAnalysis, facet: Facet) -> FacetCell:
    result = outcome.facets.get(facet)
    if result is None:
        return FacetCell(None, "", "")
    return FacetCell(result.met, outcome.words_of(facet), result.why)


def thread_lists(analysed: AnalysedPlan) -> tuple[ThreadList, ...]:
    """Return the golden thread as a list for each of its parts, in words."""
    thread = thread_of(analysed)
    return tuple(
        ThreadList(TITLES[part], TITLES[WANTED[part][1]], rows)
        for part, ends in thread.parts.items()
        if (rows := tuple(_met(end, part, analysed) for end in ends))
    )


def _met(end: End, part: Part, analysed: AnalysedPlan) -> ThreadRow:
    kind = WANTED[part][0]
    found = []
    for link in analysed.links:
        if link.kind is kind and end.id in (link.source, link.target):
            other = link.target if link.source == end.id else link.source
            found.append((other, link.why or SAID[sureness(link)]))
    return ThreadRow(end, tuple(found))


def checks_by_outcome(run: CheckRun) -> Iterator[tuple[str, Sequence[Check]]]:
    """Yield each way that checks ended with the checks that did, what needs looking at first."""
    for outcome, words in OUTCOMES.items():
        if checks := [check for check in run.checks if check.outcome is outcome]:
            yield words, checks


def rules_found(run: CheckRun, names: Names) -> tuple[RuleFound, ...]:
    """Return each rule that found something, by its code."""
    by_code: dict[str, list[Finding]] = {}
    for finding in run.findings:
        by_code.setdefault(finding.code, []).append(finding)
    return tuple(
        RuleFound(own[0], names.numbers(f.fingerprint for f in own))
        for _, own in sorted(by_code.items())
    )
