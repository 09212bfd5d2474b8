"""What has been filled in on a PDF form: the values of its fields, as words at their places."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

import pypdfium2.raw as pdfium

from ehcp_qa.readers.limits import MAX_PAGE_CHARACTERS
from ehcp_qa.readers.pdf.shapes import Box, Page, Word
from ehcp_qa.readers.pdf.turn import Turn

CHECKED, UNCHECKED = "☒", "☐"
_WRITTEN = (
    pdfium.FPDF_FORMFIELD_TEXTFIELD,
    pdfium.FPDF_FORMFIELD_COMBOBOX,
    pdfium.FPDF_FORMFIELD_LISTBOX,
)
_TICKED = (pdfium.FPDF_FORMFIELD_CHECKBOX, pdfium.FPDF_FORMFIELD_RADIOBUTTON)
_MOST_FIELDS = 2_000  # on a page; a form of boxes for single letters has a few hundred
_USUAL_SIZE = 10.0  # points, where the field leaves it to the program
_LETTER_WIDTH = 0.5  # parts of the size
_PITCH = 1.2  # sizes from line to line
_INSET = 2.0  # points between a field's edge and its text


def gather_fields(form: Any, source: Any, page: Page, turn: Turn) -> None:
    """Add the words filled in on a page, and a box for each check box, ticked or not.

    Reading stops at as many characters as a page may hold, which the caller counts.
    """
    count = min(pdfium.FPDFPage_GetAnnotCount(source.raw), _MOST_FIELDS)
    for at in range(count):
        note = pdfium.FPDFPage_GetAnnot(source.raw, at)
        if not note or page.characters > MAX_PAGE_CHARACTERS:
            continue
        try:
            if pdfium.FPDFAnnot_GetSubtype(note) == pdfium.FPDF_ANNOT_WIDGET:
                words = list(_field(form, note, turn))
                page.words.extend(words)
                page.characters += sum(len(word.text) for word in words)
        finally:
            pdfium.FPDFPage_CloseAnnot(note)


def _field(form: Any, note: Any, turn: Turn) -> Iterator[Word]:
    if pdfium.FPDFAnnot_GetFlags(note) & pdfium.FPDF_ANNOT_FLAG_HIDDEN:
        return
    kind = pdfium.FPDFAnnot_GetFormFieldType(form, note)
    if kind in _TICKED:
        text = CHECKED if pdfium.FPDFAnnot_IsChecked(form, note) else UNCHECKED
    elif kind in _WRITTEN:
        text = _value(form, note)
    else:
        return
    yield from _words(text, _box(note, turn), _size(form, note))


def _value(form: Any, note: Any) -> str:
    """Return a field's text, or nothing when there is more than a page ever holds."""
    size = pdfium.FPDFAnnot_GetFormFieldValue(form, note, None, 0)
    if not 2 < size <= MAX_PAGE_CHARACTERS * 2:
        return ""
    written = (ctypes.c_ushort * (size // 2))()
    pdfium.FPDFAnnot_GetFormFieldValue(form, note, written, size)
    return bytes(written).decode("utf-16-le", "replace").rstrip("\0")


def _size(form: Any, note: Any) -> float:
    size = ctypes.c_float()
    told = pdfium.FPDFAnnot_GetFontSize(form, note, size)
    return round(size.value * 2) / 2 if told and size.value > 0 else _USUAL_SIZE


def _box(note: Any, turn: Turn) -> Box:
    rect = pdfium.FS_RECTF()
    pdfium.FPDFAnnot_GetRect(note, rect)
    xa, ya = turn.point(rect.left, rect.top)
    xb, yb = turn.point(rect.right, rect.bottom)
    return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)


def _words(text: str, box: Box, size: float) -> Iterator[Word]:
    """Yield the words of a field, wrapped as they would be in its box."""
    left, top, right, bottom = box
    lines = list(_wrapped(text, max(right - left - 2 * _INSET, size) / (size * _LETTER_WIDTH)))
    pitch = min(size * _PITCH, (bottom - top) / max(len(lines), 1))
    for number, line in enumerate(lines, 1):
        x = left + _INSET
        for word in line:
            end = x + len(word) * size * _LETTER_WIDTH
            base = min(top + pitch * number, bottom) - pitch * 0.2
            yield Word(word, x, end, base, size, bold=False, italic=False, symbol=False)
            x = end + size * _LETTER_WIDTH


def _wrapped(text: str, letters: float) -> Iterator[list[str]]:
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        words: list[str] = []
        for word in line.split():
            if words and len(" ".join([*words, word])) > letters:
                yield words
                words = []
            words.append(word)
        if words:
            yield words
