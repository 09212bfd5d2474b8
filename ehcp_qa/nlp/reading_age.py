"""How hard a text is to read, by counting letters, words and sentences."""

from __future__ import annotations

import re

_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*|\d+")
# The automated readability index (Senter and Smith, 1967): a school grade from two averages. It
# counts letters and needs no syllables, which without a dictionary could only be guessed.
_PER_LETTER, _PER_WORD, _LESS = 4.71, 0.5, 21.43
_GRADE_TO_AGE = 5  # a first grade is six years old, and so on
YOUNGEST = 5.0


def reading_age(sentences: list[str]) -> float | None:
    """Return the age in years at which a usual reader follows these sentences; None without any."""
    words = [word for sentence in sentences for word in _WORD.findall(sentence)]
    if not words:
        return None
    letters = sum(len(word) for word in words)
    spoken = [s for s in sentences if _WORD.search(s)]
    grade = _PER_LETTER * letters / len(words) + _PER_WORD * len(words) / len(spoken) - _LESS
    return round(max(YOUNGEST, grade + _GRADE_TO_AGE), 1)


def word_count(text: str) -> int:
    """Return how many words a reader meets, numbers among them."""
    return len(_WORD.findall(text))
