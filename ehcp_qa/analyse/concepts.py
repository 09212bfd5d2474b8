"""The concepts of a statement: which of the SEND concept lexicon its words speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ehcp_qa.model.lexicon import Lexicon, Lexicons

_WORD = re.compile(r"[a-zà-ɏ]+(?:'[a-z]+)?")
_ENDINGS = ("'s", "ies", "ing", "ed", "es", "s", "ly")
# A stem shorter than this is no longer the word ("uses" must not become "u").
_SHORTEST_STEM = 3

# Words that name nothing keep a form of their own, so that no other word's stem is ever theirs
# ("cane" and "can", "outing" and "out", "timer" and "time").
_SMALL = (
    "a an and any are as at be by can do for from go has have he her his how in is it its me my no not"
    " of on one or out she so than that the their them then they time times to up was way we well"
    " when who will with"
)
_SMALL_WORDS = frozenset(_SMALL.split())
# Words whose stem would be that of another: a carer is no car, and a plane no plan.
_WHOLE = (
    "training trained trainer trainers care cares caring carer carers career careers plane planes"
)
_WHOLE_WORDS = frozenset(_WHOLE.split())

Terms = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]


@lru_cache(maxsize=8192)  # a plan's words recur, and so do a lexicon's
def stem(word: str) -> str:
    """Return a word without its commonest endings, so that "wakes" and "waking" meet."""
    if word in _SMALL_WORDS:
        return f"{word}."
    if word in _WHOLE_WORDS:
        return word.removesuffix("s")
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            word = word[: -len(ending)] + ("y" if ending == "ies" else "")
            break
    if len(word) > _SHORTEST_STEM + 1 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _SHORTEST_STEM else word


def words(text: str) -> list[str]:
    """Return the words of a text in lower case."""
    return _WORD.findall(text.lower().replace("’", "'"))


def concepts(text: str, lexicons: Lexicons, lexicon: str = "concepts") -> dict[str, int]:
    """Return the concepts that a text speaks of, each with the words of its longest term there."""
    index = _index(lexicons[lexicon])
    stems = [stem(word) for word in words(text)]
    found: dict[str, int] = {}
    for concept, length in _all(stems, index):
        found[concept] = max(found.get(concept, 0), length)
    return found


def reached(text: str, lexicons: Lexicons) -> frozenset[str]:
    """Return the concepts that a step towards a hope may speak of, by the themes of the hope."""
    themes = lexicons["themes"].groups
    found = concepts(text, lexicons, "hopes")
    return frozenset(concept for theme in found for concept in themes.get(theme, ()))


def _all(stems: list[str], index: Terms) -> Iterator[tuple[str, int]]:
    for at, first in enumerate(stems):
        for term, concept in index.get(first, ()):
            if tuple(stems[at : at + len(term)]) == term:
                yield concept, len(term)


_MOST_INDEXES = 16  # three lexicons, for each rule pack that one run may load
_INDEXES: dict[int, tuple[Lexicon, Terms]] = {}


def _index(lexicon: Lexicon) -> Terms:
    """Return every term by its first stem: one look at each word of a text finds them all."""
    if id(lexicon) not in _INDEXES:
        if len(_INDEXES) >= _MOST_INDEXES:
            _INDEXES.clear()
        # The lexicon is kept beside its index, so that its identity is not given to another.
        _INDEXES[id(lexicon)] = (lexicon, _indexed(lexicon))
    return _INDEXES[id(lexicon)][1]


def _indexed(lexicon: Lexicon) -> Terms:
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for concept, terms in lexicon.groups.items():
        for term in terms:
            stems = tuple(stem(word) for word in words(term))
            if stems:
                found.setdefault(stems[0], []).append((stems, concept))
    return {first: tuple(each) for first, each in found.items()}
