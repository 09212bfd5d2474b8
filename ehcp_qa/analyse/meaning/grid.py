"""Two lists set against each other: every pair's likeness, and how it stands in its row and column."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

Grid = list[list[float]]


def grid(rows: Sequence[object], columns: Sequence[object], value: Callable[..., float]) -> Grid:
    """Return the value of every pair of a row and a column."""
    return [[value(row, column) for column in columns] for row in rows]


def turned(cells: Grid) -> Grid:
    """Return rows for columns."""
    return [list(column) for column in zip(*cells, strict=True)]


def standing(cells: Grid) -> Grid:
    """Return each cell's distance from its row's mean, in standard deviations of the row."""
    return [_standing(row) for row in cells]


def places(cells: Grid) -> Grid:
    """Return one over each cell's place in its row: 1 for the highest, then a half, a third."""
    return [_places(row) for row in cells]


def _standing(row: list[float]) -> list[float]:
    if len(row) < 2:
        return [0.0] * len(row)
    mean = sum(row) / len(row)
    spread = math.sqrt(sum((cell - mean) ** 2 for cell in row) / len(row)) + 1e-6
    return [(cell - mean) / spread for cell in row]


def _places(row: list[float]) -> list[float]:
    order = sorted(range(len(row)), key=lambda at: (-row[at], at))
    found = [0.0] * len(row)
    for place, at in enumerate(order):
        found[at] = 1.0 / (1 + place)
    return found
