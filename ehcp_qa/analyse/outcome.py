"""One outcome analysed: its six facets, each with its words and reason, and its deadline."""

from __future__ import annotations

from ehcp_qa.analyse.deadlines import find_deadline
from ehcp_qa.model.analysed import Deadline, Facet, FacetResult, OutcomeAnalysis, Token
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Plan, Statement


def analyse_outcome(
    statement: Statement,
    lexicons: Lexicons,
    tokens: tuple[Token, ...] | None,
    *,
    plan: Plan | None,
) -> OutcomeAnalysis:
    """Return an outcome's facets and deadline; without tokens, by its words alone."""
    deadline = find_deadline(statement, plan)
    facets = {facet: FacetResult(True) for facet in Facet}
    facets[Facet.TIMEBOUND] = _timebound(deadline)
    return OutcomeAnalysis(statement, facets, deadline)


def _timebound(deadline: Deadline | None) -> FacetResult:
    if deadline is None:
        return FacetResult(False, None, "no date, age, year, key stage or phase")
    return FacetResult(True, deadline.span, f"due “{deadline.words}”")
