"""Figures of a task on labelled data, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from textwrap import wrap

import msgspec

from ehcp_qa.model.evaluation import Evaluation
from ehcp_qa.reporters.base import WIDTH

FIGURES = ("precision", "recall", "f1")
COUNTS = ("tp", "fp", "fn")
COUNT_WORDS = {"tp": "right", "fp": "false alarms", "fn": "missed"}


def evaluation_json(evaluation: Evaluation) -> str:
    """Return the figures as JSON text."""
    data = {
        "task": evaluation.task,
        "n": evaluation.n,
        "trained_on": evaluation.trained_on,
        "metrics": evaluation.metrics,
    }
    return msgspec.json.format(msgspec.json.encode(data), indent=2).decode() + "\n"


def evaluation_text(evaluation: Evaluation) -> str:
    """Return the figures as aligned lines, with what they can and cannot tell."""
    lines = [f"Task {evaluation.task}: {evaluation.n} labelled items", ""]
    rows = list(_rows(evaluation.metrics, ""))
    wide = max((len(name) for name, _ in rows), default=0)
    lines += [f"  {name:<{wide}}  {figure}" for name, figure in rows]
    lines += [
        "",
        f"{len(evaluation.misses)} misses (--errors FILE lists them).",
        _trained(evaluation),
    ]
    return "\n".join(lines) + "\n"


def _trained(evaluation: Evaluation) -> str:
    if not evaluation.trained_on:
        return "The shipped models were trained on none of these items."
    said = (
        f"The shipped models were trained on {evaluation.trained_on} of these {evaluation.n} items: "
        "over those, the figures say how well they remember, not how well they carry over."
    )
    return "\n".join(wrap(said, WIDTH))


def _rows(metrics: Mapping[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in metrics.items():
        name = f"{prefix}{key}"
        if not isinstance(value, Mapping):
            yield name, _figure(value)
        elif set(FIGURES) <= set(value):
            yield name, _counted(value)
        else:
            yield from _rows(value, f"{name}: ")


def _counted(value: Mapping[str, object]) -> str:
    said = "  ".join(f"{figure} {_figure(value[figure])}" for figure in FIGURES)
    counts = ", ".join(f"{value[c]} {COUNT_WORDS[c]}" for c in COUNTS if c in value)
    return f"{said}  ({counts})" if counts else said


def _figure(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)
