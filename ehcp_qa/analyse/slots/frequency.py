"""How often or when: counts with a span of time, intervals, scopes, days, moments and triggers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ehcp_qa.analyse.slots.days import days_named
from ehcp_qa.analyse.slots.duration import FULL, durations
from ehcp_qa.analyse.slots.group import groups
from ehcp_qa.analyse.slots.numbers import NUMBER, blurred
from ehcp_qa.analyse.slots.occasions import occasions
from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.analyse.slots.rates import rates
from ehcp_qa.model.analysed import Slot, SlotValue
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import CellRole
from ehcp_qa.nlp.terms import finder

# What is said of reviewing, training dates or asking somebody else is not how often this is done.
_ASIDE = re.compile(
    r"(?:[,;.]\s*|\band\s+)(?:then |also |is |are |to be |will be |progress |which is |[A-Z]\w+ to )*"
    r"(?:review(?:ed|s)?|monitored|re-?assessed|updated|evaluated|re-?checked|looked at(?: again)?|serviced|refitted)\b[^.;]{0,40}$",
    re.IGNORECASE,
)


# "D", "W", "HT" in a provision map, whose key says daily, weekly, half-termly.
_CODE = re.compile(r"D|W|F|M|T|HT|FN")


def frequencies(piece: Piece, lexicons: Lexicons) -> Iterator[SlotValue]:
    """Yield each filling of how often; a span inside one already given is left out."""
    if piece.cell is CellRole.HOW_OFTEN and _CODE.fullmatch(piece.text.strip()):
        yield piece.fill(Slot.FREQUENCY, 0, len(piece.text))
        return
    if piece.cell is CellRole.HOW_OFTEN and _is_soft_cell(piece.text):
        return
    taken: list[tuple[int, int]] = []
    for start, end, value in _all(piece, lexicons):
        if (
            _is_aside(piece, start)
            or _is_soft(piece, start)
            or any(start < e and s < end for s, e in taken)
        ):
            continue
        taken.append((start, end))
        yield value
    if piece.cell is CellRole.HOW_OFTEN and not taken and _tells(_without_others(piece), lexicons):
        yield piece.fill(Slot.FREQUENCY, 0, len(piece.text))


# A number or a moment in a cell that says no more than that: "one in six", "maths and English".
_TELLING = re.compile(
    rf"{NUMBER}|\b(?:each|every|all|any|daily)\b|\b(?:on|upon|after|before|during)\s+(?!going\b|too\b|long\b|much longer\b)\w+|\bnights?\b",
    re.IGNORECASE,
)
# A season that is all the cell says is a moment of the year, as a month is.
_SEASON = re.compile(
    r"\W*(?:(?:in|during|the|early|late|mid|next) ?-?)*(?:spring|summer|autumn|winter)(?: term)?(?:,? 20\d\d)?\W*",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"\b(?:permit\w*|allow\w*|viable|appropriate|suitable|juncture|known|bad|good|terms|request|assessment|discussion|consultation|panel|report|map|plan)\b",
    re.IGNORECASE,
)


def _without_others(piece: Piece) -> str:
    """Return a cell's words without those that say how long or with how many.

    One column often holds all three: "one to one, 45 minutes" does not say how often.
    """
    text = piece.text
    for value in (*durations(replace(piece, cell=None)), *groups(replace(piece, cell=None))):
        if value.norm != FULL:  # full time says how often as well (annotation guide, part 7)
            start, end = value.span.start - piece.span.start, value.span.end - piece.span.start
            text = text[:start] + " " * (end - start) + text[end:]
    return text


_MOMENTS = ("lesson", "day", "moment")


def _tells(cell: str, lexicons: Lexicons) -> bool:
    """Tell whether a cell that holds no rate, scope or day still names a number or a moment."""
    if _MEANS.search(cell):
        return False
    if _SEASON.fullmatch(cell):
        return True
    return bool(_TELLING.search(cell) or finder(lexicons["occasions"], *_MOMENTS).find(cell))


# "Several times each week": the soft word before the span leaves the number out.
_SOFT_COUNT = re.compile(
    r"\b(?:several|some|many|a few|a number of|various|occasional)(?:\s+[\w-]+){0,2}\s*$",
    re.IGNORECASE,
)


def _is_soft(piece: Piece, start: int) -> bool:
    return _SOFT_COUNT.search(piece.text[max(0, start - 40) : start]) is not None


# Only words that are nothing but days come to a count of them.
_DAY = re.compile(
    r"^(?:(?:on|each|every|all|the|first|second|third|last|and|to|(?:Mon|Tues?|Wed|Wednes|Thurs?|Thu|Fri|Sat|Satur|Sun)(?:day)?s?|[MTWF]|Th|Tu)[\s,/+&-]*)+$",
    re.IGNORECASE,
)
# A cell that answers "how often" without saying it.
_SOFT_CELL = re.compile(
    r"\W*(?:see|per|embedded|timetabled|cyclical|blocks|two-way|as|if|when(?!ever (?:his|her) class)|where|whenever|in line|subject|depend\w*|would depend|flexib\w*|var\w*|tb[acd]|to be|to suit|to fit|hopefully|amount|"
    r"occasional\w*|regular\w*|frequent\w*|on-?going|most|some|a little|a few|few|often|periodic\w*|dynamic|n/?a|none|once (?!a |per |in |every|each|before|weekly|\w+ly\b)|on request|"
    r"seasonal|busy|at (?:tricky|difficult|times|key)|in the run|not |ad hoc|intermittent\w*|whatever|\w+-ish|reasonable|according|capacity|shared|linked|responsive|at the(?! (?:start|beginning|end|close|same time|changeover)\b)|up to the|\?|until|by (?:arrangement|agreement|negotiation)|negotiable|several|good|around|frequency)\b",
    re.IGNORECASE,
)


# "Dotted through the week", "from term to term": spread over a time of which no part is named.
_SPREAD = re.compile(
    r"\W*(?:(?:fitted|dotted|slotted|sprinkled|scattered|threaded|squeezed|tucked|interspersed)\b(?![^.;]*(?:\d|\b(?:each|every|all|daily|whole)\b))"
    r"|from (?P<span>day|week|month|term|lesson|time|year) to (?P=span)\b)",
    re.IGNORECASE,
)


# "As needed, meaning after each handwash", "whenever the reading is under 4": the cell says when after all.
_MADE_PLAIN = re.compile(
    r"\b(?:meaning|namely|that is|i\.e\.?)[, ]|\b(?:under|below|over|above|less than|more than)\s+\d|\bwhenever (?:he|she|they) (?:is|are) timetabled|\bwhenever asked\b"
    # What the child is seen to do is a trigger: a card shown, a bell rung (annotation guide, part 7).
    r"|\b(?:when(?:ever)?|if) (?:(?:the |his |her )?[\w'’-]+) (?:shows?|holds? (?:up|out)|hands? (?:over|in)|puts? (?:up|down|out)|signals?|signs|presses|rings|points? (?:to|at)|touches|turns over|lifts|raises|asks)\b",
    re.IGNORECASE,
)


def _is_soft_cell(text: str) -> bool:
    soft = _SOFT_CELL.match(text) or _SPREAD.match(text)
    return bool(soft) and not _MADE_PLAIN.search(text)


def _all(piece: Piece, lexicons: Lexicons) -> Iterator[tuple[int, int, SlotValue]]:
    for rate in rates(piece.text):
        firm = not blurred(piece.text, rate.start)
        yield (
            *(rate.start, rate.end),
            piece.fill(
                *(Slot.FREQUENCY, rate.start, rate.end),
                firm=firm,
                amount=rate.times,
                unit="times" if rate.times is not None else "",
                per=rate.per,
            ),
        )
    for start, end, firm in occasions(piece.text, lexicons["occasions"]):
        days = days_named(piece.text[start:end]) if _DAY.search(piece.text[start:end]) else None
        amount, per = days or (None, "")
        unit = "day" if days else ""
        yield (
            *(start, end),
            piece.fill(Slot.FREQUENCY, start, end, firm=firm, amount=amount, unit=unit, per=per),
        )


def _is_aside(piece: Piece, start: int) -> bool:
    if piece.cell is CellRole.REVIEW:
        return True
    return _ASIDE.search(piece.text[max(0, start - 80) : start]) is not None
