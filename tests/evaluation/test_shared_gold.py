"""The floors on the gold data as it lies beside the project, when it is there.

The weights are those trained without the gold (``training/held_out``), so that the figures say how well
the checker carries over. ``training/data`` holds a copy, on which the other tests of this folder run
anywhere; this one notices when the original has grown or changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from ehcp_qa.nlp.pipeline import load
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules

ROOT = Path(__file__).resolve().parent.parent.parent
GOLD = ROOT.parent / "shared" / "gold"
HELD_OUT = ROOT / "training" / "held_out"

# The first floors; later work raises them, nothing lowers them.
FLOORS: Mapping[str, Mapping[str, float]] = {
    "heading": {"accuracy": 0.98},
    "provision": {"vague_f1": 0.88, "macro_f1": 0.87, "kind_accuracy": 0.80},
    "outcome": {"smart_f1": 0.93, "not_smart_f1": 0.93},
    "placement": {"precision": 0.94, "recall": 0.92},
    "thread": {
        "links.need-provision.f1": 0.80,
        "links.outcome-provision.f1": 0.76,
        "links.aspiration-outcome.f1": 0.60,
    },
}


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold data does not lie beside the project")
@pytest.mark.parametrize("task", FLOORS)
def test_the_floor_holds_on_the_gold(task: str) -> None:
    """Measured with models that have not seen it."""
    lines = (GOLD / f"{task}.jsonl").read_text(encoding="utf-8").splitlines()
    items = [json.loads(line) for line in lines if line.strip()]
    evaluate = import_module(f"ehcp_qa.workflows.evaluate.{task}").evaluate
    options = {} if task == "heading" else {"weights": HELD_OUT}
    metrics = evaluate(items, load_lexicons([packaged_rules()]), load(), **options).metrics
    assert len(items) > 30
    for path, floor in FLOORS[task].items():
        assert _figure(metrics, path) >= floor, path


def _figure(metrics: Mapping[str, Any], path: str) -> float:
    value: Any = metrics
    for key in path.split("."):
        value = value[key]
    return float(value)
