"""The cells of a Word table by grid position, each merged cell once."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ehcp_qa.model.document import CellRef, MarkKind
from ehcp_qa.readers.docx.alternatives import is_passed_over
from ehcp_qa.readers.docx.controls import control_marks
from ehcp_qa.readers.docx.names import INSERTING, TRANSPARENT, VAL, W, whole_number
from ehcp_qa.readers.docx.runs import Marks, Path
from ehcp_qa.readers.docx.styles import is_on

_ROW, _CELL, _CONTROL = f"{W}tr", f"{W}tc", f"{W}sdt"


@dataclass(slots=True)
class GridCell:
    """One cell's element and where it stands; ``rows`` grows as cells below are merged in."""

    element: Any
    path: Path
    marks: Marks
    row: int
    start: int
    end: int
    rows: int = 1


_Standing = dict[tuple[int, int], GridCell]


@dataclass(frozen=True, slots=True)
class _Row:
    """One row's element, where it stands, how it is marked and its number."""

    element: Any
    path: Path
    marks: Marks
    at: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells in reading order, its size and its repeated header rows."""

    cells: tuple[tuple[CellRef, GridCell], ...]
    rows: int
    columns: int
    header_rows: int


def lay_out(table: Any, path: Path, marks: Marks, index: int) -> Grid:
    """Return the grid of table number ``index``.

    Word often keeps grid lines at which no cell of this table begins, left over from an earlier
    shape. They are not columns that anybody sees, so they do not count.
    """
    cells: list[GridCell] = []
    above: dict[tuple[int, int], GridCell] = {}
    header_rows, at = 0, -1
    for at, (row, where, row_marks) in enumerate(_inside(table, path, marks, _ROW)):
        if header_rows == at and is_on(_property(row, "trPr", "tblHeader")):
            header_rows += 1
        above = _add_row(cells, above, _Row(row, where, row_marks, at))
    edges = sorted({cell.start for cell in cells} | {max((c.end for c in cells), default=0)})
    rank = {edge: n for n, edge in enumerate(edges)}

    def ref(cell: GridCell) -> CellRef:
        ends = bisect_left(edges, cell.end) - rank[cell.start]
        return CellRef(index, cell.row, rank[cell.start], cell.rows, max(ends, 1))

    placed = tuple((ref(cell), cell) for cell in cells)
    return Grid(placed, at + 1, max(len(edges) - 1, 0), header_rows)


def _add_row(cells: list[GridCell], above: _Standing, row: _Row) -> _Standing:
    """Add one row's cells, lengthening those that run on into it from above.

    ``above`` and the result are the cells that reach down to a row's lower edge, by the grid lines
    that they stand between.
    """
    start = _amount(row.element, "trPr", "gridBefore", 0)
    standing: _Standing = {}
    for cell, where, marks in _inside(row.element, row.path, row.marks, _CELL):
        end = start + max(_amount(cell, "tcPr", "gridSpan", 1), 1)
        merge = _property(cell, "tcPr", "vMerge")
        goes_on = merge is not None and merge.get(VAL, "continue") == "continue"
        over = above.get((start, end)) if goes_on else None
        if over is None:
            over = GridCell(cell, where, marks, row.at, start, end, rows=0)
            cells.append(over)
        over.rows += 1
        standing[start, end] = over
        start = end
    return standing


def _inside(
    element: Any, path: Path, marks: Marks, wanted: str
) -> Iterator[tuple[Any, Path, Marks]]:
    """Yield the rows of a table or the cells of a row, through what wraps them."""
    for at, child in enumerate(element):
        here = (*path, at)
        if child.tag == wanted:
            if not _deleted(child):
                yield child, here, marks
        elif child.tag == _CONTROL:
            yield from _inside(child, here, marks | control_marks(child), wanted)
        elif child.tag in TRANSPARENT and not is_passed_over(child):
            more = {MarkKind.INSERTED} if child.tag in INSERTING else set()
            yield from _inside(child, here, marks | more, wanted)


def _deleted(element: Any) -> bool:
    """Say whether a row or cell is a tracked deletion."""
    return (
        _property(element, "trPr", "del") is not None
        or _property(element, "tcPr", "cellDel") is not None
    )


def _property(element: Any, properties: str, name: str) -> Any:
    return element.find(f"{W}{properties}/{W}{name}")


def _amount(element: Any, properties: str, name: str, otherwise: int) -> int:
    found = _property(element, properties, name)
    value = None if found is None else found.get(VAL)
    return max(whole_number(value, otherwise), 0)
