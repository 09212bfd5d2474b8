"""When and by whom the provision itself is looked at again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.model.analysed import Slot, SlotValue
from ehcp_qa.model.plan import CellRole

_REVIEW = re.compile(
    r"\b(?:(?:to be |then |and |is |are |will be |progress |which is |which will be )*(?:reviewed|re-?assessed|re-?checked|re-?measured|refitted|serviced|evaluated|re-?tested|looked at again|updated)\b[^.;]{0,80}"
    r"|[A-Z]\w+ to review\b[^.;]{0,60}|(?:with a |at the |at each |at )(?:half-?termly |termly |annual |next )?review\b[^.;,]{0,40}"
    r"|review(?:s)? (?:of progress )?(?:every|each|termly|half-termly|annually|after|at|in)\b[^.;]{0,50}|results? (?:sent|reported) [^.;]{3,40}|progress (?:is )?(?:reported|looked at)[^.;]{0,50})",
)
# A review that is the provision itself ("the OT reviews the chair yearly") is what is done.
_DOES = re.compile(r"^\s*(?:\w+\s+){0,6}reviews\b", re.IGNORECASE)


def reviews(piece: Piece) -> Iterator[SlotValue]:
    """Yield each filling of the review."""
    if piece.cell is CellRole.REVIEW:
        yield piece.fill(Slot.REVIEW, 0, len(piece.text))
        return
    if piece.cell is not None:
        return
    for found in _REVIEW.finditer(piece.text):
        if found.start() > 0 and len(piece.text[: found.start()].split()) > 1:
            yield piece.fill(Slot.REVIEW, *found.span())
