"""Lists of statements compared with one another, each two lists once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ehcp_qa.analyse.meaning.grid import Grid, grid, turned
from ehcp_qa.analyse.meaning.items import Item, shared
from ehcp_qa.analyse.meaning.words import likeness


class Comparison:
    """Compares lists of items, each pair of lists once: the three grids of a plan share them."""

    def __init__(self) -> None:
        self._done: dict[tuple[str, int, int], tuple[Sequence[Item], Sequence[Item], Grid]] = {}

    def meaning(self, rows: Sequence[Item], columns: Sequence[Item]) -> Grid:
        """Return how alike in meaning every pair is."""
        return self._once("meaning", rows, columns, _meant)

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
        value: Callable[[Item, Item], float],
    ) -> Grid:
        key, over = (what, id(rows), id(columns)), (what, id(columns), id(rows))
        if key not in self._done:
            # Without rows there is nothing that could be turned over.
            known = self._done.get(over) if rows and columns else None
            cells = turned(known[2]) if known else grid(rows, columns, value)
            self._done[key] = (rows, columns, cells)  # the lists too, so that no id is used again
        return self._done[key][2]


def _meant(row: Item, column: Item) -> float:
    return likeness(row.vector, column.vector)


def _said_alike(row: Item, column: Item) -> float:
    return round(likeness(row.sentence or (), column.sentence or ()), 4)


def _in_common(row: Item, column: Item) -> float:
    return shared(row.concepts, column.concepts)
