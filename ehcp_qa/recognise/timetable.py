"""A week set out as a table, whose cells say when things happen and are no statements of provision."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ehcp_qa.recognise.column_kinds import named_by_day
from ehcp_qa.recognise.columns import Holds, title_holds
from ehcp_qa.recognise.content import BODY_LABELS, residual
from ehcp_qa.recognise.grid import Cell, Grid
from ehcp_qa.recognise.headers import header_columns
from ehcp_qa.recognise.numbers import references
from ehcp_qa.recognise.placing import PROVISION
from ehcp_qa.recognise.state import Walk

_DAY = re.compile(
    r"(?i)\W*(?:week \w{1,3}\W+)?(mon|tue|wed|thu|fri|sat|sun)(?:s|r|rs|nes|ur|urs)?(?:day)?s?\b"
    r"(?:\W+(?:week \w{1,3}|am|pm|mornings?|afternoons?|evenings?))?\W*"
)
# Fewer named days than this are a row or two about those days, and no week.
_FEWEST_DAYS = 3
# A title row, or a caption right across, may stand over the row of days.
_ROWS_OF_TITLES = 3
# Columns that turn a row for each day into provision set out in full.
_IN_FULL = frozenset({Holds.BY_WHOM, Holds.GROUP, Holds.HOW_OFTEN})


def read_timetable(walk: Walk, grid: Grid) -> bool:
    """Read a timetable of a section of provision and return True; False for any other table.

    The needs and outcomes that its cells name are those of the statement it hangs from.
    """
    if not set(walk.opened) & set(PROVISION):
        return False
    across = _days_across(grid)
    first = grid.lines.index(across) if across else _first_day(grid)
    if first is None or (across is None and _in_full(walk, grid)):
        return False
    walk.row = None
    above = list(walk.latest)
    titles = 0 if across and _tells_what(walk, across[0]) else 1
    for number, line in enumerate(grid.lines):
        for cell in line:
            told = number > first if across else number >= first
            if told and cell.ref.column >= titles and any(c.isalnum() for c in cell.text):
                residual(walk, cell)
            for block in cell.blocks:
                walk.touch(block)
    named = tuple(n for block in grid.blocks for n in references(block.text))
    for draft in above:
        draft.refers_to = tuple(dict.fromkeys((*draft.refers_to, *named)))
    walk.close_group()
    walk.carried = {}
    return True


def _days_across(grid: Grid) -> tuple[Cell, ...] | None:
    """Return the row of titles that names the days of a week, if there is one."""
    for line in grid.lines[:_ROWS_OF_TITLES]:
        texts = [cell.text for cell in line if cell.text.strip()]
        if len(_days(texts)) >= _FEWEST_DAYS and sum(map(_is_day, texts)) >= len(texts) - 1:
            return line
    return None


def _tells_what(walk: Walk, title: Cell) -> bool:
    """True for "Activity" beside the days, which is what happens and not at what time."""
    return bool(set(title_holds(title.text, walk.titles)) & BODY_LABELS)


def _first_day(grid: Grid) -> int | None:
    """Return the first row of a table whose first column goes through the days of a week."""
    down = [(n, cell.text) for n, line in enumerate(grid.lines) for cell in line[:1]]
    texts = [text for _, text in down if text.strip()]
    if len(_days(texts)) < _FEWEST_DAYS or sum(map(_is_day, texts)) < len(texts) - 2:
        return None
    return next(n for n, text in down if _is_day(text))


def _in_full(walk: Walk, grid: Grid) -> bool:
    """True for a table of provision with a row for each day, which says who or in what group."""
    for number in range(min(_ROWS_OF_TITLES, len(grid.lines))):
        columns = header_columns(walk, grid, number) or {}
        if any(set(c.holds) & _IN_FULL and not named_by_day(c) for c in columns.values()):
            return True
    return False


def _is_day(text: str) -> bool:
    return bool(_DAY.fullmatch(text))


def _days(texts: Iterable[str]) -> frozenset[str]:
    """Return which days of the week are named by a text of their own."""
    return frozenset(m[1].lower() for text in texts if (m := _DAY.fullmatch(text)))
