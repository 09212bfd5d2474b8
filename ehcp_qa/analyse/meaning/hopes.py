"""What a hope names - a trade, a hobby, a person, a home - and how far an outcome speaks of it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from ehcp_qa.analyse.concepts import concepts
from ehcp_qa.analyse.meaning.grid import Grid, grid, places, standing
from ehcp_qa.model.lexicon import Lexicons

# How much more an interest counts for each further word of the term that named it.
LONGER_TERM = 0.5
# "In common" is the cosine; "covered", the part of the hope that the outcome speaks of; "on the way",
# the part to which something in the outcome leads (the lexicon "interest_steps").
MEASURES = ("in common", "covered", "on the way")
_FACTS = ("value", "row", "column", "row place", "column place", "best both ways", "any")
NAMES = tuple(f"interest {measure}: {fact}" for measure in MEASURES for fact in _FACTS)

# Who hopes, and that it is a hope: "I want to", "Her dad would like", "Dream:", "Gran:".
_WISH = r"(?:wants?|would (?:like|love|choose)|'d (?:like|love)|hopes?|hope is|dreams?(?: of)?|wish(?:es)?)"
_WHO = r"(?:dream|mum|dad|gran|nan|parents|family|foster carers|his|her)"
_HOPING = re.compile(rf"(?:[\w' ,\-]{{0,40}}?{_WISH}\b:?|{_WHO}[^:]{{0,25}}:)\s*", re.IGNORECASE)
# A remainder shorter than this says nothing that the whole does not.
_SHORTEST = 5

Weights = Mapping[str, float]


class Side(Protocol):
    """What is asked of a statement here."""

    @property
    def interests(self) -> Weights:
        """The interests that it names, weighted to length 1."""

    @property
    def steps(self) -> Mapping[str, frozenset[str]]:
        """The interests that lead to each that it names."""


def wished(text: str) -> str:
    """Return what is hoped for, without who hopes it: "Her mum wants her to cook" is "her to cook"."""
    straight = text.replace("’", "'")
    found = _HOPING.match(straight)
    return straight[found.end() :] if found and len(straight) - found.end() >= _SHORTEST else text


def interests(text: str, lexicons: Lexicons) -> dict[str, float]:
    """Return the interests that a text names, weighted to length 1."""
    found = concepts(text, lexicons, "interests")
    weights = {name: 1 + LONGER_TERM * (words - 1) for name, words in sorted(found.items())}
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {name: weight / length for name, weight in weights.items()}


def steps(named: Iterable[str], lexicons: Lexicons) -> dict[str, frozenset[str]]:
    """Return the interests that lead to each of these."""
    groups = lexicons["interest_steps"].groups
    return {name: frozenset(groups[name]) for name in named if name in groups}


def interest_facts(rows: Sequence[Side], columns: Sequence[Side]) -> list[Grid]:
    """Return the facts of every pair of a hope and an outcome, in the order of ``NAMES``."""
    measured = (grid(rows, columns, each) for each in (_in_common, _covered, _on_the_way))
    return [layer for cells in measured for layer in _facts(cells)]


def _facts(cells: Grid) -> list[Grid]:
    named = (cells > 0).astype(float)
    # Nothing at all is nowhere.
    row_place, column_place = places(cells) * named, places(cells.T).T * named
    best = ((row_place == 1.0) & (column_place == 1.0)).astype(float)
    return [cells, standing(cells), standing(cells.T).T, row_place, column_place, best, named]


def _in_common(row: Side, column: Side) -> float:
    return sum(weight * column.interests.get(name, 0.0) for name, weight in row.interests.items())


def _covered(row: Side, column: Side) -> float:
    return _part(row, [name for name in row.interests if name in column.interests])


def _on_the_way(row: Side, column: Side) -> float:
    """Return the part of a hope that steps lead to, less where the outcome speaks of much else."""
    led_to = [
        name
        for name in row.interests
        if name not in column.interests and not column.interests.keys().isdisjoint(_to(row, name))
    ]
    return _part(row, led_to) / (1 + math.log1p(len(column.interests)))


def _to(row: Side, name: str) -> frozenset[str]:
    return row.steps.get(name, frozenset())


def _part(row: Side, names: Sequence[str]) -> float:
    whole = sum(row.interests.values())
    return sum(row.interests[name] for name in names) / whole if whole else 0.0
