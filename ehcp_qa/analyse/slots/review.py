"""When and by whom the provision itself is looked at again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.model.analysed import Slot, SlotValue
from ehcp_qa.model.plan import CellRole

_AGAIN = r"(?:reviewed|re-?assessed|re-?checked|re-?measured|refitted|serviced|evaluated|re-?tested|looked at again|updated|refreshed)"
_REVIEW = re.compile(
    rf"\b(?:(?:to be |then |and |is |are |will be |progress |targets |which is |which will be )*{_AGAIN}\b[^.;]{{0,80}}"
    r"|[A-Z]\w+ to review\b[^.;]{0,60}|(?:with a |at the |at each |at )(?:half-?termly |termly |annual |next )?review\b[^.;,]{0,40}"
    r"|review(?:s)? (?:of progress )?(?:every|each|termly|half-termly|annually|after|at|in)\b[^.;]{0,50}|results? (?:sent|reported) [^.;]{3,40}"
    r"|[Pp]rogress (?:is )?(?:reported|looked at|print-?out|notes?)[^.;]{0,50}"
    # "The physio looks at progress each term": somebody else than the deliverer.
    r"|(?:looks at|checks|goes over) (?:his |her |their |the )?(?:progress|targets|programme|fit|mount)\b[^.;,]{0,40})"
)
# A review that is the provision itself ("reading age re-tested each term") is what is done.
_SET_OFF = re.compile(r"[,;:.(–-]|\band\b", re.IGNORECASE)
_OPENS = re.compile(r"(?:and|then|with|at|to be|will be|which|progress|targets|results?)\b", re.I)
# "May be reviewed", "regularly reviewed": neither when nor by whom.
_WHEN_OR_WHO = re.compile(
    r"\d|\b(?:each|every|termly|half|weekly|monthly|fortnightly|once|twice|annual\w*|yearly|quarterly|by|after|at|in|on|to|with|from|term|review|meeting)\b",
    re.IGNORECASE,
)
_PUT_OFF = re.compile(
    r"\b(?:in due (?:course|time)|should|if|as (?:needed|required|appropriate)|when needed|may)\b",
    re.IGNORECASE,
)
_SOFT_CELL = re.compile(
    r"\W*(?:n/?a|none|tb[acd]|to be \w+|as\b.*|when\b.*|if\b.*|in (?:conversation|due course)|on-?going|regular\w*|-)?\W*",
    re.IGNORECASE,
)
_FEWEST_BEFORE = 2  # words of the provision that stand before its review


def reviews(piece: Piece) -> Iterator[SlotValue]:
    """Yield each filling of the review."""
    if piece.cell is CellRole.REVIEW:
        if not _SOFT_CELL.fullmatch(piece.text):
            yield piece.fill(Slot.REVIEW, 0, len(piece.text))
        return
    if piece.cell is not None:
        return
    for found in _REVIEW.finditer(piece.text):
        if _looks_back(piece.text[: found.start()], found.group()):
            yield piece.fill(Slot.REVIEW, *found.span())


def _looks_back(before: str, words: str) -> bool:
    """Tell whether the words look back at a provision told before them, and say when or by whom."""
    if len(before.split()) < _FEWEST_BEFORE or not _WHEN_OR_WHO.search(words):
        return False
    if _PUT_OFF.search(words) or re.search(r"\b(?:may|could|might) be\s*$", before):
        return False
    return bool(_SET_OFF.search(before) or _OPENS.match(words))
