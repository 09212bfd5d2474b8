"""Train what tells a need from praise and plain facts in Sections B to D, and measure it.

Run from the project root: ``python training/train_needs.py`` (seconds).
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from data import CARDS, DATA, Item
from linear_export import fit, write
from need_measure import beside_lists

from ehcp_qa.nlp.linear import read_model
from ehcp_qa.recognise.hardship import (
    NEED,
    OTHER,
    TASK,
    WEIGHTS,
    is_need,
    need_features,
)

# Inverse strength of regularisation: of 0.1, 0.3 and 1 the one that finds most needs where as little praise is
# taken for need as the lists take, each author left out in turn.
STRENGTH = 1.0
LEAST = 2  # lines that a feature must be in


def lines() -> dict[str, list[Item]]:
    """Return the labelled lines of each author, by the name of their file."""
    paths = sorted((DATA / "lines").glob("*.jsonl"))
    return {
        p.stem: list(map(json.loads, p.read_text(encoding="utf-8").splitlines())) for p in paths
    }


def train(chosen: Sequence[Item], folder: Path) -> None:
    """Fit the model on these lines and write it to a folder."""
    fitted = fit(
        [need_features(item["text"]) for item in chosen],
        [NEED if item["is"] == NEED else OTHER for item in chosen],
        strength=STRENGTH,
        least=LEAST,
    )
    write(folder / f"{TASK}.json.gz", TASK, fitted, (item["text"] for item in chosen))


def measure() -> dict[str, object]:
    """Return the figures of each author left out, beside those of the word lists alone."""
    every, figures = lines(), {}
    for name, left_out in every.items():
        rest = [item for other, each in every.items() if other != name for item in each]
        with tempfile.TemporaryDirectory() as folder:
            train(rest, Path(folder))
            model = read_model(TASK, Path(folder))
        learnt = [is_need(i["text"], model) for i in left_out]
        figures[name] = beside_lists(left_out, learnt)
    return figures


def main() -> None:
    """Write the shipped model and its figures."""
    train([item for each in lines().values() for item in each], WEIGHTS)
    text = json.dumps(measure(), indent=1)
    (CARDS / "need_figures.json").write_text(text + "\n", encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
