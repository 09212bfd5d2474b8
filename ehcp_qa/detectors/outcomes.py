"""Detectors of outcomes with an unmet SMART facet, or a deadline that has gone by."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ehcp_qa.analyse.due import is_over
from ehcp_qa.analyse.schooling import year_in_words
from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.law.dates import in_words
from ehcp_qa.model.analysed import AnalysedPlan, Deadline, Facet, FacetResult, OutcomeAnalysis
from ehcp_qa.model.finding import Match, Related
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import CellRole, Plan
from ehcp_qa.nlp.terms import TermFinder


class FacetOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The facet that has to be unmet.

    With ``holding``, only on words that hold one of these terms, and none of ``unless_holding``.
    An outcome with a date whose row fills one of ``unless_cells`` is left alone.
    """

    facet: Facet
    holding: tuple[str, ...] = ()
    unless_holding: tuple[str, ...] = ()
    unless_cells: tuple[CellRole, ...] = ()


@detector("facet-unmet", FacetOptions)
def facet_unmet(plan: AnalysedPlan, options: FacetOptions) -> Iterator[Match]:
    """Yield each outcome that does not meet the facet, with the words that tell why."""
    for outcome in plan.outcomes_in(*options.sections):
        result = outcome.facets.get(options.facet)
        if result is None or result.met or _has_cells(outcome, options.unless_cells):
            continue
        if not options.holding or _on_such_words(outcome, result, options):
            yield Match(
                outcome.statement.span,
                statement=outcome.statement.id,
                values={"words": _as_printed(plan.plan, outcome.statement.span)},
                evidence=(result.evidence,) if result.evidence else (),
            )


def _as_printed(plan: Plan, span: Span) -> str:
    """Return the plan's own words: a statement's text has plain signs for dots, dashes and quotes."""
    return plan.document.blocks[span.block].text[span.start : span.end].strip()


def _has_cells(outcome: OutcomeAnalysis, cells: tuple[CellRole, ...]) -> bool:
    filled = any(cell in outcome.statement.cells for cell in cells)
    return filled and outcome.deadline is not None


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
    """Yield each deadline before the date of the plan, or of a phase that is over for the child."""
    for outcome in plan.outcomes_in(*options.sections):
        deadline = outcome.deadline
        if deadline and (told := _gone_by(plan.plan, deadline)):
            yield Match(
                deadline.span,
                statement=outcome.statement.id,
                values={"told": told},
                related=tuple(_dated(plan)),
            )


def _gone_by(plan: Plan, deadline: Deadline) -> str:
    """Return in words how a deadline has gone by, or nothing when it has not."""
    if plan.plan_date is None:
        year = plan.child.year_group
        over = is_over(deadline.words, deadline.kind, plan)
        return f"is over for a child in {year_in_words(year)}" if over and year is not None else ""
    if deadline.due is None or deadline.due >= plan.plan_date:
        return ""
    return f"ended by {in_words(deadline.due)}, and the plan is dated {in_words(plan.plan_date)}"


def _dated(plan: AnalysedPlan) -> Iterator[Related]:
    for field in plan.plan.fields:
        if field.name == "plan_date":
            yield Related(field.value.span, "the date of the plan")
