"""One date of birth throughout."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ehcp_qa.detectors import (  # noqa: F401 - imported to register what they hold
    identity_addressed,
    identity_age,
    identity_dates,
    identity_diagnosis,
    identity_file,
    identity_numbers,
    identity_periods,
    identity_places,
    identity_spelling,
)
from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.law.dates import find_dates
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Related
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Field, Plan, Words

_LOOK_BACK = 60  # characters: "his younger sister, Ada, who was born on" is 40
_SOMEBODY_ELSE = re.compile(
    r"\b(?:mother|father|mum|dad|parents?|carers?|brothers?|sisters?|siblings?|twin|step\w+)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Birth:
    """A date of birth as printed."""

    on: date
    words: Words
    sibling: bool


@detector("birth-dates-conflict", Options)
def birth_dates_conflict(plan: AnalysedPlan, _: Options) -> Iterable[Match]:
    """Yield each date of birth that differs from the first one given."""
    births = list(_births(plan.plan))
    own = [b for b in births if not b.sibling]
    if not own:
        return
    first, seen = own[0], {own[0].on}
    for birth in own[1:]:
        if birth.on not in seen:
            seen.add(birth.on)
            yield Match(
                span=birth.words.span,
                values={"other": first.words.text},
                related=(Related(first.words.span, "the other date of birth"),),
            )


def _births(plan: Plan) -> Iterator[_Birth]:
    """Yield the dates of birth that the plan gives, those of running headers and footers last."""
    found: dict[Span, _Birth] = {}
    for item in plan.fields:
        day = next((d for d in find_dates(item.value.text) if d.kind == "day"), None)
        if item.name != "date_of_birth" or day is None:
            continue
        base = item.value.span
        span = Span(base.block, base.start + day.start, base.start + day.end)
        words = Words(item.value.text[day.start : day.end], span)
        found[span] = _Birth(day.first, words, _of_somebody_else(plan, item, span))
    furniture = {b.index for b in plan.document.blocks if b.furniture}
    yield from sorted(found.values(), key=lambda b: (b.words.span.block in furniture, b.words.span))


def _of_somebody_else(plan: Plan, item: Field, span: Span) -> bool:
    label = item.label.text if item.label else ""
    before = plan.document.blocks[span.block].text[: span.start]
    return bool(_SOMEBODY_ELSE.search(f"{label} {before[-_LOOK_BACK:]}"))
