"""A sample plan as a run of paragraphs and tables, ready to be set in Word or as a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from ehcp_qa.model.document import Block, CellRef, Control, Document, Mark, MarkKind, Table
from ehcp_qa.readers.plaintext import read_text

LONG_CELL = 120  # characters; a table with cells this long and three columns wants a wide page
WIDE_SHARE = 0.4  # of a plan's text in such tables turns the whole plan on its side
REPEATED_TITLE = 90  # characters; a longer first row is guidance that nobody repeats on each page


@dataclass(frozen=True, slots=True)
class SampleTable:
    """One table: each cell's paragraphs by its top left corner, merged cells once."""

    table: Table
    cells: dict[tuple[int, int], tuple[CellRef, list[Block]]]

    @property
    def repeats_header(self) -> bool:
        """Whether its first row is column titles, repeated on each page."""
        first = [blocks for (row, _), (_, blocks) in self.cells.items() if row == 0]
        if len(first) == 1:
            return False
        letters = sum(len(block.text) for blocks in first for block in blocks)
        return bool(self.table.header_rows) and letters <= REPEATED_TITLE

    def is_title(self, ref: CellRef) -> bool:
        """Whether a cell is the table's own title, as wide as the table."""
        return (
            ref.row == 0 and bool(self.table.header_rows) and ref.column_span == self.table.columns
        )

    def is_heading_row(self, row: int) -> bool:
        """Whether a row is column titles or a label over what follows: short, in every cell."""
        blocks = [blocks for (r, _), (_, blocks) in self.cells.items() if r == row]
        short = all(len(b) == 1 and not b[0].label and len(b[0].text) <= LONG_CELL for b in blocks)
        if self.table.columns == 1 or len(blocks) == 1:
            return short and len(blocks[0][0].text.split()) <= 2
        lettered = all(b and re.match(r"[A-H][12]?\b", b[0].text) for b in blocks)
        return (row == 0 and bool(self.table.header_rows) and short) or lettered

    def heading_rows(self) -> int:
        """Return the last of the rows that begin the table and must stay together."""
        last = 0
        while last + 1 < self.table.rows - 1 and self.is_heading_row(last + 1):
            last += 1
        return last

    def column_shares(self) -> list[float]:
        """Return how much of the width each column wants, by how much text it holds."""
        wants = [1.0] * self.table.columns
        for ref, blocks in self.cells.values():
            if ref.column_span == 1:
                letters = sum(len(block.text) for block in blocks)
                wants[ref.column] = max(wants[ref.column], min(letters, 400.0))
        roots = [want**0.5 + 3 for want in wants]  # the root keeps a long cell from taking it all
        return [root / sum(roots) for root in roots]


@dataclass(slots=True)
class Sample:
    """A whole plan to be set: its running lines and everything in order; None is a page break."""

    title: str
    header: str = ""
    footer: str = ""
    items: list[Block | SampleTable | None] = field(default_factory=list)
    wide: bool = False
    controls: dict[int, list[Control]] = field(default_factory=dict)  # by the block they stand in


def lay_out(text: str) -> Sample:
    """Return a Markdown plan as a sample to be set."""
    document = read_text(text)
    breaks = [n for n, line in enumerate(text.split("\n"), 1) if "<!-- pagebreak -->" in line]
    sample = Sample(next((b.text for b in document.blocks if b.level == 1), "EHC plan"))
    placed: set[int] = set()
    for block in document.blocks:
        line = block.place.line or 0
        while breaks and breaks[0] < line:
            sample.items.append(None)
            breaks.pop(0)
        if block.furniture:
            setattr(sample, block.place.part, block.text)
        elif block.cell is None:
            sample.items.append(block)
        elif block.cell.table not in placed:
            placed.add(block.cell.table)
            sample.items.append(_table(document, block.cell.table))
    for control in document.controls:
        sample.controls.setdefault(control.first or 0, []).append(control)
    sample.wide = _wants_width(document)
    return sample


def form_marks(block: Block, start: int) -> frozenset[MarkKind]:
    """Return what a stretch of a template is to whoever fills it in: a prompt, a choice, guidance."""
    kinds = (MarkKind.PLACEHOLDER, MarkKind.CHOICE, MarkKind.GUIDANCE)
    return frozenset(kind for kind in kinds if _marked(block.marks, kind, start))


def stretches(block: Block) -> Iterator[tuple[str, bool, bool]]:
    """Yield a block's text in stretches that look alike: the words, bold, italic."""
    edges = sorted({0, len(block.text), *(e for m in block.marks for e in (m.start, m.end))})
    for start, end in pairwise(edges):
        yield (
            block.text[start:end],
            _marked(block.marks, MarkKind.BOLD, start),
            _marked(block.marks, MarkKind.ITALIC, start),
        )


def _marked(marks: tuple[Mark, ...], kind: MarkKind, at: int) -> bool:
    return any(mark.kind is kind and mark.start <= at < mark.end for mark in marks)


def _table(document: Document, index: int) -> SampleTable:
    table = document.tables[index]
    cells: dict[tuple[int, int], tuple[CellRef, list[Block]]] = {
        (ref.row, ref.column): (ref, []) for ref in table.empty_cells
    }
    for block in document.blocks:
        if (ref := block.cell) and ref.table == index:
            cells.setdefault((ref.row, ref.column), (ref, []))[1].append(block)
    return SampleTable(table, dict(sorted(cells.items())))


def _wants_width(document: Document) -> bool:
    letters = sum(len(block.text) for block in document.blocks)
    wide = sum(
        len(block.text)
        for block in document.blocks
        if block.cell
        and document.tables[block.cell.table].columns >= 3
        and len(block.text) >= LONG_CELL
    )
    return wide >= letters * WIDE_SHARE
