"""Statements that nothing answers: judged by all that might have answered them, and how well."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import mul

from ehcp_qa.analyse.meaning.comparison import Comparison
from ehcp_qa.analyse.meaning.items import Item
from ehcp_qa.analyse.meaning.partners import CROWD, SHARES, crowd, shares
from ehcp_qa.analyse.meaning.scorer import PACKAGED, Likely, Weights, read_weights
from ehcp_qa.model.analysed import LinkKind
from ehcp_qa.model.plan import Role

# What is asked of each statement's row of likelihoods; the four roles let each have its own level.
# The third is what both sides may belong with: a provision without a need seldom has an outcome either.
NAMES = (
    *("best", "second", "third", "sum", "none at all", "rival", "best over rival", "log of best"),
    *("others", "fellows"),
    *("nearest", "nearest over mean", "nearest by chain", "nearest by chain over mean"),
    *("most in common", "speaks of a concept"),
    *("none of its area", "one of its area", "areas known", "educational"),
    *(f"is {role.value}" for role in (Role.NEED, Role.OUTCOME, Role.ASPIRATION, Role.PROVISION)),
    *SHARES,
    *("best third", "third kept", "third paired", "nearest third"),
    *CROWD,
)
# What counts statements, between the least and the most of the slices that the scorer learned from: in a plan
# four times as long, a count beyond them would outweigh all else ("eight more than there are needs").
_COUNTS = {
    "sum": (0.0, 2.8),
    "others": (0.4, 0.9),
    "fellows": (0.2, 0.9),
    "surplus in area": (-0.7, 1.0),
    "rivals in area": (0.0, 2.0),
    "longer list": (-0.8, 0.6),
    "claims on its best": (0.0, 1.4),
}
_BOUNDS = tuple((NAMES.index(name), *bounds) for name, bounds in _COUNTS.items())
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


@dataclass(frozen=True, slots=True)
class Side:
    """Statements of one role, what is asked of them, and how likely each pair is.

    ``thirds`` are what they may also belong with, ``to_thirds`` how likely, where that is known.
    """

    role: Role
    rows: Sequence[Item]
    columns: Sequence[Item]
    likely: Likely
    thirds: Sequence[Item] = ()
    to_thirds: Likely | None = None


Grids = Mapping[LinkKind, tuple[Sequence[Item], Sequence[Item], Likely]]


def sides(grids: Grids) -> tuple[Side, ...]:
    """Return what is asked of each role: provision of needs and outcomes, and the other way round."""
    needs, provisions, met = grids[LinkKind.NEED_PROVISION]
    outcomes, _, served = grids[LinkKind.OUTCOME_PROVISION]
    hopes, steps, taken = grids[LinkKind.ASPIRATION_OUTCOME]
    return (
        Side(Role.NEED, needs, provisions, met, outcomes),
        Side(
            *(Role.PROVISION, provisions, needs, _over(met, provisions)),
            *(outcomes, _over(served, provisions)),
        ),
        Side(Role.OUTCOME, outcomes, provisions, served, needs),
        Side(Role.ASPIRATION, hopes, steps, taken),
    )


def _over(cells: Likely, columns: Sequence[Item]) -> Likely:
    return [list(each) for each in zip(*cells, strict=True)] if cells else [[] for _ in columns]


def facts(side: Side, comparison: Comparison | None = None) -> Facts:
    """Yield the facts of each row, in the order of ``NAMES``, from its likelihoods with the columns.

    The rival is the best that any fellow makes of the row's own best partner: an outcome that has
    a likelier provision of its own leaves less for this one.
    """
    compared = comparison or Comparison()
    rows, columns, likely = side.rows, side.columns, side.likely
    meaning = compared.meaning(rows, columns).tolist()
    chained = compared.chained(rows, columns).tolist()
    common = compared.concepts(rows, columns).tolist()
    told = zip(
        *(rows, likely, meaning, chained, common),
        *(shares(likely), _with_thirds(side, compared), crowd(rows, columns, likely)),
        strict=True,
    )
    for number, (row, cells, alike, chain, shared, kept, third, crowded) in enumerate(told):
        yield _within(
            *_standing(cells, number, likely),
            *(len(columns) / _TEN, len(rows) / _TEN),
            *_nearest(alike),
            *_nearest(chain),
            *(max(shared, default=0.0), float(bool(row.concepts))),
            *_areas(row, columns),
            *(float(side.role is each) for each in _ROLES),
            *(*kept, *third, *crowded),
        )


def _within(*facts: float) -> tuple[float, ...]:
    """Return the facts, the counts among them within what was learned from."""
    found = list(facts)
    for at, least, most in _BOUNDS:
        found[at] = min(max(found[at], least), most)
    return tuple(found)


def _with_thirds(side: Side, compared: Comparison) -> list[tuple[float, ...]]:
    """Return how each row stands to its thirds: by likelihood where it is known, else by meaning."""
    if side.to_thirds is not None:
        best = [max(cells, default=0.0) for cells in side.to_thirds]
        kept = shares(side.to_thirds)
        return [(b, each[0], each[2], 0.0) for b, each in zip(best, kept, strict=True)]
    if not side.thirds or not side.rows:
        return [(0.0,) * 4 for _ in side.rows]
    near = compared.meaning(side.rows, side.thirds).tolist()
    return [(0.0, 0.0, 0.0, max(cells)) for cells in near]


def _standing(cells: Sequence[float], number: int, likely: Likely) -> tuple[float, ...]:
    best, second, third = (*sorted(cells, reverse=True)[:3], 0.0, 0.0, 0.0)[:3]
    partner = cells.index(best) if cells else 0
    rivals = (r[partner] for at, r in enumerate(likely) if cells and at != number)
    rival = max(rivals, default=0.0)
    return (
        *(best, second, third, sum(cells), math.prod(1 - cell for cell in cells)),
        *(rival, best - rival, math.log(best + _LEAST)),
    )


def _nearest(alike: Sequence[float]) -> tuple[float, float]:
    """Return the highest, and how far it stands above the mean."""
    if not alike:
        return 0.0, 0.0
    return max(alike), max(alike) - sum(alike) / len(alike)


def _areas(row: Item, columns: Sequence[Item]) -> tuple[float, ...]:
    """Return what areas of need say: none of the row's own area among the columns, one, unknown."""
    known = row.area is not None and any(column.area for column in columns)
    same = sum(row.area == column.area for column in columns) if known else 0
    here = row.section in _EDUCATION
    return float(known and same == 0), float(same == 1), float(known), float(here)


@lru_cache(maxsize=8)
def orphan_scorer(weights: Weights = PACKAGED) -> OrphanScorer:
    """Return the scorer of orphans, read once."""
    part = read_weights(weights)["orphans"]
    return OrphanScorer(tuple(part["weights"][name] for name in NAMES), part["bias"], part["line"])


def standing_alone(
    side: Side, comparison: Comparison | None = None, weights: Weights = PACKAGED
) -> dict[str, float]:
    """Return how likely each statement of a side is to have no link with any column, by id."""
    scorer = orphan_scorer(weights)
    found = zip(side.rows, facts(side, comparison), strict=True)
    return {row.id: scorer.likelihood(each) for row, each in found}
