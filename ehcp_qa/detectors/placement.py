"""Provision that stands in a section where it does not seem to belong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import field

from ehcp_qa.analyse.slots.stays import stays
from ehcp_qa.detectors.base import Options, SectionOptions, detector
from ehcp_qa.model.analysed import (
    AnalysedPlan,
    Belongs,
    ProvisionAnalysis,
    ProvisionKind,
    Slot,
)
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import CellRole, Condition, Role, SectionId, Statement
from ehcp_qa.nlp.terms import TermFinder

# Placement's own scale: below this it says itself that the words leave room for doubt.
SURE_ENOUGH = 0.6
_NOT_PROVISION = (Role.NIL, Role.GUIDANCE, Role.QUOTED_OUTCOME)
# Said of what is over, or not yet there.
_NOT_PROVIDED = re.compile(
    r"\bdischarged\b|\bno (?:health |further |health care )?(?:provision|input|therapy)\b|"
    r"\bwaiting list\b|\bnot (?:currently |now )?(?:known|required|open)\b",
    re.IGNORECASE,
)
_OVERNIGHT = re.compile(
    r"\b(?:overnight|residential|nights?|sleep[ -]?overs?|weekends? away)\b", re.IGNORECASE
)
_NOT_RESIDENTIAL = re.compile(
    r"\bnon[ -]?residential\b|\b(?:not|no|without|never) (?:an? |any )?(?:overnight|residential)\b|"
    r"\bat home\b|\b(?:night|sleep)[ -]?(?:sitt|wak)\w*|\bwaking[ -]nights?\b|\bin (?:his|her|their) own home\b",
    re.IGNORECASE,
)


class PlacedOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sections read, where provision found there would belong, and how sure that must be.

    With ``holding``, only provision that holds one of these terms, and none of ``unless_holding``.
    """

    belongs: tuple[Belongs, ...]
    sure: float = SURE_ENOUGH
    holding: tuple[str, ...] = ()
    unless_holding: tuple[str, ...] = ()


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


@detector("placed-elsewhere", PlacedOptions)
def placed_elsewhere(plan: AnalysedPlan, options: PlacedOptions) -> Iterable[Match]:
    """Yield each provision that by its own words belongs in another section."""
    for provision in plan.provisions_in(*options.sections):
        placed = provision.placement
        sure = placed.belongs in options.belongs and placed.sure >= options.sure
        if sure and _holds(provision, options):
            yield _match(provision)


def _holds(provision: ProvisionAnalysis, options: PlacedOptions) -> bool:
    text = _whole(provision.statement)
    if _NOT_PROVIDED.search(text) or _finder(options.unless_holding).find(text):
        return False
    return not options.holding or bool(_finder(options.holding).find(text))


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
        text = _whole(provision.statement)
        named = {term.group for term in therapies.find(text)}
        in_f_too = taught_in_f if options.or_taught and _TEACHES_CHILD.search(text) else in_f
        if _NOT_PROVIDED.search(text) or not named or named & in_f_too:
            continue
        groups = {term.group for term in purposes.find(text)}
        teaches = groups == {"teaches"} or (not groups and _surely_teaches(provision))
        if teaches and not _trains_staff(provision):
            yield _match(provision)


def _therapies_in_f(plan: AnalysedPlan, therapies: TermFinder) -> tuple[set[str], set[str]]:
    """Return the therapies that F names, and those of them whose therapist teaches the child there."""
    named: set[str] = set()
    taught: set[str] = set()
    for text in map(_whole, _provision_text(plan, SectionId.F)):
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


class DoerOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Roles that belong in other sections than those read, and words that excuse one."""

    roles: tuple[str, ...]
    unless_holding: tuple[str, ...] = ()


@detector("done-only-by", DoerOptions)
def done_only_by(plan: AnalysedPlan, options: DoerOptions) -> Iterable[Match]:
    """Yield each provision that nobody but people in these roles delivers."""
    roles, excused = _finder(options.roles), _finder(options.unless_holding)
    for provision in plan.provisions_in(*options.sections):
        text = _whole(provision.statement)
        who = [value for value in provision.slots.get(Slot.WHO, ()) if value.firm]
        theirs = who and all(roles.find(value.words) for value in who)
        if theirs and not excused.find(text) and not _NOT_PROVIDED.search(text):
            yield _match(provision)


@lru_cache(maxsize=16)
def _finder(terms: tuple[str, ...]) -> TermFinder:
    return TermFinder((("terms", terms),))


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
        yield from placed_elsewhere(plan, options)


# The nurse gives it: not the assistant "trained by the nurse", nor the nurse who trains or checks.
_NURSE_GIVES = re.compile(
    r"(?:^|[.;]\s+)(?:(?:on|at|before|after|when|each|every|in|during|if)\b[^.;,]{2,60},\s+)?"
    r"(?:(?!(?:by|with|from|to|the assistant)\b)[\w'’-]+\s+){0,4}?nurses?\b(?:\s+(?:from|in|at|of)\s+[^.;,]{2,40}?)?\s+"
    r"(?:(?:will|shall|must|is to|also|then)\s+)*(?:gives?|administers?|injects?|inserts?|flush(?:es)?|changes?|empt(?:y|ies)|carr(?:y|ies) out)\b",
    re.IGNORECASE,
)


def _given_by_a_nurse(plan: AnalysedPlan, options: CareOptions) -> Iterable[Match]:
    treatments = TermFinder(sorted(options.treatments.items()))
    in_g = {t.group for s in _provision_text(plan, SectionId.G) for t in treatments.find(_whole(s))}
    for provision in plan.provisions_in(*options.sections):
        text = provision.statement.text
        named = {term.group for term in treatments.find(text)}
        care = (
            named and provision.placement.belongs in options.belongs and _holds(provision, options)
        )
        if care and not named & in_g and _NURSE_GIVES.search(text):
            yield _match(provision)


@detector("residential-break-in-h1", Options)
def residential_break_in_h1(plan: AnalysedPlan, _: Options) -> Iterable[Match]:
    """Yield each residential or overnight break that stands in H1."""
    for provision in plan.provisions_in(SectionId.H1):
        text = _whole(provision.statement)
        if _NOT_RESIDENTIAL.search(text):
            continue
        told = _OVERNIGHT.search(text) and provision.placement.belongs in _NOT_H1
        cells = " · ".join(words.text for _, words in sorted(provision.statement.cells.items()))
        if told or any(
            stays(f"{text} · {cells}")
        ):  # from one day into another is overnight, whatever it is called
            yield _match(provision)


_NOT_H1 = (Belongs.H2, Belongs.EITHER)


def _trains_staff(provision: ProvisionAnalysis) -> bool:
    return provision.kind is ProvisionKind.TRAINING


def _provision_text(plan: AnalysedPlan, *sections: SectionId) -> list[Statement]:
    return [s for s in plan.plan.statements(*sections) if s.role not in _NOT_PROVISION]


def _whole(statement: Statement) -> str:
    """Return the statement with the words of its row and lead-in that say who and how."""
    cells = (statement.cells.get(role) for role in (CellRole.BY_WHOM, CellRole.PROVISION))
    around = [words.text for words in (statement.lead_in, *cells) if words is not None]
    return " · ".join([statement.text, *around])


def _match(provision: ProvisionAnalysis) -> Match:
    statement, placed = provision.statement, provision.placement
    return Match(
        span=statement.span,
        section=statement.section,
        statement=statement.id,
        values={
            "belongs": placed.belongs.value,
            "because": placed.why,
            "section": statement.section.value,
        },
        evidence=placed.evidence,
    )
