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
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent))

import numpy as np
import train_chains
from data import CARDS, HELD_OUT, Item, author, besides_gold, items, splits
from sklearn.linear_model import LogisticRegression

from ehcp_qa.analyse.learned.linear import stamp
from ehcp_qa.analyse.meaning import orphans
from ehcp_qa.analyse.meaning.comparison import Comparison
from ehcp_qa.analyse.meaning.evidence import Facts, evidence
from ehcp_qa.analyse.meaning.items import Encode
from ehcp_qa.analyse.meaning.items import Item as Side
from ehcp_qa.analyse.meaning.items import items as as_items
from ehcp_qa.analyse.meaning.pairs import scored
from ehcp_qa.analyse.meaning.scorer import PACKAGED, Weights, asked, scorers
from ehcp_qa.analyse.meaning.sentences import load_sentences
from ehcp_qa.analyse.meaning.words import word_table
from ehcp_qa.model.analysed import LinkKind
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Role, SectionId, Statement
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.evaluate import thread
from ehcp_qa.workflows.evaluate.slices import plan_of

# Inverse strength of regularisation. Of pairs, 0.05 and 3 gave the same within a point, leaving authors out; of
# orphans, average precision on authors left out is 0.695 from 0.03 to 30, and the smaller the weights, the less a
# plan outweighs them that is longer than any slice: with 3 the counts alone settled it there.
STRENGTH = 0.3
ORPHAN_STRENGTH = 0.03
# Written full of statements that stand alone, to see what is made of them: their number would tell
# the scorer of orphans that such statements are common, which in plans they are not.
CROWDED = frozenset("k")
# Likelihoods that the scorer of orphans learns from come from scorers that have not seen the slice.
CROSS_FOLDS = 4
# Every line is drawn on each author's slices by a regression that has not seen that author, as the writer
# of a new plan is unseen. A false alarm costs more than a miss: that for orphans leans to precision.
BETA = 0.75
# Each kind's two sides, and the third that both may belong with.
SIDES = {
    LinkKind.NEED_PROVISION: (Role.NEED, Role.PROVISION, Role.OUTCOME),
    LinkKind.OUTCOME_PROVISION: (Role.OUTCOME, Role.PROVISION, Role.NEED),
    LinkKind.ASPIRATION_OUTCOME: (Role.ASPIRATION, Role.OUTCOME, Role.PROVISION),
}
LINES = np.arange(0.15, 0.8, 0.025)
# A line for links is as good as itself and its neighbours: one that alone is best is so by chance. With the
# neighbours, F1 on unseen authors was the same or half a point better; for orphans, less precise.
NEAR = 1
# How much a plan tells of areas of need: all, nothing, or nothing in Sections G and H.
AREAS = ("all", "none", "not G or H")


def train(
    chosen: Sequence[Item], lexicons: Lexicons, weights: Weights, encode: Encode | None
) -> None:
    """Fit the scorers of links and of orphans on these slices and write them."""
    how = _Reading(lexicons, _teachers(chosen), encode)
    weights.folder.mkdir(parents=True, exist_ok=True)
    train_chains.write(how.teachers, weights.chains)
    fitted = {"kinds": _kinds(chosen, how), "orphans": _orphans(chosen, how)}
    _write(weights, fitted, chosen)


class _Reading(NamedTuple):
    """How slices are read: lexicons, whose slices taught the words, and the sentence model, if any."""

    lexicons: Lexicons
    teachers: frozenset[str]
    encode: Encode | None


def _teachers(chosen: Sequence[Item]) -> frozenset[str]:
    """Return the groups of authors that are there with every slice: these may teach the words."""
    here = {stamp(thread.text_of(i)) for i in chosen}
    everything = [*items("gold", "thread"), *besides_gold("thread")]
    lacking = {train_chains.group(i) for i in everything if stamp(thread.text_of(i)) not in here}
    return frozenset(train_chains.GROUPS) - lacking


def _kinds(chosen: Sequence[Item], how: _Reading, *, lines: bool = True) -> dict[str, Any]:
    return {kind.value: _fit(kind, chosen, how, lines=lines) for kind in LinkKind}


