"""Words of a PDF that are struck through: a line is ruled across their middle."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any

from ehcp_qa.readers.pdf.shapes import Page, Word

# Parts of the character size above the baseline between which a line strikes letters through;
# an underline lies below, the rule of a table well above or below.
_LOW, _HIGH = 0.12, 0.45
_COVERED = 0.7  # of a word's width; the line may begin or end a letter late


def take_out_struck(page: Page) -> int:
    """Take the words that are struck through out of a page and return how many runs there were."""
    words = sorted(page.words, key=lambda word: word.base)
    bases = [word.base for word in words]
    largest = max((word.size for word in words), default=0.0)
    struck: set[int] = set()
    runs = 0
    for rule in page.rules:
        if rule["orientation"] != "h":
            continue
        height = float(rule["top"])
        near = words[bisect_left(bases, height) : bisect_right(bases, height + largest * _HIGH)]
        found = {id(word) for word in near if _goes_through(rule, word)} - struck
        struck |= found
        runs += bool(found)
    if struck:
        page.words = [word for word in page.words if id(word) not in struck]
    return runs


def _goes_through(rule: dict[str, Any], word: Word) -> bool:
    above = word.base - rule["top"]
    return word.size * _LOW <= above <= word.size * _HIGH and _covers(rule, word)


def _covers(rule: dict[str, Any], word: Word) -> bool:
    shared = min(rule["x1"], word.x1) - max(rule["x0"], word.x0)
    return bool(shared >= (word.x1 - word.x0) * _COVERED)
