"""A total whose own parts come to more than it, and what any two amounts in conflict are told by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ehcp_qa.model.analysed import ProvisionAnalysis, Slot, SlotValue
from ehcp_qa.model.location import Span

_LIST_AHEAD = re.compile(r"[:(–]|\s-\s|\bmade up of\b|\bthat is\b|\bof which\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two amounts that cannot both be right: the later, and the earlier or the sum of its parts."""

    at: Span
    statement: str
    stated: str
    other: str
    elsewhere: Span | None = None


def sums_over(provisions: Sequence[ProvisionAnalysis]) -> Iterator[Conflict]:
    """Yield each total whose own parts, listed after it, come to more than it."""
    for provision in provisions:
        values = [v for v in provision.slots.get(Slot.DURATION, ()) if v.source == "text"]
        whole, parts = values[:1], values[1:]
        if len(parts) < _FEWEST_PARTS or not whole[0].per or not all(counts(v) for v in values):
            continue
        text, at = provision.statement.text, provision.statement.span.start
        between = text[whole[0].span.end - at : parts[0].span.start - at]
        after = text[whole[0].span.end - at :]
        if not _LIST_AHEAD.search(between) or _OF_OTHER_SPAN.search(after):
            continue
        total = sum(v.amount or 0 for v in parts)
        if total > (whole[0].amount or 0) and all(v.per in ("", whole[0].per) for v in parts):
            listed = " + ".join(v.words for v in parts)
            yield Conflict(whole[0].span, provision.statement.id, whole[0].words, listed)


_FEWEST_PARTS = 2
# Parts counted in another span, or repeated, do not add up to the whole.
_OF_OTHER_SPAN = re.compile(r"\b(?:day|daily|term|year|fortnight|sessions?)\b", re.IGNORECASE)


def counts(value: SlotValue) -> bool:
    """Tell whether a value is a firm amount, which can be added up."""
    return value.firm and value.amount is not None
