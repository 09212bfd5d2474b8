"""How well provision in the wrong section is found, and the right section suggested."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from ehcp_qa.analyse.learned.linear import PACKAGED, model
from ehcp_qa.analyse.placement import is_misplaced, place
from ehcp_qa.model.analysed import Belongs, Placement
from ehcp_qa.model.evaluation import Evaluation
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import SectionId
from ehcp_qa.nlp.pipeline import Pipeline
from ehcp_qa.workflows.evaluate.items import Item, statement_of
from ehcp_qa.workflows.evaluate.measures import confusion, counts, ratio

Pairs = list[tuple[Item, Placement]]
SECTIONS = frozenset({Belongs.F, Belongs.G, Belongs.H1, Belongs.H2})


def evaluate(
    items: Sequence[Item],
    lexicons: Lexicons,
    pipeline: Pipeline | None,  # noqa: ARG001 - every task is called alike; placement reads no syntax yet
    *,
    weights: Path = PACKAGED,
) -> Evaluation:
    """Return the figures of placement findings, and each item found wrongly or not at all."""
    pairs = [(i, place(statement_of(i)[1], lexicons, weights=weights)) for i in items]
    seen = model("placement", weights)
    return Evaluation(
        task="placement",
        n=len(items),
        metrics=_metrics(pairs),
        misses=tuple(_miss(item, found) for item, found in pairs if _is_miss(item, found)),
        trained_on=sum(seen.has_seen(str(item["text"])) for item in items),
    )


def _metrics(pairs: Pairs) -> dict[str, object]:
    found = counts((_expected(item), _found(item, placement)) for item, placement in pairs)
    right = [(i, p) for i, p in pairs if _expected(i) and _found(i, p)]
    return {
        **found.as_dict(),
        "suggested_accuracy": ratio(
            sum(i["belongs_in"] == p.belongs.value for i, p in right), len(right)
        ),
        "confusion": confusion((str(i["belongs_in"]), p.belongs.value) for i, p in pairs),
    }


def _expected(item: Item) -> bool:
    """Tell whether the label calls for a finding: it belongs in a section, and not in this one."""
    return item["belongs_in"] in SECTIONS and item["belongs_in"] != item["stands_in"]


def _found(item: Item, placement: Placement) -> bool:
    return is_misplaced(placement, SectionId(item["stands_in"]))


def _is_miss(item: Item, placement: Placement) -> bool:
    if _expected(item) != _found(item, placement):
        return True
    return _expected(item) and item["belongs_in"] != placement.belongs.value


def _miss(item: Item, placement: Placement) -> dict[str, Any]:
    return {
        **item,
        "expected": item["belongs_in"],
        "found": placement.belongs.value,
        "sure": placement.sure,
        "why": placement.why,
    }
