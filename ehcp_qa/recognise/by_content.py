"""What columns hold whose titles say nothing known: told by the cells below them.

Councils and schools title their tables in words of their own ("Resourced by", "Regularity"); posts,
rates, dates, numbers and what somebody will do look the same under any of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ehcp_qa.model.plan import SectionId
from ehcp_qa.recognise.column_kinds import Column, Columns
from ehcp_qa.recognise.columns import Holds
from ehcp_qa.recognise.grid import Cell, Grid
from ehcp_qa.recognise.numbers import bare_references
from ehcp_qa.recognise.people import People
from ehcp_qa.recognise.said_in import is_of_provision, mostly, said_in

# What is provided is told in more words than a title is, and in more than three on average.
_TITLE_WORDS, _TOLD_WORDS = 10, 3
_FEWEST_COLUMNS = 3


def by_content(
    opened: Sequence[SectionId], people: People, grid: Grid, number: int, found: Columns
) -> Columns:
    """Return the columns, those under row ``number`` that titles left open told by their cells.

    Only in a table of provision, one column of which says who or how often and another what, and
    in one of outcomes.
    """
    if _is_of_outcomes(opened):
        main = Holds.OUTCOME
    elif is_of_provision(opened):
        main = Holds.PROVISION
    else:
        return {}
    bodies = {at: _below(grid, number, at) for at in found}
    told = {at: _numbered(found[at], c) or said_in(c, people) for at, c in bodies.items()}
    if main is Holds.PROVISION and not any(told.values()):
        return {}
    if main is Holds.OUTCOME:
        told = {at: tuple(_of_outcome(h) for h in holds) for at, holds in told.items()}
    read: Columns = {}
    for at, holds in told.items():
        if holds and _may_be(found[at], holds, main):
            read[at] = Column(holds, found[at].sections, found[at].title)
    known = {h for at, c in found.items() for h in read.get(at, c).holds}
    what = _what(bodies, told, found, main) if main not in known else None
    if what is not None:
        read[what] = Column((main,), found[what].sections, found[what].title)
    return read


def _of_outcome(holds: Holds) -> Holds:
    """Return what a column says beside outcomes, where a rate or a post says how it is seen."""
    return Holds.MEASURE if holds in (Holds.HOW_OFTEN, Holds.BY_WHOM) else holds


def _is_of_outcomes(opened: Sequence[SectionId]) -> bool:
    return tuple(opened) == (SectionId.E,)


def untitled(opened: Sequence[SectionId], people: People, grid: Grid, number: int) -> Columns:
    """Return the columns of a table of provision that has no row of titles, from row ``number`` down."""
    line = grid.lines[number]
    if len(line) != grid.columns or any(c.ref.column_span > 1 for c in line):
        return {}
    nothing: Columns = {c.ref.column: Column(()) for c in line}
    read = by_content(opened, people, grid, number - 1, nothing)
    kinds = {holds for column in read.values() for holds in column.holds}
    needed = {Holds.PROVISION, Holds.BY_WHOM, Holds.HOW_OFTEN}
    return {**nothing, **read} if needed <= kinds else {}


# A cell of how often that stands by itself, which no title does ("Weekly amount" is one).
_SAYS_WHEN = re.compile(
    r"(?i)\d|\A\W*(?:daily|weekly|fortnightly|monthly|termly|once|twice|every|each|ongoing|always)\b(?! (?:amount|number|minimum|total|hours|time|frequency))"
)


# A sentence ends in a full stop; "No." and "Sam will be able to..." are titles.
_STOPS = re.compile(r"\w+\W+\w[^.]*(?<!\.)\.\s*\Z")


def titles_content(grid: Grid, number: int, read: Columns, people: People) -> bool:
    """Tell whether a row titles the columns below it: short, and unlike what stands in them."""
    if len(read) < _FEWEST_COLUMNS and grid.header_rows <= number:
        return False
    above = [line for line in grid.lines[:number] if any(c.text.strip() for c in line)]
    if above and number >= grid.header_rows and not _is_across(grid.lines[number - 1], grid):
        return False
    line = {c.ref.column: " ".join(c.text.split()) for c in grid.lines[number]}
    if any(len(text.split()) > _TITLE_WORDS or _STOPS.search(text) for text in line.values()):
        return False
    told = {at: c for at, c in read.items() if c.holds}
    if any(_is_one_of(line.get(at, ""), column, people) for at, column in told.items()):
        return False
    what = [at for at, c in told.items() if c.first in (Holds.PROVISION, Holds.OUTCOME)]
    return any(_words(_below(grid, number, at)) > len(line.get(at, "").split()) for at in what)


def _is_one_of(title: str, column: Column, people: People) -> bool:
    """Tell whether a would-be title is itself such a cell as stands below it."""
    if Holds.HOW_OFTEN in column.holds and _SAYS_WHEN.search(title):
        return True
    return Holds.BY_WHOM in column.holds and people.has_post(title)


def _below(grid: Grid, number: int, at: int) -> list[str]:
    """Return the filled cells of a column below a row; rows right across belong to no column."""
    rows = (line for line in grid.lines[number + 1 :] if not _is_across(line, grid))
    cells = (c for line in rows for c in line if c.ref.column == at)
    return [text for c in cells if (text := " ".join(c.text.split()))]


def _is_across(line: Sequence[Cell], grid: Grid) -> bool:
    return len(line) == 1 and line[0].ref.column_span >= grid.columns


# "E ref", "Outcome link": of what the bare numbers below it are the numbers.
_OF_NEEDS = re.compile(r"(?i)\b(?:needs?|sen|section b|b)\b")
_OF_OUTCOMES = re.compile(r"(?i)\b(?:outcomes?|section e|e)\b")


def _numbered(column: Column, cells: Sequence[str]) -> tuple[Holds, ...]:
    """Return what a column of bare numbers refers to, as its title lets guess."""
    title = column.title.text if column.title else ""
    needs, outcomes = _OF_NEEDS.search(title), _OF_OUTCOMES.search(title)
    if not cells or not title or bool(needs) == bool(outcomes):
        return ()
    kind = "need" if needs else "outcome"
    if not mostly(cells, lambda cell: bare_references(cell, kind)):
        return ()
    return (Holds.NEED_MET if needs else Holds.OUTCOME_MET,)


# "By" over people, "Timescale" over "every week": titles of dates that bear something else here.
_OVERRULED = frozenset({Holds.BY_WHEN, Holds.DATE})
_OVERRULING = frozenset({Holds.BY_WHOM, Holds.HOW_OFTEN})


def _may_be(column: Column, holds: tuple[Holds, ...], main: Holds) -> bool:
    """Tell whether the cells may say what the title did not, or said otherwise."""
    if column.sections:
        return False
    if main is Holds.OUTCOME:  # "By" over dates
        return not column.holds or (column.first, holds[0]) == (Holds.BY_WHOM, Holds.BY_WHEN)
    return not column.holds or (column.first in _OVERRULED and holds[0] in _OVERRULING)


# What a column is taken to hold by a word of its title ("Support in place") that it need not hold.
_DOUBTFUL = frozenset({Holds.WHERE, Holds.GROUP})
_WILL = re.compile(r"(?i)\b(?:will|shall|can|to be able to)\b")


def _what(
    bodies: dict[int, list[str]], told: dict[int, tuple[Holds, ...]], found: Columns, main: Holds
) -> int | None:
    """Return the column that tells what is provided or reached: of those not told, the fullest."""
    open_ = {at: cells for at, cells in bodies.items() if not told[at] and cells}
    if main is Holds.OUTCOME:
        open_ = {at: c for at, c in open_.items() if mostly(c, _WILL.search)}
    free = {at: _words(c) for at, c in open_.items() if not found[at].holds}
    free = free or {at: _words(c) for at, c in open_.items() if found[at].first in _DOUBTFUL}
    if not free:
        return None
    best = max(sorted(free), key=lambda at: free[at])
    return best if free[best] > _TOLD_WORDS else None


def _words(cells: Sequence[str]) -> float:
    return sum(len(cell.split()) for cell in cells) / max(1, len(cells))
