"""Words of a page into lines, each in the cell or column of text it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from ehcp_qa.readers.pdf.shapes import Line, Word

# Parts of the character size.
_SAME_LINE = 0.4  # a raised "th" still belongs to the line
_SPACE = 0.15  # a narrower gap is spacing between letters
_TAB = 2.0  # a wider gap than this sets words apart, as a tab does


def make_lines(words: Iterable[Word], page: int) -> list[Line]:
    """Return the words as lines from top to bottom, each from left to right."""
    lines: list[list[Word]] = []
    longest, weight = None, 0.0
    for word in sorted(words, key=lambda w: (w.base, w.x0)):
        own = word.size * len(word.text)
        if longest and word.base - longest.base <= _SAME_LINE * max(word.size, lines[-1][0].size):
            lines[-1].append(word)
            if own <= weight:
                continue
        else:
            lines.append([word])
        longest, weight = word, own
    return [Line(page, _in_order(line)) for line in lines]


def separator(before: Word, after: Word) -> str:
    """Return what stands between two words of a line: nothing, a space or a tab."""
    gap = after.x0 - before.x1
    size = before.size if before.size > after.size else after.size
    if gap > size * _TAB:
        return "\t"
    return " " if gap > size * _SPACE or (after.spaced and gap > -size * _SPACE) else ""


def text_of(line: Line) -> str:
    """Return a line's words with what stands between them."""
    parts = [line.words[0].text]
    for before, after in pairwise(line.words):
        parts += [separator(before, after), after.text]
    return "".join(parts)


def _base(words: list[Word]) -> float:
    return max(words, key=lambda word: word.size * len(word.text)).base


def _in_order(words: list[Word]) -> list[Word]:
    """Return a line's words left to right, raised ones set on the line's own baseline."""
    base = _base(words)
    for word in words:
        word.raised += base - word.base
        word.base = base
    return sorted(words, key=lambda word: (word.x0, word.x1))
