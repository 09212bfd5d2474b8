"""Where the rows of a table without upright borders may part: level rules and shaded strips."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.readers.pdf.shapes import Page, Word

Stretch = tuple[float, float]
Strip = tuple[float, float, tuple[float, ...]]  # left edge, right edge, heights

SAME = 3.0  # points; rules this close are one, and rules that begin and end so near go together
FEWEST_ROWS = 2  # of a table, with something in two columns or more
_MOST_STRIPS = 1_000  # a page of a plan has under 200; more are a drawing
_WIDE = 0.35  # of the page; a shorter rule underlines words
_FAR = 2.2  # sizes; text further below a shaded row is no row of its table
_BELOW_BASE = 0.3  # parts of the size that letters reach below their baseline


def level_groups(page: Page, words: list[Word]) -> Iterator[tuple[Stretch, list[float]]]:
    """Yield the heights at which rows may part, for each left and right edge that they share."""
    strips = _strips(page)
    if len(strips) > _MOST_STRIPS:
        return
    groups: dict[Stretch, list[float]] = {}
    for x0, x1, heights in strips:
        if x1 - x0 < page.width * _WIDE:
            continue
        key = next((k for k in groups if abs(k[0] - x0) <= SAME and abs(k[1] - x1) <= SAME), None)
        groups.setdefault(key or (x0, x1), []).extend(heights)
    for (x0, x1), marks in sorted(groups.items()):
        levels: list[float] = []
        for y in sorted(marks):
            if not levels or y - levels[-1] > SAME:
                levels.append(y)
        if any(len(edges) == 2 for left, _, edges in strips if abs(left - x0) <= SAME):
            levels += _foot(words, x0, x1, levels[-1])
        if len(levels) > FEWEST_ROWS:
            yield (x0, x1), levels


def _strips(page: Page) -> list[Strip]:
    """Return level rules and shaded rows as left edge, right edge and heights; neighbours as one."""
    found: list[Strip] = [
        (float(r["x0"]), float(r["x1"]), (float(r["top"]),))
        for r in page.rules
        if r["orientation"] == "h"
    ]
    found += [(box[0], box[2], (box[1], box[3])) for box, _ in page.shades]
    found.sort(key=lambda strip: ([round(y) for y in strip[2]], strip[0]))
    joined: list[Strip] = []
    for x0, x1, heights in found:
        if joined and _beside(joined[-1], x0, heights):
            joined[-1] = (joined[-1][0], max(x1, joined[-1][1]), joined[-1][2])
        else:
            joined.append((x0, x1, heights))
    return joined


def _beside(strip: Strip, x0: float, heights: tuple[float, ...]) -> bool:
    same = len(strip[2]) == len(heights) and all(
        abs(a - b) <= 1 for a, b in zip(strip[2], heights, strict=True)
    )
    return same and x0 <= strip[1] + SAME


def _foot(words: list[Word], x0: float, x1: float, last: float) -> list[float]:
    """Return where the row after the last shaded one ends, if text follows it closely."""
    end = last
    for word in sorted(words, key=lambda w: w.base):
        if word.base > last and x0 <= word.middle[0] <= x1:
            if word.base - end > word.size * _FAR:
                break
            end = max(end, word.base + word.size * _BELOW_BASE)
    return [end] if end > last else []
