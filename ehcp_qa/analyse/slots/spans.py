"""Spans of time that a rate counts in, and the rate that follows a number: " a week", " pw", "/term"."""

from __future__ import annotations

import re
from dataclasses import dataclass

# Spans of time and how plans write them. The longest come first in each alternation.
SPANS = {
    "half term": r"half[- ]?terms?|1/2 term",
    "fortnight": r"fortnights?|two weeks",
    "month": r"months?|mth|calendar month",
    "week": r"weeks?|wks?\b\.?|school week|college week|timetable(?:d)? week",
    "day": r"school days?|college days?|days?|night|mornings?|afternoons?|evenings?",
    "term": r"terms?|semester",
    "year": r"years?|yrs?\b\.?|annum|academic years?|school years?|calendar years?",
    "quarter": r"quarter",
}
_SPAN = "|".join(f"(?P<{name.replace(' ', '_')}>{words})" for name, words in SPANS.items())
PER_WORDS = (
    rf"(?:(?P<how>a|an|per|each|every|in each|in every|in a|in any|over a|across each|/|p/|p\.)(?:(?<=every)\s+|(?<!every)\s*)"
    rf"(?:single\s+|given\s+|academic\s+|school\s+|calendar\s+|college\s+|working\s+)?(?:{_SPAN})\b(?!\s+\d|['’])"
    rf"|(?<![A-Za-z])(?P<short>p/?w|p\.w\.?|p/?d|p/t|p\.a\.?|p/a|/w|/d|/t)(?![\w]))"
)
_PER = re.compile(rf"[\s,(]*{PER_WORDS}", re.IGNORECASE)
SHORT = {"w": "week", "d": "day", "t": "term", "a": "year"}
ADVERBS = {
    "daily": (1, "day"), "wkly": (1, "week"), "nightly": (1, "day"), "hourly": (1, "hour"), "weekly": (1, "week"),
    "fortnightly": (1, "fortnight"), "monthly": (1, "month"), "half-termly": (1, "half term"),
    "half termly": (1, "half term"), "half-yearly": (2, "year"), "half yearly": (2, "year"),
    "termly": (1, "term"), "quarterly": (1, "quarter"), "yearly": (1, "year"),
    "annually": (1, "year"), "twice-yearly": (2, "year"), "annual": (1, "year"),
    "biannual": (2, "year"), "bi-weekly": (1, "fortnight"), "biweekly": (1, "fortnight"),
    "six-monthly": (2, "year"), "weekday": (5, "week"), "weekdays": (5, "week"),
    "weeknight": (5, "week"), "weeknights": (5, "week"), "nights": (1, "day"),
}  # fmt: skip
ADVERB = "|".join(
    sorted((re.escape(word) for word in ADVERBS if word != "nights"), key=len, reverse=True)
)
_ADVERB_NEXT = re.compile(rf"[\s,(]*({ADVERB})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rate:
    """So many times in a span of time, and where it says so; ``times`` is None when not said."""

    start: int
    end: int
    times: float | None = None
    per: str = ""


def rate_after(text: str, at: int) -> Rate | None:
    """Return the rate that follows directly: " a week", " weekly", " pw", "/week"."""
    found = _PER.match(text, at)
    if found:
        return Rate(*found.span(), None, per_of(found))
    adverb = _ADVERB_NEXT.match(text, at)
    if adverb:
        return Rate(adverb.start(1), adverb.end(), None, ADVERBS[adverb[1].lower()][1])
    return None


# "Two hours of therapist time per term": what the time is for stands before its rate.
_OF_WHAT = re.compile(
    r"['’]?\s+(?:of\s+)?(?:[\w'’:-]+\s+){1,5}?(?=(?:a|per|each|every|in each)\s+(?:week|fortnight|month|half[- ]?term|term|year|annum)\b|(?:weekly|fortnightly|monthly|termly|half-termly)\b)",
    re.IGNORECASE,
)


# "The 12 hours of assistant time in class that Sam has each week": whose they are stands between.
_THAT_HAS = re.compile(
    r"(?:\s+(?!that\b|which\b)[\w'’:-]+){0,8}?\s+(?:that|which)\s+(?:[\w'’-]+\s+){1,2}(?:has|have|gets?|receives?)(?=\s)",
    re.IGNORECASE,
)


def rate_of_time(text: str, at: int) -> Rate | None:
    """Return the rate of an amount of somebody's time: directly after it, or after whose it is."""
    if direct := rate_after(text, at):
        return direct
    whose = _OF_WHAT.match(text, at) if re.match(r"\s+of\b|['’]", text[at:]) else None
    if whose and (found := rate_after(text, whose.end() - 1)):
        return found
    owned = _THAT_HAS.match(text, at)
    return rate_after(text, owned.end()) if owned else None


_LENGTH_NEXT = re.compile(
    r"[\s,(]*(?:for |of |x )?[\w.½-]+[\s-]*(?:minutes?|mins?\.?|m|hours?|hrs?\.?)(?: each)?\b",
    re.IGNORECASE,
)


def rate_within(text: str, at: int) -> Rate | None:
    """Return the rate that follows a length: "twice for 20 minutes a week", "6 x 45 mins per term"."""
    found = _LENGTH_NEXT.match(text, at)
    return rate_after(text, found.end()) if found else None


def per_of(found: re.Match[str]) -> str:
    """Return the span of time that a match of ``PER_WORDS`` names."""
    if found["short"]:
        return SHORT[re.sub(r"[^a-z]", "", found["short"].lower())[-1]]
    named = (name for name in SPANS if found[name.replace(" ", "_")])
    return next(named, "")
