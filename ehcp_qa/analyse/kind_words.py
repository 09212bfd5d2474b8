"""Classes of words that tell of a provision's kind, and where in the statement they stand.

A class ("devices", "looking_over", "those_trained") is wider than a word and narrower than a kind. Which
class stands at the root, the subject or the object says more than which are there at all, and
carries over to words that no training statement held.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ehcp_qa.analyse.concepts import stem, words
from ehcp_qa.model.analysed import Token
from ehcp_qa.model.lexicon import Lexicon, Lexicons
from ehcp_qa.model.plan import Statement

LEXICON = "kind_words"
# What a statement opens with names the thing; further on stand purposes and details.
OPENING = 2
_PLACES = frozenset(
    "ROOT nsubj nsubjpass dobj pobj conj advcl xcomp compound".split()  # spaCy's labels
)
_Terms = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


def class_flags(
    statement: Statement, lexicons: Lexicons, tokens: Sequence[Token] | None
) -> Iterator[str]:
    """Yield the classes that open the statement, stand in its lead-in, or in its syntax's places."""
    lexicon = lexicons[LEXICON]
    for at, name in enumerate(classes(statement.text, lexicon)[:OPENING]):
        yield f"k:at{at}={name}"
    if statement.lead_in is not None:
        yield from (f"k:lead={name}" for name in classes(statement.lead_in.text, lexicon))
    for token in tokens or ():
        if token.dep in _PLACES:
            yield from (f"k:{token.dep}~{name}" for name in classes(token.text, lexicon))


def classes(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the class of each term in a text, in order; of two that overlap the longer."""
    index = _index(lexicon)
    stems = tuple(stem(word) for word in words(text))
    found: list[str] = []
    at = 0
    while at < len(stems):
        here = [
            (len(term), name)
            for term, name in index.get(stems[at], ())
            if stems[at : at + len(term)] == term
        ]
        length, name = max(here, default=(1, ""))
        found += [name] if name else []
        at += length
    return tuple(found)


_MOST_INDEXES = 8  # a run has one such lexicon, a test a few
_INDEXES: dict[int, tuple[Lexicon, _Terms]] = {}


def _index(lexicon: Lexicon) -> _Terms:
    """Return the terms by their first stem, built once; the lexicon is kept, so its identity is."""
    if id(lexicon) not in _INDEXES:
        if len(_INDEXES) >= _MOST_INDEXES:
            _INDEXES.clear()
        _INDEXES[id(lexicon)] = (lexicon, _indexed(lexicon))
    return _INDEXES[id(lexicon)][1]


def _indexed(lexicon: Lexicon) -> _Terms:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, terms in lexicon.groups.items():
        for term in terms:
            stems = tuple(stem(word) for word in words(term))
            if stems:
                found.setdefault(stems[0], []).append((stems, name))
    return {first: tuple(each) for first, each in found.items()}
