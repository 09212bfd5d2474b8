"""Tables without upright borders: rows parted by level rules or shading, columns by white space.

Better paragraphs than a table that is none: white must run down through every row, and rules or
shading must part the rows. The borders found here go the same way as those that are drawn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from ehcp_qa.readers.pdf.levels import FEWEST_ROWS, SAME, Stretch, level_groups
from ehcp_qa.readers.pdf.shapes import Box, Page, Word

_CORRIDOR = 8.0  # points of white between two columns; between words it is seldom over 6
_OUTER_RULES = 3  # above and below the titles, and at the end: none of them parts the rows
_NEW_ROW = 1.45  # usual line distances of white before a row that no rule parts
_TEXT = 0.9  # parts of the size that letters reach above it


@dataclass(slots=True)
class _Row:
    """A row so far: where it lies and what words stand in it."""

    top: float
    bottom: float
    words: list[Word]

    def whites(self) -> list[Stretch]:
        """Return the white between the words, seen from above through the whole row."""
        found: list[Stretch] = []
        end = None
        for word in sorted(self.words, key=lambda w: w.x0):
            if end is not None and word.x0 - end >= _CORRIDOR:
                found.append((end, word.x0))
            end = word.x1 if end is None else max(end, word.x1)
        return found


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


def _rows(words: list[Word], x0: float, x1: float, levels: list[float]) -> Iterator[_Row]:
    """Yield the rows between the levels; one that holds several is parted by its white."""
    for top, bottom in pairwise(levels):
        inside = [w for w in words if x0 <= w.middle[0] <= x1 and top <= w.middle[1] < bottom]
        row = _Row(top, bottom, inside)
        own = _cuts(row) if len(levels) <= _OUTER_RULES else ()
        cuts = [top, *own, bottom]
        for upper, lower in pairwise(cuts):
            yield _Row(upper, lower, [w for w in inside if upper <= w.middle[1] < lower])


def _cuts(row: _Row) -> Iterator[float]:
    """Yield heights at which white runs across the row and several columns begin anew."""
    whites = row.whites()
    heights = sorted({round(w.base) for w in row.words})
    lines = [y for n, y in enumerate(heights) if not n or y - heights[n - 1] > SAME]
    if not whites or len(lines) < FEWEST_ROWS:
        return
    filled = [
        {sum(w.x0 >= end for _, end in whites) for w in row.words if abs(w.base - y) <= SAME}
        for y in lines
    ]
    usual = median(below - above for above, below in pairwise(lines))
    single = all(len(columns) == len(whites) + 1 for columns in filled)
    size = median(w.size for w in row.words)
    for number, (above, below) in enumerate(pairwise(lines), 1):
        if (single or below - above > usual * _NEW_ROW) and len(filled[number]) > 1:
            yield max(below - size * _TEXT - 1, (above + below) / 2 - size / 2)


def _tables(rows: Iterator[_Row]) -> Iterator[tuple[list[_Row], list[Stretch]]]:
    """Yield each run of rows that the same white runs down through, and that white."""
    run: list[_Row] = []
    corridors: list[Stretch] = []
    for row in rows:
        kept = _left_white(corridors, row) if run else row.whites()
        if row.words and kept and (not run or len(kept) >= len(corridors)):
            run, corridors = [*run, row], kept
            continue
        if _is_table(run, corridors):
            yield run, corridors
        corridors = row.whites()
        run = [row] if row.words and corridors else []
    if _is_table(run, corridors):
        yield run, corridors


def _left_white(corridors: list[Stretch], row: _Row) -> list[Stretch]:
    """Return what the words of one more row leave of the white, where it is wide enough."""
    kept: list[Stretch] = []
    for start, end in corridors:
        inside = sorted((w.x0, w.x1) for w in row.words if w.x1 > start and w.x0 < end)
        at = start
        for x0, x1 in [*inside, (end, end)]:
            if x0 - at >= _CORRIDOR:
                kept.append((at, x0))
            at = max(at, x1)
    return kept


def _is_table(run: list[_Row], corridors: list[Stretch]) -> bool:
    full = sum(
        len({sum(w.x0 >= end for _, end in corridors) for w in row.words}) > 1 for row in run
    )
    return full >= FEWEST_ROWS


def _drawn(box: Box, rows: list[_Row], corridors: list[Stretch]) -> Iterator[dict[str, Any]]:
    """Yield the borders of a table as pdfplumber's table finder wants them."""
    x0, top, x1, bottom = box
    for y in sorted({row.top for row in rows} | {bottom}):
        yield _edge("h", x0, y, x1, y)
    for x in (x0, *((start + end) / 2 for start, end in corridors), x1):
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
