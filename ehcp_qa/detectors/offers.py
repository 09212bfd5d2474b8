"""Detectors of what is no provision of this person's own: the universal offer, a pointer, a taxi."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ehcp_qa.analyse.pointing import pointers
from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.detectors.learnt import learnt_matches
from ehcp_qa.detectors.wording import blanks
from ehcp_qa.model.analysed import (
    AnalysedPlan,
    Emptying,
    ProvisionAnalysis,
    Slot,
    SoftPhrase,
    Verdict,
)
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Role, SectionId, Statement
from ehcp_qa.nlp.terms import TermFinder


class UniversalOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Phrases of the group that are left alone, and words that make the phrase mere context."""

    unless_words: tuple[str, ...] = ()
    unless_context: tuple[str, ...] = ()


@detector("universal-offer", UniversalOptions)
def universal_offer(plan: AnalysedPlan, options: UniversalOptions) -> Iterator[Match]:
    """Yield each provision that is mainly what every pupil gets."""
    for analysis in plan.provisions_in(*options.sections):
        if analysis.verdict is Verdict.SPECIFIC:
            continue
        yield from learnt_matches(analysis, Emptying.UNIVERSAL)
        for phrase in analysis.soft:
            if phrase.group is Emptying.UNIVERSAL and _is_content(analysis, phrase, options):
                yield Match(
                    phrase.span,
                    statement=analysis.statement.id,
                    values={"blanks": blanks(analysis)},
                )


# Content outside the phrase of so many words tells more than the universal offer.
_MORE_SAID = 3


def _is_content(analysis: ProvisionAnalysis, phrase: SoftPhrase, options: UniversalOptions) -> bool:
    if (
        phrase.rescued_by
        or phrase.learnt
        or " ".join(phrase.words.lower().split()) in options.unless_words
    ):
        return False
    statement = analysis.statement
    before = statement.text[: max(0, phrase.span.start - statement.span.start)]
    if _finder(options.unless_context).find(before):
        return False
    return not any(
        len(value.words.split()) >= _MORE_SAID and not _meets(value.span, phrase.span)
        for value in analysis.slots.get(Slot.WHAT, ())
    )


def _meets(one: Span, other: Span) -> bool:
    return one.block == other.block and one.start < other.end and other.start < one.end


@detector("pointer-as-provision", SectionOptions)
def pointer_as_provision(plan: AnalysedPlan, options: SectionOptions) -> Iterator[Match]:
    """Yield each statement that only says where help may be asked for."""
    for analysis in plan.provisions_in(*options.sections):
        if analysis.verdict is Verdict.SPECIFIC or _has_amount(analysis):
            continue
        statement = analysis.statement
        for start, end in pointers(statement.text):
            at = statement.span
            yield Match(Span(at.block, at.start + start, at.start + end), statement=statement.id)


def _has_amount(analysis: ProvisionAnalysis) -> bool:
    """True when somebody surely does something at a stated time, rate or length."""
    values = (*analysis.slots.get(Slot.FREQUENCY, ()), *analysis.slots.get(Slot.DURATION, ()))
    return any(v.firm for v in values) and any(v.firm for v in analysis.slots.get(Slot.WHO, ()))


class TransportOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The words for transport, and words that make it a lesson or a way through the building."""

    vehicles: tuple[str, ...]
    unless_taught: tuple[str, ...] = ()


_ROUTE = re.compile(
    r"\b(?:to(?: and from)?|from|between|into) (?:and from )?(?:the |his |her |their |my )?(?:alternative |education |learning )?(?:home|school|college|nursery|setting|placement|provider|provision|academy|pupil referral unit)\b"
    r"|\bhome[- ]to[- ](?:school|college)|\bschool (?:run|transport)\b|\bdoor[- ]to[- ]door\b",
    re.IGNORECASE,
)
# In B a taxi is often only told of; it is asked for in these words.
_ASKED_FOR = re.compile(
    r"\b(?:needs?|requires?|entitled|should (?:have|be)|will (?:have|be|need|require|travel)|must (?:have|be))\b",
    re.IGNORECASE,
)


@detector("transport-as-provision", TransportOptions)
def transport_as_provision(plan: AnalysedPlan, options: TransportOptions) -> Iterator[Match]:
    """Yield each statement that provides the journey to school as if it were education."""
    vehicles, taught = _finder(options.vehicles), _finder(options.unless_taught)
    for statement in plan.plan.statements(*options.sections):
        if statement.role not in (Role.PROVISION, Role.NEED) or not _ROUTE.search(statement.text):
            continue
        if taught.find(statement.text) or not _provides(statement):
            continue
        for term in vehicles.find(statement.text)[:1]:
            at = statement.span
            yield Match(
                Span(at.block, at.start + term.start, at.start + term.end), statement=statement.id
            )


def _provides(statement: Statement) -> bool:
    return statement.section is not SectionId.B or bool(_ASKED_FOR.search(statement.text))


@lru_cache(maxsize=16)
def _finder(terms: tuple[str, ...]) -> TermFinder:
    return TermFinder((("terms", terms),))
