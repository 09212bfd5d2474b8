"""Plan to AnalysedPlan: kinds, slots, facets and links, each worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ehcp_qa.model.analysed import AnalysedPlan, OutcomeAnalysis, ProvisionAnalysis, Token
from ehcp_qa.model.models_used import named
from ehcp_qa.model.plan import Plan, Role, SectionId, Statement
from ehcp_qa.nlp.fields import only_fields

# The parts are imported when there is something for them to analyse: their word patterns take longer
# to compile than a template takes to read.
if TYPE_CHECKING:
    from ehcp_qa.analyse.links import Thread
    from ehcp_qa.analyse.meaning.sentences import Sentences
    from ehcp_qa.model.lexicon import Lexicons
    from ehcp_qa.nlp.pipeline import Pipeline

PROVISION_SECTIONS = (SectionId.F, SectionId.G, SectionId.H1, SectionId.H2, SectionId.H)
# Sections whose statements are parsed: where syntax tells something that a rule asks for.
PARSED_ROLES = frozenset({Role.PROVISION, Role.OUTCOME})


def analyse(
    plan: Plan,
    lexicons: Lexicons,
    pipeline: Pipeline | None,
    sentences: Sentences | None = None,
) -> AnalysedPlan:
    """Return the plan with each provision, outcome and link analysed; works without a model."""
    roles = (s for s in plan.statements() if s.role in PARSED_ROLES)
    # An unfilled field says nothing yet.
    parsed = tuple(s for s in roles if not only_fields(s.text))
    tokens: dict[str, tuple[Token, ...]] = {}
    if pipeline is not None:
        trees = pipeline.parse([s.text for s in parsed])
        tokens = {s.id: tree for s, tree in zip(parsed, trees, strict=True)}
    thread = _thread(plan, lexicons, sentences)
    return AnalysedPlan(
        plan=plan,
        provisions=analyse_provisions(parsed, lexicons, tokens),
        outcomes=_outcomes(parsed, lexicons, tokens, plan),
        links=thread.links,
        tokens=tokens,
        topics=thread.topics,
        alone=thread.alone,
        orphans=thread.orphans,
        model=named(*(each.name for each in (pipeline, sentences) if each is not None)),
    )


def _thread(plan: Plan, lexicons: Lexicons, sentences: Sentences | None) -> Thread:
    """Return the golden thread, read with a sentence model too where there is one."""
    from ehcp_qa.analyse.links import find_thread
    from ehcp_qa.analyse.meaning.scorer import Weights

    if sentences is None:
        return find_thread(plan, lexicons)
    return find_thread(plan, lexicons, weights=Weights(semantic=True), encode=sentences.encode)


def analyse_provisions(
    statements: Iterable[Statement],
    lexicons: Lexicons,
    tokens: Mapping[str, tuple[Token, ...]] | None = None,
) -> dict[str, ProvisionAnalysis]:
    """Return the provision among statements analysed, by id; ``tokens`` are what a model saw."""
    provided = [
        s for s in statements if s.role is Role.PROVISION and s.section in PROVISION_SECTIONS
    ]
    if not provided:
        return {}
    from ehcp_qa.analyse.provision import analyse_provision

    return {s.id: analyse_provision(s, lexicons, (tokens or {}).get(s.id)) for s in provided}


def _outcomes(
    statements: tuple[Statement, ...],
    lexicons: Lexicons,
    tokens: dict[str, tuple[Token, ...]],
    plan: Plan,
) -> dict[str, OutcomeAnalysis]:
    from ehcp_qa.analyse.outcome import analyse_outcome

    return {
        s.id: analyse_outcome(s, lexicons, tokens.get(s.id), plan=plan)
        for s in statements
        if s.role is Role.OUTCOME
    }
