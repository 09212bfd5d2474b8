"""What speaks for each pair being a link: likeness, its standing in the plan, and areas of need."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from ehcp_qa.analyse.meaning.comparison import Comparison
from ehcp_qa.analyse.meaning.grid import Grid, grid, places, standing
from ehcp_qa.analyse.meaning.hopes import NAMES as INTEREST_NAMES
from ehcp_qa.analyse.meaning.hopes import interest_facts
from ehcp_qa.analyse.meaning.items import Item
from ehcp_qa.analyse.meaning.means import NAMES as MEANS_NAMES
from ehcp_qa.analyse.meaning.means import means_facts
from ehcp_qa.model.plan import Area, SectionId

# Likeness is measured in three ways, and each yields the same twelve facts.
MEASURES = ("meaning", "concept", "chain")
FACTS = (
    *("value", "row", "column", "row place", "column place", "best both ways", "any"),
    *("value, same area", "row, same area", "column, same area"),
    *("row place in area", "column place in area"),
)
AREA_FACTS = (
    *("same area", "other area", "area unknown", "only one in row", "only one in column"),
    *("several in row", "share of row", "share of column", "none in row", "none in column"),
)
THIRD_FACTS = tuple(
    f"{measure}: through third{fact}"
    for measure in ("meaning", "chain")
    for fact in ("", ", row", ", column")
)
THEME_FACTS = ("theme", "theme, row", "theme, column", "theme, any")
NAMES = (
    *(f"{measure}: {fact}" for measure in MEASURES for fact in FACTS),
    *AREA_FACTS,
    *THIRD_FACTS,
    "special educational",
)
# Asked last, where a sentence model gave every statement a vector.
SENTENCE_NAMES = tuple(f"sentence: {fact}" for fact in FACTS)
# A need or an outcome and a provision are also asked what the provision is made of.
MEANT_NAMES = (*NAMES, *MEANS_NAMES)
# A hope and an outcome are also asked what the hope is about.
HOPE_NAMES = (*NAMES, *THEME_FACTS, *INTEREST_NAMES)
# Only this many thirds, the nearest to the row, are tried: the rest join nothing, and cost time.
NEAREST_THIRDS = 5
# Places worse than any real likeness, for pairs of different areas.
_OUTSIDE = -1.0

# How near two lists of statements lie, by one way of measuring.
Measure = Callable[[Sequence[Item], Sequence[Item]], Grid]
# The facts of every pair: by row, by column, in the order of the names.
Facts = npt.NDArray[np.float64]


def evidence(
    rows: Sequence[Item],
    columns: Sequence[Item],
    thirds: Sequence[Item],
    comparison: Comparison | None = None,
    *,
    hopes: bool = False,
) -> Facts:
    """Return the facts of every pair, by row, then column, in the order of ``MEANT_NAMES``.

    Where the rows are hopes, those of ``HOPE_NAMES``; where a sentence model has read the statements,
    those of ``SENTENCE_NAMES`` last. ``thirds`` are the statements that both sides
    may also belong with: a need and a provision that suit the same outcome suit each other.
    """
    if not rows or not columns:
        return np.empty((len(rows), len(columns), 0))
    compared = comparison or Comparison()
    one, other = _areas(rows)[:, np.newaxis], _areas(columns)
    known = ((one > 0) & (other > 0)).astype(float)
    same = known * (one == other)
    layers: list[Grid] = []
    for measure in (compared.meaning, compared.concepts, compared.chained):
        layers.extend(_facts(measure(rows, columns), same))
    layers.extend(_area_facts(same, known))
    for measure in (compared.meaning, compared.chained):
        layers.extend(_through(rows, columns, thirds, measure))
    educational = [float(column.section == SectionId.F) for column in columns]
    layers.append(np.broadcast_to(educational, same.shape))
    if hopes:
        layers.extend(_theme_facts(rows, columns))
        layers.extend(interest_facts(rows, columns))
    else:
        layers.extend(means_facts(rows, columns))
    if (said := compared.sentences(rows, columns)) is not None:
        layers.extend(_facts(said, same))
    return np.stack(layers, axis=-1)


def _facts(cells: Grid, same: Grid) -> list[Grid]:
    by_row, by_column = standing(cells), standing(cells.T).T
    row_place, column_place = places(cells), places(cells.T).T
    inside = np.where(same > 0, cells, _OUTSIDE)
    row_inside, column_inside = places(inside), places(inside.T).T
    some = cells > 0
    best = (row_place == 1.0) & (column_place == 1.0) & some
    return [
        *(cells, by_row, by_column, row_place, column_place),
        *(best.astype(float), some.astype(float)),
        *(layer * same for layer in (cells, by_row, by_column, row_inside, column_inside)),
    ]


def _areas(items: Sequence[Item]) -> npt.NDArray[np.int64]:
    """Return a number for the area of each item, 0 where it is not known."""
    kinds = (None, *Area)
    return np.array([kinds.index(item.area) for item in items])


def _area_facts(same: Grid, known: Grid) -> list[Grid]:
    """Return what the pairs' areas say: the same, another, none known, and how many share a row's."""
    in_row, in_column = same.sum(axis=1, keepdims=True), same.sum(axis=0)
    layers = (
        *(same, known - same, 1.0 - known),
        *(same * (in_row == 1), same * (in_column == 1), same * (in_row > 1)),
        *(same / np.maximum(1.0, in_row), same / np.maximum(1.0, in_column)),
        *(in_row == 0, in_column == 0),
    )
    return [np.broadcast_to(layer, same.shape) for layer in layers]


def _through(
    rows: Sequence[Item], columns: Sequence[Item], thirds: Sequence[Item], measure: Measure
) -> list[Grid]:
    """Return how well each pair is joined by a third: as well as the weaker of its two sides."""
    if not thirds:
        return [np.zeros((len(rows), len(columns)))] * 3
    to_rows, to_columns = measure(rows, thirds), measure(columns, thirds)
    nearest = np.argsort(-to_rows, axis=1, kind="stable")[:, :NEAREST_THIRDS]
    joined = zip(to_rows, nearest, strict=True)
    cells = np.array([np.minimum(row[at], to_columns[:, at]).max(axis=1) for row, at in joined])
    return [cells, standing(cells), standing(cells.T).T]


def _theme_facts(rows: Sequence[Item], columns: Sequence[Item]) -> list[Grid]:
    """Return how far each column speaks of what a step towards the row's hope would speak of."""
    cells = grid(rows, columns, _on_the_way)
    return [cells, standing(cells), standing(cells.T).T, (cells > 0).astype(float)]


def _on_the_way(row: Item, column: Item) -> float:
    """Return the concepts of a column that a row reaches, less where it speaks of much else."""
    return len(column.concepts.keys() & row.reaches) / (1 + math.log1p(len(column.concepts)))
