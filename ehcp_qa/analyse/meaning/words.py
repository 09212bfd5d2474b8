"""Vectors of words and texts, from a table made once at development time (training/README.md).

The table was distilled from all-MiniLM-L6-v2 (Apache-2.0) on SEND vocabulary and drawn towards the
concept lexicon; at run time it is a list of signed bytes, so that results are the same everywhere.
"""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from operator import mul
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ehcp_qa.analyse.concepts import words

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

TABLE = Path(__file__).resolve().parent / "words.bin.gz"
# In a folder of weights: words of the table that learned what acts on what (training/train_chains.py).
CHAINS = "chains.bin.gz"
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
    numbers: npt.NDArray[np.int8]
    concepts: Mapping[str, float]
    _alone: dict[int, Vector] = field(default_factory=dict, compare=False, repr=False)

    def row(self, word: str) -> int | None:
        """Return the row of a word, or of the nearest form of it."""
        if word in self.rows:
            return self.rows[word]
        for ending in _ENDINGS:
            if word.endswith(ending) and word[: -len(ending)] in self.rows:
                return self.rows[word[: -len(ending)]]
        return None

    def weighted(self, rows: Sequence[int]) -> npt.NDArray[np.float64]:
        """Return each word's numbers times its weight."""
        import numpy as np

        weights = np.array([self.weights[row] for row in rows])
        return weights[:, np.newaxis] * self.numbers[rows]

    def alone(self, row: int) -> Vector:
        """Return the vector of a word that stands alone; worked out once."""
        if row not in self._alone:
            self._alone[row] = _of_length_one(self.weighted([row])[0].tolist())
        return self._alone[row]

    def vector(self, text: str, *, leave_out: frozenset[str] = frozenset()) -> Vector:
        """Return a text's vector, of length 1: the weighted sum of its words'."""
        found = [self.row(word) for word in words(text) if word not in leave_out]
        rows = [row for row in found if row is not None]
        if not rows:
            return (0.0,) * self.size
        import numpy as np

        # One after the other: a library's own sums are made in an order of their own.
        return _of_length_one(np.cumsum(self.weighted(rows), axis=0)[-1].tolist())

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
    import numpy as np  # commands that need no vector should not wait for it

    head, numbers = _read(path)
    return WordTable(
        size=head["size"],
        rows={word: row for row, word in enumerate(head["words"])},
        weights=tuple(head["weights"]),
        numbers=np.frombuffer(numbers, dtype=np.int8).reshape(-1, head["size"]),
        concepts=head["concepts"],
    )


@lru_cache(maxsize=2)
def chain_table(path: Path) -> WordTable:
    """Return the packaged table with the words in it that learned what acts on what, read once.

    A need and what acts on it lie near each other here, however little they resemble each other.
    """
    import numpy as np

    table, (head, moved) = word_table(), _read(path)
    numbers = table.numbers.copy()
    at = [table.rows[word] for word in head["words"]]
    numbers[at] = np.frombuffer(moved, dtype=np.int8).reshape(-1, table.size)
    return replace(table, numbers=numbers, _alone={})


def _read(path: Path) -> tuple[dict[str, Any], bytes]:
    """Return a table's header, and the numbers of its words."""
    header, numbers = gzip.decompress(path.read_bytes()).split(_BREAK, 1)
    return json.loads(header), numbers
