"""English dates in text: days, months, terms and school years, from their first day to their last."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ehcp_qa.law.dates.school_years import end_of_academic_year

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("day", rf"\b{_DAY}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b"),
        ("day", rf"\b{_MONTH}\s+{_DAY}(?:st|nd|rd|th)?,?\s+{_YEAR}\b"),
        (
            "day",
            rf"(?<![\d./-]){_DAY}\s?[/.-]\s?(?P<number>0?[1-9]|1[0-2])\s?[/.-]\s?(?P<year>(?:19|20)?\d\d)(?![\d/-])",
        ),
        ("day", r"\b(?P<year>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])-(?P<day>[0-3]\d)\b"),
        ("month", rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b"),
        (
            "term",
            rf"\b(?P<term>autumn|spring|summer|easter|christmas)(?:\s+term)?,?\s+(?:of\s+|in\s+)?{_YEAR}\b",
        ),
        (
            "term",
            rf"\b{_YEAR}\s(?P<term>autumn|spring|summer|easter|christmas)\s(?:term|holidays?)\b",
        ),
        ("school year", r"\b(?P<from>20\d\d)\s?[-/–]\s?(?P<to>20\d\d|\d\d)\b"),
    )
)
_DIGIT = re.compile(r"\d")
# First and last month of each term; schools differ by weeks, so a term ends with its last month.
_TERMS = {
    "autumn": (9, 12),
    "christmas": (12, 12),
    "spring": (1, 4),
    "easter": (3, 4),
    "summer": (4, 8),
}
_CENTURY_TURNS = 60  # "03/04/59" is 2059 and "03/04/60" is 1960: no plan is for anyone older


@dataclass(frozen=True, slots=True)
class DateSpan:
    """Words ``start:end`` that name a day, month, term or school year, from its first to last day."""

    start: int
    end: int
    kind: str
    first: date
    last: date


def find_dates(text: str) -> tuple[DateSpan, ...]:
    """Return the dates that a text names, in order, none inside another; the day comes first."""
    found = sorted(_all_dates(text), key=lambda d: (d.start, -d.end))
    kept: list[DateSpan] = []
    for span in found:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)


def parse_date(text: str) -> date | None:
    """Return the one full day that a text names, or None when it names none or several."""
    days = {span.first for span in find_dates(text) if span.kind == "day"}
    return days.pop() if len(days) == 1 else None


def _all_dates(text: str) -> Iterator[DateSpan]:
    for kind, pattern in _FORMS if _DIGIT.search(text) else ():  # no form does without one
        for match in pattern.finditer(text):
            if ends := _ends(kind, match.groupdict()):
                yield DateSpan(match.start(), match.end(), kind, *ends)


def _ends(kind: str, parts: Mapping[str, str | None]) -> tuple[date, date] | None:
    """Return the first and last day of what was named, or None for an impossible date."""
    if kind == "school year":
        return _school_year(parts["from"] or "", parts["to"] or "")
    year = _full_year(parts["year"] or "")
    if kind == "term":
        first, last = _TERMS[(parts["term"] or "").lower()]
    else:
        first = last = _month_number(parts)
    try:
        if kind == "day":
            day = date(year, first, int(parts["day"] or 0))
            return day, day
        return date(year, first, 1), date(year, last, monthrange(year, last)[1])
    except ValueError:
        return None


def _school_year(start: str, end: str) -> tuple[date, date] | None:
    first, last = int(start), int(end) if len(end) == 4 else int(start[:2] + end)
    return (date(first, 9, 1), end_of_academic_year(first)) if last == first + 1 else None


def _month_number(parts: Mapping[str, str | None]) -> int:
    if number := parts.get("number"):
        return int(number)
    name = (parts["month"] or "").lower()[:3]
    return next(i for i, month in enumerate(_MONTHS, 1) if month.startswith(name))


def _full_year(digits: str) -> int:
    if len(digits) == 4:
        return int(digits)
    return 2000 + int(digits) if int(digits) < _CENTURY_TURNS else 1900 + int(digits)
