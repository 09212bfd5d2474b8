"""The cells of a Word table by grid position, each merged cell once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ehcp_qa.model.document import CellRef, MarkKind
from ehcp_qa.readers.docx.alternatives import is_passed_over
from ehcp_qa.readers.docx.controls import control_marks
from ehcp_qa.readers.docx.names import INSERTING, TRANSPARENT, VAL, W
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
    header_rows, at = 0, -1
    for at, (row, where, row_marks) in enumerate(_inside(table, path, marks, _ROW)):
        if header_rows == at and is_on(_property(row, "trPr", "tblHeader")):
            header_rows += 1
        cells = _add_row(cells, row, where, row_marks, at)
    edges = sorted({cell.start for cell in cells} | {max((c.end for c in cells), default=0)})
    rank = {edge: n for n, edge in enumerate(edges)}

    def ref(cell: GridCell) -> CellRef:
        ends = sum(1 for edge in edges if cell.start <= edge < cell.end)
        return CellRef(index, cell.row, rank[cell.start], cell.rows, max(ends, 1))

    placed = tuple((ref(cell), cell) for cell in cells)
    return Grid(placed, at + 1, max(len(edges) - 1, 0), header_rows)


def _add_row(cells: list[GridCell], row: Any, path: Path, marks: Marks, at: int) -> list[GridCell]:
    """Add one row's cells, lengthening those of the row above that run on into it."""
    start = _amount(row, "trPr", "gridBefore", 0)
    for cell, where, cell_marks in _inside(row, path, marks, _CELL):
        end = start + max(_amount(cell, "tcPr", "gridSpan", 1), 1)
        merge = _property(cell, "tcPr", "vMerge")
        above = next(
            (c for c in cells if (c.start, c.end) == (start, end) and c.row + c.rows == at), None
        )  # reaches down to this row
        if merge is not None and merge.get(VAL, "continue") == "continue" and above:
            above.rows += 1
        else:
            cells.append(GridCell(cell, where, cell_marks, at, start, end))
        start = end
    return cells


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
    value = "" if found is None else found.get(VAL, "")
    return int(value) if value.isdecimal() else otherwise
