"""When two stretches of templates are the same, or the same in other words."""

from __future__ import annotations

import re

from ehcp_qa.nlp.plain import plain

# Out of 100: above this most words are shared, so it is one sentence reworded and not two.
REWORDED = 70.0
# What was set in another way, as guidance for one, keeps nearly all its words.
RESET = 90.0
_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"\s+")


def plain_words(text: str) -> str:
    """Return words without what a word processor changes when a file is saved: case, quotes, spaces.

    Numbers are one sign, so that the rows of a table that differ by their number are alike.
    """
    return _DIGITS.sub("#", _SPACES.sub(" ", plain(text).casefold())).strip(" :.;-–•\t")


def likeness(one: str, other: str) -> float:
    """Return how much two plain texts share, from 0 to 100, whatever the order of their words."""
    from rapidfuzz.fuzz import token_sort_ratio

    return token_sort_ratio(one, other)
