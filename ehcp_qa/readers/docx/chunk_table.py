"""The cells of a web page's table by grid position."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ehcp_qa.model.document import CellRef
from ehcp_qa.readers.docx.chunk_style import HIDING, is_hidden, is_struck
from ehcp_qa.readers.docx.names import whole_number

MOST_COLUMNS = 63  # as many as Word lets a table have; a cell beyond them is read as plain text
_GROUPS = frozenset(["thead", "tbody", "tfoot"])
_CELLS = frozenset(["td", "th"])


@dataclass(frozen=True, slots=True)
class PageGrid:
    """A table's cells by element, in reading order, its size and its header rows."""

    cells: dict[Any, CellRef]
    rows: int
    columns: int
    header_rows: int


@dataclass(slots=True)
class _Placed:
    element: Any
    row: int
    start: int
    end: int
    rows: int


def lay_out_page_table(table: Any, index: int) -> PageGrid:
    """Return the grid of table number ``index``; columns where no cell begins do not count."""
    rows = list(_rows(table))
    taken: list[int] = [0] * MOST_COLUMNS  # of each column, the first row that is free again
    placed: list[_Placed] = []
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            if cell.tag not in _CELLS or _unseen(cell):
                continue
            while column < MOST_COLUMNS and taken[column] > at:
                column += 1
            if column == MOST_COLUMNS:
                break
            end = _free_until(taken, column, _span(cell, "colspan"), at)
            high = min(_span(cell, "rowspan"), len(rows) - at)
            placed.append(_Placed(cell, at, column, end, high))
            taken[column:end] = [at + high] * (end - column)
            column = end
    edges = sorted({p.start for p in placed} | {max((p.end for p in placed), default=0)})
    cells = {
        p.element: CellRef(
            index,
            p.row,
            edges.index(p.start),
            p.rows,
            max(bisect_left(edges, p.end) - edges.index(p.start), 1),
        )
        for p in placed
    }
    headers = sum(1 for row in rows if row.getparent().tag == "thead")
    return PageGrid(cells, len(rows), max(len(edges) - 1, 0), headers)


def _rows(element: Any) -> Iterator[Any]:
    for child in element:
        if child.tag == "tr" and not _unseen(child):
            yield child
        elif child.tag in _GROUPS and not _unseen(child):
            yield from _rows(child)


def _unseen(element: Any) -> bool:
    return element.tag in HIDING or is_hidden(element) or is_struck(element)


def _free_until(taken: list[int], start: int, span: int, row: int) -> int:
    """Return where a cell that begins at ``start`` ends: before any that reaches down to here."""
    end = start + 1
    while end < min(start + span, MOST_COLUMNS) and taken[end] <= row:
        end += 1
    return end


def _span(cell: Any, name: str) -> int:
    return max(whole_number(cell.get(name), 1), 1)
