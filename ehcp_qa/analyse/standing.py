"""One soft phrase where it stands, with the slots that may rescue it."""

from __future__ import annotations

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


def _own_act(here: Setting) -> int | None:
    """Return where the phrase's sentence starts, if it has a doer and so an act of its own."""
    if here.piece.source != "text":
        return None
    base = here.piece.span.start
    for start, end in sentences(here.piece.text):
        if start <= here.term.start < end:
            doers = [v for v in here.slots.get(Slot.WHO, ()) if v.source == "text" and v.firm]
            here_too = any(base + start <= v.span.start < base + end for v in doers)
            return base + start if here_too else None
    return None


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
