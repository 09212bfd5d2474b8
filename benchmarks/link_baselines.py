"""Links of the golden thread by meaning only: ours beside simpler ways, each at its own best line.

``python benchmarks/link_baselines.py`` writes ``figures/link_baselines.json`` and prints a table.
Every way's line is drawn where its F1 on the training slices is best, and is then measured on slices
of an author that it has not met: the gold's, and each other author's in turn. Ours is trained anew
for each. Needs ``pip install -e .[train]``; a few minutes on one core.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "training"))

from data import ON_GOLD, Item, splits

from ehcp_qa.analyse.meaning.scorer import Weights
from ehcp_qa.analyse.meaning.words import likeness, word_table
from ehcp_qa.model.analysed import LinkKind
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.evaluate import thread

if TYPE_CHECKING:
    import numpy as np

FIGURES = Path(__file__).resolve().parent / "figures" / "link_baselines.json"
OURS, OURS_BARE = "ours", "ours, no areas of need"
LINES = tuple(n / 100 for n in range(100))
SIDES = {
    LinkKind.NEED_PROVISION: ("needs", "provisions"),
    LinkKind.OUTCOME_PROVISION: ("outcomes", "provisions"),
    LinkKind.ASPIRATION_OUTCOME: ("aspirations", "outcomes"),
}
# By kind of link, the F1 of each way on one split.
Found = Mapping[str, Mapping[str, float]]
_WORD = re.compile(r"[a-z']+")

Texts = Sequence[str]
# Fitted on the training texts where there is anything to fit; two lists of texts in, a grid out.
Measure = Callable[[Texts], Callable[[Texts, Texts], "np.ndarray"]]


def main() -> None:
    """Measure every way on every split, write the figures and print the table."""
    figures = measure()
    FIGURES.parent.mkdir(exist_ok=True)
    text = json.dumps(figures, indent=1, sort_keys=True)
    FIGURES.write_text(text + "\n", encoding="utf-8")
    print("\n".join(table(figures)))


def measure() -> dict[str, Any]:
    """Return the F1 of every way on every split, and each way's mean over the authors left out."""
    lexicons = load_lexicons([packaged_rules()])
    found: dict[str, Found] = {}
    for split in splits("thread", folds=False):
        if split.test:
            found[split.name] = {
                **{name: _baseline(way, split.train, split.test) for name, way in WAYS.items()},
                **_ours(split.train, split.test, lexicons),
            }
            print(split.name, json.dumps(found[split.name]), flush=True)
    return {"f1": found, "mean": _means(found)}


def _baseline(way: Measure, learn: list[Item], test: list[Item]) -> dict[str, float]:
    alike = way([text for item in learn for text in _texts(item)])
    found = {}
    for kind in LinkKind:
        truth, likely = _pairs(kind, learn, alike)
        line = max(LINES, key=lambda at: _f1(truth, likely >= at))
        truth, likely = _pairs(kind, test, alike)
        found[kind.value] = round(_f1(truth, likely >= line), 3)
    return found


def _pairs(
    kind: LinkKind, chosen: list[Item], alike: Callable[[Texts, Texts], np.ndarray]
) -> tuple[np.ndarray, np.ndarray]:
    import numpy as np

    truth, likely = [np.zeros(0, bool)], [np.zeros(0)]
    for item in chosen:
        rows, columns = (item.get(part) or [] for part in SIDES[kind])
        if rows and columns:
            links = {tuple(link) for link in item["links"]}
            likely.append(
                alike([_text(item, r) for r in rows], [_text(item, c) for c in columns]).ravel()
            )
            truth.append(np.array([(r["id"], c["id"]) in links for r in rows for c in columns]))
    return np.concatenate(truth), np.concatenate(likely)


def _texts(item: Item) -> list[str]:
    return [_text(item, entry) for part in thread.WANTED for entry in item.get(part) or []]


def _text(item: Item, entry: Item) -> str:
    """Return a statement without the child's name, which every other statement shares."""
    return str(entry["text"]).lower().replace(str(item.get("child") or "\0").lower(), " ")


def _f1(truth: np.ndarray, found: np.ndarray) -> float:
    return float(2 * (truth & found).sum() / max(1, truth.sum() + found.sum()))


def _jaccard(_: Texts) -> Callable[[Texts, Texts], np.ndarray]:
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    def each(one: str, other: str) -> float:
        a, b = (set(_WORD.findall(text)) - ENGLISH_STOP_WORDS for text in (one, other))
        return len(a & b) / len(a | b) if a | b else 0.0

    return _by_pair(each)


def _fuzzy(_: Texts) -> Callable[[Texts, Texts], np.ndarray]:
    from rapidfuzz import fuzz

    return _by_pair(lambda one, other: fuzz.token_set_ratio(one, other) / 100)


def _tfidf(texts: Texts) -> Callable[[Texts, Texts], np.ndarray]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    fitted = TfidfVectorizer(stop_words="english", sublinear_tf=True).fit(texts)
    return lambda rows, columns: (fitted.transform(rows) @ fitted.transform(columns).T).toarray()


def _vectors(_: Texts) -> Callable[[Texts, Texts], np.ndarray]:
    words = word_table()
    return _by_pair(lambda one, other: likeness(words.vector(one), words.vector(other)))


def _by_pair(each: Callable[[str, str], float]) -> Callable[[Texts, Texts], np.ndarray]:
    import numpy as np

    return lambda rows, columns: np.array([[each(r, c) for c in columns] for r in rows])


WAYS: dict[str, Measure] = {
    "token Jaccard": _jaccard,
    "rapidfuzz token_set_ratio": _fuzzy,
    "TF-IDF of words": _tfidf,
    "our word vectors alone": _vectors,
}


def _ours(learn: list[Item], test: list[Item], lexicons: Lexicons) -> Found:
    from train_thread import train, without_areas

    with tempfile.TemporaryDirectory() as folder:
        train(learn, lexicons, Weights(Path(folder)), None)
        found = {}
        for name, chosen in ((OURS, test), (OURS_BARE, [without_areas(i) for i in test])):
            metrics: Any = thread.evaluate(chosen, lexicons, None, weights=Path(folder)).metrics
            found[name] = {kind: part["f1"] for kind, part in metrics["links"].items()}
    return found


def _means(found: Mapping[str, Found]) -> Found:
    """Return each way's mean over the authors left out, the gold's not among them."""
    left_out = [found[name] for name in found if name != ON_GOLD]
    return {
        way: {
            kind.value: round(sum(each[way][kind.value] for each in left_out) / len(left_out), 3)
            for kind in LinkKind
        }
        for way in (*WAYS, OURS_BARE, OURS)
    }


def table(figures: Mapping[str, Any]) -> list[str]:
    """Return the lines of a Markdown table: each way's F1 on the gold and on authors left out."""
    gold, means = figures["f1"][ON_GOLD], figures["mean"]
    titles = [
        "F1 of links, on the gold / mean of authors left out",
        *(kind.value for kind in SIDES),
    ]
    rows = [
        [way, *(f"{gold[way][kind.value]:.2f} / {means[way][kind.value]:.2f}" for kind in SIDES)]
        for way in (*WAYS, OURS_BARE, OURS)
    ]
    lines = ["| " + " | ".join(cells) + " |" for cells in (titles, *rows)]
    return [lines[0], "|---|" + "---:|" * len(SIDES), *lines[1:]]


if __name__ == "__main__":
    main()
