"""Statements that nothing answers: judged by all that might have answered them, and how well."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import mul
from pathlib import Path

from ehcp_qa.analyse.meaning.comparison import Comparison
from ehcp_qa.analyse.meaning.grid import Grid
from ehcp_qa.analyse.meaning.items import Item
from ehcp_qa.analyse.meaning.scorer import PACKAGED, read_weights
from ehcp_qa.model.plan import Role

# What is asked of each statement's row of likelihoods; the four roles let each have its own level.
NAMES = (
    *("best", "second", "third", "sum", "none at all", "rival", "best over rival", "log of best"),
    *("others", "fellows"),
    *("nearest", "nearest over mean", "most in common", "speaks of a concept"),
    *("none of its area", "one of its area", "areas known", "educational"),
    *(f"is {role.value}" for role in (Role.NEED, Role.OUTCOME, Role.ASPIRATION, Role.PROVISION)),
)
_ROLES = (Role.NEED, Role.OUTCOME, Role.ASPIRATION, Role.PROVISION)
_EDUCATION = ("B", "E", "F")
Facts = Iterator[tuple[float, ...]]
# Keeps the logarithm of no likelihood at all finite.
_LEAST = 1e-3
_TEN = 10.0  # lengths of lists are counted in tens, so that weights stay of one size


@dataclass(frozen=True, slots=True)
class OrphanScorer:
    """Weights of a logistic regression over a statement's likelihoods, and its line."""

    weights: tuple[float, ...]
    bias: float
    line: float

    def likelihood(self, facts: Sequence[float]) -> float:
        """Return how likely a statement with these facts is to have no link, from 0 to 1."""
        score = sum(map(mul, self.weights, facts), self.bias)
        return round(1.0 / (1.0 + math.exp(-score)), 4)


def facts(
    rows: Sequence[Item],
    columns: Sequence[Item],
    likely: Grid,
    role: Role,
    comparison: Comparison | None = None,
) -> Facts:
    """Yield the facts of each row, in the order of ``NAMES``, from its likelihoods with the columns.

    The rival is the best that any fellow makes of the row's own best partner: an outcome that has
    a likelier provision of its own leaves less for this one.
    """
    compared = comparison or Comparison()
    meaning, common = compared.meaning(rows, columns), compared.concepts(rows, columns)
    for number, (row, cells) in enumerate(zip(rows, likely, strict=True)):
        yield (
            *_standing(cells, number, likely),
            *(len(columns) / _TEN, len(rows) / _TEN),
            *_nearness(row, meaning[number], common[number]),
            *_areas(row, columns),
            *(float(role is each) for each in _ROLES),
        )


def _standing(cells: Sequence[float], number: int, likely: Grid) -> tuple[float, ...]:
    best, second, third = (*sorted(cells, reverse=True)[:3], 0.0, 0.0, 0.0)[:3]
    partner = cells.index(best) if cells else 0
    rivals = (r[partner] for at, r in enumerate(likely) if cells and at != number)
    rival = max(rivals, default=0.0)
    return (
        *(best, second, third, sum(cells), math.prod(1 - cell for cell in cells)),
        *(rival, best - rival, math.log(best + _LEAST)),
    )


def _nearness(row: Item, alike: Sequence[float], in_common: Sequence[float]) -> tuple[float, ...]:
    mean = sum(alike) / len(alike) if alike else 0.0
    return (
        max(alike, default=0.0),
        max(alike, default=0.0) - mean,
        max(in_common, default=0.0),
        float(bool(row.concepts)),
    )


def _areas(row: Item, columns: Sequence[Item]) -> tuple[float, ...]:
    """Return what areas of need say: none of the row's own area among the columns, one, unknown."""
    known = row.area is not None and any(column.area for column in columns)
    same = sum(row.area == column.area for column in columns) if known else 0
    here = row.section in _EDUCATION
    return float(known and same == 0), float(same == 1), float(known), float(here)


@lru_cache(maxsize=8)
def orphan_scorer(folder: Path = PACKAGED) -> OrphanScorer:
    """Return the scorer of orphans, read once."""
    part = read_weights(folder)["orphans"]
    return OrphanScorer(tuple(part["weights"][name] for name in NAMES), part["bias"], part["line"])


def standing_alone(
    rows: Sequence[Item],
    columns: Sequence[Item],
    likely: Grid,
    role: Role,
    comparison: Comparison | None = None,
    folder: Path = PACKAGED,
) -> list[float]:
    """Return how likely the statement of each row is to have no link with any column."""
    scorer = orphan_scorer(folder)
    return [scorer.likelihood(each) for each in facts(rows, columns, likely, role, comparison)]
