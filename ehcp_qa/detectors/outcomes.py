"""Detectors of outcomes with an unmet SMART facet, or a deadline that has gone by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.model.analysed import AnalysedPlan, Facet, FacetResult, OutcomeAnalysis
from ehcp_qa.model.finding import Match, Related
from ehcp_qa.model.plan import SectionId
from ehcp_qa.nlp.terms import TermFinder


class FacetOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The facet that has to be unmet.

    With ``holding``, only on words that hold one of these terms, and none of ``unless_holding``.
    """

    facet: Facet
    holding: tuple[str, ...] = ()
    unless_holding: tuple[str, ...] = ()


@detector("facet-unmet", FacetOptions)
def facet_unmet(plan: AnalysedPlan, options: FacetOptions) -> Iterator[Match]:
    """Yield each outcome that does not meet the facet, with the words that tell why."""
    for outcome in _outcomes(plan, options.sections):
        result = outcome.facets.get(options.facet)
        if result is None or result.met:
            continue
        if not options.holding or _on_such_words(outcome, result, options):
            yield Match(
                outcome.statement.span,
                statement=outcome.statement.id,
                values={"words": outcome.statement.text.strip()},
                evidence=(result.evidence,) if result.evidence else (),
            )


def _on_such_words(outcome: OutcomeAnalysis, result: FacetResult, options: FacetOptions) -> bool:
    """True when the words that show the facet unmet are of the kind that the options ask for."""
    if result.evidence is None:
        return False
    at = outcome.statement.span.start
    words = outcome.statement.text[result.evidence.start - at : result.evidence.end - at]
    excused = options.unless_holding and _finder(options.unless_holding).find(words)
    return bool(_finder(options.holding).find(words)) and not excused


@lru_cache(maxsize=8)
def _finder(terms: tuple[str, ...]) -> TermFinder:
    return TermFinder((("terms", terms),))


@detector("deadline-past", SectionOptions)
def deadline_past(plan: AnalysedPlan, options: SectionOptions) -> Iterator[Match]:
    """Yield each deadline that falls before the date of the plan."""
    plan_date = plan.plan.plan_date
    if plan_date is None:
        return
    for outcome in _outcomes(plan, options.sections):
        deadline = outcome.deadline
        if deadline and deadline.due and deadline.due < plan_date:
            yield Match(
                deadline.span,
                statement=outcome.statement.id,
                values={"due": in_words(deadline.due), "plan_date": in_words(plan_date)},
                related=tuple(_dated(plan)),
            )


def in_words(day: date) -> str:
    """Return a date as "4 March 2027"."""
    return f"{day.day} {day:%B %Y}"


def _dated(plan: AnalysedPlan) -> Iterator[Related]:
    for field in plan.plan.fields:
        if field.name == "plan_date":
            yield Related(field.value.span, "the date of the plan")


def _outcomes(plan: AnalysedPlan, sections: tuple[SectionId, ...]) -> Iterator[OutcomeAnalysis]:
    found = (o for o in plan.outcomes.values() if o.statement.section in sections)
    yield from sorted(found, key=lambda o: o.statement.span)
