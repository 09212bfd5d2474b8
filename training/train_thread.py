"""Train the scorer of links, measure it and write its figures.

Run from the project root: ``python training/train_thread.py`` (a minute; ``--only-fit`` is quicker).
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np
from data import CARDS, HELD_OUT, Item, besides_gold, items, splits
from sklearn.linear_model import LogisticRegression

from ehcp_qa.analyse.learned.linear import stamp
from ehcp_qa.analyse.meaning.evidence import NAMES, evidence
from ehcp_qa.analyse.meaning.items import Item as Side
from ehcp_qa.analyse.meaning.items import items as sides
from ehcp_qa.analyse.meaning.scorer import PACKAGED, scorers
from ehcp_qa.analyse.meaning.words import word_table
from ehcp_qa.model.analysed import LinkKind
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Role, Statement
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.evaluate import thread
from ehcp_qa.workflows.evaluate.slices import plan_of

# Inverse strength of regularisation; 0.05 and 3 gave the same within a point, leaving authors out.
STRENGTH = 0.3
# Each kind's two sides, and the third that both may belong with.
SIDES = {
    LinkKind.NEED_PROVISION: (Role.NEED, Role.PROVISION, Role.OUTCOME),
    LinkKind.OUTCOME_PROVISION: (Role.OUTCOME, Role.PROVISION, Role.NEED),
    LinkKind.ASPIRATION_OUTCOME: (Role.ASPIRATION, Role.OUTCOME, Role.PROVISION),
}
LINES = np.arange(0.15, 0.7, 0.025)


def train(chosen: Sequence[Item], lexicons: Lexicons, folder: Path) -> None:
    """Fit a scorer of each kind of link on these slices and write them to a folder."""
    kinds = {kind.value: _fit(kind, chosen, lexicons) for kind in LinkKind}
    seen = sorted({stamp(thread.text_of(item)) for item in chosen})
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"kinds": kinds, "trained_on": seen}, indent=1)
    (folder / "thread.json").write_text(text + "\n", encoding="utf-8")


def _fit(kind: LinkKind, chosen: Sequence[Item], lexicons: Lexicons) -> dict[str, object]:
    """Return the weights of one kind; the line is drawn where F1 on the training slices is best."""
    facts, labels = [], []
    for item in chosen:
        for known in (True, False):  # plans that give no area of need must be read too
            each, linked = _pairs(kind, item, lexicons, known)
            facts += each
            labels += linked
    matrix, truth = np.array(facts), np.array(labels)
    spread = matrix.std(0)
    spread[spread < 1e-6] = 1.0
    fitted = LogisticRegression(C=STRENGTH, max_iter=3000).fit(matrix / spread, truth)
    likely = fitted.predict_proba(matrix / spread)[:, 1]
    line = max(LINES, key=lambda at: _f1(truth, likely >= at))
    weights = fitted.coef_[0] / spread
    return {
        "weights": {n: round(float(w), 4) for n, w in zip(NAMES, weights, strict=True)},
        "bias": round(float(fitted.intercept_[0]), 4),
        "line": round(float(line), 3),
    }


def _pairs(
    kind: LinkKind, item: Item, lexicons: Lexicons, with_areas: bool
) -> tuple[list[list[float]], list[bool]]:
    rows, columns, thirds = _sides(kind, item, lexicons, with_areas)
    if not rows or not columns:
        return [], []
    links = {tuple(link) for link in item["links"]}
    facts = [f for line in evidence(rows, columns, thirds) for f in line]
    return facts, [(r.id, c.id) in links for r in rows for c in columns]


def _sides(
    kind: LinkKind, item: Item, lexicons: Lexicons, with_areas: bool
) -> tuple[tuple[Side, ...], ...]:
    plan = plan_of(item)
    names = frozenset(plan.child.first_name.lower().split())
    statements: tuple[Statement, ...] = plan.statements()
    if not with_areas:
        statements = tuple(replace(s, area=None) for s in statements)
    return tuple(
        sides((s for s in statements if s.role is role), lexicons, word_table(), names)
        for role in SIDES[kind]
    )


def _f1(truth: np.ndarray, found: np.ndarray) -> float:
    return float(2 * (truth & found).sum() / max(1, truth.sum() + found.sum()))


def without_areas(item: Item) -> Item:
    """Return a slice that tells no area of need."""
    parts = {p: [{**e, "area": None} for e in item.get(p) or ()] for p in thread.WANTED}
    return {**item, **parts}


def measure(lexicons: Lexicons) -> dict[str, object]:
    """Return the figures of every honest split, with and without areas of need."""
    figures: dict[str, object] = {}
    for name, train_on, test_on in splits("thread", folds=False):
        with tempfile.TemporaryDirectory() as folder:
            train(train_on, lexicons, Path(folder))
            for note, chosen in (
                ("", test_on),
                (", no areas", [without_areas(i) for i in test_on]),
            ):
                found = thread.evaluate(chosen, lexicons, None, weights=Path(folder))
                figures[name + note] = {
                    "trained": len(train_on),
                    "measured": found.n,
                    **found.metrics,
                }
                print(name + note, _short(found.metrics), flush=True)
            scorers.cache_clear()
    return figures


def _short(metrics: object) -> dict[str, float]:
    assert isinstance(metrics, dict)
    links = {kind: part["f1"] for kind, part in metrics["links"].items()}
    return {**links, **{f"orphans {k}": metrics["orphans"][k] for k in ("precision", "recall")}}


def main() -> None:
    """Write the shipped scorer, the held-out one and the figures."""
    lexicons = load_lexicons([packaged_rules()])
    train([*items("gold", "thread"), *besides_gold("thread")], lexicons, PACKAGED)
    train(besides_gold("thread"), lexicons, HELD_OUT)
    if "--only-fit" in sys.argv:
        return
    CARDS.mkdir(exist_ok=True)
    text = json.dumps(measure(lexicons), indent=1, sort_keys=True)
    (CARDS / "thread_figures.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
