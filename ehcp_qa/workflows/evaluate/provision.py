"""How well provision statements are judged: verdict, kind and slots against labels."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ehcp_qa.analyse.learned.linear import PACKAGED, model
from ehcp_qa.analyse.provision import analyse_provision
from ehcp_qa.model.analysed import ProvisionAnalysis, Slot, Verdict
from ehcp_qa.model.evaluation import Evaluation
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.nlp.pipeline import Pipeline
from ehcp_qa.workflows.evaluate.items import Item, statement_of
from ehcp_qa.workflows.evaluate.measures import accuracy, confusion, counts, macro_f1, ratio

Pairs = list[tuple[Item, ProvisionAnalysis]]


def evaluate(
    items: Sequence[Item],
    lexicons: Lexicons,
    pipeline: Pipeline | None,
    *,
    weights: Path = PACKAGED,
) -> Evaluation:
    """Return the figures of the provision task, and each item whose verdict or kind is missed.

    ``weights`` names another folder of trained weights, such as one fitted without these items.
    """
    pairs = _analysed(items, lexicons, pipeline, weights)
    seen = model("provision_verdict", weights)
    return Evaluation(
        task="provision",
        n=len(items),
        metrics=_metrics(pairs),
        misses=tuple(_miss(item, found) for item, found in pairs if _is_miss(item, found)),
        trained_on=sum(seen.has_seen(str(item["text"])) for item in items),
    )


def _analysed(
    items: Sequence[Item], lexicons: Lexicons, pipeline: Pipeline | None, weights: Path
) -> Pairs:
    statements = [statement_of(item)[1] for item in items]
    trees = pipeline.parse([s.text for s in statements]) if pipeline else [None] * len(statements)
    return [
        (item, analyse_provision(statement, lexicons, tree, weights=weights))
        for item, statement, tree in zip(items, statements, trees, strict=True)
    ]


def _metrics(pairs: Pairs) -> dict[str, object]:
    verdicts = [(str(item["label"]), found.verdict.value) for item, found in pairs]
    kinds = [(str(item["kind"]), found.kind.value) for item, found in pairs]
    vague = counts((e == Verdict.VAGUE, f == Verdict.VAGUE) for e, f in verdicts)
    return {
        "macro_f1": macro_f1(verdicts, [v.value for v in Verdict]),
        "vague_precision": vague.precision,
        "vague_recall": vague.recall,
        "vague_f1": vague.f1,
        "kind_accuracy": accuracy(kinds),
        "soft_phrase_left_alone": _left_alone(pairs),
        "soft_phrase_items": len(_soft_but_specific(pairs)),
        "slots": {slot.value: _slot(pairs, slot) for slot in Slot},
        "confusion": confusion(verdicts),
    }


def _slot(pairs: Pairs, slot: Slot) -> dict[str, float | int]:
    return counts(
        (bool(item["slots"].get(slot.value)), slot in found.slots) for item, found in pairs
    ).as_dict()


def _soft_but_specific(pairs: Pairs) -> list[ProvisionAnalysis]:
    return [f for item, f in pairs if item["label"] == Verdict.SPECIFIC and f.soft]


def _left_alone(pairs: Pairs) -> float:
    """Return the share of specific items holding a listed phrase that are not called vague."""
    held = _soft_but_specific(pairs)
    return ratio(sum(found.verdict is not Verdict.VAGUE for found in held), len(held))


def _is_miss(item: Item, found: ProvisionAnalysis) -> bool:
    return bool(item["label"] != found.verdict.value or item["kind"] != found.kind.value)


def _miss(item: Item, found: ProvisionAnalysis) -> dict[str, Any]:
    return {
        **item,
        "expected": {"label": item["label"], "kind": item["kind"]},
        "found": {"label": found.verdict.value, "kind": found.kind.value},
        "why": found.why,
        "slots_found": {s.value: [v.words for v in found.slots[s]] for s in found.slots},
        "soft_found": [[p.group.value, p.words, p.rescued_by] for p in found.soft],
    }
