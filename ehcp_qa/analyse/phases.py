"""Planned changes of an amount ("weekly at first, then less often"), and what they leave undefined."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from ehcp_qa.analyse.lessening import is_of_something_else
from ehcp_qa.analyse.slots.numbers import NUMBER
from ehcp_qa.analyse.slots.pieces import Piece, pieces
from ehcp_qa.analyse.slots.spans import ADVERBS
from ehcp_qa.model.analysed import ProvisionAnalysis, Slot
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import CellRole


@dataclass(frozen=True, slots=True)
class Phase:
    """The words of a change, and what they do not say: the amount, the date, or both."""

    span: Span
    lacks: tuple[str, ...]


_RATE = rf"(?:{'|'.join(sorted(map(re.escape, ADVERBS), key=len, reverse=True))}|once|twice|every|alternate|half|full[- ]time)"
_QUANTITY = rf"(?:{NUMBER}|\d+|{_RATE})"
_LESS = r"(?:reduc(?:ing|es?)|taper(?:ing|ed|s)?|decreas(?:ing|es?)|dropping|falling|stepping down|fading|easing off|(?:tail|tap|wind|phas|thinn?|fad|slacken|dropp)ing (?:off|out|down|away|back))"
_MORE = r"(?:increas(?:ing|es?)|rising|building up|stepping up|extending|growing)"
# What changes is the amount itself when nothing follows that could be its object.
_NO_OBJECT = (
    r"(?=\s*(?:$|[.;,)]|(?:gradually |slowly |steadily )?(?:to|as|over|once|when|by|in (?:frequency|length|amount|hours)|"
    r"after|from|towards?|until|thereafter|in line)\b))"
)
# "Her hours will be built up gradually": the amount is what is to change.
_WILL_CHANGE = (
    r"(?:hours|time|timetable|sessions|days|amount|attendance)\b[^.;,]{0,30}? (?:will|is to|are to|can|may) (?:then )?(?:gradually |slowly |steadily )?"
    r"(?:be (?:gradually |slowly |steadily )?(?:built up|increased|extended|reduced|stepped (?:up|down)|tapered|cut back|phased out)|build up|increase|grow|rise|reduce|taper)"
    r"(?=\s*(?:gradually|slowly|steadily|step by step|over time|bit by bit|as|when|once|if|where)\b)"
)
_CHANGES = re.compile(
    rf"\b(?:{_WILL_CHANGE}|(?:and |then |and then |but |before )?(?:gradually |slowly |steadily )?(?:{_LESS}|{_MORE}){_NO_OBJECT}"
    r"|(?:and |and then |then |thereafter |after that |afterwards |subsequently )(?:to )?(?:be )?(?:less|more) (?:often|frequent(?:ly)?|regular(?:ly)?|time)"
    r"|(?:then|thereafter|after that|afterwards|subsequently),? (?:as |when |if |where )(?:and when )?(?:needed|required|necessary|appropriate))",
    re.IGNORECASE,
)
_AT_FIRST = re.compile(
    r"\b(?:initially|at first|to begin with|to start with|in the first instance"
    # "Will start on two days a week and the rest will be built up from there".
    r"|(?:starts?|begins?|starting|beginning)(?: off)? (?:on|with|at|from)(?=[^.;]{0,60}\b(?:build|builds|built|building|increas\w+|grow\w*|ris(?:e|es|ing)|extend\w*|reduc\w+|more)\b))",
    re.IGNORECASE,
)
_TO_AMOUNT = re.compile(
    rf"\s*(?:gradually |slowly |steadily )?(?:to|by) (?:at least |a minimum of |no fewer than )?(?:an? )?(?:{_QUANTITY})\b",
    re.IGNORECASE,
)
_TO_WHAT = re.compile(r"\s*(?:gradually |slowly |steadily )?to (?!be\b)", re.IGNORECASE)
_THEN_AMOUNT = re.compile(
    rf"\b(?:then|thereafter|after that|afterwards|followed by|(?:increas|ris|grow|reduc|drop|fall|build|extend)\w*(?: up)? to|from (?:then|[A-Z]\w+|\d+ \w+)[^.;]{{0,20}}?)[ ,:]*(?:[\w'-]+ ){{0,6}}?(?:{_QUANTITY})\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Easter|Christmas|"
    r"half[- ]terms?|(?:first|second|third|two|three|four|six|eight|ten|twelve|\d+) (?:\w+ )?(?:weeks?|terms?|months?|sessions?)|(?:autumn|spring|summer|next) term|"
    r"(?:end of|from|in|until) (?:the )?(?:term|year|Years? \d+|key stage)|term[- ](?:one|two|three|\d)|Years? \d+|weeks? (?:one|two|three|four|five|six|\d+)|20\d\d)\b",
    re.IGNORECASE,
)


def phases(provision: ProvisionAnalysis) -> Iterator[Phase]:
    """Yield the first change of amount, in the statement or its cells, that leaves amount or date open."""
    read = [p for p in pieces(provision.statement) if p.source == "text" or p.cell in _AMOUNTS]
    said = " . ".join(piece.text for piece in read)
    found = (_phase(provision, piece, said) for piece in read)
    yield from islice((phase for phase in found if phase is not None), 1)


# The cells in which an amount, and so its change, may stand.
_AMOUNTS = (CellRole.HOW_OFTEN, CellRole.DURATION)


def _phase(provision: ProvisionAnalysis, piece: Piece, said: str) -> Phase | None:
    """Return the change that a piece tells of; ``said`` is all that may give its date or amount."""
    for found in _CHANGES.finditer(piece.text):
        if phase := _change(piece, found, said):
            return phase
    return _beginning(provision, piece, said)


def _change(piece: Piece, found: re.Match[str], said: str) -> Phase | None:
    before, after = piece.text[: found.start()], piece.text[found.end() :]
    if is_of_something_else(before) or not _is_amount(piece.text[: found.end()]):
        return None
    to = _TO_AMOUNT.match(after)
    if to is None and _TO_WHAT.match(after):
        return None  # "fading to a gesture": not an amount of provision
    end = found.end() + (to.end() if to else 0)
    lacks = [] if to else ["the amount"]
    if not _DATE.search(said):
        lacks.append("the date")
    return Phase(piece.span_of(found.start(), end), tuple(lacks)) if lacks else None


def _is_amount(before: str) -> bool:
    """Tell whether an amount stands in the words before, which the change can be of."""
    return (
        re.search(rf"\b(?:{_QUANTITY})\b|\bhours?\b|\bsessions?\b", before, re.IGNORECASE)
        is not None
    )


def _beginning(provision: ProvisionAnalysis, piece: Piece, said: str) -> Phase | None:
    found = _AT_FIRST.search(piece.text)
    if found is None or not _beside_amount(provision, piece, found):
        return None
    lacks = [] if _THEN_AMOUNT.search(said) else ["the amount"]
    if not _DATE.search(said):
        lacks.append("the date")
    return Phase(piece.span_of(*found.span()), tuple(lacks)) if lacks else None


# "Initially three times a week", "weekly at first": the amount stands as near as this.
_NEAR = 25


def _beside_amount(provision: ProvisionAnalysis, piece: Piece, found: re.Match[str]) -> bool:
    at = piece.span.start
    amounts = (
        v
        for slot in (Slot.FREQUENCY, Slot.DURATION)
        for v in provision.slots.get(slot, ())
        if v.source == piece.source and v.span.block == piece.span.block and v.amount is not None
    )
    return any(
        -_NEAR <= v.span.start - at - found.end() <= _NEAR
        or (
            -_NEAR <= found.start() - (v.span.end - at) <= _NEAR
            # "An hour, one to one at first": what stands between is what changes.
            and "," not in piece.text[v.span.end - at : found.start()]
        )
        for v in amounts
    )
