"""Over what span: "for two terms", "until the end of Year 9", "an eight-week block", "all year"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.analyse.slots.numbers import NUMBER, RANGE, amount
from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.model.analysed import Slot, SlotValue
from ehcp_qa.model.plan import CellRole

_LONG = r"(?:weeks?|wks?|months?|terms?|half[ -]terms?|years?|yrs?|school years?|academic years?|evenings|consecutive weeks)"
_TERM = r"(?:autumn|spring|summer|first|second|third|last|whole|academic|school|holiday|half)"
_SPANS = re.compile(
    rf"\b(?:(?:for|over|across|lasting|within|throughout|during)\s+(?:the\s+)?(?:first\s+|next\s+|whole\s+|a\s+further\s+|one\s+|a\s+)?(?:{RANGE}\s+)?{_LONG}\b(?!\s+(?:in|of) every|\s+\d)"
    rf"|{NUMBER}[- ](?:week|term|month|year)s?(?:[- ](?:block|course|programme|period|cycle))?\b(?!-old|\s+old|s? (?:before|after|later|ahead))"
    rf"|until\s+(?:the\s+)?[^.;,]{{3,50}}|\b(?:in|during|throughout|over|across|for|from|to)\s+(?:the\s+)?{_TERM}(?:\s+and\s+{_TERM})?\s+(?:terms?|half[- ]terms?|year|holidays)"
    r"|(?:in )?term[- ]time|all year(?: round)?|for the (?:duration|life) of [^.;,]{3,40}|Year \d+ onwards"
    r"|\bfrom [^.;,]{3,30} (?:to|until) (?:the )?[^.;,]{3,30}"
    r"|(?:begun|finishing|ending|starting|completed) (?:by|in|from) [^.;,]{3,30}|between \w+ and (?:\w+ )?(?:July|June|May|Easter|Christmas|half[- ]term)[^.;,]{0,12})",
    re.IGNORECASE,
)
# "Until" and "from ... to" name a span only with a time in them; "from the gate to the hall" is a way.
_OPEN_ENDED = re.compile(r"(?:until|from)\b", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:end of (?:the )?(?:year|term|key stage|summer|autumn|spring)|Years? \d+|terms?|half[- ]term|birthday|age|\d{4}|Easter|Christmas|months?|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|maturity|phased|weeks?|entry|complete|review)\b",
    re.IGNORECASE,
)
_NEVER = re.compile(
    r"^(?:from time to time|from term to term|(?:over|across|throughout|during) the (?:week|day)|(?:all|two|for|both) years?)$",
    re.IGNORECASE,
)
# "twice in the spring term" is a count; "every term", "each year" a rate: neither is a span.
_RATE = re.compile(
    r"(?:every|each|per|once|twice|times|an?)\s+(?:in\s+)?(?:the\s+)?$", re.IGNORECASE
)
_CLOCK = re.compile(r"\d[.:]\d\d|\d\s?(?:am|pm)\b|\bminutes?\b|\bhours?\b", re.IGNORECASE)


def periods(piece: Piece) -> Iterator[SlotValue]:
    """Yield each filling of the period."""
    if piece.cell is not None and piece.cell not in (CellRole.HOW_OFTEN, CellRole.DURATION):
        return
    for found in _SPANS.finditer(piece.text):
        before = piece.text[max(0, found.start() - 20) : found.start()]
        if _RATE.search(before) or _CLOCK.search(found.group()) or _NEVER.match(found.group()):
            continue
        if _OPEN_ENDED.match(found.group()) and not _TIME.search(found.group()):
            continue
        yield piece.fill(Slot.PERIOD, *found.span(), amount=amount(found.group()))
