"""Detectors of outcomes with an unmet SMART facet, or a deadline that has gone by."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.model.analysed import AnalysedPlan, Facet, OutcomeAnalysis
from ehcp_qa.model.finding import Match, Related
from ehcp_qa.model.plan import SectionId


class FacetOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The facet that has to be unmet."""

    facet: Facet


@detector("facet-unmet", FacetOptions)
def facet_unmet(plan: AnalysedPlan, options: FacetOptions) -> Iterator[Match]:
    """Yield each outcome that does not meet the facet, with the words that tell why."""
    for outcome in _outcomes(plan, options.sections):
        result = outcome.facets.get(options.facet)
        if result is not None and not result.met:
            yield Match(
                outcome.statement.span,
                statement=outcome.statement.id,
                values={"words": outcome.statement.text.strip()},
                evidence=(result.evidence,) if result.evidence else (),
            )


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
