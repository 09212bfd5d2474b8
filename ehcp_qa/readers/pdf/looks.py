"""How the characters of a PDF page look: size, weight and slant, asked once for each text object."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from ehcp_qa.readers.pdf.shapes import Tag
from ehcp_qa.readers.pdf.tags import Tags
from ehcp_qa.readers.pdf.turn import Turn

_BOLD_NAMES = ("bold", "black", "heavy", "semibold", "demi")
_ITALIC_NAMES = ("italic", "oblique")
_SYMBOL_NAMES = ("symbol", "wingdings", "dingbats", "courier")
_BOLD_WEIGHT = 600  # CSS and OpenType call 600 semi-bold
_FONT_NAME_BYTES = 200
_SLANT = 0.1  # a rise of one in ten is no longer level text
_STRAIGHT = 0.0001  # a rise that over the widest page comes to a twentieth of a point

Widths = dict[tuple[str | float, ...], dict[str, float]]  # of letters, by font, size and matrix


@dataclass(frozen=True, slots=True)
class Look:
    """How the characters of one text object look, to a reader."""

    size: float
    bold: bool
    italic: bool
    symbol: bool
    level: bool


@dataclass(slots=True)
class Setting:
    """How the characters of one text object are set: their look, and how wide each letter is.

    All text objects of one font and exact size share their widths, which fill as letters are met.
    """

    look: Look
    straight: bool  # level to the last, so that all its letters stand on one height
    widths: dict[str, float]


@dataclass(slots=True)
class Looks:
    """The looks of one page's text objects, each found out once."""

    text: Any
    turn: Turn
    widths: Widths
    tags: Tags
    said: dict[int, Tag | None] = field(default_factory=dict)  # by the tags, of each text object
    _by_object: dict[int, Setting] = field(default_factory=dict)
    _fonts: dict[int, tuple[str, int, int]] = field(default_factory=dict)
    _by_shape: dict[tuple[float, ...], Setting] = field(default_factory=dict)
    _matrix: Any = field(default_factory=pdfium.FS_MATRIX)
    _same: dict[Look, Look] = field(default_factory=dict)  # so that "is" tells a change of look

    def of(self, at: int) -> tuple[int, Setting]:
        """Return the text object that holds character ``at``, as a number, and its setting."""
        held = pdfium.FPDFText_GetTextObject(self.text, at)
        key = ctypes.addressof(held.contents) if held else 0
        known = self._by_object.get(key)
        if known is None:
            known = self._by_object[key] = self._setting(at, held)
            self.said[key] = self.tags.of(held)
        return key, known

    def _setting(self, at: int, held: Any) -> Setting:
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self.text, at, matrix)
        size = pdfium.FPDFText_GetFontSize(self.text, at)
        font = pdfium.FPDFTextObj_GetFont(held) if held else None
        number = ctypes.addressof(font.contents) if font else 0
        shape = number, size, matrix.a, matrix.b, matrix.c, matrix.d
        known = self._by_shape.get(shape)
        if known is None:
            known = self._by_shape[shape] = self._made(font, *shape)
        return known

    def _made(
        self, font: Any, number: int, exact: float, a: float, b: float, c: float, d: float
    ) -> Setting:
        if number not in self._fonts:
            self._fonts[number] = _font(font)
        name, weight, slant = self._fonts[number]
        along, up = self.turn.direction(a, b)
        level = along > 0 and abs(up) <= along * _SLANT
        look = look_of(name, exact * (math.hypot(c, d) or 1.0), weight, slant, level=level)
        widths = self.widths.setdefault((name, exact, a, b, c, d), {})
        straight = level and abs(up) <= along * _STRAIGHT
        return Setting(self._same.setdefault(look, look), straight, widths)


def look_of(name: str, size: float, weight: int = 0, slant: int = 0, *, level: bool = True) -> Look:
    """Return how characters look in a font of this name in lower case."""
    return Look(
        size=round(size * 2) / 2,
        bold=any(word in name for word in _BOLD_NAMES) or weight >= _BOLD_WEIGHT,
        italic=any(word in name for word in _ITALIC_NAMES) or slant != 0,
        symbol=any(word in name for word in _SYMBOL_NAMES),
        level=level,
    )


def _font(font: Any) -> tuple[str, int, int]:
    """Return a font's name in lower case, its weight and its slant."""
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
