"""The white that runs down between the columns of a table, seen row by row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ehcp_qa.readers.pdf.levels import Stretch
from ehcp_qa.readers.pdf.shapes import Word

BESIDE = 4.0  # points between a column's words and where the border on its left would be
CORRIDOR = 8.0  # points of white between two columns; between words it is seldom over 6


@dataclass(slots=True)
class Row:
    """A row so far: where it lies and what words stand in it."""

    top: float
    bottom: float
    words: list[Word]

    def whites(self) -> list[Stretch]:
        """Return the white between the words, seen from above through the whole row."""
        found: list[Stretch] = []
        end = None
        for word in sorted(self.words, key=lambda w: w.x0):
            if end is not None and word.x0 - end >= CORRIDOR:
                found.append((end, word.x0))
            end = word.x1 if end is None else max(end, word.x1)
        return found


def left_white(corridors: list[Stretch], words: Iterable[Word]) -> list[Stretch]:
    """Return what the words of one more row leave of the white, where it is wide enough."""
    kept: list[Stretch] = []
    for start, end in corridors:
        inside = sorted((w.x0, w.x1) for w in words if w.x1 > start and w.x0 < end)
        at = start
        for x0, x1 in [*inside, (end, end)]:
            if x0 - at >= CORRIDOR:
                kept.append((at, x0))
            at = max(at, x1)
    return kept


def column_of(word: Word, corridors: list[Stretch]) -> int:
    """Return which column a word stands in, from 0."""
    return sum(word.x0 >= end for _, end in corridors)


def filled(words: Iterable[Word], corridors: list[Stretch]) -> set[int]:
    """Return the columns that have words in them."""
    return {column_of(word, corridors) for word in words}