def _write(weights: Weights, fitted: dict[str, Any], chosen: Sequence[Item]) -> None:
    seen = sorted({stamp(thread.text_of(item)) for item in chosen})
    weights.folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({**fitted, "trained_on": seen}, indent=1)
    weights.path.write_text(text + "\n", encoding="utf-8")
    scorers.cache_clear()
    orphans.orphan_scorer.cache_clear()


def _fit(
    kind: LinkKind, chosen: Sequence[Item], how: _Reading, *, lines: bool
) -> dict[str, object]:
    """Return the weights of one kind; the line is drawn where F1 on unseen authors is best."""
    facts: list[np.ndarray] = []
    labels: list[bool] = []
    folds: list[str] = []
    for item in chosen:
        for areas in AREAS:  # plans that give no area of need must be read too
            each, linked = _pairs(kind, item, areas, how)
            if linked:
                facts.append(each)
                labels += linked
                folds += [author(item)] * len(linked)
    names = asked(kind, semantic=how.encode is not None)
    given = (np.concatenate(facts), np.array(labels), names, STRENGTH)
    seen = np.array(folds if lines else [])
    return _regression(*given, beta=1.0, folds=seen, near=NEAR)


def _regression(
    matrix: np.ndarray,
    truth: np.ndarray,
    names: Sequence[str],
    strength: float,
    *,
    beta: float,
    folds: np.ndarray,
    near: int = 0,
) -> dict[str, object]:
    """Return weights and line; lines are compared on folds left out (without any, the line is idle)."""
    spread = matrix.std(0)
    spread[spread < 1e-6] = 1.0
    scaled, likely = matrix / spread, np.zeros(len(truth))
    for fold in sorted(set(folds)):
        kept = folds != fold
        other = _fitted(scaled[kept], truth[kept], strength)
        likely[~kept] = other.predict_proba(scaled[~kept])[:, 1]
    worth = np.array([_f(truth, likely >= at, beta) for at in LINES])
    level = np.convolve(worth, np.ones(2 * near + 1), "valid")
    line = LINES[near + int(level.argmax())]
    fitted = _fitted(scaled, truth, strength)
    weights = fitted.coef_[0] / spread
    return {
        "weights": {n: round(float(w), 4) for n, w in zip(names, weights, strict=True)},
        "bias": round(float(fitted.intercept_[0]), 4),
        "line": round(float(line), 3),
    }


def _fitted(matrix: np.ndarray, truth: np.ndarray, strength: float) -> LogisticRegression:
    return LogisticRegression(C=strength, solver="newton-cholesky").fit(matrix, truth)


def _orphans(chosen: Sequence[Item], how: _Reading) -> dict[str, object]:
    """Return the weights of the scorer of orphans, learned from likelihoods made out of sample."""
    facts: list[tuple[float, ...]] = []
    labels: list[bool] = []
    folds: list[str] = []
    for fold in range(CROSS_FOLDS):
        kept = [i for n, i in enumerate(chosen) if n % CROSS_FOLDS != fold]
        with tempfile.TemporaryDirectory() as folder:
            weights = Weights(Path(folder), how.encode is not None)
            _write(weights, {"kinds": _kinds(kept, how, lines=False), "orphans": _IDLE}, kept)
            for item in (i for i in chosen[fold::CROSS_FOLDS] if author(i) not in CROWDED):
                told = [each for areas in AREAS for each in _standing(item, areas, weights, how)]
                facts += [each for _, each in told]
                labels += [name in item["orphans"] for name, _ in told]
                folds += [author(item)] * len(told)
    return _regression(
        *(np.array(facts), np.array(labels), orphans.NAMES, ORPHAN_STRENGTH),
        beta=BETA,
        folds=np.array(folds),
    )


# Says nothing of orphans, where only links are asked for.
_IDLE = {"weights": dict.fromkeys(orphans.NAMES, 0.0), "bias": 0.0, "line": 0.5}


