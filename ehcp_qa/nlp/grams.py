"""Words, pairs of words and pieces of words: what the trained models see of a text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|#+|[:/&+%]")
_NUMBER = re.compile(r"\d+(?:[.:]\d+)?")
# Lengths of character n-grams inside one word with its edges, and of runs of words.
SHORTEST, LONGEST = 3, 5

Features = Mapping[str, float]


def text_features(text: str, row: str = "", flags: Iterable[str] = ()) -> Features:
    """Return the features of a bare text, as placement uses them."""
    words: dict[str, float] = {}
    chars: dict[str, float] = {}
    for mark, each in (("", text), ("row", row)):
        add_words(words, each, mark)
        add_chars(chars, each)
    return {
        **weighed(words),
        **weighed(chars),
        **dict.fromkeys(flags, 1.0),
    }


def weighed(grams: Mapping[str, float]) -> dict[str, float]:
    """Return the grams scaled so that a long statement counts no more than a short one."""
    length = math.sqrt(len(grams)) or 1.0
    return dict.fromkeys(grams, SCALE / length)


# Brings n-gram values to the size of the flags, which are 1: of 3, 6, 9 and 15 the best when
# authors are left out one at a time.
SCALE = 6.0


def add_words(found: dict[str, float], text: str, mark: str) -> None:
    """Add the words and pairs of words of a text, as those of the cell or part that ``mark`` names."""
    words = _words(text)
    prefix = f"w:{mark}:"
    edged = ["<", *words, ">"]
    for word in words:
        found[prefix + word] = 1.0
    for pair in pairwise(edged):
        found[prefix + " ".join(pair)] = 1.0
    if mark:  # what a cell says counts as said, wherever it stands
        for word in words:
            found["w::" + word] = 1.0


def add_chars(found: dict[str, float], text: str) -> None:
    """Add the pieces of the words of a text."""
    for word in dict.fromkeys(_words(text)):
        found.update(dict.fromkeys(_chars(word), 1.0))


@lru_cache(maxsize=8192)  # words recur, and so do their pieces
def _chars(word: str) -> tuple[str, ...]:
    """Return the pieces of a word with its edges, the shortest first."""
    padded = f" {word} "
    return tuple(
        "c:" + padded[start : start + size]
        for size in range(SHORTEST, LONGEST + 1)
        for start in range(len(padded) - size + 1)
    )


def words_of(text: str) -> list[tuple[str, int, int]]:
    """Return a text's words as the models know them, each with where it stands."""
    masked = _NUMBER.sub(lambda number: "#" * len(number.group()), text.lower().replace("’", "'"))
    found = ((each.group(), *each.span()) for each in _WORD.finditer(masked))
    return [("#" if word[0] == "#" else word, start, end) for word, start, end in found]


def _words(text: str) -> list[str]:
    return _WORD.findall(_NUMBER.sub("#", text.lower().replace("’", "'")))
