"""One plan as its part of the page shows it: everything numbered, and named so that it can be linked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ehcp_qa.model.finding import Finding
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import SectionId
from ehcp_qa.model.report import CheckRun
from ehcp_qa.reporters import wording
from ehcp_qa.reporters.html.items import Item, items_by_section
from ehcp_qa.reporters.html.marks import Marked, Piece, pieces, within


@dataclass(frozen=True, slots=True)
class Names:
    """Where statements and findings stand on the page; ``key`` begins every id of this plan.

    ``statements`` are element ids by statement id, ``findings`` numbers by fingerprint.
    """

    key: str
    statements: Mapping[str, str]
    findings: Mapping[str, int]

    def numbers(self, fingerprints: Iterable[str]) -> tuple[int, ...]:
        """Return the numbers of findings that are on the page, in order."""
        found = {self.findings[print_] for print_ in fingerprints if print_ in self.findings}
        return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class ShownFinding:
    """A finding with its number, and whether its words are marked beside it."""

    number: int
    finding: Finding
    marked: bool
    message: str
    missing: str
    related: tuple[tuple[str, str, str, str], ...]  # what, words, place, element id or nothing


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """Some words of the plan in pieces, and what they are where they are not the statement."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ShownItem:
    """One statement or place of the plan, beside the findings about it."""

    anchor: str
    name: str  # the statement's id, or nothing
    about: str  # role and area of a statement, the place of anything else
    heading: str
    quotes: tuple[ShownQuote, ...]
    findings: tuple[ShownFinding, ...]


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A section of the plan: its items, how it was found, its grade, and its findings counted."""

    anchor: str
    title: str
    letter: str
    condition: str
    grade: str
    statements: int
    found: int
    counted: str
    items: tuple[ShownItem, ...]


@dataclass(frozen=True, slots=True)
class PlanText:
    """The sections of one plan with the names of everything in them."""

    names: Names
    sections: tuple[ShownSection, ...]


def plan_text(run: CheckRun, key: str) -> PlanText:
    """Return a plan's text with its findings, numbered in the order of the page."""
    held = items_by_section(run)
    items = [item for own in held.values() for item in own]
    anchors = {id(item): f"{key}-s{at}" for at, item in enumerate(items, start=1)}
    statements: dict[str, str] = {}
    for item in items:
        if item.statement:
            statements.setdefault(item.statement.id, anchors[id(item)])
    ordered = [finding for item in items for finding in item.findings]
    prints: dict[str, int] = {}
    for number, finding in enumerate(ordered, start=1):
        prints.setdefault(finding.fingerprint, number)
    names = Names(key, statements, prints)
    numbered = iter(range(1, len(ordered) + 1))
    sections = [
        _section(
            run,
            section,
            names,
            tuple(_item(item, anchors[id(item)], names, numbered, items) for item in own),
        )
        for section, own in held.items()
    ]
    return PlanText(names, tuple(s for s in sections if s.items or s.condition))


def _section(
    run: CheckRun, section: SectionId | None, names: Names, items: tuple[ShownItem, ...]
) -> ShownSection:
    summary = next((s for s in run.sections if section and s.section is section), None)
    scores = run.scores.sections if run.scores else ()
    grade = next((s.grade.value for s in scores if s.section is section and s.grade), "")
    found = [shown.finding for item in items for shown in item.findings]
    return ShownSection(
        anchor=f"{names.key}-section-{section.value if section else 'all'}",
        title=wording.section_title(section),
        letter=section.value if section else "",
        condition=wording.CONDITIONS.get(summary.condition, "found") if summary else "",
        grade=grade,
        statements=summary.statements if summary else 0,
        found=len(found),
        counted=wording.counted(found) if found else "",
        items=items,
    )


def _item(
    item: Item, anchor: str, names: Names, numbered: Iterator[int], items: Sequence[Item]
) -> ShownItem:
    findings = [(next(numbered), finding) for finding in item.findings]
    marks = [Marked(n, f.place.span, f.severity.value) for n, f in findings if f.place.span]
    seen = {m.number for quote in item.quotes for m in within(quote.words, marks)}
    return ShownItem(
        anchor=anchor,
        name=item.statement.id if item.statement else "",
        about=_about(item),
        heading=item.heading,
        quotes=_quotes(item, marks),
        findings=tuple(_finding(n, f, n in seen, names, items) for n, f in findings),
    )


def _quotes(item: Item, marks: Sequence[Marked]) -> tuple[ShownQuote, ...]:
    """Return an item's quotes, each finding marked in the first that holds its words."""
    left, shown = list(marks), []
    for quote in item.quotes:
        here = within(quote.words, left)
        shown.append(ShownQuote(quote.label, pieces(quote.words, here)))
        left = [m for m in left if m not in here]
    return tuple(shown)


def _about(item: Item) -> str:
    s = item.statement
    if s is None:
        return wording.where(item.findings[0]) if item.findings else ""
    number = f"numbered {s.number.strip(' .()')}" if s.number.strip(" .()") else ""
    area = s.area.value if s.area else ""
    return ", ".join(part for part in (s.role.value, area, number) if part)


def _finding(
    number: int, finding: Finding, marked: bool, names: Names, items: Sequence[Item]
) -> ShownFinding:
    return ShownFinding(
        number=number,
        finding=finding,
        marked=marked,
        message=wording.message(finding),
        missing=wording.unsaid([finding]),
        related=tuple(
            (r.what, r.excerpt, r.place.words, _anchor_of(r.place.span, names, items))
            for r in finding.related
        ),
    )


def _anchor_of(span: Span | None, names: Names, items: Sequence[Item]) -> str:
    """Return the element id of the statement that a place stands in, or nothing."""
    if span is None:
        return ""
    for item in items:
        own = item.statement.span if item.statement else None
        if item.statement and own and own.block == span.block and own.start <= span.start < own.end:
            return names.statements[item.statement.id]
    return ""
