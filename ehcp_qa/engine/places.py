"""Where a match stands, in words for people and numbers for machines."""

from __future__ import annotations

from dataclasses import dataclass

from ehcp_qa.model.document import Block, CellRef, Document
from ehcp_qa.model.finding import Location, Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, Role, SectionId, Statement


@dataclass(frozen=True, slots=True)
class Locator:
    """Answers where spans stand in one plan; built once, since it indexes the statements."""

    plan: Plan
    by_id: dict[str, Statement]
    by_block: dict[int, tuple[Statement, ...]]
    stretches: tuple[tuple[int, int, SectionId], ...]

    @classmethod
    def of(cls, plan: Plan) -> Locator:
        """Return the locator of a plan."""
        by_block: dict[int, tuple[Statement, ...]] = {}
        statements = plan.statements()
        for statement in statements:
            block = statement.span.block
            by_block[block] = (*by_block.get(block, ()), statement)
        stretches = tuple(
            (first, last, key)
            for key in SectionId
            if key in plan.sections
            for first, last in plan.sections[key].stretches
        )
        return cls(plan, {s.id: s for s in statements}, by_block, stretches)

    def statement(self, match: Match) -> Statement | None:
        """Return the statement that the match names, or that its words stand in."""
        if match.statement:
            return self.by_id.get(match.statement)
        return self._around(match.span) if match.span else None

    def section(self, match: Match) -> SectionId | None:
        """Return the section that the match names or stands in, if any."""
        if match.section:
            return match.section
        statement = self.statement(match)
        if statement:
            return statement.section
        return self._section_of(match.span.block) if match.span else None

    def words(self, span: Span | None) -> str:
        """Return exactly the words of a span."""
        if span is None:
            return ""
        return self.plan.document.blocks[span.block].text[span.start : span.end]

    def entry(self, statement: Statement) -> str:
        """Return the whole row of a piece of advice that a table lists; nothing for other statements.

        "Occupational therapy" alone tells nobody which entry is meant, nor what it gives and lacks.
        """
        cell = self.plan.document.blocks[statement.span.block].cell
        if statement.role is not Role.ADVICE or cell is None:
            return ""
        row = (b for b in self.plan.document.blocks if b.cell and _row_of(b.cell) == _row_of(cell))
        return " · ".join(text for block in row if (text := block.text.strip()))

    def location(self, span: Span | None, section: SectionId | None) -> Location:
        """Return the place of a span, or of a whole section when there is none."""
        if span is None:
            said = f"Section {section}" if section else "the whole plan"
            return Location(section, None, said + self._scanned(any_page=True))
        block = self.plan.document.blocks[span.block]
        place = block.place
        return Location(
            section=section,
            span=span,
            words=self._in_words(block, span, section),
            page=place.page,
            box=place.box,
            path=place.path,
            line=place.line,
        )

    def _in_words(self, block: Block, span: Span, section: SectionId | None) -> str:
        statement = self._around(span)
        parts = [f"Section {section}" if section else self._outside(block)]
        if block.furniture:
            parts = ["running header or footer"]
        elif statement and statement.section == section:
            parts[0] += f" ({statement.area})" if statement.area else ""
            if (
                statement.role is not Role.GUIDANCE
            ):  # words of the template are no item of the plan's
                parts.append(f"item {statement.number or statement.id.rpartition('-')[2]}")
        if block.cell:
            parts.append(_table_row(self.plan.document, block.cell))
        if block.place.page is not None:
            parts.append(f"page {block.place.page}{self._scanned(block.place.page)}")
        return ", ".join(parts)

    def _outside(self, block: Block) -> str:
        """Return what to call a place in no section: before all of them, or after the first."""
        first = min((first for first, _, _ in self.stretches), default=block.index)
        return "front matter" if block.index <= first else "outside the sections"

    def _scanned(self, page: int | None = None, *, any_page: bool = False) -> str:
        """Return the words for text read from a picture, whose letters may be wrong; else nothing.

        What could not be found is nowhere in particular, so it says so of a plan with ``any_page``.
        """
        pages = self.plan.document.ocr_pages
        return " (text recognised from a scan)" if page in pages or (any_page and pages) else ""

    def _around(self, span: Span) -> Statement | None:
        for statement in self.by_block.get(span.block, ()):
            if statement.span.start <= span.start < statement.span.end:
                return statement
        return None

    def _section_of(self, block: int) -> SectionId | None:
        found = (key for first, last, key in self.stretches if first <= block <= last)
        return next(found, None)


def _row_of(cell: CellRef) -> tuple[int, int]:
    return cell.table, cell.row


def _table_row(document: Document, cell: CellRef) -> str:
    """Return "table 2 row 4", counting the tables and rows that a reader of the page would count."""
    outer = cell
    while (inside := document.tables[outer.table].inside) is not None:
        outer = inside
    tables = [table.index for table in document.tables if table.inside is None]
    return f"table {tables.index(outer.table) + 1} row {outer.row + 1}"
