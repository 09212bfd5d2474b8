"""How long, by the clock: "9.30 to 11", "from noon till half past one"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.model.analysed import Slot, SlotValue
from ehcp_qa.model.plan import CellRole

MINUTES_IN_HOUR = 60
_HOUR_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    "twelve",
)
_HOUR = "|".join(_HOUR_WORDS)
_CLOCK = (
    rf"(?:\d{{1,2}}(?:[.:]\d\d)?\s*(?:am|pm|a\.m\.|p\.m\.)?|(?:(?:half|quarter) (?:past|to) )?(?:{_HOUR})(?: o'clock)?\b"
    r"|noon|midday|midnight)"
)
_CLOCKS = re.compile(
    rf"\b(?:(?:between|from)\s+)?(?P<a>{_CLOCK})\s*(?:-|to|till|until|and)\s*(?P<b>{_CLOCK})(?![\d%:.]*\d)",
    re.IGNORECASE,
)
# Without one of these no pair of clock times stands in a text.
_CLOCK_SIGN = re.compile(
    r"\d|noon|midday|midnight|o'clock|past|from|between|till|until", re.IGNORECASE
)
MIDDAY = 12


def clocks(piece: Piece) -> Iterator[tuple[int, int, SlotValue]]:
    """Yield each pair of clock times in the piece, with where it stands and the minutes between."""
    for found in _CLOCKS.finditer(piece.text) if _CLOCK_SIGN.search(piece.text) else ():
        if not _is_clock_pair(found, piece):
            continue
        start, end = found.span()
        minutes = _between(found["a"], found["b"])
        yield start, end, piece.fill(Slot.DURATION, start, end, amount=minutes, unit="minute")


def _is_clock_pair(found: re.Match[str], piece: Piece) -> bool:
    """Tell "9 to 12" from "3 to 4 pupils": a pair of clock times looks like one or stands like one."""
    if re.search(r"\sand\s", found.group()) and not found.group().lower().startswith("between"):
        return False
    if found["a"].lower() == found["b"].lower():  # "every day, one to one"
        return False
    if piece.cell is CellRole.DURATION or _TIME_LIKE.search(found["a"] + found["b"]):
        return True
    if _TILL.search(found.group()) or _falls(found):
        return True
    before, after = piece.text[: found.start()], piece.text[found.end() :]
    if _COUNTED_AFTER.match(after):
        return False
    return found.group().lower().startswith(("between", "from")) or bool(_DAY_BEFORE.search(before))


_TIME_LIKE = re.compile(
    r"[.:]\d\d|am|pm|noon|midday|midnight|a\.m|p\.m|o'clock|(?:half|quarter) (?:past|to)",
    re.IGNORECASE,
)
_TILL = re.compile(r"\s(?:till|until)\s", re.IGNORECASE)
_FALLING = re.compile(r"(\d{1,2})\s*-\s*(\d{1,2})")


def _falls(found: re.Match[str]) -> bool:
    """A range of numbers rises; "10-3" is from ten to three o'clock."""
    pair = _FALLING.fullmatch(found.group())
    return pair is not None and int(pair[2]) < int(pair[1]) <= MIDDAY


_DAY_BEFORE = re.compile(
    r"(?:days?|mornings?|afternoons?|evenings?|weekends?|Sat|Sun|Mon|Tues?|Wed|Thurs?|Fri)(?: (?:monthly|weekly|only))?[\s,(]*$",
    re.I,
)
_COUNTED_AFTER = re.compile(
    r"\s*(?:[a-z-]+\s+){0,2}(?:January|February|March|April|May|June|July|August|September|October|November|December|visits|sessions|lessons|pupils|children|students|others|peers|minutes|mins|hours|times|weeks|years|months|words|items|steps)\b"
)


def _between(first: str, last: str) -> float | None:
    start, end = _clock(first), _clock(last)
    if start is None or end is None:
        return None
    # A school clock: 9.30 to 1 runs past noon, and 12.15 to 1.05 too.
    while end <= start:
        end += 12 * MINUTES_IN_HOUR
    return float(end - start)


def _clock(words: str) -> int | None:
    words = words.lower().strip()
    if words in {"noon", "midday"}:
        return 12 * MINUTES_IN_HOUR
    if words == "midnight":
        return 24 * MINUTES_IN_HOUR
    found = re.match(r"(\d{1,2})(?:[.:](\d\d))?\s*(am|pm|a\.m\.|p\.m\.)?", words)
    if not found:
        return _spoken(words)
    hour = int(found[1]) + (12 if (found[3] or "").startswith("p") and int(found[1]) < 12 else 0)
    return hour * MINUTES_IN_HOUR + int(found[2] or 0)


def _spoken(words: str) -> int | None:
    """Return the minutes since midnight of "half past nine", "quarter to two", "ten o'clock"."""
    named = [n for n, word in enumerate(_HOUR_WORDS, 1) if re.search(rf"\b{word}\b", words)]
    if not named:
        return None
    part = 30 if words.startswith("half") else 15 if words.startswith("quarter") else 0
    return named[-1] * MINUTES_IN_HOUR + (-part if " to " in words else part)
