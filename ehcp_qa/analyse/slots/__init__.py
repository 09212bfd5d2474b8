"""The slots of a provision statement: what, who, how often, how long and the rest, each with its words."""

from __future__ import annotations

from collections.abc import Mapping

from ehcp_qa.analyse.slots.duration import durations
from ehcp_qa.analyse.slots.expertise import expertise
from ehcp_qa.analyse.slots.frequency import frequencies
from ehcp_qa.analyse.slots.group import groups
from ehcp_qa.analyse.slots.period import periods
from ehcp_qa.analyse.slots.pieces import Piece, pieces
from ehcp_qa.analyse.slots.review import reviews
from ehcp_qa.analyse.slots.setting import settings
from ehcp_qa.analyse.slots.what import what
from ehcp_qa.analyse.slots.who import doers
from ehcp_qa.model.analysed import Slot, SlotValue, Token
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Statement

# What an inherited sentence may fill: a lead-in and the sentence before carry how, not what.
_FROM_BEFORE = frozenset({Slot.WHO, Slot.FREQUENCY, Slot.DURATION, Slot.GROUP})


def find_slots(
    statement: Statement, lexicons: Lexicons, tokens: tuple[Token, ...] | None = None
) -> Mapping[Slot, tuple[SlotValue, ...]]:
    """Return every filling of each slot, in the order text, lead-in, row, sentence before."""
    found: dict[Slot, list[SlotValue]] = {}
    for piece in pieces(statement):
        for value in _of_piece(piece, lexicons):
            if piece.source != "before" or (value.slot in _FROM_BEFORE and value.slot not in found):
                found.setdefault(value.slot, []).append(value)
    activity = _activity(statement, found, lexicons, tokens)
    if activity is not None:
        found[Slot.WHAT] = [activity]
    return {slot: tuple(found[slot]) for slot in Slot if slot in found}


def _of_piece(piece: Piece, lexicons: Lexicons) -> tuple[SlotValue, ...]:
    return (
        *doers(piece, lexicons),
        *expertise(piece),
        *frequencies(piece, lexicons),
        *durations(piece),
        *groups(piece),
        *settings(piece),
        *periods(piece),
        *reviews(piece),
    )


def _activity(
    statement: Statement,
    found: Mapping[Slot, list[SlotValue]],
    lexicons: Lexicons,
    tokens: tuple[Token, ...] | None,
) -> SlotValue | None:
    text = pieces(statement)[0]
    taken = [
        (v.span.start - text.span.start, v.span.end - text.span.start)
        for slot, values in found.items()
        if slot is not Slot.SETTING
        for v in values
        if v.source == "text"
    ]
    return what(text, taken, lexicons, tokens)
