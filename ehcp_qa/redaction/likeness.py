"""Whether a word of the table of word vectors is used as given names are.

The table was made from texts in which people are named, so that a word's being in it does not make it an
ordinary word: names lie close to each other there.
"""

from __future__ import annotations

from functools import lru_cache

from ehcp_qa.analyse.meaning.words import Vector, likeness, word_table

# Likeness to the middle of the given names. Of names kept apart from that middle, three quarters lie above this;
# of all other words of the table one in thirty, and most of those are surnames.
_AS_A_NAME = 0.3


def is_like_a_name(key: str, given: frozenset[str]) -> bool:
    """Say whether a word stands among the given names in the table of vectors; never if not in it."""
    row = word_table().rows.get(key)
    return row is not None and likeness(word_table().alone(row), _middle(given)) >= _AS_A_NAME


@lru_cache(maxsize=4)
def _middle(given: frozenset[str]) -> Vector:
    """Return the direction of all given names that the table has, weighing each the same."""
    table = word_table()
    sums = [0.0] * table.size
    for name in sorted(given & table.rows.keys()):
        sums = [a + b for a, b in zip(sums, table.alone(table.rows[name]), strict=True)]
    length = sum(n * n for n in sums) ** 0.5
    return tuple(n / length for n in sums) if length else tuple(sums)
