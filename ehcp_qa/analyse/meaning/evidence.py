"""What speaks for each pair being a link: likeness, its standing in the plan, and areas of need."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from ehcp_qa.analyse.meaning.comparison import Comparison
from ehcp_qa.analyse.meaning.grid import Grid, grid, places, standing, turned
from ehcp_qa.analyse.meaning.hopes import NAMES as INTEREST_NAMES
from ehcp_qa.analyse.meaning.hopes import interest_facts
from ehcp_qa.analyse.meaning.items import Item
from ehcp_qa.analyse.meaning.means import NAMES as MEANS_NAMES
from ehcp_qa.analyse.meaning.means import means_facts
from ehcp_qa.model.plan import SectionId

# Likeness is measured in two ways, and each yields the same twelve facts.
MEASURES = ("meaning", "concept")
FACTS = (
    *("value", "row", "column", "row place", "column place", "best both ways", "any"),
    *("value, same area", "row, same area", "column, same area"),
    *("row place in area", "column place in area"),
)
AREA_FACTS = (
    *("same area", "other area", "area unknown", "only one in row", "only one in column"),
    *("several in row", "share of row", "share of column", "none in row", "none in column"),
)
THIRD_FACTS = ("through third", "through third, row", "through third, column")
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


def evidence(
    rows: Sequence[Item],
    columns: Sequence[Item],
    thirds: Sequence[Item],
    comparison: Comparison | None = None,
    *,
    hopes: bool = False,
) -> list[list[tuple[float, ...]]]:
    """Return the facts of every pair, by row, then column, in the order of ``MEANT_NAMES``.

    Where the rows are hopes, those of ``HOPE_NAMES``; where a sentence model has read the statements,
    those of ``SENTENCE_NAMES`` last. ``thirds`` are the statements that both sides
    may also belong with: a need and a provision that suit the same outcome suit each other.
    """
    if not rows or not columns:
        return []
    compared = comparison or Comparison()
    same = grid(rows, columns, _same_area)
    layers: list[Grid] = []
    for cells in (compared.meaning(rows, columns), compared.concepts(rows, columns)):
        layers.extend(_facts(cells, same))
    layers.extend(_area_facts(rows, columns, same))
    layers.extend(_through(rows, columns, thirds, compared))
    layers.append(grid(rows, columns, _special_educational))
    if hopes:
        layers.extend(_theme_facts(rows, columns))
        layers.extend(interest_facts(rows, columns))
    else:
        layers.extend(means_facts(rows, columns))
    if (said := compared.sentences(rows, columns)) is not None:
        layers.extend(_facts(said, same))
    return [list(zip(*(layer[r] for layer in layers), strict=True)) for r in range(len(rows))]


def _facts(cells: Grid, same: Grid) -> list[Grid]:
    by_row, by_column = standing(cells), turned(standing(turned(cells)))
    row_place, column_place = places(cells), turned(places(turned(cells)))
    inside = _each(cells, same, lambda cell, near: cell if near else _OUTSIDE)
    row_inside, column_inside = places(inside), turned(places(turned(inside)))
    best = _each(row_place, column_place, lambda r, c: float(r == c == 1.0))
    return [
        *(cells, by_row, by_column, row_place, column_place),
        _each(best, cells, lambda both, cell: both if cell > 0 else 0.0),
        [[float(cell > 0) for cell in row] for row in cells],
        *(_each(layer, same, _times) for layer in (cells, by_row, by_column)),
        *(_each(layer, same, _times) for layer in (row_inside, column_inside)),
    ]


def _area_facts(rows: Sequence[Item], columns: Sequence[Item], same: Grid) -> list[Grid]:
    in_row = [sum(row) for row in same]
    in_column = [sum(column) for column in turned(same)]
    across = [[in_row[r] for _ in columns] for r in range(len(rows))]
    down = [list(in_column) for _ in rows]
    return [
        same,
        grid(rows, columns, lambda r, c: float(bool(r.area and c.area and r.area != c.area))),
        grid(rows, columns, lambda r, c: float(not (r.area and c.area))),
        _each(same, across, lambda s, n: s * (n == 1)),
        _each(same, down, lambda s, n: s * (n == 1)),
        _each(same, across, lambda s, n: s * (n > 1)),
        _each(same, across, lambda s, n: s / max(1.0, n)),
        _each(same, down, lambda s, n: s / max(1.0, n)),
        [[float(n == 0) for n in row] for row in across],
        [[float(n == 0) for n in row] for row in down],
    ]


def _through(
    rows: Sequence[Item], columns: Sequence[Item], thirds: Sequence[Item], compared: Comparison
) -> list[Grid]:
    """Return how well each pair is joined by a third: as well as the weaker of its two sides."""
    if not thirds:
        empty = [[0.0] * len(columns) for _ in rows]
        return [empty, empty, empty]
    to_columns = compared.meaning(columns, thirds)
    cells = []
    for one in compared.meaning(rows, thirds):
        near = sorted(range(len(one)), key=lambda at: (-one[at], at))[:NEAREST_THIRDS]
        cells.append([max(min(one[at], other[at]) for at in near) for other in to_columns])
    return [cells, standing(cells), turned(standing(turned(cells)))]


def _theme_facts(rows: Sequence[Item], columns: Sequence[Item]) -> list[Grid]:
    """Return how far each column speaks of what a step towards the row's hope would speak of."""
    cells = grid(rows, columns, _on_the_way)
    by_row, by_column = standing(cells), turned(standing(turned(cells)))
    return [cells, by_row, by_column, [[float(cell > 0) for cell in row] for row in cells]]


def _on_the_way(row: Item, column: Item) -> float:
    """Return the concepts of a column that a row reaches, less where it speaks of much else."""
    return len(column.concepts.keys() & row.reaches) / (1 + math.log1p(len(column.concepts)))


def _each(one: Grid, other: Grid, value: Callable[[float, float], float]) -> Grid:
    return [list(map(value, a, b)) for a, b in zip(one, other, strict=True)]


def _times(one: float, other: float) -> float:
    return one * other


def _same_area(row: Item, column: Item) -> float:
    return float(row.area is not None and row.area == column.area)


def _special_educational(_row: Item, column: Item) -> float:
    return float(column.section == SectionId.F)
