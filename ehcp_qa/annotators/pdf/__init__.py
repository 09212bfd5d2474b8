"""Findings as highlights with notes in a PDF, each on exactly the words it is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ehcp_qa.annotators.notes import Note
from ehcp_qa.annotators.placed import Annotated
from ehcp_qa.errors import UnreadablePlan
from ehcp_qa.model.document import Block

if TYPE_CHECKING:
    from ehcp_qa.annotators.pdf.words import Pages
    from ehcp_qa.annotators.pdf.writing import Behind

_START = b"%PDF-"
_LOCKED = "is protected, so that no notes can be put into it: save a copy without the protection."
_NOTABLE = (b"/Annot", b"/ObjStm")  # one of these is in every PDF that has notes
_ODD = "is built in a way that notes cannot be put into: save it as a PDF again and try that copy."


def annotate_pdf(
    data: bytes, name: str, notes: Sequence[Note], blocks: Sequence[Block], when: date | None
) -> Annotated:
    """Return a PDF with our notes behind its end, or raise UnreadablePlan."""
    cleaned = clear_pdf(data, name)
    if not notes:
        return cleaned
    if not data.startswith(_START):  # all places in it are counted from somewhere else
        raise _refusal(data, name)
    try:
        made, near = _noted(cleaned.data, notes, blocks, when)
    except Exception as problem:  # the library meets a file that others wrote as they liked
        raise _refusal(cleaned.data, name) from problem
    if not made.startswith(cleaned.data) or not _opens_alike(made, cleaned.data):
        raise _refusal(cleaned.data, name)
    return Annotated(made, len(notes), near, cleaned.removed)


def _noted(
    data: bytes, notes: Sequence[Note], blocks: Sequence[Block], when: date | None
) -> tuple[bytes, int]:
    """Return the PDF with notes, and how many stand near their words and not on them."""
    from ehcp_qa.annotators.pdf.words import Pages
    from ehcp_qa.annotators.pdf.writing import Behind

    behind, pages = Behind(data), Pages.of(data)
    near = sum(not _put(note, blocks, pages, behind, when) for note in notes)
    return behind.written(), near


def _put(
    note: Note, blocks: Sequence[Block], pages: Pages, behind: Behind, when: date | None
) -> bool:
    """Put one note and say whether it stands on its words, or has none to stand on."""
    block = None if note.span is None else blocks[note.span.block]
    if note.span is not None and block is not None:
        if marks := pages.words(note.span, block):
            behind.highlight(note, marks, when)
            return True
        if marks := pages.block(block):
            behind.highlight(note, marks, when)
            return note.missing
    behind.sign(note, 0, pages.corner(0), when)
    return note.missing


def clear_pdf(data: bytes, name: str) -> Annotated:
    """Return a PDF without our notes; as it is, byte for byte, when it has none."""
    from ehcp_qa.annotators.pdf.writing import Behind, without_ours

    if not any(sign in data for sign in _NOTABLE):
        return Annotated(data)
    try:
        behind = Behind(data)
        removed = behind.take_out()
        before = without_ours(data)
        if before is not None:
            return Annotated(before, removed=removed)
        return Annotated(behind.written() if removed else data, removed=removed)
    except Exception as problem:  # the library meets a file that others wrote as they liked
        raise _refusal(data, name) from problem


def _opens_alike(made: bytes, before: bytes) -> bool:
    """Say whether a program that shows PDFs finds as many pages as before."""
    from ehcp_qa.annotators.pdf.words import Pages

    return len(Pages.of(made).file) == len(Pages.of(before).file)


def _refusal(data: bytes, name: str) -> UnreadablePlan:
    return UnreadablePlan(f"{name} {_LOCKED if b'/Encrypt' in data else _ODD}")
