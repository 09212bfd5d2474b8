"""Characters of a PDF page, as pdfium reports them, gathered into words.

pdfium and not pdfplumber, because pdfplumber spends 40 microseconds on each character against
pdfium's 5: two seconds of a 20-page plan (docs/decisions.md).
"""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from ehcp_qa.readers.pdf.shapes import Page, Word

_SPACES = frozenset(" \t\r\n\xa0\u2002\u2003\u2009\u200a\u202f\u3000\0\u2028\u2029")
_HYPHEN_MARK = "\x02"  # what pdfium makes of a hyphen at the end of a line
UNKNOWN = "\ufffd"  # stands for a character that the file does not tell
_NOTHING = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\uffff")
_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_ITALIC_NAMES = ("italic", "oblique")
_SYMBOL_NAMES = ("symbol", "wingdings", "dingbats", "courier")
_BOLD_WEIGHT = 600  # CSS and OpenType call 600 semi-bold
_FONT_NAME_BYTES = 200
# Parts of the character size: a word ends where the next character stands further off than this,
# steps back further than this, or sits on another baseline.
_GAP, _BACK, _RISE = 0.2, 0.6, 0.25
_SLANT = 0.1  # a rise of one in ten is no longer level text


@dataclass(frozen=True, slots=True)
class _Look:
    """How the characters of one text object look."""

    size: float
    bold: bool
    italic: bool
    symbol: bool
    level: bool


@dataclass(slots=True)
class Turn:
    """Takes a point of the file to a point of the page as it is shown, whatever its rotation."""

    box: tuple[float, float, float, float]
    quarter: int

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point stands on the page, from its top left corner."""
        left, bottom, right, top = self.box
        if self.quarter == 0:
            return x - left, top - y
        if self.quarter == 1:
            return y - bottom, x - left
        if self.quarter == 2:
            return right - x, y - bottom
        return top - y, right - x

    def direction(self, x: float, y: float) -> tuple[float, float]:
        """Return which way something runs on the page; the second part is upwards."""
        return [(x, y), (y, -x), (-x, -y), (-y, x)][self.quarter]


@dataclass(slots=True)
class _Gatherer:
    """Puts characters together into words, and words set at an angle aside."""

    page: Page
    spaced: bool = True
    letters: list[str] = field(default_factory=list)
    x0: float = 0.0
    x1: float = 0.0
    base: float = 0.0
    look: _Look | None = None
    aside: list[str] = field(default_factory=list)

    def space(self) -> None:
        """Note a space: the word before it is done."""
        self.flush()
        self.spaced = True
        if self.aside:
            self.aside.append(" ")

    def add(self, letter: str, x0: float, x1: float, base: float, look: _Look) -> None:
        """Add one character to the word it continues, or begin another."""
        size = look.size or 1.0
        if (
            look is not self.look
            or abs(base - self.base) > size * _RISE
            or x0 - self.x1 > size * _GAP
            or self.x1 - x0 > size * _BACK
        ):
            self.flush()
        if not self.letters:
            self.x0, self.base, self.look = x0, base, look
        self.letters.append(letter)
        self.x1 = x1

    def flush(self) -> None:
        """End the word."""
        if self.letters and self.look:
            look = self.look
            self.page.words.append(
                Word(
                    "".join(self.letters), self.x0, self.x1, self.base, look.size, look.bold,
                    look.italic, look.symbol, self.spaced,
                )
            )  # fmt: skip
            self.letters = []
            self.spaced = False

    def end_aside(self) -> None:
        """End a stretch of text that is set at an angle."""
        if words := "".join(self.aside).strip():
            self.page.asides.append(words)
        self.aside = []


def gather_words(text: Any, page: Page, turn: Turn) -> None:
    """Fill a page with its words, in the order in which the file sets them."""
    gatherer = _Gatherer(page)
    looks: dict[int, _Look] = {}
    kept: dict[_Look, _Look] = {}  # one object for each look, so that "is" tells a change
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    handle = text.raw
    for at in range(text.count_chars()):
        letter = chr(pdfium.FPDFText_GetUnicode(handle, at))
        if letter in _SPACES:
            gatherer.space()
            continue
        if letter in _NOTHING:
            continue
        if letter < " " and letter != _HYPHEN_MARK:
            letter = UNKNOWN
        setting = pdfium.FPDFText_GetTextObject(handle, at)
        key = ctypes.addressof(setting.contents) if setting else 0
        look = looks.get(key)
        if look is None:
            look = _look(handle, at, setting, turn)
            look = looks[key] = kept.setdefault(look, look)
        if not look.level:
            gatherer.aside.append(letter)
            continue
        if gatherer.aside:
            gatherer.end_aside()
        pdfium.FPDFText_GetLooseCharBox(handle, at, box)
        pdfium.FPDFText_GetCharOrigin(handle, at, x, y)
        left, base = turn.point(x.value, y.value)
        first, _ = turn.point(box.left, box.bottom)
        last, _ = turn.point(box.right, box.top)
        x0, x1 = min(first, last), max(first, last)
        gatherer.add("-" if letter == _HYPHEN_MARK else letter, min(left, x0), x1, base, look)
    gatherer.flush()
    gatherer.end_aside()


def _look(handle: Any, at: int, setting: Any, turn: Turn) -> _Look:
    """Return how the text object that holds character ``at`` looks."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(handle, at, matrix)
    along, up = turn.direction(matrix.a, matrix.b)
    scale = math.hypot(matrix.c, matrix.d) or 1.0
    size = round(pdfium.FPDFText_GetFontSize(handle, at) * scale * 2) / 2
    name, weight, slant = _font(setting)
    return _Look(
        size=size,
        bold=any(word in name for word in _BOLD_NAMES) or weight >= _BOLD_WEIGHT,
        italic=any(word in name for word in _ITALIC_NAMES) or slant != 0,
        symbol=any(word in name for word in _SYMBOL_NAMES),
        level=along > 0 and abs(up) <= along * _SLANT,
    )


def _font(setting: Any) -> tuple[str, int, int]:
    """Return a text object's font: its name in lower case, weight and slant."""
    font = pdfium.FPDFTextObj_GetFont(setting) if setting else None
    if not font:
        return "", 0, 0
    name = ctypes.create_string_buffer(_FONT_NAME_BYTES)
    pdfium.FPDFFont_GetBaseFontName(font, name, _FONT_NAME_BYTES)
    slant = ctypes.c_int()
    pdfium.FPDFFont_GetItalicAngle(font, slant)
    return (
        name.value.decode("utf-8", "replace").lower(),
        pdfium.FPDFFont_GetWeight(font),
        slant.value,
    )
