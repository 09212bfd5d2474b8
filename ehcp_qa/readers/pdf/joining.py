"""Tables that run over a page break, joined again into one."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from ehcp_qa.law.dates import find_dates
from ehcp_qa.readers.pdf.breaks import ends_sentence, label_of, wraps
from ehcp_qa.readers.pdf.lines import text_of
from ehcp_qa.readers.pdf.shapes import Box, Cell, Grid, Line

_SAME_EDGE = 3.0  # points
_LEFT_OVER = 24.0  # points of white that a program may leave below the last row, two lines of text
_TO_THE_BOTTOM = 1.8  # lines of text between a cell's last line and its lower edge, at most
_SLIVER = 14.0  # points; a row without text lower than this is the rest of one cut in two
_HEADER_WITHIN = 5  # a table's column titles stand in its first rows


def runs_over(above: Grid, below: Grid, lowest: float) -> bool:
    """Say whether ``below``, first on its page, goes on with ``above``, last on the page before.

    ``lowest`` is how far down text goes on pages like the one that ``above`` ends on.
    """
    if (
        abs(above.box[0] - below.box[0]) > _SAME_EDGE
        or abs(above.box[2] - below.box[2]) > _SAME_EDGE
    ):
        return False
    if not (_edges_among(below, above) or _edges_among(above, below)):
        return False
    if repeated_rows(above, below):
        return True
    if _has_own_titles(above, below) or _has_own_title(above, below):
        return False
    left_over = lowest - above.box[3]
    if _is_title(below) or len(above.columns) != len(below.columns):
        return left_over <= _LEFT_OVER
    first = [cell.box[3] - cell.box[1] for cell in below.row_cells(0)]
    return left_over <= min(first, default=0.0) + _LEFT_OVER


def under(below: Grid, above: Grid) -> Grid:
    """Return a table moved sideways to stand under one of another column, itself when of the same."""
    if below.column == above.column:
        return below
    aside = above.box[0] - below.box[0]

    def moved(box: Box) -> Box:
        return box[0] + aside, box[1], box[2] + aside, box[3]

    cells = [replace(cell, box=moved(cell.box)) for cell in below.cells]
    columns = tuple(x + aside for x in below.columns)
    return replace(below, box=moved(below.box), columns=columns, cells=cells)


def repeated_rows(above: Grid, below: Grid) -> int:
    """Return how many rows at the top of ``below`` repeat those at the top of ``above``."""
    count = 0
    while count < min(below.rows - 1, above.rows):
        row = _row_text(below, count)
        if not any(words for _, words in row) or row != _row_text(above, count):
            break
        count += 1
    return count


def join(above: Grid, below: Grid) -> None:
    """Add the rows of ``below`` to ``above``: repeated titles dropped, a row cut in two made whole."""
    repeated = repeated_rows(above, below)
    above.header_rows = max(above.header_rows, repeated)
    pairs = [
        (_over(above, cell), cell) for cell in below.cells if cell.row == repeated
    ]  # what stood above and below the page break
    cut = _row_is_cut(pairs)
    offset = above.rows - repeated - (1 if cut else 0)
    merged = []
    for over, cell in pairs:
        if over and (cut or _still_merged(over, cell)):
            over.items += cell.items
            over.row_span = cell.row + offset + cell.row_span - over.row
            merged.append(id(cell))
    for cell in below.cells:
        if cell.row >= repeated and id(cell) not in merged:
            cell.row += offset
            above.cells.append(cell)
    above.rows = below.rows + offset
    above.box = (*above.box[:3], below.box[3])
    _number_columns(above, below)


def _edges_among(few: Grid, many: Grid) -> bool:
    return all(any(abs(x - y) <= _SAME_EDGE for y in many.columns) for x in few.columns)


def _row_text(grid: Grid, row: int) -> list[tuple[int, str]]:
    return [
        (cell.column, " ".join(text_of(i) for i in cell.items if isinstance(i, Line)))
        for cell in grid.row_cells(row)
    ]


def _has_own_titles(above: Grid, below: Grid) -> bool:
    """Say whether the table below prints a row of column titles again, further down."""
    titles = [
        words
        for row in range(min(_HEADER_WITHIN, above.rows))
        if _several(words := _row_text(above, row))
    ]
    return any(_row_text(below, row) in titles for row in range(min(_HEADER_WITHIN, below.rows)))


def _has_own_title(above: Grid, below: Grid) -> bool:
    """Say whether both tables begin with the same kind of title, as one for each area of need."""
    shades = {cell.shade for grid in (above, below) for cell in grid.row_cells(0)}
    if len(shades) == 1 and shades != {None}:
        return all(cell.shade not in shades for cell in above.row_cells(above.rows - 1))
    titles = [_first_line(grid) for grid in (above, below) if _is_title(grid)]
    return len(titles) == 2 and titles[0] == titles[1] != ""


def _is_title(grid: Grid) -> bool:
    """Say whether the first row is one cell over several columns."""
    return len(grid.columns) > 2 and len(grid.row_cells(0)) == 1


def _first_line(grid: Grid) -> str:
    items = grid.row_cells(0)[0].items
    return text_of(items[0]) if items and isinstance(items[0], Line) else ""


def _several(row: list[tuple[int, str]]) -> bool:
    return sum(1 for _, words in row if words) > 1


def _over(above: Grid, cell: Cell) -> Cell | None:
    """Return the cell of the last row above that stands over a cell below the page break."""
    for other in above.cells:
        if (
            other.row + other.row_span == above.rows
            and abs(other.box[0] - cell.box[0]) <= _SAME_EDGE
            and abs(other.box[2] - cell.box[2]) <= _SAME_EDGE
        ):
            return other
    return None


def _still_merged(over: Cell, cell: Cell) -> bool:
    """Say whether an empty cell goes on with one that already spans rows above the break."""
    return not cell.items and (over.row_span > 1 or cell.row_span > 1)


def _row_is_cut(pairs: list[tuple[Cell | None, Cell]]) -> bool:
    """Say whether the page break goes through a row: its text goes on, and not at a fresh start."""
    if not any(cell.items for _, cell in pairs):
        return all(cell.box[3] - cell.box[1] < _SLIVER for _, cell in pairs)
    found = [_goes_on(over, cell) for over, cell in pairs]
    first_over, first = pairs[0]
    left_empty = bool(first_over and first_over.items and not first.items)
    return None not in found and (True in found or left_empty)


def _goes_on(over: Cell | None, cell: Cell) -> bool | None:
    """Say whether a cell's text plainly goes on from the page before; None when it plainly cannot."""
    if over is None:
        return None
    if not cell.items:
        return False
    first, last = cell.items[0], over.items[-1] if over.items else None
    if not isinstance(first, Line) or not isinstance(last, Line):
        return None
    if _is_a_date(last) and _is_a_date(first):
        return None  # two days are two entries, such as two reports
    fresh, done = bool(label_of(first)[0]), ends_sentence(last)
    if not fresh and not done and first.words[0].text[:1].islower():
        return True  # in mid-sentence, wherever in its cell the text stands
    full = wraps(last, first)
    if not _reaches_down(over, last) or not (fresh or full or done):
        return None
    return full and not fresh and not done


def _is_a_date(line: Line) -> bool:
    """Say whether a line is a whole date and nothing else."""
    text = text_of(line).strip(" .")
    found = find_dates(text)
    return [(d.kind, d.start, d.end) for d in found] == [("day", 0, len(text))]


def _reaches_down(cell: Cell, last: Line) -> bool:
    return cell.box[3] - last.base <= last.size * _TO_THE_BOTTOM


def _number_columns(above: Grid, below: Grid) -> None:
    """Number the columns of the joined table by every edge that either part has."""
    edges = list(above.columns)
    edges += [x for x in below.columns if all(abs(x - y) > _SAME_EDGE for y in edges)]
    edges.sort()
    above.columns = tuple(edges)
    for cell in above.cells:
        first = bisect_left(edges, cell.box[0] - _SAME_EDGE)
        cell.column = first
        cell.column_span = max(bisect_left(edges, cell.box[2] - _SAME_EDGE) - first, 1)
    above.cells.sort(key=lambda cell: (cell.row, cell.column))
