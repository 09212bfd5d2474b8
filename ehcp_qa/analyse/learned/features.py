"""What the trained models look at: words, pieces of words, and what slots and lexicons found."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from ehcp_qa.analyse.learned.syntax import syntax_features
from ehcp_qa.analyse.slots.pieces import Piece, pieces
from ehcp_qa.model.analysed import ProvisionKind, Slot, SlotValue, SoftPhrase, Token
from ehcp_qa.model.plan import Statement

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|#+|[:/&+%]")
_NUMBER = re.compile(r"\d+(?:[.:]\d+)?")
# Lengths of character n-grams inside one word with its edges, and of runs of words.
SHORTEST, LONGEST = 3, 5

Features = Mapping[str, float]


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
        _add_words(words, piece.text, "" if mark == "text" else mark)
        _add_chars(chars, piece.text)
    facts = _facts(statement, slots, soft, kind)
    named = {*facts, *_cells(statement, slots), *syntax_features(tokens), *flags}
    return {
        **_weighed(words),
        **_weighed(chars),
        **dict.fromkeys(named, 1.0),
    }


def whole_text(statement: Statement) -> str:
    """Return what a statement says with its lead-in and row, as one text."""
    return " . ".join(piece.text for piece in _own(statement))


def _own(statement: Statement) -> Iterator[Piece]:
    """Yield the statement's pieces but the sentence before, which may speak of something else."""
    return (piece for piece in pieces(statement) if piece.source != "before")


def text_features(text: str, row: str = "", flags: Iterable[str] = ()) -> Features:
    """Return the features of a bare text, as placement uses them."""
    words: dict[str, float] = {}
    chars: dict[str, float] = {}
    for mark, each in (("", text), ("row", row)):
        _add_words(words, each, mark)
        _add_chars(chars, each)
    return {
        **_weighed(words),
        **_weighed(chars),
        **dict.fromkeys(flags, 1.0),
    }


def _weighed(grams: Mapping[str, float]) -> dict[str, float]:
    """Return the grams scaled so that a long statement counts no more than a short one."""
    length = math.sqrt(len(grams)) or 1.0
    return dict.fromkeys(grams, SCALE / length)


# Brings n-gram values to the size of the flags, which are 1: of 3, 6, 9 and 15 the best when
# authors are left out one at a time.
SCALE = 6.0


def _add_words(found: dict[str, float], text: str, mark: str) -> None:
    words = _words(text)
    prefix = f"w:{mark}:"
    edged = ["<", *words, ">"]
    for word in words:
        found[prefix + word] = 1.0
    for pair in pairwise(edged):
        found[prefix + " ".join(pair)] = 1.0
    if mark:  # what a cell says counts as said, wherever it stands
        for word in words:
            found["w::" + word] = 1.0


def _add_chars(found: dict[str, float], text: str) -> None:
    for word in dict.fromkeys(_words(text)):
        found.update(dict.fromkeys(_chars(word), 1.0))


@lru_cache(maxsize=8192)  # words recur, and so do their pieces
def _chars(word: str) -> tuple[str, ...]:
    """Return the pieces of a word with its edges, the shortest first."""
    padded = f" {word} "
    return tuple(
        "c:" + padded[start : start + size]
        for size in range(SHORTEST, LONGEST + 1)
        for start in range(len(padded) - size + 1)
    )


def words_of(text: str) -> list[tuple[str, int, int]]:
    """Return a text's words as the models know them, each with where it stands."""
    masked = _NUMBER.sub(lambda number: "#" * len(number.group()), text.lower().replace("’", "'"))
    found = ((each.group(), *each.span()) for each in _WORD.finditer(masked))
    return [("#" if word[0] == "#" else word, start, end) for word, start, end in found]


def _words(text: str) -> list[str]:
    return _WORD.findall(_NUMBER.sub("#", text.lower().replace("’", "'")))


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
