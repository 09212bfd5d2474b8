"""How well the line that opens a section is told from one that only looks like it."""

from __future__ import annotations

from collections.abc import Sequence

from ehcp_qa.model.evaluation import Evaluation
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.nlp.pipeline import Pipeline
from ehcp_qa.recognise.headings import sections_opened
from ehcp_qa.workflows.evaluate.items import Item
from ehcp_qa.workflows.evaluate.measures import confusion, ratio

NONE = "none"


def evaluate(
    items: Sequence[Item],
    lexicons: Lexicons,  # noqa: ARG001 - every task is called alike; headings need no lexicon
    pipeline: Pipeline | None,  # noqa: ARG001 - nor syntax
) -> Evaluation:
    """Return accuracy, and precision and recall of openings, with each line read wrongly.

    A line that opens two sections is right only when both are found, in any order.
    """
    pairs = [(_label(str(item["label"])), _found(item)) for item in items]
    opened = [(expected, found) for expected, found in pairs if found != NONE]
    labelled = [(expected, found) for expected, found in pairs if expected != NONE]
    right = sum(expected == found for expected, found in opened)
    return Evaluation(
        task="heading",
        n=len(items),
        metrics={
            "accuracy": ratio(sum(expected == found for expected, found in pairs), len(pairs)),
            "opening_precision": ratio(right, len(opened)),
            "opening_recall": ratio(right, len(labelled)),
            "openings": len(labelled),
            "openings_found": len(opened),
            "confusion": confusion((e, f) for e, f in pairs if e != f),
        },
        misses=tuple(
            {**item, "expected": expected, "found": found}
            for item, (expected, found) in zip(items, pairs, strict=True)
            if expected != found
        ),
    )


def _found(item: Item) -> str:
    return _label("+".join(sections_opened(str(item["text"]), str(item["context"]))))


def _label(text: str) -> str:
    """Return a label with its sections in alphabetical order, "none" for no section."""
    return "+".join(sorted(part for part in text.split("+") if part)) or NONE
