"""The texts in which a statement's slots may stand: its own words, then what it inherits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ehcp_qa.model.analysed import Slot, SlotValue
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import CellRole, Statement, Words

# Cells that say how a provision is delivered; need and outcome cells are other statements.
DELIVERY_CELLS = (
    *(CellRole.BY_WHOM, CellRole.HOW_OFTEN, CellRole.DURATION),
    *(CellRole.GROUP, CellRole.WHERE, CellRole.REVIEW),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """One text with its place; ``cell`` says which column it comes from, if from a row."""

    text: str
    span: Span
    source: str
    cell: CellRole | None = None

    def span_of(self, start: int, end: int) -> Span:
        """Return the span of characters ``start:end`` of this text."""
        return Span(self.span.block, self.span.start + start, self.span.start + end)

    def fill(
        self,
        slot: Slot,
        start: int,
        end: int,
        *,
        firm: bool = True,
        amount: float | None = None,
        unit: str = "",
        per: str = "",
        norm: str = "",
    ) -> SlotValue:
        """Return characters ``start:end`` as a filling of a slot, trimmed of spaces and commas."""
        start, end = trimmed(self.text, start, end)
        return SlotValue(
            *(slot, self.text[start:end], self.span_of(start, end), self.source, firm),
            *(amount, unit, per, norm),
        )


# Only a sentence that takes up the one before it inherits from it; any other tells of its own
# activity, whose amounts are not those of its neighbour.
_TAKES_UP = re.compile(
    r"\W*(?:this|these|that|those|it|they|both|such|each (?:session|lesson|visit|one|step)|"
    r"the (?:sessions?|programmes?|groups?|lessons?|visits?|work|activit\w+|same|time|aim|focus|content)|"
    r"delivered|led|taught|run|provided|reviewed|starting|using|including)\b",
    re.IGNORECASE,
)


def pieces(statement: Statement) -> tuple[Piece, ...]:
    """Return the statement's text, lead-in, delivery cells and sentence before, in that order.

    The order is the annotation guide's: of two fillings of a slot the first of text, lead-in and
    row counts. The sentence before comes last, and only where this one takes it up.
    """
    return tuple(_pieces(statement))


def _pieces(statement: Statement) -> Iterator[Piece]:
    yield Piece(statement.text, statement.span, "text")
    if statement.lead_in is not None:
        yield _piece(statement.lead_in, "lead_in")
    for role in DELIVERY_CELLS:
        words = statement.cells.get(role)
        if words is not None and words.text.strip():
            yield _piece(words, "row", role)
    if statement.before is not None and _TAKES_UP.match(statement.text):
        yield _piece(statement.before, "before")


def _piece(words: Words, source: str, cell: CellRole | None = None) -> Piece:
    return Piece(words.text, words.span, source, cell)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the offsets without the white space and loose punctuation at either end."""
    while start < end and text[start] in " \t,;:-":
        start += 1
    while end > start and text[end - 1] in " \t,;:-.":
        end -= 1
    return start, end
