"""What is drawn on a PDF page: its paths and pictures, those within forms too, and their corners."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

Point = tuple[float, float]
Matrix = tuple[float, float, float, float, float, float]

_AS_IT_IS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_MAX_DEPTH = 4  # forms within forms
_PATHS = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE)


@dataclass(slots=True)
class Drawn:
    """A path or picture: pdfium's object, and what places it on the page, its own matrix first."""

    raw: Any
    is_picture: bool
    matrices: tuple[Matrix, ...]

    def point(self, x: float, y: float) -> Point:
        """Return where a point of the object stands in the file's own points."""
        for a, b, c, d, e, f in self.matrices:
            x, y = a * x + c * y + e, b * x + d * y + f
        return x, y


@dataclass(slots=True)
class Segment:
    """One step of a path: what kind it is, where it ends, and whether it closes the outline."""

    kind: int
    point: Point
    closes: bool


def drawn(holder: Any, outer: tuple[Matrix, ...] = (), depth: int = 0) -> Iterator[Drawn]:
    """Yield the paths and pictures of a page, or of a form drawn on it, in the file's order."""
    inside = depth > 0
    count = pdfium.FPDFFormObj_CountObjects if inside else pdfium.FPDFPage_CountObjects
    get = pdfium.FPDFFormObj_GetObject if inside else pdfium.FPDFPage_GetObject
    for at in range(count(holder)):
        raw = get(holder, at)
        kind = pdfium.FPDFPageObj_GetType(raw)
        if kind in _PATHS:
            yield Drawn(raw, kind == pdfium.FPDF_PAGEOBJ_IMAGE, _with_own(raw, outer))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH - 1:
            yield from drawn(raw, _with_own(raw, outer), depth + 1)


def _with_own(raw: Any, outer: tuple[Matrix, ...]) -> tuple[Matrix, ...]:
    m = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(raw, m):
        return outer
    own = m.a, m.b, m.c, m.d, m.e, m.f
    return outer if own == _AS_IT_IS else (own, *outer)


def segments(item: Drawn) -> Iterator[Segment]:
    """Yield the steps of a path, in the file's own points."""
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(pdfium.FPDFPath_CountSegments(item.raw)):
        segment = pdfium.FPDFPath_GetPathSegment(item.raw, at)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        yield Segment(
            pdfium.FPDFPathSegment_GetType(segment),
            item.point(x.value, y.value),
            bool(pdfium.FPDFPathSegment_GetClose(segment)),
        )


def outlines(path: list[Segment]) -> Iterator[tuple[list[Point], bool]]:
    """Yield the corners of each outline of a path, in the file's own points, and if it closes."""
    points: list[Point] = []
    closed = False
    for segment in path:
        if segment.kind == pdfium.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, closed
            points, closed = [segment.point], False
        elif segment.kind == pdfium.FPDF_SEGMENT_LINETO:
            points.append(segment.point)
        else:  # a curve is no border
            points, closed = [segment.point], False
        closed = closed or segment.closes
    if len(points) > 1:
        yield points, closed
