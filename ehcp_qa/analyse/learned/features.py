"""What the trained models look at: words, pieces of words, and what slots and lexicons found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ehcp_qa.analyse.learned.syntax import syntax_features
from ehcp_qa.analyse.slots.pieces import Piece, pieces
from ehcp_qa.model.analysed import ProvisionKind, Slot, SlotValue, SoftPhrase, Token
from ehcp_qa.model.plan import Statement
from ehcp_qa.nlp.grams import Features, add_chars, add_words, weighed


def provision_features(
    statement: Statement,
    slots: Mapping[Slot, tuple[SlotValue, ...]],
    soft: tuple[SoftPhrase, ...],
    kind: ProvisionKind,
    flags: Iterable[str] = (),
    tokens: Sequence[Token] | None = None,
) -> Features:
    """Return the features of a provision statement, by name."""
    words: dict[str, float] = {}
    chars: dict[str, float] = {}
    for piece in _own(statement):
        mark = piece.cell.value if piece.cell is not None else piece.source
        add_words(words, piece.text, "" if mark == "text" else mark)
        add_chars(chars, piece.text)
    facts = _facts(statement, slots, soft, kind)
    named = {*facts, *_cells(statement, slots), *syntax_features(tokens), *flags}
    return {
        **weighed(words),
        **weighed(chars),
        **dict.fromkeys(named, 1.0),
    }


def whole_text(statement: Statement) -> str:
    """Return what a statement says with its lead-in and row, as one text."""
    return " . ".join(piece.text for piece in _own(statement))


def _own(statement: Statement) -> Iterator[Piece]:
    """Yield the statement's pieces but the sentence before, which may speak of something else."""
    return (piece for piece in pieces(statement) if piece.source != "before")


def _facts(
    statement: Statement,
    slots: Mapping[Slot, tuple[SlotValue, ...]],
    soft: tuple[SoftPhrase, ...],
    kind: ProvisionKind,
) -> Iterable[str]:
    yield f"f:section={statement.section.value}"
    yield f"f:kind={kind.value}"
    for slot in Slot:
        if slot in slots:
            firm = "firm" if any(v.firm for v in slots[slot]) else "loose"
            yield f"f:has={slot.value}"
            yield f"f:has={slot.value}:{firm}"
        else:
            yield f"f:lacks={slot.value}"
    for phrase in soft:
        state = "rescued" if phrase.rescued_by else "open"
        yield f"f:soft={phrase.group.value}:{state}"
        yield f"f:soft={state}"
    yield f"f:length={min(len(statement.text.split()) // 4, 10)}"
    quantities = sum(slot in slots for slot in (Slot.FREQUENCY, Slot.DURATION, Slot.WHO))
    yield f"f:quantities={quantities}"
    yield f"f:kind={kind.value}:quantities={quantities}"


def _cells(statement: Statement, slots: Mapping[Slot, tuple[SlotValue, ...]]) -> Iterator[str]:
    """Yield which cells the row has, and which of them hold words that say no slot's thing.

    A cell that should say how often and from which nothing could be read ("as tolerated", "in
    keeping with service criteria") is emptiness in words that no list foresaw.
    """
    filled = {value.span.block for values in slots.values() for value in values}
    for piece in pieces(statement):
        if piece.cell is not None:
            yield f"f:cell={piece.cell.value}"
            if piece.span.block not in filled:
                yield f"f:unread={piece.cell.value}"
                yield "f:unread"
