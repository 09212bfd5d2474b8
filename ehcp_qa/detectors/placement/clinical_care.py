"""Clinical care that stands with education and not with health."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec import field

from ehcp_qa.detectors.base import detector
from ehcp_qa.detectors.placement.shared import (
    PlacedOptions,
    holds,
    match,
    provision_text,
    surely_elsewhere,
    whole,
)
from ehcp_qa.model.analysed import AnalysedPlan, Belongs
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import Condition, SectionId
from ehcp_qa.nlp.terms import TermFinder


class CareOptions(PlacedOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """As for placed provision, with treatments by their names: one that a nurse gives in F alone."""

    treatments: dict[str, tuple[str, ...]] = field(default_factory=dict)


@detector("clinical-care-only-in-education", CareOptions)
def clinical_care_only_in_education(plan: AnalysedPlan, options: CareOptions) -> Iterable[Match]:
    """Yield clinical care in F when G was found and holds no health care.

    Where G holds some, only a treatment that a nurse gives in F and that G does not name.
    """
    section = plan.plan.sections.get(SectionId.G)
    if section is None or section.condition in (Condition.MISSING, Condition.UNREADABLE):
        return
    health = (p.placement.belongs for p in plan.provisions_in(SectionId.G))
    if any(belongs is not Belongs.F for belongs in health):
        yield from _given_by_a_nurse(plan, options)
    else:
        yield from surely_elsewhere(plan, options)


# The nurse gives it: not the assistant "trained by the nurse", nor the nurse who trains or checks.
_NURSE_GIVES = re.compile(
    r"(?:^|[.;]\s+)(?:(?:on|at|before|after|when|each|every|in|during|if)\b[^.;,]{2,60},\s+)?"
    r"(?:(?!(?:by|with|from|to|the assistant)\b)[\w'’-]+\s+){0,4}?nurses?\b(?:\s+(?:from|in|at|of)\s+[^.;,]{2,40}?)?\s+"
    r"(?:(?:will|shall|must|is to|also|then)\s+)*(?:gives?|administers?|injects?|inserts?|flush(?:es)?|changes?|empt(?:y|ies)|carr(?:y|ies) out)\b",
    re.IGNORECASE,
)


def _given_by_a_nurse(plan: AnalysedPlan, options: CareOptions) -> Iterable[Match]:
    treatments = TermFinder(sorted(options.treatments.items()))
    in_g = {t.group for s in provision_text(plan, SectionId.G) for t in treatments.find(whole(s))}
    for provision in plan.provisions_in(*options.sections):
        text = provision.statement.text
        named = {term.group for term in treatments.find(text)}
        care = (
            named and provision.placement.belongs in options.belongs and holds(provision, options)
        )
        if care and not named & in_g and _NURSE_GIVES.search(text):
            yield match(provision)
