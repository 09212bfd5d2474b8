"""Plans written line by line for detector tests, with no reader or recogniser in the way."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from ehcp_qa.detectors import DETECTORS
from ehcp_qa.model.analysed import (
    AnalysedPlan,
    Belongs,
    Link,
    Placement,
    ProvisionAnalysis,
    ProvisionKind,
    Verdict,
)
from ehcp_qa.model.document import Block, CellRef, Document, Mark, Source, Table
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import (
    Area,
    CellRole,
    Child,
    Condition,
    Field,
    Heading,
    Plan,
    PlanStage,
    Role,
    Row,
    Section,
    SectionId,
    Statement,
    Words,
)


@dataclass(frozen=True)
class Line:
    """One block: of a section (with the role of its statement) or of none; a heading has no role."""

    text: str
    section: SectionId | None = None
    role: Role | None = None
    area: Area | None = None
    row: str | None = None
    number: str = ""
    cells: Mapping[CellRole, str] = field(default_factory=dict)
    group: str = ""
    furniture: bool = False
    marks: tuple[Mark, ...] = ()
    cell: CellRef | None = None
    belongs: Belongs = Belongs.EITHER
    kind: ProvisionKind = ProvisionKind.SUPPORT
    conditions: Condition | None = None


def heading(section: SectionId, text: str, condition: Condition | None = None) -> Line:
    """Return a section's heading; its condition when there is nothing under it."""
    return Line(text, section, conditions=condition)


def said(section: SectionId, role: Role, text: str, **other: object) -> Line:
    """Return a statement of a section."""
    return Line(text, section, role, **other)  # type: ignore[arg-type]


def loose(text: str, **other: object) -> Line:
    """Return a block that stands in no section, such as one of the front page."""
    return Line(text, **other)  # type: ignore[arg-type]


def analysed(
    *lines: Line,
    child: Child | None = None,
    stage: PlanStage = PlanStage.DRAFT,
    on: date | None = None,
    links: Sequence[Link] = (),
    fields: Sequence[Field] = (),
    rows: Sequence[Row] = (),
    topics: Mapping[str, frozenset[str]] | None = None,
    unlabelled: Sequence[SectionId] = (),
    tables: Sequence[Table] = (),
) -> AnalysedPlan:
    """Return a plan of these lines; sections that no line names are missing."""
    blocks = tuple(
        Block(i, line.text, marks=line.marks, cell=line.cell, furniture=line.furniture)
        for i, line in enumerate(lines)
    )
    sections = {key: _section(key, lines, key not in unlabelled) for key in SectionId}
    plan = Plan(
        document=Document(Source("plan.md", "md"), blocks, tuple(tables)),
        stage=stage,
        stage_why="",
        child=child or Child(),
        fields=tuple(fields),
        sections=sections,
        rows=tuple(rows),
        plan_date=on,
    )
    provisions = {
        s.id: ProvisionAnalysis(
            s,
            lines[s.span.block].kind,
            {},
            (),
            (),
            Verdict.SPECIFIC,
            Placement(lines[s.span.block].belongs, "its words", sure=0.9),
        )
        for s in plan.statements()
        if s.role is Role.PROVISION
    }
    return AnalysedPlan(plan, provisions, {}, tuple(links), topics=topics or {})


def _section(key: SectionId, lines: Sequence[Line], labelled: bool) -> Section:
    mine = [i for i, line in enumerate(lines) if line.section is key]
    if not mine:
        return Section(key, Condition.MISSING, labelled=False)
    titles = [i for i in mine if lines[i].role is None]
    told = [i for i in mine if lines[i].role is not None]
    statements = tuple(_statement(f"{key}-{n}", lines[i], i) for n, i in enumerate(told, 1))
    stated = next((lines[i].conditions for i in mine if lines[i].conditions), None)
    nil = bool(statements) and all(s.role is Role.NIL for s in statements)
    usual = Condition.NIL if nil else Condition.FILLED if statements else Condition.BLANK
    headings = tuple(
        Heading(key, Words(lines[i].text, Span(i, 0, len(lines[i].text))), "", "letter")
        for i in titles
    )
    stretches = tuple((i, i) for i in mine)
    return Section(key, stated or usual, headings, stretches, statements, labelled)


def _statement(name: str, line: Line, block: int) -> Statement:
    assert line.section is not None
    assert line.role is not None
    made = Statement(
        name,
        line.section,
        line.role,
        line.text,
        Span(block, 0, len(line.text)),
        area=line.area,
        row=line.row,
        number=line.number,
        cells={role: _apart(text) for role, text in line.cells.items()},
    )
    return replace(made, group_heading=_apart(line.group)) if line.group else made


def _apart(text: str) -> Words:
    """Return words whose place does not matter to the test."""
    return Words(text, Span(0, 0, len(text)))


def found(name: str, plan: AnalysedPlan, **options: object) -> list[Match]:
    """Return what a detector finds in a plan with these options."""
    detector = DETECTORS[name]
    return list(detector.detect(plan, detector.options(**options)))


def words(plan: AnalysedPlan, matches: Sequence[Match]) -> list[str]:
    """Return the words of each match, or the letter of the section that it is about."""
    blocks = plan.plan.document.blocks
    return [
        blocks[m.span.block].text[m.span.start : m.span.end] if m.span else str(m.section)
        for m in matches
    ]
