"""Therapy that teaches and stands only with health care."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.placement.shared import NOT_PROVIDED, match, provision_text, whole
from ehcp_qa.model.analysed import AnalysedPlan, Belongs, ProvisionAnalysis, ProvisionKind
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import SectionId
from ehcp_qa.nlp.terms import TermFinder


class TherapyOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Therapies, each by its names, what makes one education, what health care, and a reason.

    With ``or_taught`` a therapist who teaches the child in G is reported beside therapy in F too,
    as long as no therapist teaches the child there: a programme in F is not the lessons in G.
    """

    therapies: dict[str, tuple[str, ...]]
    teaches: tuple[str, ...]
    unless_treats: tuple[str, ...] = ()
    unless_reasons: tuple[str, ...] = ()
    or_taught: bool = False

    @property
    def reads(self) -> frozenset[SectionId]:
        """Section G, where the therapy must stand for there to be a finding."""
        return frozenset({SectionId.G})


@detector("therapy-only-in-health", TherapyOptions)
def therapy_only_in_health(plan: AnalysedPlan, options: TherapyOptions) -> Iterable[Match]:
    """Yield therapy in G that teaches, when F holds none of it and no reason is given."""
    therapies = TermFinder(sorted(options.therapies.items()))
    in_f, taught_in_f = _therapies_in_f(plan, therapies)
    reasons = TermFinder([("reasons", options.unless_reasons)])
    if any(reasons.find(s.text) for s in plan.plan.statements(SectionId.F, SectionId.G)):
        return
    purposes = TermFinder([("teaches", options.teaches), ("treats", options.unless_treats)])
    for provision in plan.provisions_in(SectionId.G):
        text = whole(provision.statement)
        named = {term.group for term in therapies.find(text)}
        in_f_too = taught_in_f if options.or_taught and _TEACHES_CHILD.search(text) else in_f
        if NOT_PROVIDED.search(text) or not named or named & in_f_too:
            continue
        groups = {term.group for term in purposes.find(text)}
        teaches = groups == {"teaches"} or (not groups and _surely_teaches(provision))
        if teaches and not _trains_staff(provision):
            yield match(provision)


def _therapies_in_f(plan: AnalysedPlan, therapies: TermFinder) -> tuple[set[str], set[str]]:
    """Return the therapies that F names, and those of them whose therapist teaches the child there."""
    named: set[str] = set()
    taught: set[str] = set()
    for text in map(whole, provision_text(plan, SectionId.F)):
        groups = {term.group for term in therapies.find(text)}
        named |= groups
        taught |= groups if _TEACHES_CHILD.search(text) else set()
    return named, taught


# Who teaches the tutor or the parents, or writes what another teaches, does not teach the child.
_TEACHES_CHILD = re.compile(
    r"\b(?:therapists?|physios?|physiotherapists?|OTs?|SaLTs?)\b(?: (?:will|shall|is to|must|also|then))* "
    r"(?:teach|teaches|coach|coaches) (?:[A-Z][a-z]+|him|her|them|me)\b(?!['’]s)"
    r"(?! (?:\w+ )?(?:staff|teachers?|assistants?|tutors?|parents?|family|mother|father|mum|dad|carers?|TAs?|to (?:staff|parents))\b)"
)


# How sure it must be that a therapy teaches when no listed word says so: as FGH-02 asks.
SURE_TO_TEACH = 0.9


def _surely_teaches(provision: ProvisionAnalysis) -> bool:
    placed = provision.placement
    return placed.belongs is Belongs.F and placed.sure >= SURE_TO_TEACH


def _trains_staff(provision: ProvisionAnalysis) -> bool:
    return provision.kind is ProvisionKind.TRAINING
