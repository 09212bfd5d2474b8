"""Pages of running text in two columns: the left column is read to its end, then the right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from ehcp_qa.readers.pdf.beside import gap_beside_tables
from ehcp_qa.readers.pdf.lines import make_lines
from ehcp_qa.readers.pdf.shapes import Grid, Line, Page, Shape

_MIDDLE = (0.35, 0.65)  # of the page's width, where the gap between two columns lies
_STEP = 2  # points between the places where a gap is looked for
_NARROWEST = 8.0  # points of white between two columns; between words it is seldom over 6
_FEWEST_LINES = 5  # in each column; fewer may be a form, or an address beside a date
_FULL = 0.75  # of its column that a full line of running text fills
_FULL_SHARE = 0.3  # of the lines; the entries of a form are mostly shorter than their column
_NEW_ROW = 1.35  # usual line distances; more white begins a paragraph, or a row
_SPACED = 1.5  # sizes between the lines of a paragraph, at most
_SAME_HEIGHT = 3.0  # points
_ROWS = 0.75  # of the paragraphs begin level with one opposite: these are rows of a table
_BIGGER = 1.07  # a heading is at least this much larger than the text around it

Item = Line | Grid


def column_gaps(pages: list[Page]) -> dict[Shape, float]:
    """Return where the white between two columns lies, for each shape of page that has them."""
    gaps: dict[Shape, float] = {}
    alike: dict[Shape, list[Page]] = {}
    for page in pages:
        if not page.recognised:
            alike.setdefault(page.shape, []).append(page)
    for shape, some in alike.items():
        grids = [item for page in some for item in page.items if isinstance(item, Grid)]
        found = next((gap for page in some if (gap := _gap(page, grids)) is not None), None)
        gap = gap_beside_tables(some) if found is None else found
        if gap is not None:
            gaps[shape] = gap
    return gaps


def set_columns(pages: list[Page], gaps: dict[Shape, float]) -> None:
    """Put the items of pages set in two columns in reading order, each told its column."""
    for shape, gap in gaps.items():
        alike = [page for page in pages if page.shape == shape and not page.recognised]
        for page in alike:
            page.items = list(_in_order(page, gap))
        _set_room([item for page in alike for item in page.items if isinstance(item, Line)])


def _gap(page: Page, grids: list[Grid]) -> float | None:
    """Return where the white between two columns of running text lies, or None.

    Where it is wide, the place is taken that fewest tables, on any page, stand in the way of.
    """
    lines = [item for item in page.items if isinstance(item, Line)]
    if len(lines) < _FEWEST_LINES:
        return None
    first, last = (int(page.width * share) for share in _MIDDLE)
    reach = [(line, min(w.x0 for w in line.words), line.x1) for line in lines]
    best = max(
        range(first, last, _STEP),
        key=lambda x: (_fewer(reach, x), -sum(_crosses(grid, x) for grid in grids)),
    )
    if _fewer(reach, best) < _FEWEST_LINES:
        return None
    runs = [run for run, apart in _runs(page.items, best) if apart]
    return best if any(_is_running_text(*_sides(run, best)) for run in runs) else None


def _fewer(reach: list[tuple[Line, float, float]], x: int) -> int:
    """Return how many lines have words left, or right, of a place; the fewer of both.

    Each line stands with how far its words reach: one that ends before the place, or begins after
    it, has nothing in the white there.
    """
    before = after = 0
    for line, x0, x1 in reach:
        if not x0 < x < x1 or not _crosses(line, x):
            before += line.x0 < x
            after += x1 > x
    return min(before, after)


def _crosses(item: Item, x: float) -> bool:
    """Say whether an item has anything in the white that lies round a place."""
    if isinstance(item, Grid):
        return item.box[0] < x < item.box[2]
    before, after = list[float](), list[float]()
    for word in item.words:
        if word.x0 < x < word.x1:  # as most often: no other word need be looked at
            return True
        if word.x0 < x:
            before.append(word.x1)
        elif word.x1 > x:
            after.append(word.x0)
    left, right = max(before, default=x - _NARROWEST), min(after, default=x + _NARROWEST)
    return right - left < _NARROWEST


def _runs(items: list[Item], x: float) -> Iterator[tuple[list[Item], bool]]:
    """Yield the items in runs, each with whether it keeps clear of the white at ``x``."""
    run: list[Item] = []
    apart = False
    for item in items:
        clear = not _crosses(item, x) and not _is_heading_across(item, items, x)
        if run and not apart and _is_last_line(run[-1], item, x):
            clear = False
        if run and clear is not apart:
            yield run, apart
            run = []
        apart = clear
        run.append(item)
    if run:
        yield run, apart


def _is_heading_across(item: Item, items: list[Item], x: float) -> bool:
    """Say whether a short heading stands over both columns: there is white to its right.

    A heading of the left column alone has the right column's text beside it, or beside the white
    above and below it.
    """
    lines = [other for other in items if isinstance(other, Line)]
    if not isinstance(item, Line) or item.x0 >= x:
        return False
    if item.size < median(line.size for line in lines) * _BIGGER:
        return False
    left = [line.base for line in lines if line.x0 < x]
    right = [line.base for line in lines if line.x1 > x]
    above = max((base for base in left if base < item.base), default=None)
    below = min((base for base in left if base > item.base), default=None)
    if above is None or below is None or not right:
        return False
    if min(right) >= above or max(right) < below:
        return False
    beside = [i.box for i in items if isinstance(i, Grid) and i.x0 > x]
    if any(top < below and bottom > above for _, top, _, bottom in beside):
        return False
    return not any(above + _SAME_HEIGHT < base < below - _SAME_HEIGHT for base in right)


def _is_last_line(above: Item, item: Item, x: float) -> bool:
    """Say whether a short line ends the paragraph across both columns that stands above it."""
    if not isinstance(above, Line) or not isinstance(item, Line) or item.x1 > x:
        return False
    return above.size == item.size and item.base - above.base <= item.size * _SPACED


def _sides(run: list[Item], x: float) -> tuple[list[Line], list[Line]]:
    """Return the lines of both columns, each word back on the baseline that it was set on."""
    lines = [item for item in run if isinstance(item, Line)]
    words = [word for line in lines for word in line.words]
    for word in words:
        word.base, word.raised = word.base - word.raised, 0.0
    page = lines[0].page if lines else 0
    return (
        make_lines((word for word in words if word.x1 <= x), page),
        make_lines((word for word in words if word.x1 > x), page),
    )


def _is_running_text(left: list[Line], right: list[Line]) -> bool:
    """Say whether both sides are running text of their own, and not the cells of rows."""
    if min(len(left), len(right)) < _FEWEST_LINES:
        return False
    across = min(line.x0 for line in right)  # the left column may run up to here
    end = max(line.x1 for line in right)
    return _many_full(left, across) and _many_full(right, end) and not _are_rows(left, right)


def _many_full(lines: list[Line], end: float) -> bool:
    start = min(line.x0 for line in lines)
    full = sum(line.x1 - start >= (end - start) * _FULL for line in lines)
    return full >= len(lines) * _FULL_SHARE


def _are_rows(left: list[Line], right: list[Line]) -> bool:
    """Say whether the paragraphs of both sides begin level with each other, as rows do."""
    starts = sorted((_starts(left), _starts(right)), key=len)
    level = sum(any(abs(a - b) <= _SAME_HEIGHT for b in starts[1]) for a in starts[0])
    return len(starts[0]) > 1 and level >= len(starts[0]) * _ROWS


def _starts(lines: list[Line]) -> list[float]:
    apart = [below.base - above.base for above, below in pairwise(lines)]
    usual = median(apart)
    return [line.base for line, gap in zip(lines[1:], apart, strict=True) if gap > usual * _NEW_ROW]


def _in_order(page: Page, gap: float) -> Iterator[Item]:
    """Yield a page's items: what goes across in its place, between it left before right."""
    for run, apart in list(_runs(page.items, gap)):
        if not apart:
            yield from run
            continue
        grids = [item for item in run if isinstance(item, Grid)]
        for number, lines in enumerate(_sides(run, gap), 1):
            for line in lines:
                line.column = number
            beside = [grid for grid in grids if (grid.x0 < gap) is (number == 1)]
            for grid in beside:
                _set_column(grid, number)
            own: list[Item] = [*lines, *beside]
            yield from sorted(own, key=lambda item: (item.base, item.x0))


def _set_column(grid: Grid, number: int) -> None:
    """Tell a table, and all that stands in its cells, its column."""
    grid.column = number
    for cell in grid.cells:
        for item in cell.items:
            if isinstance(item, Grid):
                _set_column(item, number)
            else:
                item.column = number


def _set_room(lines: list[Line]) -> None:
    """Tell the lines in columns how far text may run in them: both columns are as wide."""
    sides = [[line for line in lines if line.column == number] for number in (1, 2)]
    starts = [min((line.x0 for line in side), default=0.0) for side in sides]
    ends = [max((line.x1 for line in side), default=0.0) for side in sides]
    wide = max(end - start for start, end in zip(starts, ends, strict=True))
    for side, start in zip(sides, starts, strict=True):
        for line in side:
            line.left, line.right, line.shift = start, start + wide, start - starts[0]
