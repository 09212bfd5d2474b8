"""Lengths of time that are not how long a provision lasts: intervals, thresholds, ages, and how long somebody was trained."""

from __future__ import annotations

import re

from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.model.plan import CellRole

# "If a seizure lasts over five minutes" is when; "lessons lasting 40 minutes" is how long.
_LASTING = re.compile(
    r"\b(?:if|when(?:ever)?|seizures?|fits?|attacks?|episodes?)\b[^.;]*\blast(?:s|ed|ing)?\s+(?:over |longer than |more than )?$",
    re.IGNORECASE,
)
# "every 40 minutes", "after five minutes", "lasts over five minutes", "within 2 hours": when, not how long.
_INTERVAL_BEFORE = re.compile(
    r"(?:\b(?:every|after|(?<!capped )at|pass(?:es|ing)?|within|over|longer than|(?<!no )more than|beyond|past|exceeds?|in seizure for|"
    r"gone on for|apart|at least every|(?<!, )each)\s*(?:the\s+first\s+|about\s+|over\s+|more than\s+)?)$",
    re.IGNORECASE,
)
_INTERVAL_AFTER = re.compile(
    r"^\s*(?:before|after|ahead|early|late|earlier|later|apart|notice|old|warnings?|timer|rule|countdown|intervals?)\b|^\s*[- ]old\b",
    re.I,
)


def is_interval(text: str, start: int, end: int) -> bool:
    """Tell whether a length of time says when or how old, and not how long."""
    if re.search(r"\bfor (?:at least |about |up to )?$", text[:start], re.IGNORECASE):
        return _INTERVAL_BEFORE.search(text[max(0, start - 30) : start]) is not None
    if _INTERVAL_AFTER.match(text[end : end + 12]) or _LASTING.search(text[:start]):
        return True
    return _INTERVAL_BEFORE.search(text[max(0, start - 30) : start]) is not None


_QUANTITY_CELLS = (CellRole.HOW_OFTEN, CellRole.DURATION)
_BESIDE_A_MOMENT = re.compile(r"\s+(?:before|after)\s+\w", re.IGNORECASE)


_OPENS_PART = re.compile(r"(?:\A|[,;:])\s*\Z")


def opens_cell(piece: Piece, start: int, end: int) -> bool:
    """Tell whether a cell for how often or how long, or a part of it, opens with a length.

    "10 minutes before each lunch", "Mondays, 10 minutes before lunch".

    There it says how long as well as when; in a sentence ("leaves 10 minutes before the bell") it
    only says when.
    """
    opens = piece.cell in _QUANTITY_CELLS and bool(_OPENS_PART.search(piece.text[:start]))
    return opens and _BESIDE_A_MOMENT.match(piece.text, end) is not None


# "Support worker, trained for two hours a year": how long they learn, not how long they give.
_TRAINED_FOR = re.compile(r"\btrained\b[^.;]{0,40}\b(?:for|over)\s+$", re.IGNORECASE)


def is_of_training(piece: Piece, start: int) -> bool:
    """Tell whether a length in a cell for who says how long somebody was trained."""
    return piece.cell is CellRole.BY_WHOM and bool(_TRAINED_FOR.search(piece.text[:start]))
