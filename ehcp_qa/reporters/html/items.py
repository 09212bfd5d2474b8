"""The plan's own text in the order of the law, each statement with the findings about it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ehcp_qa.law.sections import SECTIONS
from ehcp_qa.model.finding import Finding
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import CellRole, SectionId, Statement, Words
from ehcp_qa.model.report import CheckRun

# What is about a section or the plan as a whole stands before its first statement.
_BEFORE_ALL = Span(-1, 0, 0)
# These cells of a row are statements themselves, in their own sections.
_STATED_ELSEWHERE = frozenset({CellRole.NEED, CellRole.OUTCOME, CellRole.PROVISION, CellRole.STEPS})
LEAD_IN = "Begins with"
CELLS: Mapping[CellRole, str] = {
    CellRole.BY_WHOM: "By whom",
    CellRole.HOW_OFTEN: "How often",
    CellRole.DURATION: "How long",
    CellRole.GROUP: "Group",
    CellRole.WHERE: "Where",
    CellRole.REVIEW: "Review",
    CellRole.BY_WHEN: "By when",
    CellRole.MEASURE: "How measured",
    CellRole.NEED_MET: "Need met",
    CellRole.OUTCOME_MET: "Outcome met",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Some words of the plan, and what they are where they are not the statement itself."""

    words: Words
    label: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One statement, or another place of the plan, with its words and the findings about it."""

    span: Span
    statement: Statement | None = None
    heading: str = ""  # the sub-heading over it, where that is another than over the item before
    quotes: tuple[Quote, ...] = ()
    findings: tuple[Finding, ...] = ()


def items_by_section(run: CheckRun) -> dict[SectionId | None, tuple[Item, ...]]:
    """Return the items of the plan as a whole and of each section, in reading order."""
    statements = run.analysed.plan.statements() if run.analysed else ()
    known = {s.id for s in statements}
    about = {name: [f for f in run.findings if f.statement == name] for name in known}
    held: dict[SectionId | None, list[Item]] = {section: [] for section in (None, *SECTIONS)}
    for letter, own in _by_section(statements):
        held[letter] += _stated(own, about)
    loose = [f for f in run.findings if f.statement not in known]
    for section in held:
        held[section] += _loose([f for f in loose if f.section is section])
    return {key: tuple(sorted(own, key=lambda i: i.span)) for key, own in held.items()}


def _by_section(
    statements: Iterable[Statement],
) -> Iterator[tuple[SectionId, list[Statement]]]:
    order = list(SECTIONS)
    ordered = sorted(statements, key=lambda s: (order.index(s.section), s.span))
    for section, own in groupby(ordered, key=lambda s: s.section):
        yield section, list(own)


def _stated(
    statements: Sequence[Statement], about: Mapping[str, Sequence[Finding]]
) -> Iterator[Item]:
    """Yield an item for each statement; what several hang from is quoted with the first of them."""
    lead_in = heading = None
    shown: set[str] = set()
    for s in statements:
        findings = () if s.id in shown else tuple(about[s.id])
        shown.add(s.id)
        spans = [f.place.span for f in findings if f.place.span]
        led = (
            s.lead_in if s.lead_in and (s.lead_in != lead_in or _holds(s.lead_in, spans)) else None
        )
        over = s.group_heading.text if s.group_heading and s.group_heading != heading else ""
        quotes = [Quote(led, LEAD_IN)] if led else []
        quotes += [Quote(Words(s.text, s.span)), *_row(s)]
        yield Item(s.span, s, over, (*quotes, *_unseen(findings, quotes)), findings)
        lead_in, heading = s.lead_in, s.group_heading


def _row(statement: Statement) -> Iterator[Quote]:
    for role, words in statement.cells.items():
        if role not in _STATED_ELSEWHERE and words.span != statement.span:
            yield Quote(words, CELLS[role])


def _loose(findings: Sequence[Finding]) -> Iterator[Item]:
    """Yield an item for each block that is no statement, and for each thing that is missing."""
    blocks: dict[int, list[Finding]] = {}
    for finding in findings:
        if finding.place.span is None:
            yield Item(_BEFORE_ALL, findings=(finding,))
        else:
            blocks.setdefault(finding.place.span.block, []).append(finding)
    for about in blocks.values():
        quotes = [quote for f in about for quote in _context(f)][:1]
        first = min(f.place.span for f in about if f.place.span)
        yield Item(first, quotes=(*quotes, *_unseen(about, quotes)), findings=tuple(about))


def _context(finding: Finding) -> Iterator[Quote]:
    """Yield what a finding's words stand in, so placed that the words are where the finding says."""
    span, words = finding.place.span, finding.context
    if span and words:
        stands = words[span.start : span.end] == finding.excerpt
        at = span.start if stands else words.find(finding.excerpt)
        if at >= 0:
            start = span.start - at
            yield Quote(Words(words, Span(span.block, start, start + len(words))))


def _unseen(findings: Iterable[Finding], quotes: Sequence[Quote]) -> Iterator[Quote]:
    """Yield the words concerned that stand in none of the quotes, each once."""
    seen: set[Span] = set()
    for f in findings:
        span = f.place.span
        if span and f.excerpt and span not in seen:
            if not any(_holds(quote.words, [span]) for quote in quotes):
                yield Quote(Words(f.excerpt, span), "Nearby")
            seen.add(span)


def _holds(words: Words, spans: Iterable[Span]) -> bool:
    own = words.span
    return any(s.block == own.block and s.start < own.end and own.start < s.end for s in spans)
