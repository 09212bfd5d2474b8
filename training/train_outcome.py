"""Train the models of the outcome facets, measure them and write their figures.

Run from the project root: ``python training/train_outcome.py`` (two minutes; ``--only-fit`` is quicker).
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from data import CARDS, HELD_OUT, Item, besides_gold, items, splits
from linear_export import fit, write

from ehcp_qa.analyse.facets.features import features
from ehcp_qa.analyse.facets.judge import LEARNED, NO, YES, meaning, model_name
from ehcp_qa.analyse.facets.reading import read_outcome
from ehcp_qa.analyse.learned.linear import PACKAGED, model
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.nlp.pipeline import Pipeline, load
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.evaluate import outcome

# Inverse strength of regularisation: 1, 3 and 10 are within half a point of each other when authors
# are left out, and the gentlest of them is steadiest.
STRENGTH = 1.0


def train(
    chosen: Sequence[Item], lexicons: Lexicons, folder: Path, pipeline: Pipeline | None
) -> None:
    """Fit a model of each facet on these items and write them to a folder.

    Each item is read with and without syntax, since the tool runs with and without a model.
    """
    statements = [outcome.outcome_statement(item) for item in chosen]
    trees = pipeline.parse([s.text for s in statements]) if pipeline else ()
    found = [
        features(s, read_outcome(s, lexicons, tree, ()))
        for readings in ((None,) * len(statements), trees)
        for s, tree in zip(statements, readings, strict=False)
    ]
    doubled = list(chosen) * (len(found) // len(chosen))
    vectors = [meaning(statement) for statement in statements] * (len(found) // len(chosen))
    for facet in LEARNED:
        labels = [YES if item["facets"][facet.value] else NO for item in doubled]
        fitted = fit(found, labels, strength=STRENGTH, least=3, balanced=True, vectors=vectors)
        texts = (str(item["text"]) for item in chosen)
        write(folder / f"{model_name(facet)}.json.gz", model_name(facet), fitted, texts)


def measure(lexicons: Lexicons, pipeline: Pipeline | None) -> dict[str, object]:
    """Return the figures of every honest split, with and without a language model."""
    figures: dict[str, object] = {}
    for name, train_on, test_on in splits("outcome"):
        with tempfile.TemporaryDirectory() as folder:
            train(train_on, lexicons, Path(folder), pipeline)
            for note, used in (("", pipeline), (", no language model", None)):
                found = outcome.evaluate(test_on, lexicons, used, weights=Path(folder))
                figures[name + note] = {
                    "trained": len(train_on),
                    "measured": found.n,
                    **found.metrics,
                }
                print(name + note, _short(found.metrics), flush=True)
                if "--misses" in sys.argv and not note:
                    for miss in found.misses:
                        print(
                            "   ",
                            miss["found"],
                            miss["why"],
                            miss["text"],
                            miss["group_heading"],
                            miss["row"],
                        )
            model.cache_clear()
    return figures


def _short(metrics: object) -> dict[str, float]:
    assert isinstance(metrics, dict)
    facets = {name.removeprefix("outcome_"): part["f1"] for name, part in metrics["facets"].items()}
    return {"smart": metrics["smart_f1"], "not_smart": metrics["not_smart_f1"], **facets}


def main() -> None:
    """Write the shipped models, the held-out ones and the figures."""
    lexicons = load_lexicons([packaged_rules()])
    pipeline = load()
    train([*items("gold", "outcome"), *besides_gold("outcome")], lexicons, PACKAGED, pipeline)
    train(besides_gold("outcome"), lexicons, HELD_OUT, pipeline)
    if "--only-fit" in sys.argv:
        return
    CARDS.mkdir(exist_ok=True)
    text = json.dumps(measure(lexicons, pipeline), indent=1, sort_keys=True)
    (CARDS / "outcome_figures.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
