"""A text as the sentence model reads it: the numbers of the pieces of its words."""

from __future__ import annotations

import gzip
import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

# The vocabulary of all-MiniLM-L6-v2, one piece a line, in the model's order (Apache-2.0; see NOTICE).
VOCABULARY = Path(__file__).resolve().parent / "vocab.txt.gz"
_WORD = re.compile(r"\w+|[^\w\s]")
_UNKNOWN, _START, _END = "[UNK]", "[CLS]", "[SEP]"
# The model was trained on texts this long; a statement is seldom longer.
_MOST = 126


@lru_cache(maxsize=1)
def vocabulary() -> Mapping[str, int]:
    """Return the number of every piece, read once."""
    listed = gzip.decompress(VOCABULARY.read_bytes()).decode("utf-8").split("\n")
    return {piece: number for number, piece in enumerate(listed)}


def numbers(text: str) -> list[int]:
    """Return the numbers of a text's pieces, between those that begin and end a text."""
    known = vocabulary()
    found = [n for word in _WORD.findall(_plain(text)) for n in _pieces(word, known)]
    return [known[_START], *found[:_MOST], known[_END]]


def _plain(text: str) -> str:
    """Return a text in small letters, without accents."""
    apart = unicodedata.normalize("NFD", text.lower())
    return "".join(each for each in apart if unicodedata.category(each) != "Mn")


def _pieces(word: str, known: Mapping[str, int]) -> list[int]:
    """Return a word's pieces, each the longest that the vocabulary has from where the last ended."""
    found, start = list[int](), 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = ("##" if start else "") + word[start:end]
            if piece in known:
                break
        else:
            return [known[_UNKNOWN]]
        found.append(known[piece])
        start = end
    return found
