"""How each row of a grid of likelihoods stands beside the other rows that want the same columns."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from ehcp_qa.analyse.meaning.items import Item
from ehcp_qa.analyse.meaning.scorer import Likely

SHARES = ("kept", "share of row", "paired", "share of column")
CROWD = (
    *("surplus in area", "rivals in area", "rivals", "over the median", "best in area"),
    *("longer list", "first choice of any", "best of those that choose it", "claims on its best"),
)
# Keeps shares of little from looking like shares of much.
_FLOOR = 0.2
# From this likelihood up, another row counts as claiming a column.
_CLAIMS = 0.4
# Bring counts to the size of likelihoods, so that weights stay of one size.
_FEW, _SOME, _MANY = 2.0, 3.0, 5.0


def shares(likely: Likely) -> list[tuple[float, ...]]:
    """Return, for each row, what is left of its best once columns are shared out, as in ``SHARES``."""
    down = [sum(column) + _FLOOR for column in zip(*likely, strict=True)]
    paired = _pairs(likely)
    return [_shares(cells, down, pair) for cells, pair in zip(likely, paired, strict=True)]


def _shares(cells: Sequence[float], down: Sequence[float], paired: float) -> tuple[float, ...]:
    if not cells:
        return (0.0,) * len(SHARES)
    across, best = sum(cells) + _FLOOR, max(cells)
    parts = [cell / whole for cell, whole in zip(cells, down, strict=True)]
    kept = max(cell * part for cell, part in zip(cells, parts, strict=True))
    return kept, best / across, paired, max(parts)


def _pairs(likely: Likely) -> list[float]:
    """Return each row's likelihood when rows and columns pair off, the likeliest pair first."""
    found, rows, columns = [0.0] * len(likely), set[int](), set[int]()
    # Pairs of no likelihood change nothing: it is what a row without a pair has.
    cells = ((-cell, r, c) for r, row in enumerate(likely) for c, cell in enumerate(row) if cell)
    for less, row, column in sorted(cells):
        if row not in rows and column not in columns:
            rows.add(row)
            columns.add(column)
            found[row] = -less
    return found


def crowd(rows: Sequence[Item], columns: Sequence[Item], likely: Likely) -> list[tuple[float, ...]]:
    """Return, for each row, how many want what it wants, as in ``CROWD``."""
    if not rows:
        return []
    best = [max(cells, default=0.0) for cells in likely]
    chosen = [max(range(len(rows)), key=lambda r: likely[r][c]) for c in range(len(columns))]
    return [_crowd(number, rows, columns, likely, best, chosen) for number in range(len(rows))]


def _crowd(
    number: int,
    rows: Sequence[Item],
    columns: Sequence[Item],
    likely: Likely,
    best: Sequence[float],
    chosen: Sequence[int],
) -> tuple[float, ...]:
    area, cells, own = rows[number].area, likely[number], best[number]
    known = area is not None
    fellows = [at for at, row in enumerate(rows) if known and row.area == area]
    near = [at for at, column in enumerate(columns) if known and column.area == area]
    mine = [cells[at] for at, row in enumerate(chosen) if row == number]
    partner = cells.index(own) if cells else None
    claims = 0 if partner is None else sum(row[partner] > _CLAIMS for row in likely)
    return (
        (len(fellows) - len(near)) / _SOME,
        sum(best[at] > own for at in fellows) / _FEW,
        sum(each > own for each in best) / max(1, len(rows) - 1),
        own - median(best),
        max((cells[at] for at in near), default=0.0),
        (len(rows) - len(columns)) / _MANY,
        float(bool(mine)),
        max(mine, default=0.0),
        claims / _SOME,
    )
