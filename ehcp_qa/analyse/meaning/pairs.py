"""Links that only meaning tells: pairs that the scorer finds likely, and words for why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ehcp_qa.analyse.concepts import words
from ehcp_qa.analyse.meaning.evidence import NAMES, Comparison, evidence
from ehcp_qa.analyse.meaning.grid import Grid
from ehcp_qa.analyse.meaning.items import Item
from ehcp_qa.analyse.meaning.scorer import PACKAGED, scorers
from ehcp_qa.analyse.meaning.words import WordTable, likeness
from ehcp_qa.model.analysed import Link, LinkKind

_MEANING = NAMES.index("meaning: value")
_STANDING = (NAMES.index("meaning: row"), NAMES.index("meaning: column"))
_CONCEPT = NAMES.index("concept: value")
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
    weights: Path = PACKAGED,
) -> Grid:
    """Return how likely each pair is to be a link; 0 where meaning does not speak for it at all."""
    scorer = scorers(weights)[kind]
    lines = evidence(rows, columns, thirds, comparison)
    if not lines:
        return [[0.0] * len(columns) for _ in rows]
    return [
        [scorer.likelihood(facts) if _speaks(facts) else 0.0 for facts in line] for line in lines
    ]


def link_meanings(
    kind: LinkKind,
    rows: Sequence[Item],
    columns: Sequence[Item],
    likely: Grid,
    table: WordTable,
    *,
    settled: Settled = lambda *_: False,
    weights: Path = PACKAGED,
) -> Iterator[Link]:
    """Yield a link for each pair likely enough, unless the plan itself has settled it."""
    line = scorers(weights)[kind].line
    for row, cells in zip(rows, likely, strict=True):
        for column, each in zip(columns, cells, strict=True):
            if each >= line and not settled(kind, row.id, column.id):
                yield _link(kind, row, column, each, table)


def _speaks(facts: Sequence[float]) -> bool:
    """Return whether meaning speaks for a pair at all: an area of need alone never links.

    No fixed likeness tells that well, so a pair must share a concept, or be nearer than what else
    stands in its row or its column of the plan, or be plainly alike.
    """
    nearer = any(facts[at] > 0 for at in _STANDING)
    return facts[_CONCEPT] > 0 or nearer or facts[_MEANING] >= CLEAR_MEANING


def _link(kind: LinkKind, row: Item, column: Item, likely: float, table: WordTable) -> Link:
    both = sorted(
        row.concepts.keys() & column.concepts.keys(),
        key=lambda concept: (-row.concepts[concept] * column.concepts[concept], concept),
    )
    if both:
        return Link(kind, row.id, column.id, "concept", likely, f"both speak of {named(both[0])}")
    return Link(kind, row.id, column.id, "meaning", likely, _nearest(row, column, table))


def named(concept: str) -> str:
    """Return a concept's name as words."""
    return concept.replace("_", " ")


def _nearest(row: Item, column: Item, table: WordTable) -> str:
    """Return the two words, one from each text, that lie nearest, where they tell anything."""
    best = max(
        (
            (round(likeness(one, other), 3), a, b)
            for a, one in _telling(row.text, table)
            for b, other in _telling(column.text, table)
        ),
        default=(0.0, "", ""),
    )
    near, one, other = best
    if near < TELLING:
        return "close in meaning"
    return f"both speak of “{one}”" if one == other else f"“{one}” goes with “{other}”"


def _telling(text: str, table: WordTable) -> Iterator[tuple[str, tuple[float, ...]]]:
    for word in dict.fromkeys(words(text)):
        row = table.row(word)
        if row is not None and table.weights[row] >= TELLING_WEIGHT:
            yield word, table.vector(word)
