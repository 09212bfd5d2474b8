"""Files that cannot be read: one clear sentence each, never a traceback."""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ole_building import ole_file
from reader_checks import check_document
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas
from word_building import p, relationships, tbl, tr, word_file

from ehcp_qa.errors import UnreadablePlan
from ehcp_qa.readers import limits, read


def _word(folder: Path, body: str = p("Text")) -> bytes:
    return word_file(folder / "made.docx", body).read_bytes()


def _pdf(
    draw: Callable[[Canvas], object] = lambda c: c.drawString(70, 700, "Text"), **options: object
) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, invariant=1, **options)
    draw(canvas)
    canvas.save()
    return written.getvalue()


def _zip(**members: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in members.items():
            package.writestr(name, data)
    return written.getvalue()


def _open(kind: str, **members: bytes) -> bytes:
    mimetype = f"application/vnd.oasis.opendocument.{kind}".encode()
    return _zip(mimetype=mimetype, **{"content.xml": b"<a/>"}, **members)


def _with_part(folder: Path, name: str, data: bytes) -> bytes:
    """Return a sound Word file with one part put in place of its own."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_word(folder))) as sound,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for other in sound.namelist():
            if other != name:
                package.writestr(other, sound.read(other))
        package.writestr(name, data)
    return written.getvalue()


def _scan(canvas: Canvas) -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    canvas.drawImage(ImageReader(Image.new("L", (60, 80), 200)), 0, 0, 595, 842)


def _pages(canvas: Canvas) -> None:
    for _ in range(limits.MAX_PAGES + 1):
        canvas.showPage()


def _crowd(canvas: Canvas) -> None:
    canvas.setFont("Helvetica", 1)
    for at in range(limits.MAX_PAGE_CHARACTERS // 500 + 1):
        canvas.drawString(10, 10 + at * 8, "x" * 500)


def _drawing(canvas: Canvas) -> None:
    canvas.drawString(70, 700, "Text")
    for at in range(limits.MAX_PAGE_OBJECTS + 1):
        canvas.line(at % 500, 0, at % 500, 800)


def _locked_member(data: bytes) -> bytes:
    """Return a zip whose directory says that its members are encrypted."""
    at = data.index(b"PK\x01\x02") + 8
    flags = struct.unpack_from("<H", data, at)[0] | 1
    return data[:at] + struct.pack("<H", flags) + data[at + 2 :]


def _nested_tables() -> str:
    body = p("Text")
    for _ in range(100):
        body = tbl(tr(f"<w:tc>{body}{p()}</w:tc>"))
    return body


DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE document [<!ENTITY a "x">]><document>&a;</document>'

FILES: dict[str, tuple[str, Callable[[Path], bytes], str]] = {
    "empty": ("plan.docx", lambda _: b"", "is empty"),
    "zeros": ("plan.pdf", lambda _: b"\0" * 5000, "is empty"),
    "word cut short": ("plan.docx", lambda f: _word(f)[:700], "cut short or damaged"),
    "word without its end": ("plan.docx", lambda f: _word(f)[:-60], "cut short or damaged"),
    "word with a password": (
        "plan.docx", lambda _: ole_file("EncryptionInfo", "EncryptedPackage"), "protected with a password",
    ),
    "spreadsheet in an older format": ("plan.xls", lambda _: ole_file("Workbook"), "spreadsheet"),
    "some other old office file": ("plan.doc", lambda _: ole_file("Contents"), "older Office file"),
    "old office file cut short": ("plan.doc", lambda _: ole_file("WordDocument")[:700], "cut short or damaged"),
    "zip with a password": ("plan.docx", lambda f: _locked_member(_word(f)), "protected with a password"),
    "open spreadsheet": ("plan.odt", lambda _: _open("spreadsheet"), "spreadsheet"),
    "open slides": ("plan.odt", lambda _: _open("presentation"), "slide show"),
    "open drawing": ("plan.odt", lambda _: _open("graphics"), "zip archive"),
    "open document with a password": (
        "plan.odt",
        lambda _: _open("text", **{"META-INF/manifest.xml": b"<manifest:encryption-data/>"}),
        "protected with a password",
    ),
    "spreadsheet": (
        "plan.docx", lambda _: _zip(**{"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<a/>"}), "spreadsheet",
    ),
    "slides": (
        "plan.docx", lambda _: _zip(**{"[Content_Types].xml": b"<Types/>", "ppt/p.xml": b"<a/>"}), "slide show",
    ),
    "some other zip": ("plan.docx", lambda _: _zip(a=b"b"), "zip archive"),
    "picture": ("plan.pdf", lambda _: b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "picture"),
    "web page": ("plan.docx", lambda _: b"<!DOCTYPE html><html></html>", "web page"),
    "rubbish": ("plan.docx", lambda _: bytes(range(256)) * 20, "not a Word, PDF, Markdown or text file"),
    "text by another name": ("plan.docx", lambda _: b"## F\n- Sam will read.", "plain text"),
    "text with nothing in it": ("plan.md", lambda _: b"\n  \n<!-- nothing -->\n", "no text in it"),
    "word with nothing in it": ("plan.docx", lambda f: _word(f, p() + p(" ")), "no text in it"),
    "document type": (
        "plan.docx", lambda f: _with_part(f, "word/document.xml", DOCTYPE), "document type",
    ),
    "document type in another encoding": (
        "plan.docx", lambda f: _with_part(f, "word/document.xml", DOCTYPE.decode().encode("utf-16")), "document type",
    ),
    "broken XML": ("plan.docx", lambda f: _with_part(f, "word/document.xml", b"<w:document>"), "damaged Word file"),
    "no body": (
        "plan.docx", lambda f: _with_part(f, "word/document.xml", b"<document/>"), "damaged Word file",
    ),
    "no main part": (
        "plan.docx", lambda f: _with_part(f, "_rels/.rels", relationships(other="a.xml").encode()), "damaged Word file",
    ),
    "main part of another kind": (
        "plan.docx",
        lambda f: _with_part(f, "[Content_Types].xml", b'<Types><Default Extension="xml" ContentType="text/xml"/></Types>'),
        "not a Word document",
    ),
    "part that unpacks a thousandfold": (
        "plan.docx", lambda f: _with_part(f, "word/document.xml", b"<a>" + b" " * 5_000_000 + b"</a>"), "far more than a plan",
    ),
    "tables nested beyond reason": ("plan.docx", lambda f: _word(f, _nested_tables()), "plan.docx "),
    "pdf cut short": ("plan.pdf", lambda _: _pdf()[:400], "damaged PDF"),
    "pdf with a password": (
        "plan.pdf", lambda _: _pdf(encrypt=StandardEncryption("word")), "protected with a password",
    ),
    "pdf header and no more": ("plan.pdf", lambda _: b"%PDF-1.7\n%%EOF", "damaged PDF"),
    "scan": ("plan.pdf", lambda _: _pdf(_scan), "it is a scan"),
    "blank pdf": ("plan.pdf", lambda _: _pdf(lambda c: c.showPage()), "no text in it"),
    "too many pages": ("plan.pdf", lambda _: _pdf(_pages), "501 pages"),
    "too many characters": ("plan.pdf", lambda _: _pdf(_crowd), "more on page 1"),
    "too many lines": ("plan.pdf", lambda _: _pdf(_drawing), "more on page 1"),
}  # fmt: skip


@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_cannot_be_read_gets_one_sentence(tmp_path: Path, kind: str) -> None:
    """The sentence names the file without its folder and says what was found."""
    name, data, says = FILES[kind]
    path = tmp_path / name
    path.write_bytes(data(tmp_path))
    with pytest.raises(UnreadablePlan) as refused:
        read(path)
    _check_sentence(str(refused.value), name, tmp_path)
    assert says in str(refused.value)


def _check_sentence(said: str, name: str, folder: Path) -> None:
    assert said.startswith(f"{name} ")
    assert re.fullmatch(r"[^\n]+\.", said)
    assert str(folder) not in said


def test_a_missing_file_and_a_folder_are_said_to_be_so(tmp_path: Path) -> None:
    """Nothing there, or a folder, is told apart from a damaged file."""
    with pytest.raises(UnreadablePlan, match=r"\Aplan\.docx could not be found\.\Z"):
        read(tmp_path / "plan.docx")
    (tmp_path / "folder").mkdir()
    with pytest.raises(UnreadablePlan, match=r"\Afolder is a folder, not a file\.\Z"):
        read(tmp_path / "folder")


def test_a_size_that_lies_is_found_out(tmp_path: Path) -> None:
    """No more is unpacked than the limit, whatever size a member declares."""
    data = _with_part(tmp_path, "word/document.xml", b"<a>" + b" " * 60_000_000 + b"</a>")
    real = struct.pack("<I", 60_000_007)
    (tmp_path / "plan.docx").write_bytes(data.replace(real, struct.pack("<I", 1000)))
    with pytest.raises(UnreadablePlan):
        read(tmp_path / "plan.docx")


def test_too_many_members_are_refused(tmp_path: Path) -> None:
    """A package of thousands of parts is no plan."""
    members = {f"a{n}": b"" for n in range(limits.MAX_MEMBERS + 1)}
    path = tmp_path / "plan.docx"
    path.write_bytes(_zip(**{"[Content_Types].xml": b"<Types/>"}, **members))
    with pytest.raises(UnreadablePlan, match="far more than a plan"):
        read(path)


def test_the_type_is_told_by_content_and_not_by_name(tmp_path: Path) -> None:
    """A Word file named .pdf is read as the Word file it is, and the other way about."""
    (tmp_path / "a.pdf").write_bytes(_word(tmp_path))
    (tmp_path / "b.docx").write_bytes(_pdf())
    assert read(tmp_path / "a.pdf").source.format == "docx"
    assert read(tmp_path / "b.docx").source.format == "pdf"


def test_a_file_name_cannot_move_the_cursor(tmp_path: Path) -> None:
    """Control characters in a file's name are not printed."""
    path = tmp_path / "pl\x1b[2Jan.docx"
    path.write_bytes(b"")
    with pytest.raises(UnreadablePlan, match=re.escape("pl?[2Jan.docx is empty.")):
        read(path)


def test_the_source_tells_size_and_hash(tmp_path: Path) -> None:
    """What was read can be checked again: its size and SHA-256."""
    path = tmp_path / "plan.md"
    path.write_bytes(b"Sam\n")
    source = read(path).source
    assert (source.name, source.format, source.size) == ("plan.md", "markdown", 4)
    assert source.sha256 == hashlib.sha256(b"Sam\n").hexdigest()


_CHANGE = st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255))


@pytest.mark.parametrize("kind", ["docx", "pdf"])
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(changes=st.lists(_CHANGE, min_size=1, max_size=20))
def test_a_damaged_file_is_read_or_refused(
    tmp_path: Path, kind: str, changes: list[tuple[float, int]]
) -> None:
    """Whatever bytes are changed, the result is a sound document or one sentence."""
    data = bytearray(_word(tmp_path) if kind == "docx" else _pdf())
    for where, byte in changes:
        data[int(where * len(data))] = byte
    path = tmp_path / f"plan.{kind}"
    path.write_bytes(bytes(data))
    try:
        check_document(read(path))
    except UnreadablePlan as refused:
        _check_sentence(str(refused), path.name, tmp_path)
