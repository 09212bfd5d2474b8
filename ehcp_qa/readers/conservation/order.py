"""Whether the words of a PDF's blocks follow each other as they do on its pages.

A page need not set its text in reading order, so whole pages cannot be compared. But of two words
next to each other in a block, either one stands right before the other on a line, or the first ends
a line, or a cell of it, and the second begins one. Words of two columns run together do neither.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ehcp_qa.model.document import Block, Document
from ehcp_qa.readers.conservation.account import Fault, Trouble, seen
from ehcp_qa.readers.conservation.pages import Printed, PrintedWord

_HYPHENS = frozenset("-\u2010\u2011")
_APART = (
    0.55  # parts of a line's height between words; a space takes a quarter, a column's gap more
)


def moved_words(lines: Sequence[Printed], document: Document) -> Iterator[Trouble]:
    """Yield, for each page, how many characters stand after words that they do not follow."""
    follows: set[tuple[str, str]] = set()
    ends: set[str] = set()
    begins: set[str] = set()
    for line in lines:
        begins.add(line.words[0].text)
        ends.add(line.words[-1].text)
        for before, after in pairwise(line.words):
            follows.add((before.text, after.text))
            if _apart(before, after):
                ends.add(before.text)
                begins.add(after.text)
    # A word with a hyphen may be cut there on the page and whole in the block.
    known = {w.text for line in lines for w in line.words if not _HYPHENS.intersection(w.text)}
    moved: dict[int, int] = {}
    for block in document.blocks:
        for one, other in pairwise(_words(block)):
            follow = (one, other) in follows or (one in ends and other in begins)
            if one in known and other in known and not follow:
                page = block.place.page or 0
                moved[page] = moved.get(page, 0) + len(other)
    for page, count in sorted(moved.items()):
        yield Trouble(Fault.MOVED, count, f"page {page}")


def _words(block: Block) -> list[str]:
    return [shown for word in block.text.split() if (shown := seen(word))]


def _apart(before: PrintedWord, after: PrintedWord) -> bool:
    """Say whether one word of a line may end it: the next stands far off, or not level with it."""
    if before.box[1] >= after.box[3] or after.box[1] >= before.box[3]:
        return True  # on a page that is turned the next word stands above or below
    high = before.box[3] - before.box[1]
    return after.box[0] - before.box[2] > high * _APART or after.box[0] < before.box[0]
