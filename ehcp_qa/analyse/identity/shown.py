"""The dates that a plan shows of itself, by what they are labelled; nothing is assumed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ehcp_qa.law.dates import find_dates
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, Words


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A full date as printed: the day, what its label says that it is, and its words."""

    on: date
    what: str
    words: Words


def shown_days(plan: Plan, *names: str) -> tuple[ShownDay, ...]:
    """Return each full date under these names of field, in reading order."""
    return tuple(
        day
        for item in plan.fields
        if item.name in names
        for day in _days(item.value, item.label.text.strip(" :") if item.label else item.name)
    )


def latest(days: tuple[ShownDay, ...]) -> ShownDay | None:
    """Return the last of these days, as of several versions of a draft."""
    return max(days, key=lambda day: (day.on, day.words.span), default=None)


def earliest(days: tuple[ShownDay, ...]) -> ShownDay | None:
    """Return the first of these days."""
    return min(days, key=lambda day: (day.on, day.words.span), default=None)


def _days(words: Words, what: str) -> Iterator[ShownDay]:
    """Yield the full dates among some words; a month or a term is no day to compare."""
    base = words.span
    for found in find_dates(words.text):
        if found.kind == "day":
            span = Span(base.block, base.start + found.start, base.start + found.end)
            text = words.text[found.start : found.end]
            yield ShownDay(found.first, what, Words(text, span))
