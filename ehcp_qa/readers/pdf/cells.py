"""The cells that crossing lines enclose: pdfplumber's search, without its cost of comparing edges.

pdfplumber compares the edges of two crossings by all their numbers; here each edge is one number.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ehcp_qa.readers.pdf.shapes import Box

Point = tuple[float, float]
_Edges = frozenset[int]


def cell_boxes(crossings: Mapping[Point, Mapping[str, list[Any]]]) -> list[Box]:
    """Return the smallest box that begins at each crossing, from top to bottom, left to right."""
    levels = {point: frozenset(map(id, found["h"])) for point, found in crossings.items()}
    uprights = {point: frozenset(map(id, found["v"])) for point, found in crossings.items()}
    below: dict[float, list[Point]] = {}
    right: dict[float, list[Point]] = {}
    points = sorted(crossings)
    for x, y in points:
        below.setdefault(x, []).append((x, y))
        right.setdefault(y, []).append((x, y))
    boxes = []
    for point in points:
        corner = _corner(point, below[point[0]], right[point[1]], levels, uprights)
        if corner:
            boxes.append((*point, *corner))
    return boxes


def _corner(
    point: Point,
    column: list[Point],
    row: list[Point],
    levels: Mapping[Point, _Edges],
    uprights: Mapping[Point, _Edges],
) -> Point | None:
    """Return the far corner of the smallest box that begins at a point, if there is one."""
    down = [p for p in column if p[1] > point[1] and uprights[p] & uprights[point]]
    along = [p for p in row if p[0] > point[0] and levels[p] & levels[point]]
    for low in down:
        for far in along:
            corner = far[0], low[1]
            if (
                corner in levels
                and levels[corner] & levels[low]
                and uprights[corner] & uprights[far]
            ):
                return corner
    return None
