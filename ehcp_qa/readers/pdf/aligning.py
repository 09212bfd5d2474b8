"""Tables of words alone put in place of the lines that they were taken for."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.readers.pdf.aligned import Table, aligned_tables
from ehcp_qa.readers.pdf.grids import set_room
from ehcp_qa.readers.pdf.lines import make_lines
from ehcp_qa.readers.pdf.shapes import Cell, Grid, Line, Page, Word
from ehcp_qa.readers.pdf.tagged import tagged_tables
from ehcp_qa.readers.pdf.white import BESIDE, column_of


def add_aligned(page: Page, gap: float | None) -> None:
    """Turn lines of a page into tables where they surely are some; ``gap`` parts its columns.

    A table stands where its first line stood: the lines of a scanned page are in no order of height.
    """
    for table in tagged_tables(_words(page)) if page.tagged else ():
        _put(table, page, gap)
    for table in list(_tables(_words(page), gap)):
        _put(table, page, gap)


def _words(page: Page) -> list[Word]:
    return [word for item in page.items if isinstance(item, Line) for word in item.words]


def _put(table: Table, page: Page, gap: float | None) -> None:
    """Put a table in place of the lines that its words stand in."""
    own = {id(word) for row in table[0] for word in row.words}
    grid: Grid | None = _grid(table, page, gap)
    items: list[Line | Grid] = []
    for item in page.items:
        rest = _without(item, own) if isinstance(item, Line) else item
        if rest is not item and grid is not None:
            items.append(grid)
            grid = None
        if rest is not None:
            items.append(rest)
    page.items = items


def _tables(words: list[Word], gap: float | None) -> Iterator[Table]:
    if gap is None:
        yield from aligned_tables(words)
        return
    yield from aligned_tables([word for word in words if word.x1 <= gap])
    yield from aligned_tables([word for word in words if word.x0 >= gap])


def _without(line: Line, words: set[int]) -> Line | None:
    """Return a line without these words: itself, a shorter line or none."""
    kept = [word for word in line.words if id(word) not in words]
    if len(kept) == len(line.words):
        return line
    return Line(line.page, kept) if kept else None


def _grid(table: Table, page: Page, gap: float | None) -> Grid:
    """Return a table of words, as far from the right edge of its room as from the left."""
    rows, white = table
    words = [word for row in rows for word in row.words]
    x0 = min(word.x0 for word in words) - BESIDE
    x1 = max(word.x1 for word in words) + BESIDE
    if gap is None:
        x1 = max(x1, page.width - x0)
    edges = (x0, *(end - BESIDE for _, end in white), x1)
    cells = []
    for number, row in enumerate(rows):
        for column in range(len(edges) - 1):
            box = edges[column], row.top, edges[column + 1], row.bottom
            inside = [word for word in row.words if column_of(word, white) == column]
            lines = make_lines(inside, page.number)
            set_room(lines, box)
            cells.append(Cell(number, column, 1, 1, box, items=list(lines)))
    return Grid(page.number, (x0, rows[0].top, x1, rows[-1].bottom), edges, len(rows), cells)
