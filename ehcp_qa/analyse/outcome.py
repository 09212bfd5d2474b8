"""One outcome analysed: its six facets, each with its words and reason, and its deadline."""

from __future__ import annotations

from pathlib import Path

from ehcp_qa.analyse.deadlines import find_deadline
from ehcp_qa.analyse.facets.judge import judge
from ehcp_qa.analyse.facets.reading import read_outcome
from ehcp_qa.analyse.learned.linear import PACKAGED
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
    reading = read_outcome(statement, lexicons, tokens, names(plan))
    found = {**judge(statement, reading, deadline, weights), Facet.TIMEBOUND: _timebound(deadline)}
    return OutcomeAnalysis(statement, {facet: found[facet] for facet in Facet}, deadline)


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
