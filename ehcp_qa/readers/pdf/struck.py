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
    rules = sorted((r for r in page.rules if r["orientation"] == "h"), key=lambda r: r["top"])
    heights = [float(rule["top"]) for rule in rules]
    kept: list[Word] = []
    struck_by: set[int] = set()
    for word in page.words:
        first = bisect_left(heights, word.base - word.size * _HIGH)
        after = bisect_right(heights, word.base - word.size * _LOW)
        by = next((n for n in range(first, after) if _covers(rules[n], word)), None)
        if by is None:
            kept.append(word)
        else:
            struck_by.add(by)
    page.words = kept
    return len(struck_by)


def _covers(rule: dict[str, Any], word: Word) -> bool:
    shared = min(rule["x1"], word.x1) - max(rule["x0"], word.x0)
    return bool(shared >= (word.x1 - word.x0) * _COVERED)
