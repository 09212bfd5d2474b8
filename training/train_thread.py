"""Train the scorers of links and of orphans, measure them and write their figures.

Run from the project root: ``python training/train_thread.py`` (some minutes; ``--only-fit`` is quicker).
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np
from data import CARDS, HELD_OUT, Item, besides_gold, items, splits
from sklearn.linear_model import LogisticRegression

from ehcp_qa.analyse.learned.linear import stamp
from ehcp_qa.analyse.meaning import orphans
from ehcp_qa.analyse.meaning.evidence import evidence
from ehcp_qa.analyse.meaning.items import Item as Side
from ehcp_qa.analyse.meaning.items import items as sides
from ehcp_qa.analyse.meaning.pairs import likelihoods
from ehcp_qa.analyse.meaning.scorer import PACKAGED, asked, scorers
from ehcp_qa.analyse.meaning.words import word_table
from ehcp_qa.model.analysed import LinkKind
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Role, SectionId, Statement
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.evaluate import thread
from ehcp_qa.workflows.evaluate.slices import plan_of

# Inverse strength of regularisation; 0.05 and 3 gave the same within a point, leaving authors out.
STRENGTH = 0.3
ORPHAN_STRENGTH = 1.0
# Likelihoods that the scorer of orphans learns from come from scorers that have not seen the slice.
CROSS_FOLDS = 4
# A false alarm costs more than a miss: the line for orphans leans to precision (F0.75).
BETA = 0.75
# Each kind's two sides, and the third that both may belong with.
SIDES = {
    LinkKind.NEED_PROVISION: (Role.NEED, Role.PROVISION, Role.OUTCOME),
    LinkKind.OUTCOME_PROVISION: (Role.OUTCOME, Role.PROVISION, Role.NEED),
    LinkKind.ASPIRATION_OUTCOME: (Role.ASPIRATION, Role.OUTCOME, Role.PROVISION),
}
LINES = np.arange(0.15, 0.8, 0.025)
# How much a plan tells of areas of need: all, nothing, or nothing in Sections G and H.
AREAS = ("all", "none", "not G or H")


def train(chosen: Sequence[Item], lexicons: Lexicons, folder: Path) -> None:
    """Fit the scorers of links and of orphans on these slices and write them to a folder."""
    fitted: dict[str, Any] = {"kinds": _kinds(chosen, lexicons)}
    fitted["orphans"] = _orphans(chosen, lexicons)
    _write(folder, fitted, chosen)


def _kinds(chosen: Sequence[Item], lexicons: Lexicons) -> dict[str, Any]:
    return {kind.value: _fit(kind, chosen, lexicons) for kind in LinkKind}


def _write(folder: Path, fitted: dict[str, Any], chosen: Sequence[Item]) -> None:
    seen = sorted({stamp(thread.text_of(item)) for item in chosen})
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({**fitted, "trained_on": seen}, indent=1)
    (folder / "thread.json").write_text(text + "\n", encoding="utf-8")
    scorers.cache_clear()
    orphans.orphan_scorer.cache_clear()


def _fit(kind: LinkKind, chosen: Sequence[Item], lexicons: Lexicons) -> dict[str, object]:
    """Return the weights of one kind; the line is drawn where F1 on the training slices is best."""
    facts, labels = [], []
    for item in chosen:
        for areas in AREAS:  # plans that give no area of need must be read too
            each, linked = _pairs(kind, item, lexicons, areas)
            facts += each
            labels += linked
    return _regression(np.array(facts), np.array(labels), asked(kind), STRENGTH, beta=1.0)


def _regression(
    matrix: np.ndarray, truth: np.ndarray, names: Sequence[str], strength: float, *, beta: float
) -> dict[str, object]:
    spread = matrix.std(0)
    spread[spread < 1e-6] = 1.0
    fitted = LogisticRegression(C=strength, max_iter=3000).fit(matrix / spread, truth)
    likely = fitted.predict_proba(matrix / spread)[:, 1]
    line = max(LINES, key=lambda at: _f(truth, likely >= at, beta))
    weights = fitted.coef_[0] / spread
    return {
        "weights": {n: round(float(w), 4) for n, w in zip(names, weights, strict=True)},
        "bias": round(float(fitted.intercept_[0]), 4),
        "line": round(float(line), 3),
    }


def _orphans(chosen: Sequence[Item], lexicons: Lexicons) -> dict[str, object]:
    """Return the weights of the scorer of orphans, learned from likelihoods made out of sample."""
    facts: list[tuple[float, ...]] = []
    labels: list[bool] = []
    for fold in range(CROSS_FOLDS):
        kept = [i for n, i in enumerate(chosen) if n % CROSS_FOLDS != fold]
        with tempfile.TemporaryDirectory() as folder:
            empty = {"weights": dict.fromkeys(orphans.NAMES, 0.0), "bias": 0.0, "line": 0.5}
            _write(Path(folder), {"kinds": _kinds(kept, lexicons), "orphans": empty}, kept)
            for item in chosen[fold::CROSS_FOLDS]:
                for areas in AREAS:
                    for name, each in _standing(item, lexicons, areas, Path(folder)):
                        facts.append(each)
                        labels.append(name in item["orphans"])
    return _regression(np.array(facts), np.array(labels), orphans.NAMES, ORPHAN_STRENGTH, beta=BETA)


def _standing(
    item: Item, lexicons: Lexicons, areas: str, folder: Path
) -> Iterator[tuple[str, tuple[float, ...]]]:
    for kind, (down, across, _) in SIDES.items():
        rows, columns, thirds = _sides(kind, item, lexicons, areas)
        likely = likelihoods(kind, rows, columns, thirds, weights=folder)
        each = orphans.facts(rows, columns, likely, down)
        yield from zip((r.id for r in rows), each, strict=True)
        if kind is LinkKind.NEED_PROVISION:
            over = [[line[at] for line in likely] for at in range(len(columns))]
            each = orphans.facts(columns, rows, over, across)
            yield from zip((c.id for c in columns), each, strict=True)


def _pairs(
    kind: LinkKind, item: Item, lexicons: Lexicons, areas: str
) -> tuple[list[tuple[float, ...]], list[bool]]:
    key = (kind, stamp(thread.text_of(item)), areas)
    if key not in _DONE:
        rows, columns, thirds = _sides(kind, item, lexicons, areas)
        links = {tuple(link) for link in item["links"]}
        hopes = kind is LinkKind.ASPIRATION_OUTCOME
        facts = [f for line in evidence(rows, columns, thirds, hopes=hopes) for f in line]
        linked = [(r.id, c.id) in links for r in rows for c in columns]
        _DONE[key] = (facts, linked)
    return _DONE[key]


# Every split needs the same facts again.
_DONE: dict[tuple[LinkKind, str, str], tuple[list[tuple[float, ...]], list[bool]]] = {}


def _sides(
    kind: LinkKind, item: Item, lexicons: Lexicons, areas: str
) -> tuple[tuple[Side, ...], ...]:
    plan = plan_of(item)
    names = frozenset(plan.child.first_name.lower().split())
    statements = tuple(_told(s, areas) for s in plan.statements())
    return tuple(
        sides((s for s in statements if s.role is role), lexicons, word_table(), names)
        for role in SIDES[kind]
    )


def _told(statement: Statement, areas: str) -> Statement:
    elsewhere = statement.role is Role.PROVISION and statement.section is not SectionId.F
    if areas == "all" or (areas == "not G or H" and not elsewhere):
        return statement
    return replace(statement, area=None)


def _f(truth: np.ndarray, found: np.ndarray, beta: float) -> float:
    hits = float((truth & found).sum())
    weight = beta * beta
    return (1 + weight) * hits / max(1.0, weight * float(truth.sum()) + float(found.sum()))


def without_areas(item: Item) -> Item:
    """Return a slice that tells no area of need."""
    parts = {p: [{**e, "area": None} for e in item.get(p) or ()] for p in thread.WANTED}
    return {**item, **parts}


def measure(lexicons: Lexicons) -> dict[str, object]:
    """Return the figures of every honest split, with and without areas of need."""
    figures: dict[str, object] = {}
    for name, train_on, test_on in splits("thread", folds=False):
        if not test_on:
            continue
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
