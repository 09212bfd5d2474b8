"""Where on the pages of a PDF the words of a block stand, as rectangles to be marked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from ehcp_qa.model.document import Block
from ehcp_qa.model.location import Span
from ehcp_qa.readers.pdf.opening import HEADER
from ehcp_qa.readers.pdf.places import letters_of
from ehcp_qa.readers.pdf.turn import Turn

Box = tuple[float, float, float, float]
_SLACK = 2.0  # points by which a letter may stand out of the box of its block
_LINE = 0.5  # of its height: a letter whose middle is further from a line's is on another
# A word parted at the end of a line has a hyphen there that the block's text need not have.
_PASSED_OVER = frozenset("-\u2010\u2011\u00ad\u0002\ufffe\u200b\u200c\u200d\u2060\ufeff")


class Letter(NamedTuple):
    """A letter in plain form, its page from 0, its box as shown, and its box in the file."""

    plain: str
    page: int
    shown: Box  # left, top, right, bottom from the top left corner of the page
    own: Box  # left, bottom, right, top in the file's own points


class Mark(NamedTuple):
    """One line's words on a page from 0: left, bottom, right, top in the file's own points."""

    page: int
    box: Box


@dataclass(slots=True)
class Pages:
    """The letters of a PDF's pages, each page looked at only when it is asked for."""

    file: Any
    _letters: dict[int, list[Letter]] = field(default_factory=dict)

    @classmethod
    def of(cls, data: bytes) -> Pages:
        """Return the pages of a PDF that has been read once."""
        start = data.find(HEADER)
        return cls(pypdfium2.PdfDocument(data[start:] if start >= 0 else HEADER + b"1.7\n" + data))

    def words(self, span: Span, block: Block) -> list[Mark]:
        """Return where a span of a block stands; nothing when its words are not found there."""
        if block.place.page is None or span.start >= span.end:
            return []
        page = block.place.page - 1
        whole, wanted = _plain(block.text), _plain(block.text[span.start : span.end])
        before = len(_plain(block.text[: span.start]))
        if not wanted:
            return []
        for among in self._stretches(page, block.place.box):
            found = _find(among, whole, wanted, before)
            if found:
                return list(_lines(found))
        return []

    def _stretches(self, page: int, box: Box | None) -> Iterator[list[Letter]]:
        """Yield the letters of a block's box, of its page, and of that and the next page."""
        here = self.letters(page)
        yield _inside(here, box)
        yield here
        yield here + self.letters(page + 1)

    def block(self, block: Block) -> list[Mark]:
        """Return the box of a block's first page in the file's own points."""
        if block.place.page is None or block.place.box is None:
            return []
        page = block.place.page - 1
        turn = self._turn(self.file[page])
        left, top, right, bottom = block.place.box
        corners = [_back(turn, x, y) for x, y in ((left, top), (right, bottom))]
        xs, ys = zip(*corners, strict=True)
        return [Mark(page, (min(xs), min(ys), max(xs), max(ys)))]

    def corner(self, page: int) -> Box:
        """Return a page's box: left, bottom, right, top in the file's own points."""
        return tuple(self.file[page].get_bbox())

    def letters(self, page: int) -> list[Letter]:
        """Return the letters of a page that show, in the order of the file."""
        if page not in self._letters:
            self._letters[page] = list(self._read(page)) if page < len(self.file) else []
        return self._letters[page]

    def _read(self, number: int) -> Iterator[Letter]:
        page = self.file[number]
        text, turn, box = page.get_textpage(), self._turn(page), pdfium.FS_RECTF()
        for at, letter in enumerate(letters_of(text)):
            plain = _plain(letter)
            if not plain:
                continue
            pdfium.FPDFText_GetLooseCharBox(text, at, box)
            own = (box.left, box.bottom, box.right, box.top)
            (x0, y0), (x1, y1) = turn.point(own[0], own[1]), turn.point(own[2], own[3])
            shown = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            for one in plain:
                yield Letter(one, number, shown, own)
        text.close()

    def _turn(self, page: Any) -> Turn:
        return Turn(page.get_bbox(), page.get_rotation() // 90 % 4)


@lru_cache(maxsize=4096)  # letters come by the ten thousand, and few of them differ
def _plain(text: str) -> str:
    """Return text without white space and hyphens, each sign in its plain form."""
    kept = (c for c in unicodedata.normalize("NFKC", text) if not c.isspace())
    return "".join(c for c in kept if c not in _PASSED_OVER)


def _inside(letters: Sequence[Letter], box: Box | None) -> list[Letter]:
    """Return the letters whose middle stands in a box."""
    if box is None:
        return []
    left, top, right, bottom = box[0] - _SLACK, box[1] - _SLACK, box[2] + _SLACK, box[3] + _SLACK
    return [
        letter
        for letter in letters
        if top * 2 <= letter.shown[1] + letter.shown[3] <= bottom * 2
        and left * 2 <= letter.shown[0] + letter.shown[2] <= right * 2
    ]


def _find(among: Sequence[Letter], whole: str, wanted: str, before: int) -> Sequence[Letter]:
    """Return the letters of the wanted words: within their whole block, else if they stand once."""
    text = "".join(letter.plain for letter in among)
    start = text.find(whole)
    if start >= 0:
        start += before
    elif text.count(wanted) == 1:
        start = text.find(wanted)
    return among[start : start + len(wanted)] if start >= 0 else []


def _lines(letters: Sequence[Letter]) -> Iterator[Mark]:
    """Yield one rectangle for each line that letters stand on."""
    page, shown, own = letters[0].page, letters[0].shown, letters[0].own
    for letter in letters[1:]:
        middle = (letter.shown[1] + letter.shown[3]) / 2
        height = max(shown[3] - shown[1], 1.0)
        same = abs(middle - (shown[1] + shown[3]) / 2) <= height * _LINE
        if letter.page == page and same and letter.shown[0] >= shown[0]:
            shown, own = _around(shown, letter.shown), _around(own, letter.own)
        else:
            yield Mark(page, own)
            page, shown, own = letter.page, letter.shown, letter.own
    yield Mark(page, own)


def _around(box: Box, other: Box) -> Box:
    """Return the box round two boxes, whichever way up they are counted."""
    return (min(box[0], other[0]), min(box[1], other[1]), max(box[2], other[2]), max(box[3], other[3]))  # fmt: skip


def _back(turn: Turn, x: float, y: float) -> tuple[float, float]:
    """Return the file's own point of a point of the page as it is shown."""
    left, bottom, right, top = turn.box
    if turn.quarter == 0:
        return left + x, top - y
    if turn.quarter == 1:
        return left + y, bottom + x
    if turn.quarter == 2:
        return right - x, bottom + y
    return right - y, top - x
