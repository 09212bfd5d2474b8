"""What commonly acts on a difficulty, and how far a provision is made of it.

Likeness alone cannot tell cause from cure: hitting out and a breathing script share no word. The
lexicon "means" names what provision is made of, "answers" which of it acts on which concept.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np

from ehcp_qa.analyse.concepts import concepts
from ehcp_qa.analyse.meaning.grid import Grid, grid, standing
from ehcp_qa.model.lexicon import Lexicons

NAMES = ("answered", "answered, row", "answered, column", "answered, part", "answered, any")


class Side(Protocol):
    """What is asked of a statement here."""

    @property
    def answers(self) -> Mapping[str, float]:
        """The means that commonly act on what it speaks of, each with the weight of its concept."""

    @property
    def means(self) -> frozenset[str]:
        """The means that it is made of, where it is provision."""


def means(text: str, lexicons: Lexicons) -> frozenset[str]:
    """Return the means that a provision's words name."""
    return frozenset(concepts(text, lexicons, "means"))


def answers(spoken_of: Mapping[str, float], lexicons: Lexicons) -> dict[str, float]:
    """Return the means that act on these weighted concepts, each with the weightiest of them."""
    groups, found = lexicons["answers"].groups, dict[str, float]()
    for concept, weight in spoken_of.items():
        for each in groups.get(concept, ()):
            found[each] = max(weight, found.get(each, 0.0))
    return found


def means_facts(rows: Sequence[Side], columns: Sequence[Side]) -> list[Grid]:
    """Return the facts of every pair of a need or an outcome and a provision, as in ``NAMES``."""
    answered = grid(rows, columns, _answered)
    # What a provision is made of beside it makes its answer the less.
    cells = answered / np.array([1 + math.log1p(len(column.means)) for column in columns])
    parts = answered / np.array([max(1, len(column.means)) for column in columns])
    return [cells, standing(cells), standing(cells.T).T, parts, (cells > 0).astype(float)]


def _answered(row: Side, column: Side) -> float:
    """Return the weights of what a provision acts on in a row."""
    return math.fsum(row.answers[name] for name in column.means if name in row.answers)
