"""Readers: a Word, PDF, Markdown or text file into one Document."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ehcp_qa.readers.files import file_bytes
from ehcp_qa.readers.limits import refusal
from ehcp_qa.readers.names import fit_to_write
from ehcp_qa.readers.sniff import FileKind, decoded, sniff

if TYPE_CHECKING:
    from ehcp_qa.model.document import Document

TEXT_SUFFIXES = frozenset({".md", ".markdown", ".txt", ".text", ""})

_CONVERTED = frozenset({FileKind.OLD_WORD, FileKind.OPEN_DOCUMENT, FileKind.RICH_TEXT})
_REFUSALS = {
    FileKind.LOCKED_OFFICE: "is protected with a password: save a copy without one.",
    FileKind.OLD_OFFICE: (
        "is an older Office file, not a Word document: open it in Word and save it as .docx."
    ),
    FileKind.BROKEN_OFFICE: "starts like an older Office file but is cut short or damaged.",
    FileKind.SPREADSHEET: "is a spreadsheet, not a Word or PDF document.",
    FileKind.SLIDES: "is a slide show, not a Word or PDF document.",
    FileKind.WEB_PAGE: "is a web page, not a Word or PDF document.",
    FileKind.PICTURE: "is a picture, so there is no text in it to read.",
    FileKind.BROKEN_ZIP: "starts like a Word file but is cut short or damaged.",
    FileKind.ZIP: "is a zip archive, not a Word or PDF document.",
    FileKind.UNKNOWN: "is not a Word, PDF, Markdown or text file.",
}


def read(path: Path) -> Document:
    """Return what can be seen in a file, or raise UnreadablePlan with one clear sentence."""
    return read_bytes(file_bytes(path), fit_to_write(path.name))


def read_bytes(data: bytes, name: str) -> Document:
    """Return what can be seen in a file's bytes, wherever they were kept; ``name`` is the file's."""
    kind = sniff(data)
    if kind is FileKind.WORD:
        from ehcp_qa.readers.docx import read_docx

        document = read_docx(data, name)
    elif kind is FileKind.PDF:
        from ehcp_qa.readers.pdf import read_pdf

        document = read_pdf(data, name)
    elif kind in _CONVERTED:
        document = _converted(data, name, kind)
    elif kind is FileKind.TEXT:
        document = _text(data, name)
    else:
        raise refusal(name, _REFUSALS[kind])
    if not any(not block.furniture for block in document.blocks):
        raise refusal(name, "has no text in it.")
    return document


def _converted(data: bytes, name: str, kind: FileKind) -> Document:
    """Return a file of another word processor as read from its conversion to .docx."""
    from ehcp_qa.model.document import Source
    from ehcp_qa.readers import convert
    from ehcp_qa.readers.docx import read_docx

    form = {
        FileKind.OLD_WORD: convert.OLD_WORD,
        FileKind.OPEN_DOCUMENT: convert.OPEN_DOCUMENT,
        FileKind.RICH_TEXT: convert.RICH_TEXT,
    }[kind]
    document = read_docx(convert.as_docx(data, name, form), name)
    digest = hashlib.sha256(data).hexdigest()
    return replace(document, source=Source(name, form.suffix, len(data), digest))


def _text(data: bytes, name: str) -> Document:
    from ehcp_qa.readers.plaintext import read_text

    suffix = Path(name).suffix.lower()
    if suffix not in TEXT_SUFFIXES:
        raise refusal(
            name,
            f"is named {suffix} but holds plain text, so it is not the file that its name says.",
        )
    return read_text(decoded(data) or "", name=name)
