"""Two lists set against each other: every pair's likeness, and how it stands in its row and column.

Sums are made one after the other, in the order of the lists: a library's own sums are made in an order
of their own, and their last digits differ from machine to machine.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
import numpy.typing as npt

# Keeps a row of equals from being divided by nothing.
_LEAST_SPREAD = 1e-6

# A row for each statement of one list, a column for each of the other.
Grid = npt.NDArray[np.float64]
Row = TypeVar("Row")
Column = TypeVar("Column")


def grid(
    rows: Sequence[Row], columns: Sequence[Column], value: Callable[[Row, Column], float]
) -> Grid:
    """Return the value of every pair of a row and a column."""
    cells = [value(row, column) for row in rows for column in columns]
    return np.array(cells, dtype=np.float64).reshape(len(rows), len(columns))


def products(rows: Grid, columns: Grid) -> Grid:
    """Return the sum of products of every row with every column, each a list of as many numbers."""
    found = np.zeros((len(rows), len(columns)))
    if not found.size:
        return found
    each = np.empty_like(found)
    for one, other in zip(rows.T, columns.T, strict=True):
        np.multiply(one[:, np.newaxis], other, out=each)
        found += each
    return found


def sums(cells: Grid) -> Grid:
    """Return the sum of each row, as a column."""
    return np.cumsum(cells, axis=1)[:, -1:]


def standing(cells: Grid) -> Grid:
    """Return each cell's distance from its row's mean, in standard deviations of the row."""
    many = cells.shape[1]
    if many < 2:
        return np.zeros_like(cells)
    apart = cells - sums(cells) / many
    spread = np.sqrt(sums(np.square(apart)) / many) + _LEAST_SPREAD
    found: Grid = apart / spread
    return found


def places(cells: Grid) -> Grid:
    """Return one over each cell's place in its row: 1 for the highest, then a half, a third."""
    order = np.argsort(-cells, axis=1, kind="stable")
    found = np.empty_like(cells)
    np.put_along_axis(found, order, 1.0 / np.arange(1.0, cells.shape[1] + 1), axis=1)
    return found
