"""Where in a Word file a note can stand: its words, else its paragraph, else the beginning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ehcp_qa.annotators.notes import Note
from ehcp_qa.annotators.word.cutting import wholly
from ehcp_qa.model.document import Block
from ehcp_qa.model.location import Span
from ehcp_qa.readers.docx.names import W
from ehcp_qa.readers.docx.tracing import Spot, Traced

_BODY, _NOTES = "body", {"footnotes": "footnote", "endnotes": "endnote"}


@dataclass(frozen=True, slots=True)
class Anchor:
    """The first and last character that a note is about; ``exact`` when they are its own words."""

    first: Spot
    last: Spot
    exact: bool


@dataclass(slots=True)
class Anchors:
    """Finds where notes stand. ``blocks`` are those that the findings speak of."""

    traced: Traced
    blocks: Sequence[Block]

    def of(self, note: Note) -> Anchor | None:
        """Return where a note stands; None in a file that has no words in its body."""
        if note.span is None:
            return self._beginning(exact=note.missing)
        block = self._same(note.span.block)
        if block is None:
            return self._beginning(exact=False)
        if block.place.part in _NOTES:
            return self._reference(block) or self._beginning(exact=False)
        if block.place.part == _BODY:
            if (spots := self.traced.spots(note.span)) is not None:
                return Anchor(*spots, exact=_exactly(*spots))
            if (whole := self._whole(block.index)) is not None:
                return Anchor(*whole, exact=note.span.start >= note.span.end)
        return self._nearest(block.index) or self._beginning(exact=False)

    def _same(self, index: int) -> Block | None:
        """Return a block as it was traced, if it is the one that the finding speaks of."""
        traced = self.traced.blocks
        if index < len(traced) and traced[index].text == self.blocks[index].text:
            return traced[index]
        return None

    def _whole(self, index: int) -> tuple[Spot, Spot] | None:
        """Return the first and last character of a block of the body."""
        block = self.traced.blocks[index]
        if block.place.part != _BODY:
            return None
        return self.traced.spots(Span(index, 0, len(block.text)))

    def _nearest(self, index: int) -> Anchor | None:
        """Return the nearest paragraph of the body before a block."""
        if self.traced.blocks[index].furniture:
            return None
        for before in range(index, -1, -1):
            if (whole := self._whole(before)) is not None:
                return Anchor(*whole, exact=False)
        return None

    def _beginning(self, *, exact: bool) -> Anchor | None:
        """Return the first paragraph of the body."""
        for block in self.traced.blocks:
            if (whole := self._whole(block.index)) is not None:
                return Anchor(*whole, exact=exact)
        return None

    def _reference(self, block: Block) -> Anchor | None:
        """Return where the body refers to the footnote or endnote that a block stands in."""
        kind = block.place.part
        root = self.traced.root
        at = (
            self.traced.trail[block.index].stretches[0][0]
            if block.index in self.traced.trail
            else None
        )
        note = None if at is None else next(at.iterancestors(f"{W}{_NOTES[kind]}"), None)
        if note is None:
            return None
        wanted = note.get(f"{W}id")
        for reference in root.iter(f"{W}{_NOTES[kind]}Reference"):
            if reference.get(f"{W}id") == wanted:
                return Anchor(Spot(reference, 0), Spot(reference, 0), exact=False)
        return None


def _exactly(first: Spot, last: Spot) -> bool:
    return wholly(first, first=True) and wholly(last, first=False)
