"""The words of a plan cut into pieces, so that each piece can say which findings are about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Words


@dataclass(frozen=True, slots=True)
class Marked:
    """Words that a finding is about: its number on the page, where they stand, and how bad it is."""

    number: int
    span: Span
    severity: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words with the findings about them; ``opens`` and ``closes`` are those that begin or end.

    ``severity`` is that of the worst finding, or empty where the words have none.
    """

    text: str
    severity: str = ""
    opens: tuple[int, ...] = ()
    closes: tuple[int, ...] = ()


_WORST_FIRST = ("error", "warning", "advice")


def within(words: Words, marked: Iterable[Marked]) -> tuple[Marked, ...]:
    """Return the marks that hold at least one character of these words, in order of their numbers."""
    own = words.span
    found = (
        m
        for m in marked
        if m.span.block == own.block
        and max(m.span.start, own.start) < min(m.span.end, own.end, own.start + len(words.text))
    )
    return tuple(sorted(found, key=lambda m: m.number))


def pieces(words: Words, marked: Iterable[Marked]) -> tuple[Piece, ...]:
    """Return the words cut wherever a mark begins or ends; joined, they are the words again."""
    here = [(m, *_offsets(words, m)) for m in within(words, marked)]
    cuts = sorted({0, len(words.text), *(at for _, start, end in here for at in (start, end))})
    return tuple(_piece(words.text[start:end], start, end, here) for start, end in pairwise(cuts))


def _offsets(words: Words, marked: Marked) -> tuple[int, int]:
    start = max(0, marked.span.start - words.span.start)
    return start, min(len(words.text), marked.span.end - words.span.start)


def _piece(text: str, start: int, end: int, here: Sequence[tuple[Marked, int, int]]) -> Piece:
    about = [m.severity for m, first, last in here if first <= start and end <= last]
    return Piece(
        text=text,
        severity=min(about, key=_WORST_FIRST.index, default=""),
        opens=tuple(m.number for m, first, _ in here if first == start),
        closes=tuple(m.number for m, _, last in here if last == end),
    )
