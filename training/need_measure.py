"""How well needs are told from praise and plain facts: needs no training library."""

from __future__ import annotations

from collections.abc import Sequence

from data import Item

from ehcp_qa.recognise.hardship import NEED, tells_a_need
from ehcp_qa.recognise.split import is_difficulty


def as_shipped(chosen: Sequence[Item]) -> dict[str, object]:
    """Return the figures of the shipped model on lines that it has not learned from."""
    return beside_lists(chosen, [tells_a_need(item["text"]) for item in chosen])


def beside_lists(chosen: Sequence[Item], learnt: Sequence[bool]) -> dict[str, object]:
    """Return the figures of what a model finds on these lines, beside those of the word lists."""
    listed = [is_difficulty(item["text"]) for item in chosen]
    return {"n": len(chosen), "learnt": _of(chosen, learnt), "lists": _of(chosen, listed)}


def _of(chosen: Sequence[Item], found: Sequence[bool]) -> dict[str, float]:
    truth = [item["is"] == NEED for item in chosen]
    hits = sum(t and f for t, f in zip(truth, found, strict=True))
    others = truth.count(False)
    figures = {
        "precision": hits / max(1, sum(found)),
        "recall": hits / max(1, sum(truth)),
        "others taken for needs": (sum(found) - hits) / max(1, others),
    }
    return {name: round(value, 3) for name, value in figures.items()}
