"""A statement as the scorer of pairs sees it: its vector, its weighted concepts, its area."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from ehcp_qa.analyse.concepts import concepts, reached, words
from ehcp_qa.analyse.deadlines import without_times
from ehcp_qa.analyse.meaning.hopes import interests, steps, wished
from ehcp_qa.analyse.meaning.means import answers, means
from ehcp_qa.analyse.meaning.words import Vector, WordTable
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Area, Role, Statement

# Gives a text's vector, by a sentence model.
Encode = Callable[[str], Vector]
# How much more a concept counts for each further word of the term that named it.
LONGER_TERM = 0.3
# Whose interests are asked for: what a hope names, and what an outcome does about it.
_TELL = (Role.ASPIRATION, Role.OUTCOME)


@dataclass(frozen=True, slots=True)
class Item:
    """One statement's side of every pair that it may be in; ``text`` is without the child's names.

    ``reaches`` are the concepts that a step towards an aspiration may speak of; ``interests``, which
    hopes and outcomes have, what they name, and ``steps``, what leads to each that a hope names;
    ``answers`` are the means that commonly act on it, ``means`` those that a provision is made of;
    ``chained`` is the vector that says what it acts on or is acted on by;
    ``sentence`` is the vector that a sentence model gives, where one is asked for.
    """

    id: str
    text: str
    area: Area | None
    section: str
    vector: Vector
    chained: Vector
    concepts: Mapping[str, float]
    reaches: frozenset[str] = frozenset()
    interests: Mapping[str, float] = field(default_factory=dict)
    steps: Mapping[str, frozenset[str]] = field(default_factory=dict)
    answers: Mapping[str, float] = field(default_factory=dict)
    means: frozenset[str] = frozenset()
    sentence: Vector | None = None


def items(
    statements: Iterable[Statement],
    lexicons: Lexicons,
    table: WordTable,
    chains: WordTable,
    names: frozenset[str],
    encode: Encode | None = None,
) -> tuple[Item, ...]:
    """Return the statements as items; the child's own names tell nothing and are left out."""
    found = (_item(s, lexicons, table, chains, names) for s in statements)
    return tuple(replace(each, sentence=encode(each.text)) if encode else each for each in found)


def _item(
    s: Statement, lexicons: Lexicons, table: WordTable, chains: WordTable, names: frozenset[str]
) -> Item:
    hoped = s.role is Role.ASPIRATION
    # "By his fourth birthday" is no party, and "by the end of Reception" no office.
    text = without_times(s.text) if s.role is Role.OUTCOME else s.text
    named = _named(wished(text) if hoped else text, lexicons, names) if s.role in _TELL else {}
    spoken_of = _weighed(concepts(text, lexicons), table)
    return Item(
        id=s.id,
        text=_without(names, s.text),
        area=s.area,
        section=s.section.value,
        vector=table.vector(text, leave_out=names),
        chained=chains.vector(text, leave_out=names),
        concepts=spoken_of,
        reaches=reached(s.text, lexicons) if hoped else frozenset(),
        interests=named,
        steps=steps(named, lexicons) if hoped else {},
        answers={} if hoped else answers(spoken_of, lexicons),
        means=means(text, lexicons) if s.role is Role.PROVISION else frozenset(),
    )


def _named(text: str, lexicons: Lexicons, names: frozenset[str]) -> dict[str, float]:
    return interests(_without(names, text), lexicons)


def _without(names: frozenset[str], text: str) -> str:
    return " ".join(word for word in words(text) if word not in names)


def _weighed(found: Mapping[str, int], table: WordTable) -> dict[str, float]:
    weights = {
        concept: table.concept_weight(concept) * (1 + LONGER_TERM * (length - 1))
        for concept, length in sorted(found.items())
    }
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {concept: weight / length for concept, weight in weights.items()} if length else {}
