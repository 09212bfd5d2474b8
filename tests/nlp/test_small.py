"""Small letters find what a pattern that ignores case finds."""

from __future__ import annotations

import re
import sys

import pytest

from ehcp_qa.nlp.small import in_small, small

PATTERNS = (
    r"\b(?:INSET|TAs?|e-?learning)",
    r"\bEpiPen\b",
    r"\W[A-Z]\w+\s+will\b",
    r"[a-z]+ing\b",
    r"\Athis\b",
    r"école\s—|ÉCOLE",
)
TEXTS = (
    "INSET for the TAs",
    "an epipen is kept in the office",
    "THIS is what Sam WILL do, and Sam Will",
    "E-Learning for teaching assistants",
    "skiİng ıs ſaid: Kelvin’s ÉCOLE — “Straße”",
)


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("text", TEXTS)
def test_small_letters_find_what_ignoring_case_finds(pattern: str, text: str):
    """Both ways find the same stretches of the text."""
    usual = [found.span() for found in re.finditer(pattern, text, re.IGNORECASE)]
    assert [found.span() for found in in_small(pattern).finditer(small(text))] == usual


def test_every_character_keeps_its_place():
    """A text in small letters is as long as the text, whatever stands in it."""
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    assert len(small(everything)) == len(everything)


def test_every_character_is_that_letter_which_ignoring_case_takes_it_for():
    """No character but a letter's own forms is taken for it, and each of these is."""
    everything = "".join(map(chr, range(sys.maxunicode + 1)))
    for letter in "abcdefghijklmnopqrstuvwxyz":
        usual = [found.start() for found in re.finditer(letter, everything, re.IGNORECASE)]
        assert [at for at, each in enumerate(small(everything)) if each == letter] == usual
