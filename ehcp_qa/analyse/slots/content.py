"""Words that say something of what is done: neither grammar, nor names, nor empty nouns and verbs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.analyse.slots.numbers import ONES, TENS
from ehcp_qa.model.analysed import Token
from ehcp_qa.model.lexicon import Lexicon, Lexicons

_WORD = re.compile(r"[A-Za-z][\w'’-]*")
_ENDINGS = ("s", "es", "ed", "d", "ing")
# A wider gap between two content words than some four little words ends a stretch.
WIDEST_GAP = 25  # characters

Place = tuple[int, int]


def content(
    text: str, taken: tuple[Place, ...], lexicons: Lexicons, tokens: tuple[Token, ...] | None
) -> list[Place]:
    """Return where the content words of a text stand, outside the ``taken`` stretches."""
    little, empty = _word_sets(lexicons["little_words"], lexicons["empty_nouns"])
    named = _subject_name(tokens)
    return [
        place
        for place, word in _words(text)
        if not any(start < place[1] and place[0] < end for start, end in taken)
        and place[0] != named
        and not _is_empty(word, little, empty)
        and not _is_name(text, place[0], word)
    ]


def longest_run(text: str, words: list[Place]) -> Place:
    """Return the stretch with most content words between full stops and brackets."""
    best, run = [words[0]], [words[0]]
    for word in words[1:]:
        gap = text[run[-1][1] : word[0]]
        run = [*run, word] if not re.search(r"[.;:]", gap) and len(gap) < WIDEST_GAP else [word]
        if len(run) > len(best):
            best = run
    return best[0][0], best[-1][1]


def _words(text: str) -> Iterator[tuple[Place, str]]:
    for found in _WORD.finditer(text):
        if len(found.group()) > 1:
            yield found.span(), found.group()


def _is_empty(word: str, little: frozenset[str], empty: frozenset[str]) -> bool:
    low = word.lower().removesuffix("'s").removesuffix("’s")
    if low in little or low in empty:
        return True
    return any(low.endswith(e) and low[: -len(e)] in empty for e in _ENDINGS)


def _is_name(text: str, start: int, word: str) -> bool:
    """A capital in mid-sentence is a name: the child's, a teacher's, a place's."""
    if start == 0 or not word[0].isupper() or word.isupper():
        return False
    return not text[:start].rstrip(" \"'(-").endswith((",", ".", ":", ";"))


def _subject_name(tokens: tuple[Token, ...] | None) -> int | None:
    """Return where the text starts with a person's name, which only syntax can tell."""
    if not tokens:
        return None
    first = tokens[0]
    # "Kelder Valley Academy will": the first of several names hangs on the one that does.
    doer = tokens[first.head] if first.dep == "compound" else first
    is_named = first.pos == doer.pos == "PROPN" and doer.dep.startswith("nsubj")
    return first.start if is_named else None


_Sets = tuple[frozenset[str], frozenset[str]]
_MOST_SETS = 8  # a run has one pair of lexicons, a test a few
_SETS: dict[tuple[int, int], tuple[Lexicon, Lexicon, _Sets]] = {}


def _word_sets(little: Lexicon, empty: Lexicon) -> _Sets:
    """Return the words of grammar, with the numbers, and the empty words; built once for each."""
    key = (id(little), id(empty))
    if key not in _SETS:
        if len(_SETS) >= _MOST_SETS:
            _SETS.clear()
        # A number by itself says how many and never what.
        grammar = _lower(little.terms) | ONES.keys() | TENS.keys()
        # The lexicons are kept, so that their identity is not given to others.
        _SETS[key] = (little, empty, (grammar, _lower(empty.terms)))
    return _SETS[key][2]


def _lower(terms: tuple[str, ...]) -> frozenset[str]:
    return frozenset(term.lower() for term in terms)
