"""How well outcomes are judged: each facet's failures, and the verdict."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ehcp_qa.analyse.facets.judge import LEARNED, model_name
from ehcp_qa.analyse.learned.linear import PACKAGED, model
from ehcp_qa.analyse.outcome import analyse_outcome
from ehcp_qa.model.analysed import Facet, OutcomeAnalysis
from ehcp_qa.model.evaluation import Evaluation
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Role
from ehcp_qa.nlp.pipeline import Pipeline
from ehcp_qa.workflows.evaluate.items import Item, statement_of
from ehcp_qa.workflows.evaluate.measures import counts

Pairs = list[tuple[Item, OutcomeAnalysis]]
SMART, NOT_SMART = "smart", "not_smart"


def evaluate(
    items: Sequence[Item],
    lexicons: Lexicons,
    pipeline: Pipeline | None,
    *,
    weights: Path = PACKAGED,
) -> Evaluation:
    """Return the figures of the outcome task, and each item with a facet or verdict missed."""
    pairs = _analysed(items, lexicons, pipeline, weights)
    seen = model(model_name(LEARNED[0]), weights)
    return Evaluation(
        task="outcome",
        n=len(items),
        metrics={
            **{f"{label}_f1": _verdict(pairs, label) for label in (SMART, NOT_SMART)},
            "facets": {facet.value: _facet(pairs, facet) for facet in Facet},
        },
        misses=tuple(_miss(item, found) for item, found in pairs if _wrong(item, found)),
        trained_on=sum(seen.has_seen(str(item["text"])) for item in items),
    )


def outcome_statement(item: Item) -> Any:
    """Return a labelled item as a statement of section E."""
    return statement_of({**item, "section": "E"}, Role.OUTCOME)[1]


def _analysed(
    items: Sequence[Item], lexicons: Lexicons, pipeline: Pipeline | None, weights: Path
) -> Pairs:
    statements = [outcome_statement(item) for item in items]
    trees = pipeline.parse([s.text for s in statements]) if pipeline else [None] * len(statements)
    return [
        (item, analyse_outcome(statement, lexicons, tree, plan=None, weights=weights))
        for item, statement, tree in zip(items, statements, trees, strict=True)
    ]


def _verdict(pairs: Pairs, label: str) -> float:
    return counts((item["label"] == label, _label(found) == label) for item, found in pairs).f1


def _facet(pairs: Pairs, facet: Facet) -> dict[str, float | int]:
    """Return how well the failures of a facet are found."""
    return counts(
        (not item["facets"][facet.value], not found.facets[facet].met) for item, found in pairs
    ).as_dict()


def _label(found: OutcomeAnalysis) -> str:
    return SMART if found.smart else NOT_SMART


def _wrong(item: Item, found: OutcomeAnalysis) -> list[Facet]:
    return [f for f in Facet if item["facets"][f.value] != found.facets[f].met]


def _miss(item: Item, found: OutcomeAnalysis) -> dict[str, Any]:
    wrong = _wrong(item, found)
    return {
        **item,
        "expected": {"label": item["label"], **{f.value: item["facets"][f.value] for f in wrong}},
        "found": {"label": _label(found), **{f.value: found.facets[f].met for f in wrong}},
        "why": {f.value: found.facets[f].why for f in wrong},
    }
