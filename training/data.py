"""The labelled statements that models are trained and measured on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
DATA = HERE / "data"
# Models that have not seen the gold, so that tests can measure on it honestly.
HELD_OUT = HERE / "held_out"
CARDS = HERE / "cards"
# Authors of `more` (a to d) and of `own` (the others); the gold has one author of its own.
AUTHORS = "abcdefijklpqstuvwxy"
FOLDS = 5

Item = dict[str, Any]


def items(part: str, task: str) -> list[Item]:
    """Return the items of a part (``gold``, ``more`` or ``own``) for a task, in file order."""
    paths = [DATA / part / f"{task}.jsonl", *sorted((DATA / part).glob(f"*/{task}.jsonl"))]
    lines = [
        line for p in paths if p.exists() for line in p.read_text(encoding="utf-8").splitlines()
    ]
    return [json.loads(line) for line in lines if line.strip()]


def besides_gold(task: str) -> list[Item]:
    """Return what may be trained on when the gold is measured on."""
    return [*items("more", task), *items("own", task)]


def author(item: Item) -> str:
    """Return who wrote an item of ``more`` or ``own``: the first letter of its id."""
    return str(item["id"])[0]


class Split(NamedTuple):
    """An honest split: nothing that is measured on was trained on."""

    name: str
    train: list[Item]
    test: list[Item]


ON_GOLD = "trained on the rest, measured on gold"


def splits(task: str, *, folds: bool = True) -> Iterator[Split]:
    """Yield each honest split: the gold's author, each other author, and folds over everything."""
    gold, rest = items("gold", task), besides_gold(task)
    yield Split(ON_GOLD, rest, gold)
    # Not every author wrote for every task.
    for letter in (a for a in AUTHORS if any(author(i) == a for i in rest)):
        kept = [i for i in rest if author(i) != letter]
        yield Split(
            f"author {letter} left out", [*gold, *kept], [i for i in rest if author(i) == letter]
        )
    everything = [*gold, *rest]
    for fold in range(FOLDS if folds else 0):
        kept = [i for n, i in enumerate(everything) if n % FOLDS != fold]
        yield Split(f"fold {fold + 1} of {FOLDS}", kept, everything[fold::FOLDS])
