"""Cells for how often or how long that answer with a height, a mood or a promise."""

from __future__ import annotations

import re

from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.model.analysed import Emptying
from ehcp_qa.model.plan import CellRole

# A cell that should hold a number and holds a height.
_LEVEL = re.compile(
    r"^\W*(?:(?:a |at )?(?:very )?(?:high|enhanced|intensive|significant|substantial|considerable|increased|low|medium|moderate)(?:[- ](?:level|ratio|support|input))*)\W*$",
    re.IGNORECASE,
)
# What a cell that answers nothing may hold all the same: a dash, or a word for nobody.
_NOTHING = re.compile(r"^\W*(?:n/?a|none|nil|tb[acd]|-)?\W*$", re.IGNORECASE)
_ELSEWHERE = re.compile(r"^\W*(?:see|per|as per|in line|refer|tb[acd]|to be)\b", re.IGNORECASE)
# Where a thing is kept is no answer to how often, and a thing that is always there needs none.
_KEPT = re.compile(
    r"^\W*(?:(?:kept|left|stored|always|close|ready|there) )*(?:(?:to|at) hand|within (?:(?:easy|arm's|arm’s|his|her) )*reach|"
    r"(?:on|in|at|by|beside|under|near) (?:the|his|her|their) (?:\w+ )?"
    r"(?:desk|table|tray|drawer|bag|peg|shelf|chair|seat|cupboard|pocket|locker|wheelchair|door|wall|classroom|room|base|hall|library|corner))\W*$",
    re.IGNORECASE,
)
LONGEST_SOFT_CELL = 8  # words; a longer cell says something that no slot is there for
_QUANTITY_CELLS = (CellRole.HOW_OFTEN, CellRole.DURATION)


def level(piece: Piece) -> tuple[int, int] | None:
    """Return where a cell that should hold a number holds a height: "high level", "enhanced"."""
    found = _LEVEL.match(piece.text) if piece.cell in _QUANTITY_CELLS else None
    return found.span() if found else None


def unanswered(piece: Piece) -> Emptying | None:
    """Return how a cell for how often or how long empties, when the whole of it says neither.

    To be asked of cells in which nothing was read: "embedded", "see the timetable", "when calm".
    """
    text = piece.text.strip()
    if piece.cell not in _QUANTITY_CELLS or not text or len(text.split()) > LONGEST_SOFT_CELL:
        return None
    if (_NOTHING.match(text) and "tb" not in text.lower()) or _KEPT.match(text):
        return None
    if _ELSEWHERE.match(text):
        return Emptying.DEFERRAL
    often = piece.cell is CellRole.HOW_OFTEN
    return Emptying.SOFT_FREQUENCY if often else Emptying.SOFT_AMOUNT
