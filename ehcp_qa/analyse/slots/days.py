"""Named days: how many of a week, or of a month, words such as "Mon-Thurs" and "M/W/F" come to."""

from __future__ import annotations

import re

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NAMED = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*", re.IGNORECASE)
_LETTERS = re.compile(r"[MTWF](?:/(?:M|Tu?|W|Th?|F))+")
_RUN = re.compile(r"^\s*(?:-|to)\s*$", re.IGNORECASE)
# "The first Friday" comes once a month; "every other Friday" once a fortnight.
_ONCE_A_MONTH = re.compile(r"\b(?:first|second|third|last)\b", re.IGNORECASE)


def days_named(words: str) -> tuple[int, str] | None:
    """Return on how many days and of what span these words name days; None if they name none."""
    if _LETTERS.fullmatch(words.strip()):
        return words.count("/") + 1, "week"
    found = list(_NAMED.finditer(words))
    if not found:
        return None
    if _ONCE_A_MONTH.search(words):
        return len(found), "month"
    days: set[int] = set()
    earlier: re.Match[str] | None = None
    for match in found:
        day = _WEEK.index(match[1].lower())
        if earlier is not None and _RUN.match(words[earlier.end() : match.start()]):
            days.update(_between(_WEEK.index(earlier[1].lower()), day))
        days.add(day)
        earlier = match
    return len(days), "week"


def _between(first: int, last: int) -> range:
    """Return the days from the first to the last; a run over Sunday goes on into the next week."""
    return range(first, last + 1) if first <= last else range(first, len(_WEEK))