def _standing(
    item: Item, areas: str, weights: Weights, how: _Reading
) -> Iterator[tuple[str, tuple[float, ...]]]:
    seen, grids = _seen(item, areas, how), {}
    for kind, (down, across, _) in SIDES.items():
        rows, columns = seen.sides[down], seen.sides[across]
        grids[kind] = (rows, columns, scored(seen.facts[kind], scorers(weights)[kind]))
    for side in orphans.sides(grids):
        facts = orphans.facts(side, seen.comparison)
        yield from zip((row.id for row in side.rows), facts, strict=True)


def _pairs(kind: LinkKind, item: Item, areas: str, how: _Reading) -> tuple[np.ndarray, list[bool]]:
    seen, (down, across, _) = _seen(item, areas, how), SIDES[kind]
    links = {tuple(link) for link in item["links"]}
    linked = [(r.id, c.id) in links for r in seen.sides[down] for c in seen.sides[across]]
    return np.reshape(seen.facts[kind], (len(linked), -1)), linked


class _Seen(NamedTuple):
    """A slice as scorers see it: its statements by role, and the facts of every pair."""

    sides: dict[Role, tuple[Side, ...]]
    comparison: Comparison
    facts: dict[LinkKind, Facts]


# Every split and every fold needs the same again.
_SEEN: dict[tuple[str, frozenset[str], str, bool], _Seen] = {}


def _seen(item: Item, areas: str, how: _Reading) -> _Seen:
    """Return a slice read with words that its own author's group has not taught."""
    how = how._replace(teachers=how.teachers - {train_chains.group(item)})
    key = (stamp(thread.text_of(item)), how.teachers, areas, how.encode is not None)
    if key not in _SEEN:
        sides, comparison = _plan(item, areas, how), Comparison()
        facts = {
            kind: evidence(
                *(sides[role] for role in roles),
                comparison,
                hopes=kind is LinkKind.ASPIRATION_OUTCOME,
            )
            for kind, roles in SIDES.items()
        }
        _SEEN[key] = _Seen(sides, comparison, facts)
    return _SEEN[key]


def _plan(item: Item, areas: str, how: _Reading) -> dict[Role, tuple[Side, ...]]:
    """Return a slice's statements by role."""
    plan, tables = plan_of(item), (word_table(), train_chains.table(how.teachers))
    names = frozenset(plan.child.first_name.lower().split())
    told = tuple(_told(s, areas) for s in plan.statements())
    given = (how.lexicons, *tables, names, how.encode)
    return {
        role: as_items((s for s in told if s.role is role), *given)
        for role in (Role.ASPIRATION, Role.NEED, Role.OUTCOME, Role.PROVISION)
    }


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


def measure(lexicons: Lexicons, encode: Encode | None) -> dict[str, object]:
    """Return the figures of every honest split, with and without areas of need."""
    figures: dict[str, object] = {}
    for name, train_on, test_on in splits("thread", folds=False):
        if not test_on:
            continue
        with tempfile.TemporaryDirectory() as folder:
            weights = Weights(Path(folder), encode is not None)
            train(train_on, lexicons, weights, encode)
            for note, chosen in (
                ("", test_on),
                (", no areas", [without_areas(i) for i in test_on]),
            ):
                found = thread.evaluate_with(chosen, lexicons, weights, encode)
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
    """Write the shipped scorers, the held-out ones and the figures, with sentences and without."""
    lexicons = load_lexicons([packaged_rules()])
    figures: dict[str, object] = {}
    for encode in (None, load_sentences().encode):
        semantic = encode is not None
        everything = [*items("gold", "thread"), *besides_gold("thread")]
        train(everything, lexicons, replace(PACKAGED, semantic=semantic), encode)
        train(besides_gold("thread"), lexicons, Weights(HELD_OUT, semantic), encode)
        if "--only-fit" not in sys.argv:
            note = ", with the sentence model" if semantic else ""
            figures |= {f"{name}{note}": each for name, each in measure(lexicons, encode).items()}
    if figures:
        CARDS.mkdir(exist_ok=True)
        text = json.dumps(figures, indent=1, sort_keys=True)
        (CARDS / "thread_figures.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
