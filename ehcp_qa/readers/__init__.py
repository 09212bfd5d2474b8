"""Readers: a Word, PDF, Markdown or text file into one Document."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ehcp_qa.readers.limits import MAX_FILE_BYTES, MEGABYTE, refusal
from ehcp_qa.readers.sniff import FileKind, decoded, sniff

if TYPE_CHECKING:
    from ehcp_qa.model.document import Document

TEXT_SUFFIXES = frozenset({".md", ".markdown", ".txt", ".text", ""})

_SAVE_AS = "open it in Word and save it as .docx"
_REFUSALS = {
    FileKind.OLD_WORD: f"is in the older .doc format: {_SAVE_AS}.",
    FileKind.LOCKED_OFFICE: "is protected with a password: save a copy without one.",
    FileKind.OLD_OFFICE: f"is an older Office file, not a Word document: {_SAVE_AS}.",
    FileKind.SPREADSHEET: "is a spreadsheet, not a Word or PDF document.",
    FileKind.SLIDES: "is a slide show, not a Word or PDF document.",
    FileKind.OPEN_DOCUMENT: f"is an OpenDocument file: {_SAVE_AS}.",
    FileKind.RICH_TEXT: f"is a rich text file: {_SAVE_AS}.",
    FileKind.WEB_PAGE: "is a web page, not a Word or PDF document.",
    FileKind.PICTURE: "is a picture, so there is no text in it to read.",
    FileKind.BROKEN_ZIP: "starts like a Word file but is cut short or damaged.",
    FileKind.ZIP: "is a zip archive, not a Word or PDF document.",
    FileKind.UNKNOWN: "is not a Word, PDF, Markdown or text file.",
}


def read(path: Path) -> Document:
    """Return what can be seen in a file, or raise UnreadablePlan with one clear sentence."""
    name = path.name
    data = _bytes(path)
    kind = sniff(data)
    if kind is FileKind.WORD:
        from ehcp_qa.readers.docx import read_docx

        document = read_docx(data, name)
    elif kind is FileKind.PDF:
        from ehcp_qa.readers.pdf import read_pdf

        document = read_pdf(data, name)
    elif kind is FileKind.TEXT:
        document = _text(data, path)
    else:
        raise refusal(name, _REFUSALS[kind])
    if not any(not block.furniture for block in document.blocks):
        raise refusal(name, "has no text in it.")
    return document


def _bytes(path: Path) -> bytes:
    """Return the file's bytes, or say why it cannot be opened."""
    name = path.name
    try:
        if path.is_dir():
            raise refusal(name, "is a folder, not a file.")
        if path.stat().st_size > MAX_FILE_BYTES:
            raise refusal(
                name, f"is larger than {MAX_FILE_BYTES // MEGABYTE} MB, far too large for a plan."
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise refusal(name, "could not be found.") from None
    except PermissionError:
        raise refusal(name, "could not be opened: permission was denied.") from None
    except (OSError, ValueError):
        raise refusal(name, "could not be opened.") from None
    if not data.strip(b"\0"):
        raise refusal(name, "is empty.")
    return data


def _text(data: bytes, path: Path) -> Document:
    from ehcp_qa.readers.plaintext import read_text

    suffix = path.suffix.lower()
    if suffix not in TEXT_SUFFIXES:
        raise refusal(
            path.name,
            f"is named {suffix} but holds plain text, so it is not the file that its name says.",
        )
    return read_text(decoded(data) or "", name=path.name)
