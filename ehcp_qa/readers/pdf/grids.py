"""Ruled tables of a PDF page, with the words of each cell, by pdfplumber's table geometry."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from pdfplumber.table import edges_to_intersections, merge_edges

from ehcp_qa.readers.pdf.cells import cell_boxes
from ehcp_qa.readers.pdf.lines import make_lines
from ehcp_qa.readers.pdf.shapes import Box, Cell, Grid, Line, Page, Word
from ehcp_qa.readers.pdf.unruled import unruled_borders

SNAP = 3.0  # pdfplumber's own default: lines this close are one line
# A grid of 40 rows by 6 columns has 287 crossings; a page beyond these is a drawing, not a table.
_MAX_PAIRS = 100_000
_MAX_CROSSINGS = 1_500
_FRAME = 0.9  # one cell over this share of the page both ways is a border round the page
_SMALLEST = 6.0  # points; a box smaller than any letter line is decoration or a tick box
_BAND = 24  # points; two lines of text, so that few cells need be asked whether they hold a word
_PADDING = 2.0, 12.0  # the least and most room that programs leave between a cell's edge and text


def lay_out(page: Page) -> None:
    """Turn a page's words and rules into its lines and tables, in reading order."""
    grids = _grids(page)
    cells = [(grid, cell) for grid in grids for cell in grid.cells]
    smallest_first = sorted(cells, key=lambda pair: _area(pair[1].box))
    free: list[Word] = []
    inside: dict[int, list[Word]] = {}
    bands = _bands([cell for _, cell in smallest_first], page.words)
    for word in page.words:
        x, y = word.middle
        for cell in bands.get(y // _BAND, ()):
            left, upper, right, lower = cell.box
            if left <= x <= right and upper <= y <= lower:
                inside.setdefault(id(cell), []).append(word)
                break
        else:
            free.append(word)
    for _, cell in cells:
        lines = make_lines(inside.get(id(cell), ()), page.number)
        set_room(lines, cell.box)
        cell.items.extend(lines)
    top: list[Line | Grid] = list(make_lines(free, page.number))
    for grid in grids:
        holder = next((c for g, c in smallest_first if g is not grid and _within(grid, c)), None)
        (top if holder is None else holder.items).append(grid)
    for _, cell in cells:
        centre = (cell.box[0] + cell.box[2]) / 2, (cell.box[1] + cell.box[3]) / 2
        cell.shade = next((c for box, c in reversed(page.shades) if _holds(box, centre)), None)
        cell.items.sort(key=lambda item: (item.base, item.x0))
    page.items = sorted(top, key=lambda item: (item.base, item.x0))


def _grids(page: Page) -> list[Grid]:
    boxes = _cell_boxes(page.rules)
    boxes = [b for b in boxes if not _is_frame(b, page) and _is_room(b)]
    ruled = [_grid(group, page.number) for group in _together(boxes)]
    added = _cell_boxes(unruled_borders(page, [grid.box for grid in ruled]))
    return ruled + [_grid(group, page.number) for group in _together(list(filter(_is_room, added)))]


def _cell_boxes(rules: list[dict[str, Any]]) -> list[Box]:
    """Return the boxes that the rules enclose."""
    edges = _closed(merge_edges(rules, SNAP, SNAP, SNAP, SNAP)) if rules else []
    upright = sum(1 for edge in edges if edge["orientation"] == "v")
    if upright * (len(edges) - upright) > _MAX_PAIRS:
        return []
    crossings = edges_to_intersections(edges, SNAP, SNAP)
    return cell_boxes(crossings) if len(crossings) <= _MAX_CROSSINGS else []


def _closed(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the edges with a line where uprights end together at a page break with none drawn."""
    added = []
    for end in ("top", "bottom"):
        together: dict[float, list[dict[str, Any]]] = {}
        for edge in edges:
            if edge["orientation"] == "v":
                height = next((y for y in together if abs(y - edge[end]) <= SNAP), edge[end])
                together.setdefault(height, []).append(edge)
        for y, uprights in together.items():
            level = [e for e in edges if e["orientation"] == "h" and abs(e["top"] - y) <= SNAP]
            xs = sorted(edge["x0"] for edge in uprights)
            added += [_level(x0, x1, y) for x0, x1 in pairwise(xs) if not _drawn(level, x0, x1)]
    return merge_edges([*edges, *added], SNAP, SNAP, SNAP, SNAP) if added else edges


def _drawn(level: list[dict[str, Any]], x0: float, x1: float) -> bool:
    """Say whether one of the level edges joins two uprights."""
    return any(edge["x0"] <= x0 + SNAP and edge["x1"] >= x1 - SNAP for edge in level)


def _level(x0: float, x1: float, y: float) -> dict[str, Any]:
    size = {"width": x1 - x0, "height": 0.0}
    line = {"object_type": "line", "orientation": "h", **size}
    return {**line, "x0": x0, "x1": x1, "top": y, "bottom": y}


def _together(boxes: list[Box]) -> list[list[Box]]:
    """Return the boxes in groups that share corners: one group is one table, even of one cell."""
    owner: dict[tuple[float, float], int] = {}
    groups: dict[int, list[Box]] = {}
    for number, box in enumerate(boxes):
        corners = [(x, y) for x in (box[0], box[2]) for y in (box[1], box[3])]
        met = sorted({owner[corner] for corner in corners if corner in owner})
        home = met[0] if met else number
        groups.setdefault(home, []).append(box)
        for other in met[1:]:
            groups[home] += groups.pop(other)
            owner = {corner: home if o == other else o for corner, o in owner.items()}
        owner.update(dict.fromkeys(corners, home))
    return sorted(groups.values(), key=lambda group: min((b[1], b[0]) for b in group))


def _grid(boxes: list[Box], page: int) -> Grid:
    xs = sorted({x for box in boxes for x in (box[0], box[2])})
    ys = sorted({y for box in boxes for y in (box[1], box[3])})
    cells = []
    for x0, y0, x1, y1 in boxes:
        row, column = bisect_left(ys, y0), bisect_left(xs, x0)
        spans = bisect_left(ys, y1) - row, bisect_left(xs, x1) - column
        cells.append(Cell(row, column, *spans, (x0, y0, x1, y1)))
    cells.sort(key=lambda cell: (cell.row, cell.column))
    return Grid(page, (xs[0], ys[0], xs[-1], ys[-1]), tuple(xs), len(ys) - 1, cells)


def set_room(lines: Iterable[Line], box: Box) -> None:
    """Tell each line how far text may run in its cell: as much room right as is left on the left."""
    starts = [line.x0 for line in lines]
    if not starts:
        return
    padding = min(max(min(starts) - box[0], _PADDING[0]), _PADDING[1])
    for line in lines:
        line.left, line.right = box[0] + padding, box[2] - padding


def _bands(cells: list[Cell], words: list[Word]) -> dict[float, list[Cell]]:
    """Return the cells by the level strips with words that they reach into, in the order given.

    Only strips with words are asked for: damaged numbers make cells a thousand million points high.
    """
    strips = sorted({word.middle[1] // _BAND for word in words})
    bands: dict[float, list[Cell]] = {}
    for cell in cells:
        first = bisect_left(strips, cell.box[1] // _BAND)
        for strip in strips[first : bisect_right(strips, cell.box[3] // _BAND)]:
            bands.setdefault(strip, []).append(cell)
    return bands


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])


def _holds(box: Box, point: tuple[float, float]) -> bool:
    x0, top, x1, bottom = box
    return x0 <= point[0] <= x1 and top <= point[1] <= bottom


def _within(grid: Grid, cell: Cell) -> bool:
    x0, top, x1, bottom = grid.box
    return _area(grid.box) < _area(cell.box) and _holds(
        cell.box, ((x0 + x1) / 2, (top + bottom) / 2)
    )


def _is_room(box: Box) -> bool:
    return min(box[2] - box[0], box[3] - box[1]) >= _SMALLEST


def _is_frame(box: Box, page: Page) -> bool:
    return box[2] - box[0] > page.width * _FRAME and box[3] - box[1] > page.height * _FRAME
