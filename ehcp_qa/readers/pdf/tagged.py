"""Tables that a page's tags tell of, where no border and no shading shows them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ehcp_qa.readers.pdf.aligned import Table
from ehcp_qa.readers.pdf.shapes import Word
from ehcp_qa.readers.pdf.white import Row

_FEWEST = 2  # rows, and columns; less is layout, or nothing that text would not say as well
_REACH = 0.9, 0.3  # parts of the size that letters reach above and below their baseline
_JUST_LEFT = 1.0  # points left of a column's words where the white before them ends
_WHITE = 8.0  # points of white that are enough to part two columns

_Rows = dict[int, dict[int, list[Word]]]


def tagged_tables(words: list[Word]) -> Iterator[Table]:
    """Yield the tables that tags put words into, if they stand as tables do."""
    found: dict[int, _Rows] = {}
    for word in words:
        if word.tag and word.tag.cell:
            table, row, column = word.tag.cell
            found.setdefault(table, {}).setdefault(row, {}).setdefault(column, []).append(word)
    for cells in found.values():
        starts = _starts(cells)
        rows = [_row(cells[number]) for number in sorted(cells)]
        down = all(above.bottom <= below.bottom for above, below in pairwise(rows))
        if len(rows) < _FEWEST or len(starts) < _FEWEST or not down:
            continue
        for above, below in pairwise(rows):
            above.bottom = below.top = (above.bottom + below.top) / 2
        if all(row.top < row.bottom for row in rows):
            white = [(x - _WHITE, x - _JUST_LEFT) for x in starts[1:]]
            yield rows, white


def _starts(cells: _Rows) -> list[float]:
    """Return where each column begins, by the rows with most cells; none when they are in disorder."""
    last = max(max(row) for row in cells.values())
    full = [row for row in cells.values() if max(row) == last]
    starts = []
    for column in range(last + 1):
        words = [word for row in full for word in row.get(column, ())]
        if not words:
            return []
        starts.append(min(word.x0 for word in words))
    return starts if all(one < other for one, other in pairwise(starts)) else []


def _row(cells: dict[int, list[Word]]) -> Row:
    words = [word for column in sorted(cells) for word in cells[column]]
    top = min(word.base - word.size * _REACH[0] for word in words)
    bottom = max(word.base + word.size * _REACH[1] for word in words)
    return Row(top, bottom, words)
