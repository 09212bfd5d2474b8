"""The straight lines ruled on a PDF page: table borders, however the program drew them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from ehcp_qa.readers.limits import MAX_PAGE_OBJECTS
from ehcp_qa.readers.pdf.drawn import Drawn, Point, drawn, outlines, segments
from ehcp_qa.readers.pdf.shapes import Box, Page
from ehcp_qa.readers.pdf.turn import Turn

_LEVEL = 0.7  # points off the level at which a line is still level
_THIN = 3.2  # a filled strip up to this wide is a border: Word's widest table rule is 6 points, few use 3
_SHORT = 2.0  # shorter than this is a dot or a join, not a border
_CORNERS = 5  # a stroked box has five, its first one twice
_WHITE = 0xFFFFFF
_BENDS_WITHIN = 12  # segments; most letters bend sooner


def gather_rules(source: Any, page: Page, turn: Turn) -> bool:
    """Fill a page with its ruled lines; say false when there are more than we will look at."""
    corners = 0
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for count, item in enumerate(drawn(source.raw)):
        if count >= MAX_PAGE_OBJECTS:
            return False
        page.objects += 1
        if item.is_picture:
            page.pictured = min(page.pictured + _share(item, page, turn), 1.0)
            continue
        corners += pdfium.FPDFPath_CountSegments(item.raw)
        if corners > MAX_PAGE_OBJECTS * _CORNERS:
            return False
        pdfium.FPDFPath_GetDrawMode(item.raw, fill, stroke)
        path = list(segments(item))
        bends = pdfium.FPDF_SEGMENT_BEZIERTO
        page.curves += any(segment.kind == bends for segment in path[:_BENDS_WITHIN])
        for points, closed in outlines(path):
            shown = [turn.point(*point) for point in points]
            if fill.value and (shade := _shade(item, shown)):
                page.shades.append(shade)
            page.rules.extend(_edges(shown, closed=closed, stroked=bool(stroke.value)))
    return True


def _share(item: Drawn, page: Page, turn: Turn) -> float:
    """Return how much of the page a picture covers, from 0 to 1."""
    corners = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0))
    shown = [turn.point(*item.point(*corner)) for corner in corners]
    xs = [min(max(x, 0.0), page.width) for x, _ in shown]
    ys = [min(max(y, 0.0), page.height) for _, y in shown]
    room = page.width * page.height
    return (max(xs) - min(xs)) * (max(ys) - min(ys)) / room if room > 0 else 0.0


def _shade(item: Drawn, points: list[Point]) -> tuple[Box, int] | None:
    """Return the room and colour of a filled outline, unless it is thin or white."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    box = min(xs), min(ys), max(xs), max(ys)
    if min(box[2] - box[0], box[3] - box[1]) <= _THIN:
        return None
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(item.raw, red, green, blue, alpha)
    colour = (red.value << 16) + (green.value << 8) + blue.value
    return None if colour == _WHITE else (box, colour)


def _edges(points: list[Point], *, closed: bool, stroked: bool) -> Iterator[dict[str, float | str]]:
    """Yield the borders that an outline draws: its sides when stroked, itself when a thin strip."""
    left, right = min(p[0] for p in points), max(p[0] for p in points)
    top, bottom = min(p[1] for p in points), max(p[1] for p in points)
    wide, high = right - left, bottom - top
    if len(points) > 2 and min(wide, high) <= _THIN:
        middle = (left + right) / 2, (top + bottom) / 2
        if wide > high:
            yield from _edge((left, middle[1]), (right, middle[1]))
        else:
            yield from _edge((middle[0], top), (middle[0], bottom))
    elif stroked:
        ends = [*points, points[0]] if closed else points
        for first, second in pairwise(ends):
            yield from _edge(first, second)


def _edge(first: Point, second: Point) -> Iterator[dict[str, float | str]]:
    """Yield a level or upright line as pdfplumber's table finder wants it."""
    (xa, ya), (xb, yb) = first, second
    wide, high = abs(xa - xb), abs(ya - yb)
    if max(wide, high) < _SHORT:
        return
    if high <= _LEVEL:
        level = (ya + yb) / 2
        x0, x1, top, bottom, orientation = min(xa, xb), max(xa, xb), level, level, "h"
    elif wide <= _LEVEL:
        upright = (xa + xb) / 2
        x0, x1, top, bottom, orientation = upright, upright, min(ya, yb), max(ya, yb), "v"
    else:
        return
    yield {
        "object_type": "line",
        "orientation": orientation,
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }
