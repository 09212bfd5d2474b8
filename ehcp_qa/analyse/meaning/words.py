"""Vectors of words and texts, from a table made once at development time (training/README.md).

The table was distilled from all-MiniLM-L6-v2 (Apache-2.0) on SEND vocabulary and drawn towards the
concept lexicon; at run time it is a list of signed bytes, so that results are the same everywhere.
"""

from __future__ import annotations

import gzip
import json
import math
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from operator import add, mul
from pathlib import Path

from ehcp_qa.analyse.concepts import words

TABLE = Path(__file__).resolve().parent / "words.bin.gz"
# Where the header ends in the table's bytes.
_BREAK = b"\n"
# What a word that the table lacks may have lost or gained.
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "'s")

Vector = tuple[float, ...]


@dataclass(frozen=True, slots=True)
class WordTable:
    """Words with a vector and a weight each (how much a word tells), and weights of concepts."""

    size: int
    rows: Mapping[str, int]
    weights: tuple[float, ...]
    numbers: array[int]
    concepts: Mapping[str, float]
    _weighted: dict[int, list[float]] = field(default_factory=dict, compare=False, repr=False)
    _alone: dict[int, Vector] = field(default_factory=dict, compare=False, repr=False)

    def row(self, word: str) -> int | None:
        """Return the row of a word, or of the nearest form of it."""
        if word in self.rows:
            return self.rows[word]
        for ending in _ENDINGS:
            if word.endswith(ending) and word[: -len(ending)] in self.rows:
                return self.rows[word[: -len(ending)]]
        return None

    def weighted(self, row: int) -> list[float]:
        """Return a word's numbers times its weight; worked out once, since words recur."""
        if row not in self._weighted:
            weight, start = self.weights[row], row * self.size
            self._weighted[row] = [weight * n for n in self.numbers[start : start + self.size]]
        return self._weighted[row]

    def alone(self, row: int) -> Vector:
        """Return the vector of a word that stands alone; worked out once."""
        if row not in self._alone:
            self._alone[row] = _of_length_one(self.weighted(row))
        return self._alone[row]

    def vector(self, text: str, *, leave_out: frozenset[str] = frozenset()) -> Vector:
        """Return a text's vector, of length 1: the weighted sum of its words'."""
        sums = [0.0] * self.size
        for word in words(text):
            row = None if word in leave_out else self.row(word)
            if row is not None:
                sums = list(map(add, sums, self.weighted(row)))
        return _of_length_one(sums)

    def concept_weight(self, concept: str) -> float:
        """Return how much sharing a concept tells; one that a council added counts as usual."""
        return self.concepts.get(concept, self.concepts.get("", 1.0))


def _of_length_one(sums: list[float]) -> Vector:
    length = math.sqrt(sum(map(mul, sums, sums)))
    return tuple([s / length for s in sums]) if length else tuple(sums)


def likeness(one: Vector, other: Vector) -> float:
    """Return the cosine of two vectors of length 1."""
    return sum(map(mul, one, other), 0.0)


@lru_cache(maxsize=2)
def word_table(path: Path = TABLE) -> WordTable:
    """Return the packaged table, read once."""
    header, numbers = gzip.decompress(path.read_bytes()).split(_BREAK, 1)
    head = json.loads(header)
    table = array("b")
    table.frombytes(numbers)
    return WordTable(
        size=head["size"],
        rows={word: row for row, word in enumerate(head["words"])},
        weights=tuple(head["weights"]),
        numbers=table,
        concepts=head["concepts"],
    )
