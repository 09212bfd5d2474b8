"""One outcome analysed: its six facets, each with its words and reason, and its deadline."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from ehcp_qa.analyse.deadlines import find_deadline
from ehcp_qa.analyse.facets.judge import judge
from ehcp_qa.analyse.facets.reading import Reading, read_outcome
from ehcp_qa.analyse.learned.linear import PACKAGED
from ehcp_qa.analyse.other_name import named_again, other_names, renamed
from ehcp_qa.law import dates
from ehcp_qa.model.analysed import Deadline, Facet, FacetResult, OutcomeAnalysis, Token
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Plan, Statement


def analyse_outcome(
    statement: Statement,
    lexicons: Lexicons,
    tokens: tuple[Token, ...] | None,
    *,
    plan: Plan | None,
    weights: Path = PACKAGED,
) -> OutcomeAnalysis:
    """Return an outcome's facets and deadline; without tokens, by its words alone.

    ``weights`` is the folder of the trained models, so that ones that have not seen the test data
    can be measured.
    """
    deadline = find_deadline(statement, plan)
    called = names(plan)
    others = other_names(called, lexicons)
    plainly = renamed(statement, others)
    reading = read_outcome(plainly, lexicons, tokens, (*called, *others.values()))
    judged = judge(plainly, reading, deadline, weights)
    found = {facet: named_again(result, others) for facet, result in judged.items()}
    found[Facet.TIMEBOUND] = _timebound(deadline)
    if deadline is not None and _beyond_any_plan(deadline, plan):
        why = f"due “{deadline.words}”, after any plan must have ended"
        found[Facet.NOT_ASPIRATION] = FacetResult(False, deadline.span, why)
    elif deadline is not None and _near_adult_step(deadline, reading, plan):
        why = f"a step of adult life, due “{deadline.words}”"
        found[Facet.NOT_ASPIRATION] = FacetResult(True, deadline.span, why)
    return OutcomeAnalysis(statement, {facet: found[facet] for facet in Facet}, deadline)


def _beyond_any_plan(deadline: Deadline, plan: Plan | None) -> bool:
    """Tell whether an outcome is due when no plan can still run; a plan so dated itself tells nothing."""
    born = plan.child.date_of_birth if plan else None
    if plan is None or born is None or deadline.due is None:
        return False
    last = dates.last_day_of_any_plan(born)
    return deadline.due > last and (plan.plan_date is None or plan.plan_date <= last)


def _near_adult_step(deadline: Deadline, reading: Reading, plan: Plan | None) -> bool:
    """Tell whether a young adult's step, such as a flat of their own, is due within a few years.

    What would be a hope for a child is then what the plan is for (Code 8.10): a home, a job, a
    friend. A dream by its own words and a career stay hopes.
    """
    if plan is None or deadline.due is None or plan.plan_date is None:
        return False
    born = plan.child.date_of_birth
    soon = plan.plan_date + timedelta(days=_FEW_YEARS)
    grown = born is not None and dates.age_on(born, deadline.due) >= _GROWN
    return grown and deadline.due <= soon and not reading.groups() & _DREAMS


_FEW_YEARS = 3 * 366  # the usual length of a course after school
_GROWN = 18
_DREAMS = frozenset({"hope", "occupation"})


def names(plan: Plan | None) -> tuple[str, ...]:
    """Return what the plan calls the child or young person."""
    child = plan.child if plan else None
    return tuple(n for n in (child.first_name, *child.known_as) if n) if child else ()


def _timebound(deadline: Deadline | None) -> FacetResult:
    if deadline is None:
        return FacetResult(
            False, None, "could not find a date, age, school year, key stage or phase"
        )
    return FacetResult(True, deadline.span, f"due “{deadline.words}”")
