"""How well the golden thread is found: links of each kind, and statements without any."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from ehcp_qa.analyse.learned.linear import stamp
from ehcp_qa.analyse.links import Thread, find_thread
from ehcp_qa.analyse.meaning.items import Encode
from ehcp_qa.analyse.meaning.scorer import HERE, Weights, trained_on
from ehcp_qa.model.analysed import Link, LinkKind
from ehcp_qa.model.evaluation import Evaluation
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.nlp.pipeline import Pipeline
from ehcp_qa.workflows.evaluate.items import Item
from ehcp_qa.workflows.evaluate.measures import Counts
from ehcp_qa.workflows.evaluate.slices import plan_of

# The first letters of the ids at a link's two ends say its kind.
KINDS = {
    "np": LinkKind.NEED_PROVISION,
    "op": LinkKind.OUTCOME_PROVISION,
    "ao": LinkKind.ASPIRATION_OUTCOME,
}
# The parts of a slice that hold statements.
WANTED = ("needs", "outcomes", "aspirations", "provisions")

Pair = tuple[str, str]


def evaluate(
    items: Sequence[Item],
    lexicons: Lexicons,
    pipeline: Pipeline | None,  # noqa: ARG001 - every task has the same door; links need no syntax
    *,
    weights: Path = HERE,
) -> Evaluation:
    """Return the figures of the thread task, and each slice with links or orphans got wrong."""
    return evaluate_with(items, lexicons, Weights(weights), None)


def evaluate_with(
    items: Sequence[Item], lexicons: Lexicons, weights: Weights, encode: Encode | None
) -> Evaluation:
    """Return the same, with sentence vectors where ``encode`` gives them."""
    found = [find_thread(plan_of(item), lexicons, weights=weights, encode=encode) for item in items]
    pairs = list(zip(items, found, strict=True))
    seen = trained_on(weights)
    return Evaluation(
        task="thread",
        n=len(items),
        metrics={
            "links": {kind.value: _links(pairs, kind).as_dict() for kind in LinkKind},
            "orphans": _overlap((set(i["orphans"]), set(f.orphans)) for i, f in pairs).as_dict(),
        },
        misses=tuple(miss for item, found in pairs if (miss := _miss(item, found))),
        trained_on=sum(stamp(text_of(item)) in seen for item in items),
    )


def text_of(item: Item) -> str:
    """Return a slice's words in one string, by which it is remembered."""
    return " ".join(str(entry["text"]) for part in WANTED for entry in item.get(part) or ())


def _links(pairs: Iterable[tuple[Item, Thread]], kind: LinkKind) -> Counts:
    return _overlap((_expected(item, kind), _found(each.links, kind)) for item, each in pairs)


def _expected(item: Item, kind: LinkKind) -> set[Pair]:
    return {(a, b) for a, b in item["links"] if KINDS.get(a[0] + b[0]) is kind}


def _found(links: Iterable[Link], kind: LinkKind) -> set[Pair]:
    return {(link.source, link.target) for link in links if link.kind is kind}


def _overlap(sets: Iterable[tuple[set[Any], set[Any]]]) -> Counts:
    tp = fp = fn = 0
    for expected, found in sets:
        tp += len(expected & found)
        fp += len(found - expected)
        fn += len(expected - found)
    return Counts(tp, fp, fn)


def _miss(item: Item, found: Thread) -> dict[str, Any]:
    """Return what was got wrong in a slice, or an empty dict."""
    expected = {pair for kind in LinkKind for pair in _expected(item, kind)}
    why = {(link.source, link.target): f"{link.strength:.2f} {link.why}" for link in found.links}
    stray, missed = sorted(why.keys() - expected), sorted(expected - why.keys())
    alone = found.orphans
    if not stray and not missed and alone == set(item["orphans"]):
        return {}
    return {
        **item,
        "expected": {"missed": missed, "orphans": sorted(item["orphans"])},
        "found": {"stray": stray, "orphans": sorted(alone)},
        "why": {" ".join(pair): why[pair] for pair in stray},
    }
