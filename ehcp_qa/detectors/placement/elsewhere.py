"""Provision that stands in a section where it does not seem to belong."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ehcp_qa.analyse.slots.stays import stays
from ehcp_qa.detectors.base import Options, SectionOptions, detector
from ehcp_qa.detectors.placement.shared import (
    NOT_PROVIDED,
    PlacedOptions,
    finder,
    match,
    surely_elsewhere,
    whole,
)
from ehcp_qa.model.analysed import AnalysedPlan, Belongs, Slot
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import SectionId

_OVERNIGHT = re.compile(
    r"\b(?:overnight|residential|nights?|sleep[ -]?overs?|weekends? away)\b", re.IGNORECASE
)
_NOT_RESIDENTIAL = re.compile(
    r"\bnon[ -]?residential\b|\b(?:not|no|without|never) (?:an? |any )?(?:overnight|residential)\b|"
    r"\bat home\b|\b(?:night|sleep)[ -]?(?:sitt|wak)\w*|\bwaking[ -]nights?\b|\bin (?:his|her|their) own home\b",
    re.IGNORECASE,
)


@detector("placed-elsewhere", PlacedOptions)
def placed_elsewhere(plan: AnalysedPlan, options: PlacedOptions) -> Iterable[Match]:
    """Yield each provision that by its own words belongs in another section."""
    return surely_elsewhere(plan, options)


class DoerOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Roles that belong in other sections than those read, and words that excuse one."""

    roles: tuple[str, ...]
    unless_holding: tuple[str, ...] = ()


@detector("done-only-by", DoerOptions)
def done_only_by(plan: AnalysedPlan, options: DoerOptions) -> Iterable[Match]:
    """Yield each provision that nobody but people in these roles delivers."""
    roles, excused = finder(options.roles), finder(options.unless_holding)
    for provision in plan.provisions_in(*options.sections):
        text = whole(provision.statement)
        who = [value for value in provision.slots.get(Slot.WHO, ()) if value.firm]
        theirs = who and all(roles.find(value.words) for value in who)
        if theirs and not excused.find(text) and not NOT_PROVIDED.search(text):
            yield match(provision)


@detector("residential-break-in-h1", Options)
def residential_break_in_h1(plan: AnalysedPlan, _: Options) -> Iterable[Match]:
    """Yield each residential or overnight break that stands in H1."""
    for provision in plan.provisions_in(SectionId.H1):
        text = whole(provision.statement)
        if _NOT_RESIDENTIAL.search(text):
            continue
        told = _OVERNIGHT.search(text) and provision.placement.belongs in _NOT_H1
        cells = " · ".join(words.text for _, words in sorted(provision.statement.cells.items()))
        # From one day into another is overnight, whatever it is called.
        if told or any(stays(f"{text} · {cells}")):
            yield match(provision)


_NOT_H1 = (Belongs.H2, Belongs.EITHER)
