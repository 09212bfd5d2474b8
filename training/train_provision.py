"""Train the models for provision (verdict, kind, placement), measure them and write their cards.

Run from the project root: ``python training/train_provision.py`` (some three minutes on two cores).
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from data import AUTHORS, CARDS, HELD_OUT, Item, author, items
from linear_export import fit, write
from provision_cards import card, write_card

from ehcp_qa.analyse.learned.linear import PACKAGED, model
from ehcp_qa.analyse.placement import features_of
from ehcp_qa.analyse.provision import read_statement
from ehcp_qa.model.evaluation import Evaluation
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.nlp.pipeline import Pipeline, load
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.evaluate import placement, provision
from ehcp_qa.workflows.evaluate.items import statement_of

FOLDS = 5
# Inverse strength of regularisation: verdict tried with 0.3, 1 and 3, kind with 1, 2, 5 and 15, all within
# a point of each other; placement has the default.
STRENGTH = {"provision_verdict": 1.0, "provision_kind": 2.0, "placement": 1.0}

Evaluate = Callable[..., Evaluation]


def train(task: str, chosen: Sequence[Item], lexicons: Lexicons, folder: Path) -> None:
    """Fit the models of a task on these items and write them to a folder."""
    if task == "placement":
        features = [features_of(statement_of(item)[1], lexicons) for item in chosen]
        _write(folder, "placement", features, [i["belongs_in"] for i in chosen], chosen)
        return
    features = [read_statement(statement_of(item)[1], lexicons).features for item in chosen]
    _write(folder, "provision_verdict", features, [i["label"] for i in chosen], chosen)
    _write(folder, "provision_kind", features, [i["kind"] for i in chosen], chosen)


def _write(
    folder: Path, name: str, features: list, labels: list[str], chosen: Sequence[Item]
) -> None:
    fitted = fit(features, labels, strength=STRENGTH[name])
    write(folder / f"{name}.json.gz", name, fitted, (i["text"] for i in chosen))


def splits(gold: list[Item], more: list[Item]) -> Iterable[tuple[str, list[Item], list[Item]]]:
    """Yield each honest split: its name, what is trained on, what is measured on."""
    yield "trained on more, measured on gold", more, gold
    for letter in AUTHORS:
        rest = [i for i in more if author(i) != letter]
        yield f"author {letter} left out", rest, [i for i in more if author(i) == letter]
    everything = [*gold, *more]
    for fold in range(FOLDS):
        held = everything[fold::FOLDS]
        rest = [i for n, i in enumerate(everything) if n % FOLDS != fold]
        yield f"fold {fold + 1} of {FOLDS}", rest, held


def measure(task: str, lexicons: Lexicons, pipeline: Pipeline | None) -> dict[str, object]:
    """Return the figures of every honest split of a task."""
    evaluate: Evaluate = placement.evaluate if task == "placement" else provision.evaluate
    figures: dict[str, object] = {}
    for name, train_on, test_on in splits(items("gold", task), items("more", task)):
        with tempfile.TemporaryDirectory() as folder:
            train(task, train_on, lexicons, Path(folder))
            if task == "provision":  # the provision task also places, with a model of its own
                (Path(folder) / "placement.json.gz").write_bytes(
                    (PACKAGED / "placement.json.gz").read_bytes()
                )
            result = evaluate(test_on, lexicons, pipeline, weights=Path(folder))
            model.cache_clear()
        figures[name] = {"trained": len(train_on), "measured": result.n, **result.metrics}
        print(
            task,
            name,
            {k: v for k, v in result.metrics.items() if not isinstance(v, dict)},
            flush=True,
        )
    return figures


def main() -> None:
    """Write the shipped models, the held-out ones and the cards."""
    lexicons = load_lexicons([packaged_rules()])
    for task in ("placement", "provision"):
        train(task, [*items("gold", task), *items("more", task)], lexicons, PACKAGED)
        train(task, items("more", task), lexicons, HELD_OUT)
    if "--only-fit" in sys.argv:
        return
    pipeline = load()
    CARDS.mkdir(exist_ok=True)
    for task in ("placement", "provision"):
        figures = measure(task, lexicons, pipeline)
        path = CARDS / f"{task}_figures.json"
        path.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        text = card(task, items("gold", task), items("more", task), figures)
        write_card(CARDS / f"{task}.md", text)


if __name__ == "__main__":
    main()
