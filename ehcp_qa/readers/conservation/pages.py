"""The lines of a PDF's pages as pdfium's text pages list them, for the second reading."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ehcp_qa.readers.conservation.filled import filled_in

Box = tuple[float, float, float, float]  # left, bottom, right, top, in points of the file

_NOWHERE: Box = (0.0, 0.0, 0.0, 0.0)  # where in its field a word stands is not known
_HYPHEN = "\x02"  # what pdfium makes of a hyphen at the end of a line
_NOTHING = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\uffff\0")
_THIN = 2.5  # points; a ruled line is no thicker
# Shares of the height of a letter's box, from below: a line there goes through the letter.
_LOW, _HIGH = 0.25, 0.65
_COVERED = 0.6  # of a word's width


@dataclass(slots=True)
class PrintedWord:
    """Characters with no space between them."""

    text: str
    box: Box


@dataclass(slots=True)
class Printed:
    """One line: its page from 1, the page's height, its words, and the lines ruled on the page."""

    page: int
    height: float
    rules: list[Box]
    words: list[PrintedWord] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The line's words with a space between."""
        return " ".join(word.text for word in self.words)

    def struck(self, word: PrintedWord) -> bool:
        """Say whether a line is ruled through a word of this line."""
        left, bottom, right, top = word.box
        for x0, y0, x1, y1 in self.rules:
            middle = (y0 + y1) / 2 - bottom
            inside = (top - bottom) * _LOW <= middle <= (top - bottom) * _HIGH
            if inside and min(x1, right) - max(x0, left) >= (right - left) * _COVERED:
                return True
        return False


def printed_lines(data: bytes) -> Iterator[Printed]:
    """Yield each line of a PDF; the file has been read before, so it opens and is within limits."""
    file = pypdfium2.PdfDocument(data[data.find(b"%PDF-") :])
    try:
        if file.get_formtype() != pdfium.FORMTYPE_NONE:
            file.init_forms()
        for number in range(len(file)):
            page = file[number]
            rules = list(_rules(page))
            blank = Printed(number + 1, page.get_height(), rules)
            yield from _lines(page.get_textpage(), blank)
            if file.formenv:
                for words in filled_in(file.formenv.raw, page.raw):
                    found = [PrintedWord(word, _NOWHERE) for word in words]
                    yield Printed(blank.page, blank.height, [], found)
    finally:
        file.close()


def _lines(text: Any, blank: Printed) -> Iterator[Printed]:
    """Cut one page's characters into lines and words."""
    line = Printed(blank.page, blank.height, blank.rules)
    box, open_word = pdfium.FS_RECTF(), False
    for at in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(text.raw, at))
        if letter in "\r\n" and line.words:
            yield line
            line = Printed(blank.page, blank.height, blank.rules)
        if letter.isspace() or letter in _NOTHING:
            open_word = open_word and not letter.isspace() and letter != "\0"
            continue
        pdfium.FPDFText_GetLooseCharBox(text.raw, at, box)
        here = box.left, box.bottom, box.right, box.top
        shown = "-" if letter == _HYPHEN else letter
        if open_word:
            word = line.words[-1]
            word.text, word.box = word.text + shown, _around(word.box, here)
        else:
            line.words.append(PrintedWord(shown, here))
        open_word = True
        if letter == _HYPHEN:
            yield line
            line, open_word = Printed(blank.page, blank.height, blank.rules), False
    if line.words:
        yield line


def _around(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _rules(page: Any) -> Iterator[Box]:
    """Yield the level thin strokes and fills of a page."""
    edges = [ctypes.c_float() for _ in range(4)]
    for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=4):
        if pdfium.FPDFPageObj_GetBounds(item.raw, *edges):
            left, bottom, right, top = (edge.value for edge in edges)
            if top - bottom <= _THIN and right - left > top - bottom:
                yield left, bottom, right, top
