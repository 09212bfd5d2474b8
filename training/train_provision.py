"""Train the models for provision (verdict, kind, placement), measure them and write their cards.

Run from the project root: ``python training/train_provision.py`` (some three minutes on two cores).
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from data import CARDS, HELD_OUT, Item, besides_gold, items, splits
from emptying import examples, train_emptying
from kinds import with_kinds
from linear_export import KEEP, Margins, fit, write
from provision_cards import card, write_card

from ehcp_qa.analyse.learned.linear import PACKAGED, model
from ehcp_qa.analyse.meaning.words import Vector
from ehcp_qa.analyse.placement import features_of
from ehcp_qa.analyse.provision import read_statement
from ehcp_qa.model.evaluation import Evaluation
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.nlp.grams import Features
from ehcp_qa.nlp.pipeline import Pipeline, load
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.evaluate import placement, provision
from ehcp_qa.workflows.evaluate.items import statement_of

# Inverse strength of the regression's regularisation: 0.3, 0.5 and 1 are within half a point of each other.
STRENGTH = {"provision_verdict": 0.5, "provision_kind": 0.5, "placement": 1.0}
# Margins beside the regression for the verdict and instead of it for the kind (training/README.md).
MARGINS = {
    "provision_verdict": Margins(strength=0.01, scale=2.0, share=0.5),
    "provision_kind": Margins(strength=0.02, scale=3.0, share=1.0, balanced=True),
    "placement": None,
}
# How easily each sort of feature is believed for the kind, on ten unseen voices (training/README.md): classes
# of words (k) and the shape in time (t) more than pieces of words (c) and the flags of slots and signs (f).
EMPHASIS = {"provision_kind": {"k": 1.3, "t": 1.3, "c": 0.8, "f": 0.7}}

# Features seen in fewer readings are left out; provision's statements are each read twice. The kind
# gains from what stands in one statement alone, and from keeping more (training/README.md).
LEAST = {"provision_verdict": 3, "provision_kind": 2, "placement": 2}
KEPT = {"provision_kind": 32_000}

Evaluate = Callable[..., Evaluation]


Read = tuple[Features, Vector]


class Reader:
    """Reads items for the models, with and without syntax, each once however often it is asked."""

    def __init__(self, lexicons: Lexicons, pipeline: Pipeline | None) -> None:
        self.lexicons = lexicons
        self.pipeline = pipeline
        self._seen: dict[str, tuple[Read, ...]] = {}

    def readings(self, chosen: Sequence[Item]) -> list[tuple[Item, Read]]:
        """Return each item twice, parsed and not: the tool runs with a language model and without."""
        fresh = [item for item in chosen if item["id"] not in self._seen]
        statements = [statement_of(item)[1] for item in fresh]
        trees = self.pipeline.parse([s.text for s in statements]) if self.pipeline else ()
        for item, statement, tree in zip(fresh, statements, trees, strict=True):
            read = (read_statement(statement, self.lexicons, tokens) for tokens in (tree, None))
            self._seen[item["id"]] = tuple((r.features, r.vector) for r in read)
        return [(item, each) for item in chosen for each in self._seen[item["id"]]]


def train(
    task: str, chosen: Sequence[Item], reader: Reader, folder: Path, *, others: bool = True
) -> None:
    """Fit the models of a task on these items and write them to a folder.

    Kinds are learned from the statements of other tasks as well, unless ``others`` is false.
    """
    if task == "placement":
        features = [features_of(statement_of(item)[1], reader.lexicons) for item in chosen]
        _write(folder, "placement", features, [i["belongs_in"] for i in chosen], chosen)
        return
    read = reader.readings(chosen)
    features = [found for _, (found, _) in read]
    vectors = [vector for _, (_, vector) in read]
    _write(folder, "provision_verdict", features, [i["label"] for i, _ in read], chosen, vectors)
    apart = with_kinds(reader.lexicons) if others else []
    read += reader.readings(apart)
    features = [found for _, (found, _) in read]
    vectors = [vector for _, (_, vector) in read]
    kinds = [item["kind"] for item, _ in read]
    _write(folder, "provision_kind", features, kinds, [*chosen, *apart], vectors)
    emptying = tuple(examples(chosen, reader.lexicons, items("own", "emptying")))
    train_emptying(emptying, reader.pipeline, folder)


def _write(
    folder: Path,
    name: str,
    features: list[Features],
    labels: list[str],
    chosen: Sequence[Item],
    vectors: list[Vector] | None = None,
) -> None:
    fitted = fit(
        features,
        labels,
        strength=STRENGTH[name],
        least=LEAST[name],
        vectors=vectors,
        margins=MARGINS[name],
        emphasis=EMPHASIS.get(name),
        keep=KEPT.get(name, KEEP),
    )
    write(folder / f"{name}.json.gz", name, fitted, (i["text"] for i in chosen))


def measure(task: str, reader: Reader) -> dict[str, object]:
    """Return the figures of every honest split of a task."""
    evaluate: Evaluate = placement.evaluate if task == "placement" else provision.evaluate
    figures: dict[str, object] = {}
    for name, train_on, test_on in splits(task, folds="--folds" in sys.argv):
        with tempfile.TemporaryDirectory() as folder:
            train(task, train_on, reader, Path(folder))
            if task == "provision":  # the provision task also places, with a model of its own
                (Path(folder) / "placement.json.gz").write_bytes(
                    (PACKAGED / "placement.json.gz").read_bytes()
                )
            for note, used in (("", reader.pipeline), (", no language model", None)):
                if note and task == "placement":  # which looks at no syntax
                    continue
                result = evaluate(test_on, reader.lexicons, used, weights=Path(folder))
                figures[name + note] = {
                    "trained": len(train_on),
                    "measured": result.n,
                    **result.metrics,
                }
                print(task, name + note, _short(result.metrics), flush=True)
            model.cache_clear()
    return figures


def _short(metrics: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in metrics.items() if not isinstance(value, dict)}


def main() -> None:
    """Write the shipped models, the held-out ones and the cards."""
    reader = Reader(load_lexicons([packaged_rules()]), load())
    for task in ("placement", "provision"):
        if "--only-measure" not in sys.argv:
            train(task, [*items("gold", task), *besides_gold(task)], reader, PACKAGED)
            train(task, besides_gold(task), reader, HELD_OUT)
    if "--only-fit" in sys.argv:
        return
    CARDS.mkdir(exist_ok=True)
    for task in ("placement", "provision"):
        figures = measure(task, reader)
        path = CARDS / f"{task}_figures.json"
        path.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
        text = card(task, items("gold", task), besides_gold(task), figures)
        write_card(CARDS / f"{task}.md", text)


if __name__ == "__main__":
    main()
