"""The characters of a PDF page as pdfium counts them, and where each stands."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from ehcp_qa.readers.pdf.turn import Turn

_IN_TWO = re.compile("[\ud800-\udfff\U00010000-\U0010ffff]")  # of these UTF-16 makes two each
_HYPHEN_IN_TEXT = "\ufffe"  # what the text of a whole page has for a hyphen at the end of a line


@dataclass(slots=True)
class Places:
    """Where characters stand on a page as it is shown."""

    text: Any
    turn: Turn
    box: Any = field(default_factory=pdfium.FS_RECTF)
    x: Any = field(default_factory=ctypes.c_double)
    y: Any = field(default_factory=ctypes.c_double)

    def across(self, at: int) -> tuple[float, float]:
        """Return from where to where a character reaches."""
        box, point = self.box, self.turn.point
        pdfium.FPDFText_GetLooseCharBox(self.text, at, box)
        first, last = point(box.left, box.bottom)[0], point(box.right, box.top)[0]
        return (first, last) if first <= last else (last, first)

    def origin(self, at: int) -> tuple[float, float]:
        """Return the point on the baseline from which a character is set."""
        pdfium.FPDFText_GetCharOrigin(self.text, at, self.x, self.y)
        return self.turn.point(self.x.value, self.y.value)


def letters_of(text: Any) -> str:
    """Return the characters of a page, each in the place where pdfium counts it."""
    count = text.count_chars()
    written = (ctypes.c_ushort * (count + 1))()
    taken = max(pdfium.FPDFText_GetText(text.raw, 0, count, written) - 1, 0)
    letters = bytes(written)[: taken * 2].decode("utf-16-le", "replace")
    # The text leaves out what has no Unicode, and writes rare characters as two: then one by one.
    if len(letters) != count or _IN_TWO.search(letters):
        return "".join(chr(pdfium.FPDFText_GetUnicode(text.raw, at)) for at in range(count))
    if _HYPHEN_IN_TEXT not in letters:
        return letters
    return "".join(
        chr(pdfium.FPDFText_GetUnicode(text.raw, at)) if letter == _HYPHEN_IN_TEXT else letter
        for at, letter in enumerate(letters)
    )
