"""A plan for a young person over compulsory school age that speaks only to the parents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.law.dates import is_over_compulsory_school_age
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan
from ehcp_qa.nlp.plain import plain

_YOUR_CHILD = re.compile(r"\byour (?:child|son|daughter)(?:['’]s)?\b", re.IGNORECASE)
# A template says "child or young person" to everybody alike.
_OR_YOUNG_PERSON = re.compile(r"\s*(?:or|/|and) ?(?:young person|you\b)", re.IGNORECASE)


class AddressedOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that explain why the parents decide: capacity, a deputy, the young person's own wish."""

    unless: tuple[str, ...] = ()


@detector("addressed-to-parents", AddressedOptions)
def addressed_to_parents(plan: AnalysedPlan, options: AddressedOptions) -> Iterable[Match]:
    """Yield the first "your child" in a plan for somebody over compulsory school age."""
    born, on = plan.plan.child.date_of_birth, plan.plan.plan_date
    if born is None or on is None or not is_over_compulsory_school_age(born, on):
        return
    if any(_says(block.text, options.unless) for block in plan.plan.document.blocks):
        return
    spans = tuple(_spans(plan.plan))
    if spans:
        yield Match(span=spans[0], evidence=spans[1:])


def _spans(plan: Plan) -> Iterator[Span]:
    for block in plan.document.blocks:
        text = plain(block.text)
        for found in _YOUR_CHILD.finditer(text):
            if not _OR_YOUNG_PERSON.match(text, found.end()):
                yield Span(block.index, *found.span())


def _says(text: str, phrases: tuple[str, ...]) -> bool:
    low = plain(text).lower()
    return any(phrase.lower() in low for phrase in phrases)
