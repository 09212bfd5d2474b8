"""Tagged PDFs: tags tell furniture, headings and cells; nonsense tags change nothing."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from raw_pdf import raw_pdf, stream
from reader_checks import check_document, texts

from ehcp_qa.model.document import BlockKind, Document
from ehcp_qa.readers import read

Stretch = tuple[str, int, int, str]  # what is tagged, x, y, words

ROWS = [
    ("Name", "Sam Ellis", "Born", "2 May 2016"),
    ("School", "Northmere Primary", "Year", "5"),
]
PLAN: list[Stretch] = [
    ("Artifact", 70, 800, "Northmere Council draft"),
    ("H1", 70, 740, "My story and views"),
    ("P", 70, 715, "Sam likes trains and drawing and tells long stories about both of them."),
    *[("TD", 70 + 110 * column, 680 - 20 * row, words) for row, cells in enumerate(ROWS) for column, words in enumerate(cells)],
    ("P", 70, 620, "Sam would like to join the choir at school with a friend from his class."),
]  # fmt: skip
FIRST = 6  # number of the first object after those of the page


def _content(stretches: Sequence[Stretch]) -> bytes:
    parts = []
    for number, (kind, x, y, words) in enumerate(stretches):
        tag = b"/Artifact BMC" if kind == "Artifact" else b"/P <</MCID %d>> BDC" % number
        parts.append(b"%s BT /F 10 Tf %d %d Td (%s) Tj ET EMC" % (tag, x, y, words.encode()))
    return b"\n".join(parts)


def _element(kind: str, parent: int, kids: bytes) -> bytes:
    return b"<</Type /StructElem /S /%s /P %d 0 R /Pg 3 0 R /K [%s]>>" % (
        kind.encode(),
        parent,
        kids,
    )


def _tagged(stretches: Sequence[Stretch], *, structure: bool = True) -> bytes:
    """Return a page of stretches of text in a tree of tags: cells in one table, by their heights."""
    heights = list(dict.fromkeys(y for kind, _, y, _ in stretches if kind == "TD"))
    table = FIRST + 1
    lines = {y: table + 1 + at for at, y in enumerate(heights)}
    leaf = table + 1 + len(heights)  # the number of the first element with text
    leaves: list[bytes] = []
    kids: dict[int, list[int]] = {FIRST: [table], table: list(lines.values())}
    holders: list[bytes] = []
    for number, (kind, _, y, _) in enumerate(stretches):
        if kind == "Artifact":
            holders.append(b"null")
            continue
        parent = lines[y] if kind == "TD" else FIRST
        made = leaf + len(leaves)
        leaves.append(_element(kind, parent, b"%d" % number))
        kids.setdefault(parent, []).append(made)
        holders.append(b"%d 0 R" % made)
    named = {at: b" ".join(b"%d 0 R" % kid for kid in found) for at, found in kids.items()}
    root = b"<</Type /StructTreeRoot /K [%s] /ParentTree <</Nums [0 [%s]]>>>>" % (
        named[FIRST],
        b" ".join(holders),
    )
    elements = [
        _element("Table", FIRST, named[table]),
        *(_element("TR", table, named[line]) for line in lines.values()),
        *leaves,
    ]
    marked = b"/MarkInfo <</Marked true>> /StructTreeRoot 6 0 R" if structure else b""
    return raw_pdf(
        b"<</Type /Catalog /Pages 2 0 R %s>>" % marked,
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /StructParents 0 "
        b"/Resources <</Font <</F 5 0 R>>>>>>",
        stream(_content(stretches)),
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
        root,
        *elements,
    )


def _read(folder: Path, data: bytes) -> Document:
    path = folder / "plan.pdf"
    path.write_bytes(data)
    document = read(path)
    check_document(document)
    return document


def test_tags_tell_furniture_headings_and_cells(tmp_path: Path) -> None:
    """What no size, border or repetition shows is as the tags say."""
    document = _read(tmp_path, _tagged(PLAN))
    assert [b.text for b in document.blocks if b.furniture] == ["Northmere Council draft"]
    heading = next(b for b in document.blocks if b.kind is BlockKind.HEADING)
    assert heading.text == "My story and views"
    cells = {(b.cell.row, b.cell.column): b.text for b in document.blocks if b.cell}
    assert cells == {(row, at): words for row, line in enumerate(ROWS) for at, words in enumerate(line)}  # fmt: skip


def test_without_tags_the_page_is_read_by_its_looks(tmp_path: Path) -> None:
    """The same page without a tree has neither heading nor table, and all of its words."""
    document = _read(tmp_path, _tagged(PLAN, structure=False))
    assert document.tables == ()
    assert BlockKind.HEADING not in {b.kind for b in document.blocks}
    joined = " ".join(texts(document))
    assert all(word in joined for stretch in PLAN for word in stretch[3].split())


ALL_FURNITURE: list[Stretch] = [("Artifact", x, y, words) for _, x, y, words in PLAN]
UPSIDE_DOWN: list[Stretch] = [
    (kind, x, 1400 - y if kind == "TD" else y, words) for kind, x, y, words in PLAN
]
HALF: list[Stretch] = [
    ("Artifact" if at % 2 else kind, x, y, words) for at, (kind, x, y, words) in enumerate(PLAN)
]


@pytest.mark.parametrize(
    "stretches", [ALL_FURNITURE, HALF], ids=["all furniture", "half furniture"]
)
def test_nonsense_tags_are_not_believed(tmp_path: Path, stretches: list[Stretch]) -> None:
    """Tags that call much of a page furniture change nothing."""
    document = _read(tmp_path, _tagged(stretches))
    assert [b.text for b in document.blocks if b.furniture] == []
    assert document.tables == ()


def test_rows_out_of_order_make_no_table(tmp_path: Path) -> None:
    """A tagged table whose second row stands above its first is no table."""
    assert _read(tmp_path, _tagged(UPSIDE_DOWN)).tables == ()
