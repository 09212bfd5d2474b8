"""The learning curve of the provision models: how much better more labelled statements make them.

``python training/learning_curve.py`` (some three minutes on two cores) trains on ever larger draws
from everything but the gold, measures each on the gold, and writes ``cards/learning_curve.json``.
``table`` gives its figures as rows of Markdown, and needs no training library.
"""

from __future__ import annotations

import json
import random
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from data import CARDS, HELD_OUT, Item, besides_gold, items

from ehcp_qa.analyse.learned.linear import model
from ehcp_qa.nlp.pipeline import load
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.evaluate import provision
from ehcp_qa.workflows.evaluate.measures import PLACES

if TYPE_CHECKING:
    from train_provision import Reader

CARD = CARDS / "learning_curve.json"
# Each twice the one before it, so that a curve which flattens shows as smaller and smaller steps.
SIZES = (100, 200, 400, 800, 1600)
# One draw of a hundred statements may be lucky; with all of them there is only one to draw.
SEEDS = (1, 2, 3)
FIGURES = {"macro_f1": "macro F1", "vague_f1": "vague F1", "kind_accuracy": "kind"}

Point = dict[str, Any]


def curve(reader: Reader) -> list[Point]:
    """Return a point for each size, the smallest first and everything last."""
    rest, gold = besides_gold("provision"), items("gold", "provision")
    points = [_point([_drawn(rest, size, seed) for seed in SEEDS], gold, reader) for size in SIZES]
    return [*points, _point([rest], gold, reader)]


def _drawn(rest: Sequence[Item], size: int, seed: int) -> list[Item]:
    """Return a draw: with one seed a smaller draw is part of the larger one."""
    order = list(rest)
    random.Random(seed).shuffle(order)
    return order[:size]


def _point(draws: Sequence[Sequence[Item]], gold: Sequence[Item], reader: Reader) -> Point:
    """Return the mean of each figure over the draws, with the lowest and the highest."""
    measured = [_measured(draw, gold, reader) for draw in draws]
    point: Point = {"trained": len(draws[0]), "measured": len(gold), "draws": len(draws)}
    for name in FIGURES:
        found = [float(metrics[name]) for metrics in measured]
        point[name] = round(fmean(found), PLACES)
        point[f"{name}_range"] = [min(found), max(found)]
    print(point, flush=True)
    return point


def _measured(draw: Sequence[Item], gold: Sequence[Item], reader: Reader) -> Mapping[str, Any]:
    from train_provision import train

    with tempfile.TemporaryDirectory() as folder:
        train("provision", draw, reader, Path(folder), others=False)
        # Asked for by the same door; none of the curve's figures is about places.
        shutil.copy(HELD_OUT / "placement.json.gz", folder)
        found = provision.evaluate(gold, reader.lexicons, reader.pipeline, weights=Path(folder))
    model.cache_clear()
    return found.metrics


def table(points: Sequence[Point]) -> list[str]:
    """Return the curve as the lines of a Markdown table."""
    titles = ["statements trained on", "draws", *FIGURES.values()]
    head = ["| " + " | ".join(titles) + " |", "|" + "---|" * len(titles)]
    return [*head, *(_row(point) for point in points)]


def _row(point: Point) -> str:
    figures = (f"{point[name]:.3f}" for name in FIGURES)
    return f"| {point['trained']:,} | {point['draws']} | " + " | ".join(figures) + " |"


def main() -> None:
    """Measure the curve, write it beside the cards and print its table."""
    from train_provision import Reader

    points = curve(Reader(load_lexicons([packaged_rules()]), load()))
    CARD.write_text(json.dumps(points, indent=1) + "\n", encoding="utf-8")
    print("\n".join(table(points)))


if __name__ == "__main__":
    main()
