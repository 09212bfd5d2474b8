"""A PDF's characters, as its text pages list them, held against the blocks read from it.

A PDF need not set its text in reading order, so the order of whole pages is not compared (that of
neighbouring words is, see ``order``): what is compared is how often each word stands on the pages
and in the blocks, then, among words that were joined or cut, how often each character does. A running line is printed often and read once, so as many extra words
as it has may pass for its own.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ehcp_qa.model.document import Document
from ehcp_qa.readers.conservation.account import Conservation, Fault, Trouble, seen
from ehcp_qa.readers.conservation.order import moved_words
from ehcp_qa.readers.conservation.pages import Printed, PrintedWord, printed_lines
from ehcp_qa.readers.text import BULLET, BULLET_SIGNS

_SAME_PLACE = 3.0  # points; running lines stand within this of each other from page to page
_TOP = 0.6  # of a page's height from below; titles of a table that goes on stand above this
_HYPHENS = frozenset("-\u2010\u2011")
_REPEATED = "in running lines and table titles that are printed again"
_MENDED = "hyphens at the end of a line"
_STRUCK = "struck through"

_Found = tuple[Printed, PrintedWord]


def compare_pdf(data: bytes, document: Document) -> Conservation:
    """Return how the characters on a PDF's pages compare with the document read from it."""
    lines = list(printed_lines(data))
    left_out: Counter[str] = Counter()
    got, bullets = _read_words(document)
    missing = _not_on_any_page(_not_on_own_page(lines, got), got)
    missing, bullets = _without_bullets(missing, bullets)
    missing = _without_repeats(lines, missing, left_out)
    if document.leftovers.struck_through:
        missing = _without_struck(missing, left_out)
    spare = Counter("".join(word for words in got.values() for word in words.elements()))
    lost = _lost(lines, missing, spare, left_out)
    troubles = [Trouble(Fault.LOST, count, f"page {page}") for page, count in sorted(lost.items())]
    if extra := spare.total() + bullets:
        troubles.append(Trouble(Fault.EXTRA, extra, "no one page"))
    troubles += moved_words(lines, document)
    return Conservation(
        characters=sum(len(word.text) for line in lines for word in line.words),
        ordered=False,
        left_out=tuple(sorted(left_out.items())),
        troubles=tuple(troubles),
    )


def _read_words(document: Document) -> tuple[dict[int, Counter[str]], int]:
    """Return the words of all blocks by page, and how many bullets there are, whatever their sign."""
    words: dict[int, Counter[str]] = {}
    bullets = 0
    for block in document.blocks:
        bullets += block.label == BULLET
        label = "" if block.label == BULLET else block.label
        here = words.setdefault(block.place.page or 0, Counter())
        here.update(seen(word) for word in f"{label} {block.text}".split())
    return words, bullets


def _not_on_own_page(lines: Sequence[Printed], got: dict[int, Counter[str]]) -> list[_Found]:
    """Return the words that are not in the blocks of their own page; the others are used up."""
    found = [(line, word) for line in lines for word in line.words]
    return [(line, word) for line, word in found if not _take(got.get(line.page), word.text)]


def _not_on_any_page(missing: list[_Found], got: dict[int, Counter[str]]) -> list[_Found]:
    """Return the words that are in no block: one may go on over pages after the one it names."""
    for words in got.values():
        missing = [(line, word) for line, word in missing if not _take(words, word.text)]
    return missing


def _take(words: Counter[str] | None, word: str) -> bool:
    """Use up one of the words, and say whether there was one."""
    if not words or words[word] <= 0:
        return False
    words[word] -= 1
    return True


def _without_repeats(
    lines: Sequence[Printed], missing: list[_Found], left_out: Counter[str]
) -> list[_Found]:
    """Take out the words of lines that an earlier page prints too, if a whole line is missing."""
    gone = Counter(word.text for _, word in missing)
    again: Counter[str] = Counter()
    for line in _repeats(lines):
        words = Counter(word.text for word in line.words)
        if words <= gone:
            gone -= words
            again += words
    kept = []
    for line, word in missing:
        if _take(again, word.text):
            left_out[_REPEATED] += len(word.text)
        else:
            kept.append((line, word))
    return kept


def _repeats(lines: Sequence[Printed]) -> Iterator[Printed]:
    """Yield the lines that stand on an earlier page too, whatever figures are in them.

    Those on the most pages come first: running lines are, and the lines of paragraphs are not.
    """
    alike: dict[str, list[Printed]] = {}
    for line in lines:
        alike.setdefault(re.sub(r"\d+", "#", line.text), []).append(line)
    for same in sorted(alike.values(), key=lambda found: -len({line.page for line in found})):
        for n, line in enumerate(same):
            if any(other.page < line.page and _stands_alike(line, other) for other in same[:n]):
                yield line


def _stands_alike(line: Printed, other: Printed) -> bool:
    """Say whether a line stands where the other does, or where a table's titles would again."""
    low, before = line.words[0].box[1], other.words[0].box[1]
    return low > line.height * _TOP or abs(low - before) <= _SAME_PLACE


def _without_bullets(missing: list[_Found], bullets: int) -> tuple[list[_Found], int]:
    """Take out the signs that were read as bullets: they begin a line and are no figure."""
    for only_first in (True, False):  # in a table a bullet may stand in the middle of a line
        kept = []
        for line, word in missing:
            sign = len(word.text) == 1 and not word.text.isdecimal()
            placed = word is line.words[0] if only_first else word.text in BULLET_SIGNS
            if bullets and sign and placed:
                bullets -= 1
            else:
                kept.append((line, word))
        missing = kept
    return missing, bullets


def _without_struck(missing: list[_Found], left_out: Counter[str]) -> list[_Found]:
    kept = []
    for line, word in missing:
        if line.struck(word):
            left_out[_STRUCK] += len(word.text)
        else:
            kept.append((line, word))
    return kept


def _lost(
    lines: Sequence[Printed],
    missing: list[_Found],
    spare: Counter[str],
    left_out: Counter[str],
) -> Counter[int]:
    """Return how many characters of each page are in no block, using up the spare ones.

    As many hyphens may be gone as there are at the ends of lines: words cut there are joined.
    """
    line_ends = sum(line.words[-1].text[-1] in _HYPHENS for line in lines)
    lost: Counter[int] = Counter()
    for line, word in missing:
        for letter in word.text:
            if spare[letter] > 0:
                spare[letter] -= 1
            elif letter in _HYPHENS and line_ends:
                line_ends -= 1
                left_out[_MENDED] += 1
            else:
                lost[line.page] += 1
    return lost
