"""Provision told card by card: "Provision | …", "By whom | …", "How often | …", one below the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ehcp_qa.model.plan import SectionId
from ehcp_qa.recognise.column_kinds import Column, Columns
from ehcp_qa.recognise.columns import DESCRIBING, Holds, title_holds
from ehcp_qa.recognise.content import BODY_LABELS
from ehcp_qa.recognise.draft import words_of
from ehcp_qa.recognise.grid import Cell, Grid
from ehcp_qa.recognise.placing import PROVISION
from ehcp_qa.recognise.rows import data_row
from ehcp_qa.recognise.said_in import said_in
from ehcp_qa.recognise.state import Walk

_TITLE_WORDS = 6
_UNKNOWN_WORDS = 2  # of a label that is not known
_FEWEST_ROWS = 2  # of one card
_MAIN = frozenset({Holds.PROVISION, Holds.OUTCOME})


def read_cards(walk: Walk, grid: Grid) -> bool:
    """Read a table of cards, each as one row under its labels; False when it is no such table."""
    if grid.columns != 2 or not set(walk.opened) & {*PROVISION, SectionId.E}:
        return False
    filled = [line for line in grid.lines if any(c.text.strip() for c in line)]
    if filled and _is_number(filled[0]):
        filled = filled[1:]
    if not filled or _titles_columns(walk, filled[0]):
        return False
    pairs = [_pair(walk, line) for line in filled]
    told = [pair for pair in pairs if pair is not None]
    if len(told) != len(pairs) or not _are_cards([holds for holds, _, _ in told]):
        return False
    cards = _cards(told)
    wide = max(len(card) for card in cards)
    lines = tuple(_line(card, number) for number, card in enumerate(cards))
    upright = Grid(grid.table, wide, lines)
    for number, card in enumerate(cards):
        data_row(walk, upright, number, _columns(card))
    return True


_Pair = tuple[tuple[Holds, ...], Cell, Cell]


def _pair(walk: Walk, line: Sequence[Cell]) -> _Pair | None:
    """Return a label, by what it holds, with its answer."""
    if len(line) != 2 or len(line[0].text.split()) > _TITLE_WORDS or not line[0].text.strip():
        return None
    holds = title_holds(" ".join(line[0].text.split()), walk.titles, late=walk.late)
    told_by_answer = len(line[0].text.split()) <= _UNKNOWN_WORDS and "." not in line[0].text
    if not holds and told_by_answer and walk.people:  # "Rate", "Responds to"
        holds = said_in([" ".join(line[1].text.split())], walk.people)
    return (holds, line[0], line[1]) if holds else None


def _titles_columns(walk: Walk, line: Sequence[Cell]) -> bool:
    """Tell whether the answer of the first line is a title too: "Provision | When" heads columns."""
    return bool(title_holds(" ".join(line[-1].text.split()), walk.titles, late=walk.late))


def _is_number(line: Sequence[Cell]) -> bool:
    """Tell whether a line only numbers the card below it: "F1"."""
    return bool(line[0].text.strip()) and not any(c.text.strip() for c in line[1:])


def _are_cards(holds: Sequence[tuple[Holds, ...]]) -> bool:
    """Tell whether labels of a statement and of what describes it take turns, a statement first."""
    if len(holds) < _FEWEST_ROWS or holds[0][0] not in BODY_LABELS:
        return False
    main = sum(each[0] in _MAIN for each in holds)
    describing = sum(each[0] in DESCRIBING for each in holds)
    return bool(main) and describing >= main


def _cards(pairs: Sequence[_Pair]) -> list[list[_Pair]]:
    first = pairs[0][0][0]
    cards: list[list[_Pair]] = []
    for pair in pairs:
        if pair[0][0] is first:
            cards.append([])
        cards[-1].append(pair)
    return cards


def _line(card: Sequence[_Pair], number: int) -> tuple[Cell, ...]:
    return tuple(
        Cell(replace(answer.ref, row=number, column=at, row_span=1, column_span=1), answer.content)
        for at, (_, _, answer) in enumerate(card)
    )


def _columns(card: Sequence[_Pair]) -> Columns:
    return {
        at: Column(holds, (), words_of(label.blocks[0]))
        for at, (holds, label, _) in enumerate(card)
    }
