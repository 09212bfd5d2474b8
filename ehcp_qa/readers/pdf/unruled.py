"""Tables without upright borders: rows parted by level rules or shading, columns by white space.

Better paragraphs than a table that is none: white must run down through every row, and rules or
shading must part the rows. The borders found here go the same way as those that are drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import median
from typing import Any

from ehcp_qa.readers.pdf.levels import FEWEST_ROWS, SAME, Stretch, level_groups
from ehcp_qa.readers.pdf.shapes import Box, Page, Word
from ehcp_qa.readers.pdf.white import BESIDE, Row, filled, left_white

_OUTER_RULES = 3  # above and below the titles, and at the end: none of them parts the rows
_NEW_ROW = 1.45  # usual line distances of white before a row that no rule parts
_TEXT = 0.9  # parts of the size that letters reach above it


def unruled_borders(page: Page, taken: list[Box]) -> list[dict[str, Any]]:
    """Return borders for the tables of a page that has no upright ones; ``taken`` are its tables."""
    words = page.words
    for box in taken:
        words = [word for word in words if not _inside(word, box)]
    borders: list[dict[str, Any]] = []
    done: list[Box] = []
    for (x0, x1), levels in level_groups(page, words):
        for rows, corridors in _tables(_rows(words, x0, x1, levels)):
            box = (x0, rows[0].top, x1, rows[-1].bottom)
            if any(_overlap(box, other) for other in [*done, *taken]):
                continue
            done.append(box)
            borders += _drawn(box, rows, corridors)
    return borders


def _rows(words: list[Word], x0: float, x1: float, levels: list[float]) -> Iterator[Row]:
    """Yield the rows between the levels; one that holds several is parted by its white."""
    for top, bottom in pairwise(levels):
        inside = [w for w in words if x0 <= w.middle[0] <= x1 and top <= w.middle[1] < bottom]
        row = Row(top, bottom, inside)
        own = _cuts(row) if len(levels) <= _OUTER_RULES else ()
        cuts = [top, *own, bottom]
        for upper, lower in pairwise(cuts):
            yield Row(upper, lower, [w for w in inside if upper <= w.middle[1] < lower])


def _cuts(row: Row) -> Iterator[float]:
    """Yield heights at which white runs across the row and several columns begin anew."""
    whites = row.whites()
    heights = sorted({round(w.base) for w in row.words})
    lines = [y for n, y in enumerate(heights) if not n or y - heights[n - 1] > SAME]
    if not whites or len(lines) < FEWEST_ROWS:
        return
    columns = [
        filled([word for word in row.words if abs(word.base - y) <= SAME], whites) for y in lines
    ]
    usual = median(below - above for above, below in pairwise(lines))
    single = all(len(found) == len(whites) + 1 for found in columns)
    size = median(w.size for w in row.words)
    for number, (above, below) in enumerate(pairwise(lines), 1):
        if (single or below - above > usual * _NEW_ROW) and len(columns[number]) > 1:
            yield max(below - size * _TEXT - 1, (above + below) / 2 - size / 2)


def _tables(rows: Iterator[Row]) -> Iterator[tuple[list[Row], list[Stretch]]]:
    """Yield each run of rows that the same white runs down through, and that white."""
    run: list[Row] = []
    corridors: list[Stretch] = []
    for row in rows:
        kept = left_white(corridors, row.words) if run else row.whites()
        if row.words and kept and (not run or len(kept) >= len(corridors)):
            run, corridors = [*run, row], kept
            continue
        if _is_table(run, corridors):
            yield run, corridors
        corridors = row.whites()
        run = [row] if row.words and corridors else []
    if _is_table(run, corridors):
        yield run, corridors


def _is_table(run: list[Row], corridors: list[Stretch]) -> bool:
    return sum(len(filled(row.words, corridors)) > 1 for row in run) >= FEWEST_ROWS


def _drawn(box: Box, rows: list[Row], corridors: list[Stretch]) -> Iterator[dict[str, Any]]:
    """Yield the borders of a table as pdfplumber's table finder wants them."""
    x0, top, x1, bottom = box
    for y in sorted({row.top for row in rows} | {bottom}):
        yield _edge("h", x0, y, x1, y)
    for x in (x0, *(end - BESIDE for _, end in corridors), x1):
        yield _edge("v", x, top, x, bottom)


def _edge(orientation: str, x0: float, top: float, x1: float, bottom: float) -> dict[str, Any]:
    return {
        "object_type": "line", "orientation": orientation, "x0": x0, "x1": x1, "top": top,
        "bottom": bottom, "width": x1 - x0, "height": bottom - top,
    }  # fmt: skip


def _inside(word: Word, box: Box) -> bool:
    x, y = word.middle
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
