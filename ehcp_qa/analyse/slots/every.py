"""Once in so many: "every six weeks", "alternate Fridays", "six-weekly"."""

from __future__ import annotations

import re

from ehcp_qa.analyse.slots.numbers import FLOOR, RANGE, amount

EVERY_N = re.compile(
    rf"\b(?:{FLOOR}\s+)?(?:(?:once|twice)\s+)?(?:every|each|once in every|once in)\s+(?P<number>{RANGE}|other|second|third|fourth|fifth|sixth|alternate|few)\s*-?"
    rf"(?P<unit>school |working )?(?P<span>minutes?|mins?|m\b|hours?|hrs?|days?|nights?|weeks?|wks?|months?|terms?|years?|lessons?|sessions?|weekends?|visits?|"
    r"Mon\w*|Tue\w*|Wed\w*|Thu\w*|Fri\w*|Sat\w*|Sun\w*|Saturday|Sunday)\b|\balternate\s+\w+|\b(?:\d+|six|eight|four|twelve|three)-(?:weekly|monthly)\b",
    re.IGNORECASE,
)

_SECOND = re.compile(r"\b(?:other|second|alternate|two|2)\b")
_BY_THE_WEEK = re.compile(r"\b(?:weeks?|wks?|(?:mon|tue|wed|thu|fri|sat|sun)\w*|weekends?)\b")
_SHORT_SPAN = {
    "wk": "week",
    "wks": "weeks",
    "weekly": "weeks",
    "monthly": "months",
    "mins": "minutes",
    "hrs": "hours",
}


def every(found: re.Match[str]) -> tuple[float, str]:
    """Return the times and the span of "every six weeks", "alternate Fridays", "six-weekly"."""
    words = found.group().lower()
    times = 2.0 if re.search(r"\btwice\b", words) else 1.0
    if _SECOND.search(words) and _BY_THE_WEEK.search(words):
        return times, "fortnight"
    number = amount(re.sub(r"\b(?:once|twice)\b", "", words))
    span = re.split(r"[\s-]+", words.strip())[-1]
    span = _SHORT_SPAN.get(span, span)
    return times, f"{number:g} {span}" if number is not None else span
