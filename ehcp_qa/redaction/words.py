"""The words of a text that may be names: with capitals, and with what joins them to their neighbours."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*")
# What may stand between the parts of one name: "Mei-Lin", "K. Osei", "Anna  Reid".
_SPACE = re.compile(r" {1,3}\Z")
_HYPHEN = re.compile(r"-\Z")
_DOT = re.compile(r"\. {0,2}\Z")
TITLES = frozenset("mr mrs ms miss mx dr prof professor sir dame lady lord rev reverend fr".split())


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return text in small letters without accents: "Zoë" and "zoe" are one name."""
    if text.isascii():
        return text.casefold()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a plain text, without a possessive; ``joined`` says how it hangs on the one before.

    ``joined`` is "" for not at all, " " across a space, "-" by a hyphen, "." after an initial or title.
    ``opens`` is true where a sentence, a cell or a list item begins, so that any word has a capital.
    """

    text: str
    start: int
    end: int
    joined: str
    opens: bool

    @property
    def key(self) -> str:
        """The word in small letters without accents, which people leave out."""
        return folded(self.text)

    @property
    def capital(self) -> bool:
        """True when it begins with a capital."""
        return self.text[0].isupper()

    @property
    def initial(self) -> bool:
        """True for a single capital."""
        return len(self.text) == 1 and self.text.isupper()

    @property
    def title(self) -> bool:
        """True for Mr, Mrs, Dr and the like."""
        return self.key in TITLES and self.capital


# What stands between two words where the second begins something new.
_OPENING = re.compile(r"[.!?:;|/•·]|\s-\s")


@lru_cache(maxsize=8192)  # a plan's statements stand in findings, in sections and in tables
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a plain text in order."""
    found: list[Word] = []
    at = 0
    for match in _WORD.finditer(text):
        gap = text[at : match.start()]
        before = found[-1] if found else None
        joined = _joined(gap, before)
        opens = before is None or (not joined and bool(_OPENING.search(gap)))
        found.append(Word(match.group(), match.start(), match.end(), joined, opens))
        at = match.end()
    return tuple(found)


def _joined(gap: str, before: Word | None) -> str:
    if before is None:
        return ""
    if _SPACE.match(gap):
        return " "
    if _HYPHEN.match(gap):
        return "-"
    if _DOT.match(gap) and (before.title or before.initial):
        return "."
    return ""
