"""Links that only meaning tells: pairs that the scorer finds likely, and words for why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from ehcp_qa.analyse.concepts import words
from ehcp_qa.analyse.meaning.comparison import Comparison
from ehcp_qa.analyse.meaning.evidence import HOPE_NAMES, NAMES, Facts, evidence
from ehcp_qa.analyse.meaning.items import Item
from ehcp_qa.analyse.meaning.scorer import PACKAGED, Likely, Scorer, Weights, likelihood, scorers
from ehcp_qa.analyse.meaning.words import WordTable, likeness
from ehcp_qa.model.analysed import Link, LinkKind

_MEANING = NAMES.index("meaning: value")
_STANDING = (NAMES.index("meaning: row"), NAMES.index("meaning: column"))
_CONCEPT = NAMES.index("concept: value")
# Whether a hope and an outcome name an interest in common; pairs of other kinds are not asked.
_AT = HOPE_NAMES.index("interest in common: value")
_INTERESTS = slice(_AT, _AT + 1)
# Texts this alike speak of the same thing even where nothing stands beside them to compare with.
CLEAR_MEANING = 0.25
# Two words nearer than this are worth naming as the reason.
TELLING = 0.45
# A word must tell this much before it can be named: "will" and "day" never are.
TELLING_WEIGHT = 3.0

Settled = Callable[[LinkKind, str, str], bool]


def likelihoods(
    kind: LinkKind,
    rows: Sequence[Item],
    columns: Sequence[Item],
    thirds: Sequence[Item],
    *,
    comparison: Comparison | None = None,
    weights: Weights = PACKAGED,
) -> Likely:
    """Return how likely each pair is to be a link; 0 where meaning does not speak for it at all."""
    hopes = kind is LinkKind.ASPIRATION_OUTCOME
    return scored(evidence(rows, columns, thirds, comparison, hopes=hopes), scorers(weights)[kind])


def scored(facts: Facts, scorer: Scorer) -> Likely:
    """Return how likely each pair is, by its facts."""
    if not facts.size:
        return [[] for _ in facts]
    lines = zip(scorer.scores(facts).tolist(), _speaks(facts).tolist(), strict=True)
    return [
        [likelihood(score) if speaks else 0.0 for score, speaks in zip(*line, strict=True)]
        for line in lines
    ]


def link_meanings(
    kind: LinkKind,
    rows: Sequence[Item],
    columns: Sequence[Item],
    likely: Likely,
    table: WordTable,
    *,
    settled: Settled = lambda *_: False,
    weights: Weights = PACKAGED,
) -> Iterator[Link]:
    """Yield a link for each pair likely enough, unless the plan itself has settled it."""
    line, nearest = scorers(weights)[kind].line, _Nearest(table)
    for row, cells in zip(rows, likely, strict=True):
        for column, each in zip(columns, cells, strict=True):
            if each >= line and not settled(kind, row.id, column.id):
                yield _link(kind, row, column, each, nearest)


def _speaks(facts: Facts) -> npt.NDArray[np.bool_]:
    """Return whether meaning speaks for each pair at all: an area of need alone never links.

    No fixed likeness tells that well, so a pair must share a concept or an interest, or be nearer than what else
    stands in its row or its column of the plan, or be plainly alike.
    """
    some = facts > 0
    nearer, named = some[:, :, _STANDING].any(axis=2), some[:, :, _INTERESTS].any(axis=2)
    alike: npt.NDArray[np.bool_] = facts[:, :, _MEANING] >= CLEAR_MEANING
    return nearer | named | some[:, :, _CONCEPT] | alike


def _link(kind: LinkKind, row: Item, column: Item, likely: float, nearest: _Nearest) -> Link:
    for one, other in ((row.interests, column.interests), (row.concepts, column.concepts)):
        both = sorted(one.keys() & other.keys(), key=lambda name: (-one[name] * other[name], name))
        if both:
            why = f"both speak of {named(both[0])}"
            return Link(kind, row.id, column.id, "concept", likely, why)
    return Link(kind, row.id, column.id, "meaning", likely, nearest(row.text, column.text))


def named(concept: str) -> str:
    """Return a concept's name as words."""
    return concept.replace("_", " ")


class _Nearest:
    """Names the two words, one from each of two texts, that lie nearest, where they tell anything.

    A plan's texts meet one another many times, so each is taken apart once, and each two words
    are compared once.
    """

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self._taken_apart: dict[str, tuple[tuple[str, int], ...]] = {}
        self._compared: dict[tuple[int, int], float] = {}

    def __call__(self, one: str, other: str) -> str:
        near, a, b = max(
            (
                (self._near(here, there), a, b)
                for a, here in self._telling(one)
                for b, there in self._telling(other)
            ),
            default=(0.0, "", ""),
        )
        if near < TELLING:
            return "close in meaning"
        return f"both speak of “{a}”" if a == b else f"“{a}” goes with “{b}”"

    def _telling(self, text: str) -> tuple[tuple[str, int], ...]:
        """Return the words that tell something, with their rows in the table."""
        if text not in self._taken_apart:
            rows = ((word, self._table.row(word)) for word in dict.fromkeys(words(text)))
            self._taken_apart[text] = tuple(
                (word, row)
                for word, row in rows
                if row is not None and self._table.weights[row] >= TELLING_WEIGHT
            )
        return self._taken_apart[text]

    def _near(self, one: int, other: int) -> float:
        key = (one, other)
        if key not in self._compared:
            near = likeness(self._table.alone(one), self._table.alone(other))
            self._compared[key] = round(near, 3)
        return self._compared[key]
