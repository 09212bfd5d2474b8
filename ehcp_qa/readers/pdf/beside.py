"""Two columns told by tables that stand in them side by side, where there is little running text."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.readers.pdf.shapes import Box, Grid, Page

_SAME = 3.0  # points; tops this close are level: a pair of tables, or both columns from the top
_FEWEST_PAGES = 2  # with tables side by side; one may merely have a pair of small ones
_MIDDLE = (0.35, 0.65)  # of the page's width, where the gap between two columns lies


def gap_beside_tables(pages: list[Page]) -> float | None:
    """Return where the white between two columns of tables lies, on pages of one shape, or None.

    Tables that stand in pairs begin level with each other; those of two columns do only by chance.
    """
    pairs = {page.number: list(_pairs(page)) for page in pages}
    found = [pair for some in pairs.values() for pair in some]
    if sum(bool(some) for some in pairs.values()) < _FEWEST_PAGES:
        return None
    if all(abs(left[1] - right[1]) <= _SAME for left, right in found):
        return None
    start, end = max(left[2] for left, _ in found), min(right[0] for _, right in found)
    return (start + end) / 2 if start < end else None


def _pairs(page: Page) -> Iterator[tuple[Box, Box]]:
    """Yield the boxes of tables side by side, one on either side of the page's middle."""
    boxes = [item.box for item in page.items if isinstance(item, Grid)]
    for left in boxes:
        for right in boxes:
            level = left[1] < right[3] and right[1] < left[3]
            middle = page.width * _MIDDLE[0] < left[2] < right[0] < page.width * _MIDDLE[1]
            if level and middle:
                yield left, right
