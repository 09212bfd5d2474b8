"""The cells of a Word table by grid position, each merged cell once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ehcp_qa.model.document import CellRef, MarkKind
from ehcp_qa.readers.docx.alternatives import is_passed_over
from ehcp_qa.readers.docx.controls import Held, held
from ehcp_qa.readers.docx.gathered import Gathered
from ehcp_qa.readers.docx.looks import is_on
from ehcp_qa.readers.docx.names import (
    CELL,
    CONTROL,
    INSERTING,
    ROW,
    TRANSPARENT,
    VAL,
    W,
    whole_number,
)
from ehcp_qa.readers.docx.runs import Marks, Path

_ROW_PROPERTIES, _CELL_PROPERTIES = f"{W}trPr", f"{W}tcPr"
_BEFORE, _HEADER, _ROW_DELETED = f"{W}gridBefore", f"{W}tblHeader", f"{W}del"
_SPAN, _DOWN, _ACROSS, _CELL_DELETED = f"{W}gridSpan", f"{W}vMerge", f"{W}hMerge", f"{W}cellDel"
_TOLD = frozenset([_BEFORE, _HEADER, _ROW_DELETED, _SPAN, _DOWN, _ACROSS, _CELL_DELETED])
_INSERTED = frozenset([MarkKind.INSERTED])

Inside = tuple[Any, Path, Marks, tuple[Held, ...]]


@dataclass(slots=True)
class GridCell:
    """One cell's element and where it stands; ``rows`` grows as cells below are merged in.

    ``controls`` are the content controls round it or round its row. ``more`` are the cells merged
    into it from the right in the older way, which keeps what is in them.
    """

    element: Any
    path: Path
    marks: Marks
    controls: tuple[Held, ...]
    row: int
    start: int
    end: int
    goes_on: bool  # merged with the cell above it
    rows: int = 1
    more: list[Inside] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells in reading order, its size and its repeated header rows."""

    cells: tuple[tuple[CellRef, GridCell], ...]
    rows: int
    columns: int
    header_rows: int


@dataclass(slots=True)
class _Laying:
    """A table being laid out: the cells so far, and those that reach down to the last row's edge.

    ``above`` has them by the grid lines that they stand between.
    """

    gathered: Gathered
    cells: list[GridCell] = field(default_factory=list)
    above: dict[tuple[int, int], GridCell] = field(default_factory=dict)
    rows: int = 0
    header_rows: int = 0

    def add_row(self, row: Inside) -> None:
        """Add one row's cells, lengthening those that run on into it from above."""
        facts = _facts(row[0], _ROW_PROPERTIES)
        if _ROW_DELETED in facts:
            return
        if self.header_rows == self.rows and is_on(facts.get(_HEADER)):
            self.header_rows += 1
        standing: dict[tuple[int, int], GridCell] = {}
        for cell in self._row(row, max(_amount(facts.get(_BEFORE), 0), 0)):
            lines = cell.start, cell.end
            over = self.above.get(lines) if cell.goes_on else None
            if over is None:
                self.cells.append(cell)
                over = cell
            else:
                over.rows += 1
            standing[lines] = over
        self.above = standing
        self.rows += 1

    def _row(self, row: Inside, start: int) -> list[GridCell]:
        """Return a row's own cells, those merged with the one before them taken into it."""
        cells: list[GridCell] = []
        for element, path, marks, controls in _inside(row, CELL, self.gathered):
            facts = _facts(element, _CELL_PROPERTIES)
            if _CELL_DELETED in facts:
                continue
            end = start + max(_amount(facts.get(_SPAN), 1), 1)
            if cells and _continues(facts.get(_ACROSS)):
                cells[-1].end = end
                cells[-1].more.append((element, path, marks, controls))
            else:
                down = _continues(facts.get(_DOWN))
                cells.append(GridCell(element, path, marks, controls, self.rows, start, end, down))
            start = end
        return cells


def lay_out(table: Any, path: Path, marks: Marks, index: int, gathered: Gathered) -> Grid:
    """Return the grid of table number ``index``.

    Word often keeps grid lines at which no cell of this table begins, left over from an earlier
    shape. They are not columns that anybody sees, so they do not count.
    """
    laying = _Laying(gathered)
    for row in _inside((table, path, marks, ()), ROW, gathered):
        laying.add_row(row)
    cells = laying.cells
    edges = sorted({cell.start for cell in cells} | {max((c.end for c in cells), default=0)})
    rank = {edge: n for n, edge in enumerate(edges)}

    def ref(cell: GridCell) -> CellRef:
        ends = bisect_left(edges, cell.end) - rank[cell.start]
        return CellRef(index, cell.row, rank[cell.start], cell.rows, max(ends, 1))

    placed = tuple((ref(cell), cell) for cell in cells)
    return Grid(placed, laying.rows, max(len(edges) - 1, 0), laying.header_rows)


def _inside(outer: Inside, wanted: str, gathered: Gathered) -> Iterator[Inside]:
    """Yield the rows of a table or the cells of a row, through what wraps them."""
    element, path, marks, controls = outer
    for at, child in enumerate(element):
        tag = child.tag
        if tag == wanted:
            yield child, (*path, at), marks, controls
        elif tag == CONTROL:
            own = gathered.hold(held(child))
            inner = child, (*path, at), marks | own.marks, (*controls, own)
            yield from _inside(inner, wanted, gathered)
        elif tag in TRANSPARENT and not is_passed_over(child):
            more = marks | _INSERTED if tag in INSERTING else marks
            yield from _inside((child, (*path, at), more, controls), wanted, gathered)


def _facts(element: Any, properties: str) -> dict[str, Any]:
    """Return a row's or a cell's properties by name; they come first in it when it has any."""
    for child in element:
        if child.tag == properties:
            return {tag: fact for fact in child if (tag := fact.tag) in _TOLD}
        if child.tag in _CONTENT:
            break
    return {}


_CONTENT = frozenset([CELL, CONTROL, f"{W}p", f"{W}tbl"])


def _continues(merge: Any) -> bool:
    """Say whether a cell is one that goes on from another, as its merge property says."""
    return merge is not None and merge.get(VAL, "continue") == "continue"


def _amount(found: Any, otherwise: int) -> int:
    return otherwise if found is None else whole_number(found.get(VAL), otherwise)
