"""What commonly acts on a difficulty, and how far a provision is made of it.

Likeness alone cannot tell cause from cure: hitting out and a breathing script share no word. The
lexicon "means" names what provision is made of, "answers" which of it acts on which concept.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Protocol

from ehcp_qa.analyse.concepts import concepts
from ehcp_qa.analyse.meaning.grid import Grid, grid, standing, turned
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
    cells, parts = grid(rows, columns, _answered), grid(rows, columns, _part)
    by_row, by_column = standing(cells), turned(standing(turned(cells)))
    return [cells, by_row, by_column, parts, [[float(cell > 0) for cell in row] for row in cells]]


def _answered(row: Side, column: Side) -> float:
    """Return how much of a provision acts on a row, less where it is made of much else."""
    return _sum(row, column) / (1 + math.log1p(len(column.means)))


def _part(row: Side, column: Side) -> float:
    return _sum(row, column) / len(column.means) if column.means else 0.0


def _sum(row: Side, column: Side) -> float:
    return math.fsum(row.answers.get(name, 0.0) for name in column.means)
