"""A statement as the scorer of pairs sees it: its vector, its weighted concepts, its area."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ehcp_qa.analyse.concepts import concepts, reached, words
from ehcp_qa.analyse.meaning.hopes import interests, steps, wished
from ehcp_qa.analyse.meaning.words import Vector, WordTable
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Area, Role, Statement

# How much more a concept counts for each further word of the term that named it.
LONGER_TERM = 0.3


@dataclass(frozen=True, slots=True)
class Item:
    """One statement's side of every pair that it may be in; ``text`` is without the child's names.

    ``reaches`` are the concepts that a step towards an aspiration may speak of; ``interests``, which
    hopes and outcomes have, what they name, and ``steps``, what leads to each that a hope names.
    """

    id: str
    text: str
    area: Area | None
    section: str
    vector: Vector
    concepts: Mapping[str, float]
    reaches: frozenset[str] = frozenset()
    interests: Mapping[str, float] = field(default_factory=dict)
    steps: Mapping[str, frozenset[str]] = field(default_factory=dict)


def items(
    statements: Iterable[Statement],
    lexicons: Lexicons,
    table: WordTable,
    names: frozenset[str],
) -> tuple[Item, ...]:
    """Return the statements as items; the child's own names tell nothing and are left out."""
    return tuple(_item(s, lexicons, table, names) for s in statements)


def _item(s: Statement, lexicons: Lexicons, table: WordTable, names: frozenset[str]) -> Item:
    hoped = s.role is Role.ASPIRATION
    told = s.role in (Role.ASPIRATION, Role.OUTCOME)
    named = (
        interests(_without(names, wished(s.text) if hoped else s.text), lexicons) if told else {}
    )
    return Item(
        id=s.id,
        text=_without(names, s.text),
        area=s.area,
        section=s.section.value,
        vector=table.vector(s.text, leave_out=names),
        concepts=_weighed(concepts(s.text, lexicons), table),
        reaches=reached(s.text, lexicons) if hoped else frozenset(),
        interests=named,
        steps=steps(named, lexicons) if hoped else {},
    )


def _without(names: frozenset[str], text: str) -> str:
    return " ".join(word for word in words(text) if word not in names)


def shared(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the cosine of two sets of weighted concepts."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other.get(concept, 0.0) for concept, weight in one.items())


def _weighed(found: Mapping[str, int], table: WordTable) -> dict[str, float]:
    weights = {
        concept: table.concept_weight(concept) * (1 + LONGER_TERM * (length - 1))
        for concept, length in sorted(found.items())
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {concept: weight / length for concept, weight in weights.items()} if length else {}
