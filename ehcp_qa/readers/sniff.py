"""What kind of file this is, told by its first bytes; a file's name may say anything."""

from __future__ import annotations

import io
import zipfile
import zlib
from enum import StrEnum

from ehcp_qa.readers.sniff_ole import SIGNATURE, top_names


class FileKind(StrEnum):
    """The kinds of file that turn up where a plan is expected."""

    WORD = "word"
    PDF = "pdf"
    TEXT = "text"
    OLD_WORD = "old word"
    LOCKED_OFFICE = "locked office"
    OLD_OFFICE = "old office"
    BROKEN_OFFICE = "broken old office"
    SPREADSHEET = "spreadsheet"
    SLIDES = "slides"
    OPEN_DOCUMENT = "open document"
    RICH_TEXT = "rich text"
    WEB_PAGE = "web page"
    PICTURE = "picture"
    BROKEN_ZIP = "broken zip"
    ZIP = "zip"
    UNKNOWN = "unknown"


_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM")
_PDF_HEADER_WITHIN = 1024  # readers accept some junk before the header (PDF 1.7, annex H)
_PDF_PARTS = (b" obj", b"endobj", b"startxref", b"/Catalog")
_WEB = (b"<!doctype html", b"<html")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    ValueError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)
_OPEN = b"application/vnd.oasis.opendocument."
_MAX_TYPE = 100  # the longest of these types has 58 characters
_MANIFEST = "META-INF/manifest.xml"
_MAX_MANIFEST = 1_000_000  # of a plan it is under 10 KB
_WORKBOOKS = frozenset({"Workbook", "Book"})


def sniff(data: bytes) -> FileKind:
    """Return what kind of file these bytes are."""
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _zip(data)
    if data.startswith(SIGNATURE):
        return _ole(data)
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return FileKind.PDF
    if all(part in data for part in _PDF_PARTS):
        return FileKind.PDF  # its header is lost, which can be mended
    if data.startswith(b"{\\rtf"):
        return FileKind.RICH_TEXT
    if data.startswith(_PICTURES):
        return FileKind.PICTURE
    if data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_WEB):
        return FileKind.WEB_PAGE
    return FileKind.UNKNOWN if decoded(data) is None else FileKind.TEXT


def decoded(data: bytes) -> str | None:
    """Return the bytes as text when they are text, else None."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if any(c < " " and c not in "\t\n\r\x0b\x0c" for c in text) else text
    return None


def _zip(data: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
            if "mimetype" in names and "content.xml" in names:
                return _open_document(package)
    except _BROKEN:
        return FileKind.BROKEN_ZIP
    if "[Content_Types].xml" in names:
        for folder, kind in (("xl/", FileKind.SPREADSHEET), ("ppt/", FileKind.SLIDES)):
            if any(name.startswith(folder) for name in names):
                return kind
        return FileKind.WORD
    return FileKind.ZIP


def _open_document(package: zipfile.ZipFile) -> FileKind:
    """Tell texts from spreadsheets and slide shows by the type that the package opens with."""
    with package.open("mimetype") as stream:
        kind = stream.read(_MAX_TYPE)
    listed = [m for m in package.infolist() if m.filename == _MANIFEST][:1]
    if any(m.file_size < _MAX_MANIFEST and b"encryption-data" in package.read(m) for m in listed):
        return FileKind.LOCKED_OFFICE
    if kind.startswith(_OPEN + b"spreadsheet"):
        return FileKind.SPREADSHEET
    if kind.startswith(_OPEN + b"presentation"):
        return FileKind.SLIDES
    return FileKind.OPEN_DOCUMENT if kind.startswith(_OPEN + b"text") else FileKind.ZIP


def _ole(data: bytes) -> FileKind:
    """Tell a locked modern file from an old Word file by the names at the top of it."""
    names = top_names(data)
    if not names:
        return FileKind.BROKEN_OFFICE
    if "EncryptedPackage" in names:
        return FileKind.LOCKED_OFFICE
    if "WordDocument" in names:
        return FileKind.OLD_WORD
    return FileKind.SPREADSHEET if names & _WORKBOOKS else FileKind.OLD_OFFICE
