"""One soft phrase where it stands, with the slots that may rescue it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.model.analysed import Slot, SlotValue
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.nlp.terms import Term

Slots = Mapping[Slot, tuple[SlotValue, ...]]


@dataclass(frozen=True, slots=True)
class Setting:
    """One soft phrase where it stands, with all that may rescue it."""

    piece: Piece
    term: Term
    slots: Slots

    @property
    def before(self) -> str:
        """The piece's words before the phrase."""
        return self.piece.text[: self.term.start]

    @property
    def after(self) -> str:
        """The piece's words after the phrase."""
        return self.piece.text[self.term.end :]

    def firm(self, *wanted: Slot) -> bool:
        """Tell whether one of these slots has a firm filling."""
        return any(value.firm for slot in wanted for value in self.slots.get(slot, ()))


# "... and thereafter will look in", "...; the same teacher will": a second act begins within the sentence.
_SECOND_ACT = re.compile(
    r"(?:;|,? (?:and|but)\b(?: then\b)?|\. )\s*(?:(?:[\w'’-]+ ){0,6}?)(?:will|shall|must|is to|are to)\b(?! be (?:in|for)\b)",
    re.IGNORECASE,
)
_PROMISED = re.compile(r"\b(?:will|shall|must|is to|are to)\b", re.IGNORECASE)


def _own_act(here: Setting) -> int | None:
    """Return where the phrase's act starts, if it is not the act of the words before it.

    A sentence with a doer has an act of its own, and so has what follows "and will".
    """
    if here.piece.source != "text":
        return None
    base = here.piece.span.start
    for start, end in sentences(here.piece.text):
        if start <= here.term.start < end:
            if (second := _second_act(here.piece.text[start : here.term.start])) is not None:
                return base + start + second
            doers = [v for v in here.slots.get(Slot.WHO, ()) if v.source == "text" and v.firm]
            here_too = any(base + start <= v.span.start < base + end for v in doers)
            return base + start if here_too else None
    return None


def _second_act(before: str) -> int | None:
    """Return where the last act begins that follows another in the sentence so far."""
    first = _PROMISED.search(before)
    if first is None:
        return None
    return max((f.start() for f in _SECOND_ACT.finditer(before, first.end())), default=None)


def near(here: Setting) -> Setting:
    """Return the setting with the slots that may speak of the same act as the phrase.

    A sentence with a doer of its own tells of another act, which no number before it measures.
    """
    own = _own_act(here)
    if own is None:
        return here
    kept = {
        slot: tuple(
            v
            for v in values
            if v.source != "before" and (v.source != "text" or v.span.start >= own)
        )
        for slot, values in here.slots.items()
    }
    return Setting(here.piece, here.term, kept)
