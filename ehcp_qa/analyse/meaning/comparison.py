"""Lists of statements compared with one another, each two lists once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ehcp_qa.analyse.meaning.grid import Grid, grid, products
from ehcp_qa.analyse.meaning.items import Item
from ehcp_qa.analyse.meaning.words import likeness


class Comparison:
    """Compares lists of items, each pair of lists once: the three grids of a plan share them."""

    def __init__(self) -> None:
        self._done: dict[tuple[str, int, int], tuple[Sequence[Item], Sequence[Item], Grid]] = {}

    def meaning(self, rows: Sequence[Item], columns: Sequence[Item]) -> Grid:
        """Return how alike in meaning every pair is."""
        return self._once("meaning", rows, columns, _meant)

    def chained(self, rows: Sequence[Item], columns: Sequence[Item]) -> Grid:
        """Return how near every pair lies by what acts on what."""
        return self._once("chained", rows, columns, _chained)

    def concepts(self, rows: Sequence[Item], columns: Sequence[Item]) -> Grid:
        """Return how far every pair speaks of the same concepts."""
        return self._once("concepts", rows, columns, _in_common)

    def sentences(self, rows: Sequence[Item], columns: Sequence[Item]) -> Grid | None:
        """Return how alike a sentence model finds every pair, or None where none has read them."""
        read = all(item.sentence is not None for items in (rows, columns) for item in items)
        return self._once("sentences", rows, columns, _said_alike) if read else None

    def _once(
        self,
        what: str,
        rows: Sequence[Item],
        columns: Sequence[Item],
        compared: Callable[[Sequence[Item], Sequence[Item]], Grid],
    ) -> Grid:
        key, over = (what, id(rows), id(columns)), (what, id(columns), id(rows))
        if key not in self._done:
            known = self._done.get(over)
            cells = known[2].T if known else compared(rows, columns)
            self._done[key] = (rows, columns, cells)  # the lists too, so that no id is used again
        return self._done[key][2]


def _meant(rows: Sequence[Item], columns: Sequence[Item]) -> Grid:
    return products(*(np.array([item.vector for item in items]) for items in (rows, columns)))


def _chained(rows: Sequence[Item], columns: Sequence[Item]) -> Grid:
    return products(*(np.array([item.chained for item in items]) for items in (rows, columns)))


def _in_common(rows: Sequence[Item], columns: Sequence[Item]) -> Grid:
    names = sorted({name for items in (rows, columns) for item in items for name in item.concepts})
    return products(*(_weights(items, names) for items in (rows, columns)))


def _weights(items: Sequence[Item], names: Sequence[str]) -> Grid:
    return np.array([[item.concepts.get(name, 0.0) for name in names] for item in items])


def _said_alike(rows: Sequence[Item], columns: Sequence[Item]) -> Grid:
    return grid(rows, columns, _said)


def _said(row: Item, column: Item) -> float:
    return round(likeness(row.sentence or (), column.sentence or ()), 4)
