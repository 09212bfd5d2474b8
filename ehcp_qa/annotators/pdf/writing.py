"""Notes written behind the end of a PDF, whose own bytes stay as they are."""

from __future__ import annotations

import hashlib
import io
import logging
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from pypdf import PdfWriter
from pypdf.annotations import Highlight, Text
from pypdf.generic import ArrayObject, FloatObject, NameObject, NumberObject, TextStringObject

from ehcp_qa.annotators.notes import Note
from ehcp_qa.annotators.pdf.words import Box, Mark

AUTHOR = "ehcp-qa"
_COLORS = {"error": "ff9999", "warning": "ffd966", "advice": "a8d1ff"}
_OTHER = "ffd966"
_PRINTED = 4  # the flag of a note that is printed with its page
_ICON = 20.0  # points; a note without words is a sign of this size
_MARGIN = 12.0  # points from the corner of the page to the first such sign
# What we write behind our notes: how long the file was before them, and the hash of that.
_END = b"%%ehcp-qa notes follow byte %d of sha256 %s\n"
_ENDS = re.compile(rb"%ehcp-qa notes follow byte (\d{1,12}) of sha256 ([0-9a-f]{64})\s*\Z")
_END_LENGTH = 200  # more bytes than that line has

logging.getLogger("pypdf").addHandler(logging.NullHandler())  # its warnings are no use to a writer


def without_ours(data: bytes) -> bytes | None:
    """Return a PDF as it was before we wrote behind its end; None when that is not how it ends."""
    found = _ENDS.search(data[-_END_LENGTH:])
    if found is None:
        return None
    before = data[: int(found.group(1))]
    told = found.group(2).decode()
    return before if hashlib.sha256(before).hexdigest() == told else None


class Behind:
    """Collects what is to be written behind the end of a PDF."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._writer = PdfWriter(io.BytesIO(data), incremental=True)
        self._signs: dict[int, int] = {}

    def take_out(self) -> int:
        """Take our notes off the pages and return how many they were."""
        taken = 0
        for page in self._writer.pages:
            notes = page.get("/Annots")
            notes = notes.get_object() if notes is not None else None
            if not isinstance(notes, ArrayObject):
                continue
            theirs = ArrayObject(n for n in notes if n.get_object().get("/T") != AUTHOR)
            if len(theirs) < len(notes):
                heads = [n.get_object() for n in notes if n not in theirs]
                taken += sum("/Contents" in head for head in heads)
                page[NameObject("/Annots")] = theirs
        return taken

    def highlight(self, note: Note, marks: Sequence[Mark], when: date | None) -> None:
        """Mark words on one page or two; what the note says hangs on the first."""
        for number, page in enumerate(sorted({mark.page for mark in marks})):
            boxes = [mark.box for mark in marks if mark.page == page]
            made = Highlight(
                rect=_round(boxes),
                quad_points=ArrayObject(
                    FloatObject(round(x, 2)) for b in boxes for x in _corners(b)
                ),
                highlight_color=_COLORS.get(note.severity, _OTHER),
            )
            self._add(
                page, made, note if number == 0 else None, f"{note.fingerprint}-{number}", when
            )

    def sign(self, note: Note, page: int, whole: Box, when: date | None) -> None:
        """Put a note that is about no words into the corner of a page, beside earlier ones."""
        count = self._signs[page] = self._signs.get(page, -1) + 1
        left = whole[0] + _MARGIN + count * _ICON
        top = whole[3] - _MARGIN
        made = Text(rect=(left, top - _ICON, left + _ICON, top), text="", open=False)
        self._add(page, made, note, f"{note.fingerprint}-{count}", when)

    def _add(self, page: int, made: Any, note: Note | None, name: str, when: date | None) -> None:
        made[NameObject("/T")] = TextStringObject(AUTHOR)
        made[NameObject("/NM")] = TextStringObject(f"{AUTHOR}-{name}")
        made[NameObject("/F")] = NumberObject(_PRINTED)
        if note is not None:
            made[NameObject("/Subj")] = TextStringObject(note.title)
            made[NameObject("/Contents")] = TextStringObject("\n".join((note.title, *note.lines)))
        if when is not None:
            made[NameObject("/M")] = TextStringObject(f"D:{when:%Y%m%d}000000Z")
        self._writer.add_annotation(page, made)

    def written(self) -> bytes:
        """Return the PDF with all that was collected behind its end."""
        out = io.BytesIO()
        self._writer.write(out)
        digest = hashlib.sha256(self._data).hexdigest().encode()
        return out.getvalue().rstrip(b"\n") + b"\n" + _END % (len(self._data), digest)


def _corners(box: Box) -> Iterable[float]:
    """Return a rectangle's corners as programs expect them: the upper two, then the lower two."""
    left, bottom, right, top = box
    return (left, top, right, top, left, bottom, right, bottom)


def _round(boxes: Sequence[Box]) -> Box:
    return (
        round(min(box[0] for box in boxes), 2),
        round(min(box[1] for box in boxes), 2),
        round(max(box[2] for box in boxes), 2),
        round(max(box[3] for box in boxes), 2),
    )
