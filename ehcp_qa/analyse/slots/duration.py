"""How long: minutes, hours, parts of a day, stays; totals for a week or term."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.analyse.slots.clocks import MINUTES_IN_HOUR, clocks
from ehcp_qa.analyse.slots.intervals import is_interval, is_of_training, opens_cell
from ehcp_qa.analyse.slots.numbers import CEILING, FLOOR, NUMBER, RANGE, amount, blurred, value
from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.analyse.slots.spans import rate_of_time
from ehcp_qa.analyse.slots.stays import stays
from ehcp_qa.model.analysed import Slot, SlotValue
from ehcp_qa.model.plan import CellRole

_MINUTES = r"(?:minutes?|mins?\b\.?|m\b|-?minute)"
_HOURS = r"(?:hours?|hrs?\b\.?|h\b)"
_PART_HOUR = (
    r"(?:(?:a\s+)?(?:quarter|half)(?:\s+of)?[ -](?:an?[ -])?hour(?:s|ly)?|three[- ]quarters of an hour"
    rf"|an?\s+hour(?:\s+and\s+a\s+(?:half|quarter))?|hour[- ]long|hourly sessions?|{NUMBER}\s*hours?\s+and\s+a\s+half)"
)
_AMOUNT = re.compile(
    rf"(?P<part>\b{_PART_HOUR})|(?P<number>{RANGE})[\s-]*(?P<taught>taught |contact |direct |twilight |full |whole |support )?(?P<unit>{_HOURS}|{_MINUTES})"
    rf"(?:\s*(?:and\s*)?(?P<more>{NUMBER})[\s-]*(?:{_MINUTES}))?",
    re.IGNORECASE,
)
_PARTS = re.compile(
    rf"\b(?:full[- ]time|(?<!across the )(?<!throughout the )(?:half|full|whole)[- ](?:an?[ -]|INSET |school |training )?(?:day|morning|afternoon|session|lesson|period)s?"
    rf"|(?:the )?(?:first|second|last) half of (?:the|each|every|all) (?:[\w'’]+ )?(?:lesson|session|day|morning|afternoon|period)s?"
    rf"|half a day|(?:{NUMBER}|an?)\s+(?:full |half |school |whole |extra )?(?:day|morning|afternoon|evening|night|weekend)s?(?:['’])?\s+"
    rf"(?:a|per|each|every|in each|in every|of)\s+\w+"
    rf"|(?:24[- ]hour|round the clock|the lunch hour|the first (?:half[- ])?hour|whole lesson|double (?:lesson|period))"
    # A course of "two mornings" is a length; "two mornings a week" stands above.
    rf"|(?<!last )(?<!first ){NUMBER}\s+(?:full |half |whole )?(?:days|mornings|afternoons|evenings)(?=\s*(?:[,.;:)]|$))"
    rf"|(?<!across )(?<!throughout )(?<!over )the (?:whole|full|entire) (?:lesson|session|day|lunch hour|lunchtime))\b",
    re.IGNORECASE,
)
FULL_TIME = re.compile(r"full[- ]time", re.IGNORECASE)
FULL = "full time"  # how such a length is put, in whatever words it came


def durations(piece: Piece) -> Iterator[SlotValue]:
    """Yield each length of time in the piece, in minutes where it can be told."""
    taken: list[tuple[int, int]] = []
    if piece.cell is CellRole.DURATION and (mark := _MINUTE_MARK.match(piece.text)):
        yield _cell(piece, amount(mark.group()))
        return
    for finder in (_amounts, clocks, _stays, _parts):
        for start, end, value_ in finder(piece):
            if not any(start < e and s < end for s, e in taken):
                taken.append((start, end))
                yield value_

    counted = _COUNTED_CELL.search(piece.text) or _NUMBER_ALONE.fullmatch(piece.text)
    if piece.cell is CellRole.DURATION and not taken and counted:
        yield _cell(piece, None)


# Under "Mins" or "Hours" a number is enough; of what, the title tells.
_NUMBER_ALONE = re.compile(r"\W*\d{1,3}(?:\.\d{1,2})?\W*")
# A cell under "how long" may give the minutes with a stroke, or count what a length is known of.
_MINUTE_MARK = re.compile(r"\W*\d{1,3}\s?['′’](?!\w)")
_COUNTED_CELL = re.compile(
    # "A week" is a length where it opens the cell; in "three times a week" it is none.
    rf"(?:\b(?:{NUMBER}|whole|full|double)|(?:^|[,;:(])\W*(?:an?|each))\s+(?:\w+\s+)?(?:nights?|days?|weeks?|sessions?|lessons?|periods?|mornings?|afternoons?|evenings?|weekends?|terms?)\b",
    re.IGNORECASE,
)


def _cell(piece: Piece, minutes: float | None) -> SlotValue:
    unit = "minute" if minutes is not None else ""
    return piece.fill(Slot.DURATION, 0, len(piece.text), amount=minutes, unit=unit)


# "3 x 30 mins a week" is three times, each so long: the rate counts the times, not the minutes.
_EACH_OF = re.compile(
    rf"{NUMBER}\s*(?:x|×|(?:[\w-]+\s+){{0,3}}?(?:sessions?|lessons?|visits?|blocks?|meetings?|times|lots|slots?|sittings?)\s+(?:of|for|,))\s*(?:at least |a minimum of |up to |about )?$",
    re.IGNORECASE,
)


def _amounts(piece: Piece) -> Iterator[tuple[int, int, SlotValue]]:
    for found in _AMOUNT.finditer(piece.text):
        start, end = found.span()
        # "Four sessions of 45 minutes before Easter" is a length, "45 minutes before lunch" a moment.
        counted = bool(_EACH_OF.search(piece.text[:start]))
        if (
            not counted
            and is_interval(piece.text, start, end)
            and not opens_cell(piece, start, end)
        ):
            continue
        if is_of_training(piece, start):
            continue
        firm = not blurred(piece.text, start)
        rate = None if counted else rate_of_time(piece.text, end)
        yield (
            start,
            end,
            piece.fill(
                *(Slot.DURATION, _with_floor(piece.text, start), end),
                firm=firm,
                amount=_minutes(found),
                unit="minute",
                per=rate.per if rate else "",
            ),
        )


def _stays(piece: Piece) -> Iterator[tuple[int, int, SlotValue]]:
    for start, end in stays(piece.text):
        yield start, end, piece.fill(Slot.DURATION, start, end)


def _parts(piece: Piece) -> Iterator[tuple[int, int, SlotValue]]:
    for found in _PARTS.finditer(piece.text):
        norm = FULL if FULL_TIME.search(found.group()) else ""
        yield *found.span(), piece.fill(Slot.DURATION, *found.span(), norm=norm)


def _with_floor(text: str, start: int) -> int:
    before = re.search(
        rf"(?:{FLOOR}|{CEILING})\s*$", text[max(0, start - 24) : start], re.IGNORECASE
    )
    return start - len(before.group()) if before else start


def _minutes(found: re.Match[str]) -> float | None:
    if found["part"]:
        return _part_minutes(found["part"].lower())
    number = amount(found["number"])
    if number is None:
        return None
    if found["unit"].lower().lstrip("-").startswith("h"):
        return number * MINUTES_IN_HOUR + (value(found["more"]) if found["more"] else 0)
    return number


def _part_minutes(words: str) -> float:
    number = amount(words)
    if number is not None and not words.startswith(("three-quarters", "three quarters")):
        return number * MINUTES_IN_HOUR + 30
    if words.startswith("three"):
        return 45
    minutes = 0
    if re.match(r"(?:an?\s+hour|hour)", words):
        minutes = MINUTES_IN_HOUR
    return minutes + (30 if "half" in words else 15 if "quarter" in words else 0)
