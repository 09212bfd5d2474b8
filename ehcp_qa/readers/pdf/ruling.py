"""The straight lines ruled on a PDF page: table borders, however the program drew them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from ehcp_qa.readers.limits import MAX_PAGE_OBJECTS
from ehcp_qa.readers.pdf.glyphs import Turn
from ehcp_qa.readers.pdf.shapes import Box, Page

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]

_LEVEL = 0.7  # points off the level at which a line is still level
_THIN = 3.2  # a filled strip up to this wide is a border: Word's widest table rule is 6 points, few use 3
_SHORT = 2.0  # shorter than this is a dot or a join, not a border
_CORNERS = 5  # a stroked box has five, its first one twice
_WHITE = 0xFFFFFF
_BENDS_WITHIN = 12  # segments; most letters bend sooner
_MAX_DEPTH = 4  # forms within forms
_PATHS = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)


def gather_rules(source: Any, page: Page, turn: Turn) -> bool:
    """Fill a page with its ruled lines; say false when there are more than we will look at."""
    corners = 0
    for count, item in enumerate(source.get_objects(filter=_PATHS, max_depth=_MAX_DEPTH)):
        if count >= MAX_PAGE_OBJECTS:
            return False
        page.objects += 1
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            page.pictured = min(page.pictured + _share(item, page, turn), 1.0)
            continue
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item.raw, fill, stroke)
        corners += pdfium.FPDFPath_CountSegments(item.raw)
        if corners > MAX_PAGE_OBJECTS * _CORNERS:
            return False
        page.curves += _has_curve(item)
        for points, closed in _outlines(item):
            shown = [turn.point(*point) for point in points]
            if fill.value and (shade := _shade(item, shown)):
                page.shades.append(shade)
            page.rules.extend(_edges(shown, closed=closed, stroked=bool(stroke.value)))
    return True


def _share(item: Any, page: Page, turn: Turn) -> float:
    """Return how much of the page a picture covers, from 0 to 1."""
    corners = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)]
    for a, b, c, d, e, f in _matrices(item):
        corners = [(a * x + c * y + e, b * x + d * y + f) for x, y in corners]
    shown = [turn.point(*corner) for corner in corners]
    xs = [min(max(x, 0.0), page.width) for x, _ in shown]
    ys = [min(max(y, 0.0), page.height) for _, y in shown]
    room = page.width * page.height
    return (max(xs) - min(xs)) * (max(ys) - min(ys)) / room if room > 0 else 0.0


def _has_curve(item: Any) -> bool:
    """Say whether a path bends early on, as the outline of a letter does."""
    segments = min(pdfium.FPDFPath_CountSegments(item.raw), _BENDS_WITHIN)
    return any(
        pdfium.FPDFPathSegment_GetType(pdfium.FPDFPath_GetPathSegment(item.raw, at))
        == pdfium.FPDF_SEGMENT_BEZIERTO
        for at in range(segments)
    )


def _shade(item: Any, points: list[Point]) -> tuple[Box, int] | None:
    """Return the room and colour of a filled outline, unless it is thin or white."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    box = min(xs), min(ys), max(xs), max(ys)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(item.raw, red, green, blue, alpha)
    colour = (red.value << 16) + (green.value << 8) + blue.value
    if min(box[2] - box[0], box[3] - box[1]) <= _THIN or colour == _WHITE:
        return None
    return box, colour


def _outlines(item: Any) -> Iterator[tuple[list[Point], bool]]:
    """Yield the corners of each outline of a path, in the file's own points, and if it closes."""
    matrices = list(_matrices(item))
    points: list[Point] = []
    closed = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(pdfium.FPDFPath_CountSegments(item.raw)):
        segment = pdfium.FPDFPath_GetPathSegment(item.raw, at)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (x.value, y.value)
        for a, b, c, d, e, f in matrices:
            point = (a * point[0] + c * point[1] + e, b * point[0] + d * point[1] + f)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, closed
            points, closed = [point], False
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            points.append(point)
        else:  # a curve is no border
            points, closed = [point], False
        closed = closed or bool(pdfium.FPDFPathSegment_GetClose(segment))
    if len(points) > 1:
        yield points, closed


def _matrices(item: Any) -> Iterator[Matrix]:
    """Yield what places a path on the page: its own matrix, then those of the forms around it."""
    while item is not None:
        yield item.get_matrix().get()
        item = item.container


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
