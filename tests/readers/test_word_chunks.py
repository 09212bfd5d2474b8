"""Documents embedded in a Word file are read where they stand, or it is said that they are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from reader_checks import check_document, texts
from word_building import chunk, p, tbl, tc, tr, word_file

from ehcp_qa.model.document import BlockKind, Document, MarkKind
from ehcp_qa.readers import read
from ehcp_qa.readers.conservation import conservation
from ehcp_qa.readers.docx import chunks as limits

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MAIL = (
    b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
    b"Content-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n"
    b"<p>Caf=E9 =\ncorner</p>\n--x--\n"
)


def _read(folder: Path, *found: tuple[str, bytes], body: str | None = None) -> Document:
    inside = "".join(chunk(n) for n in range(len(found))) if body is None else body
    path = word_file(folder / "plan.docx", p("Before") + inside + p("After"), chunks=found)
    document = read(path)
    check_document(document)
    checked = conservation(path.read_bytes(), document)
    assert checked is not None
    assert checked.troubles == ()
    return document


def _page(folder: Path, html: str) -> Document:
    return _read(folder, ("text/html", html.encode()))


def _embedded(document: Document) -> list[str]:
    return [block.text for block in document.blocks if block.place.part.startswith("chunk")]


READ = {
    "a web page": ("text/html", b"<html><body><p>One<p>two</body></html>", ["One", "two"]),
    "a page with a wrong type": ("application/xml", b"<!DOCTYPE html><p>One</p>", ["One"]),
    "a page in Latin": ("text/html", b'<meta charset="iso-8859-1"><p>\xa32</p>', ["£2"]),
    "quotes as Windows writes them": ("text/html", b"<p>&#147;One&#148; \x93two\x94</p>", ["“One” “two”"]),
    "text": ("text/plain", "One £\r\n\r\n- two".encode(), ["One £", "two"]),
    "text in two-byte characters": ("text/plain", "One".encode("utf-16"), ["One"]),
    "an empty page": ("text/html", b" ", []),
    "a web archive": ("message/rfc822", _MAIL, ["Café corner"]),
}  # fmt: skip


@pytest.mark.parametrize("name", READ)
def test_an_embedded_text_is_read_in_place(tmp_path: Path, name: str) -> None:
    """Pages, archives and plain text are read between the paragraphs that they stand between."""
    kind, data, wanted = READ[name]
    document = _read(tmp_path, (kind, data))
    assert texts(document) == ["Before", *wanted, "After"]
    assert document.leftovers.unread == 0


UNREAD = {
    "rich text": ("application/rtf", rb"{\rtf1 One}"),
    "a picture": ("image/png", b"\x89PNG"),
    "a broken Word file": (WORD, b"PK\x03\x04broken"),
    "an archive with no page in it": ("message/rfc822", b"MIME-Version: 1.0\n\nOne"),
}


@pytest.mark.parametrize("name", UNREAD)
def test_what_cannot_be_read_is_counted(tmp_path: Path, name: str) -> None:
    """An embedded document of another kind leaves no text, and it is known that it is there."""
    document = _read(tmp_path, UNREAD[name])
    assert texts(document) == ["Before", "After"]
    assert document.leftovers.unread == 1


def test_a_chunk_that_is_not_there_is_counted(tmp_path: Path) -> None:
    """A reference that leads nowhere is said to be unread."""
    assert _read(tmp_path, body=chunk(7)).leftovers.unread == 1


PAGES = {
    "hidden and struck text": (
        '<p>One<span style="display: none">no</span><s>no</s><del>no</del><i hidden>no</i></p>',
        ["One"],
    ),
    "scripts and styles": ("<style>p {}</style><script>no()</script><title>no</title>One", ["One"]),
    "white space": ("<p>  One\n  <b> two</b> three </p>", ["One two three"]),
    "line breaks": ("<p>One<br>two</p>", ["One\ntwo"]),
    "text as typed": ("<pre>One  two\nthree</pre>", ["One  two\nthree"]),
    "words round blocks": ("One<div>two</div>three", ["One", "two", "three"]),
    "boxes and lists of a form": (
        '<p><input type="checkbox" checked> Yes <input type="checkbox"> No '
        "<select><option>No</option><option selected>Maybe</option></select></p>",
        ["☒ Yes ☐ No Maybe"],
    ),
}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_read_as_a_browser_shows_it(tmp_path: Path, name: str) -> None:
    """Nothing hidden, white space as one space, breaks where blocks begin and end."""
    html, wanted = PAGES[name]
    assert _embedded(_page(tmp_path, html)) == wanted


def test_a_page_has_headings_lists_and_bold(tmp_path: Path) -> None:
    """What a page says of its structure is kept."""
    document = _page(
        tmp_path,
        "<h2>Section F</h2><ul><li>One<ul><li>deeper</li></ul></ul>"
        '<ol type="a" start="3"><li>two<li>three</ol><p><b>Bold</b></p>',
    )
    found = [(b.kind, b.level, b.label, b.text) for b in document.blocks[1:-1]]
    assert found == [
        (BlockKind.HEADING, 2, "", "Section F"),
        (BlockKind.LIST_ITEM, 0, "•", "One"),
        (BlockKind.LIST_ITEM, 1, "•", "deeper"),
        (BlockKind.LIST_ITEM, 0, "c.", "two"),
        (BlockKind.LIST_ITEM, 0, "d.", "three"),
        (BlockKind.PARAGRAPH, 0, "", "Bold"),
    ]
    assert document.blocks[-2].bold
    assert [mark.kind for mark in document.blocks[-2].marks] == [MarkKind.BOLD]


def test_a_page_has_tables(tmp_path: Path) -> None:
    """A page's cells stand on a grid as Word's do, spans and empty cells and nested tables too."""
    document = _page(
        tmp_path,
        "<table><caption>Over</caption><thead><tr><th>A<th colspan=2>B</tr></thead>"
        "<tr><td rowspan=2>C<td>D<td></tr><tr><td colspan=2><table><tr><td>E</table></td></tr></table>",
    )
    outer, inner = document.tables
    assert (outer.rows, outer.columns, outer.header_rows) == (3, 3, 1)
    assert [(c.row, c.column) for c in outer.empty_cells] == [(1, 2)]
    assert inner.inside is not None
    assert (inner.inside.row, inner.inside.column, inner.inside.column_span) == (2, 1, 2)
    cells = [
        (b.text, b.cell.table, b.cell.row, b.cell.column, b.cell.row_span, b.cell.column_span)
        for b in document.blocks
        if b.cell
    ]
    assert cells == [
        ("A", 0, 0, 0, 1, 1),
        ("B", 0, 0, 1, 1, 2),
        ("C", 0, 1, 0, 2, 1),
        ("D", 0, 1, 1, 1, 1),
        ("E", 1, 0, 0, 1, 1),
    ]


def test_a_chunk_in_a_cell_stands_in_that_cell(tmp_path: Path) -> None:
    """What a cell embeds is in the cell."""
    body = tbl(tr(tc(chunk(0) + p()), "Next"))
    document = _read(tmp_path, ("text/plain", b"One"), body=body)
    assert [b.cell.column for b in document.blocks if b.cell] == [0, 1]
    assert document.tables[0].empty_cells == ()


def _inner(folder: Path, body: str, **more: object) -> bytes:
    return word_file(folder / "inner.docx", body, **more).read_bytes()  # type: ignore[arg-type]


def test_an_embedded_word_file_has_its_own_styles_lists_and_notes(tmp_path: Path) -> None:
    """Its styles and lists are its own, its notes follow it, and what it embeds is read too."""
    styles = '<w:style w:type="paragraph" w:styleId="X"><w:name w:val="heading 3"/></w:style>'
    inner = _inner(
        tmp_path,
        p("Title", '<w:pStyle w:val="X"/>') + tbl(tr("Cell")) + chunk(0),
        styles=styles,
        footnotes=f'<w:footnote w:id="1">{p("Note")}</w:footnote>',
        chunks=[("text/plain", b"Deep")],
    )
    document = _read(tmp_path, (WORD, inner))
    assert texts(document) == ["Before", "Title", "Cell", "Deep", "Note", "After"]
    assert (document.blocks[1].kind, document.blocks[1].level) == (BlockKind.HEADING, 3)
    assert len(document.tables) == 1


def test_documents_are_not_embedded_without_end(tmp_path: Path) -> None:
    """Beyond a few levels an embedded document is counted and not opened."""
    data = _inner(tmp_path, p("Deepest"))
    for level in range(limits.MAX_DEPTH, 0, -1):
        data = _inner(tmp_path, p(f"Level {level}") + chunk(0), chunks=[(WORD, data)])
    document = _read(tmp_path, (WORD, data))
    assert _embedded(document) == ["Level 1", "Level 2", "Level 3"]
    assert document.leftovers.unread == 1


def test_one_chunk_cannot_be_read_over_and_over(tmp_path: Path) -> None:
    """A file that embeds one page thousands of times is read up to a limit and then counted."""
    body = chunk(0) * (limits.MAX_CHUNKS + 5)
    path = word_file(tmp_path / "plan.docx", p("One") + body, chunks=[("text/plain", b"x")])
    document = read(path)
    assert len(document.blocks) == limits.MAX_CHUNKS + 1
    assert document.leftovers.unread == 5


@pytest.mark.parametrize(
    "page",
    [
        b"<table><tr>" + b"<td rowspan=9999 colspan=9999>x" * 20_000,
        b"<div>" * 20_000 + b"deep",
        b"<p>" * 400_000,
        b"<img src='http://example.org/x'><link href='http://example.org/y'>" * 50,
    ],
    ids=["spans", "nesting", "tags", "links"],
)
def test_a_page_made_to_do_harm_is_read_or_counted(tmp_path: Path, page: bytes) -> None:
    """Whatever a page holds, the plan round it is read, and nothing is fetched."""
    path = word_file(tmp_path / "plan.docx", p("One") + chunk(0), chunks=[("text/html", page)])
    document = read(path)
    check_document(document)
    assert document.blocks[0].text == "One"
