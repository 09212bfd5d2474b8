"""Words are the same whether a line is asked for as a whole or letter by letter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_drawing import LEFT, SIZE, Sheet, read_drawn
from raw_pdf import raw_pdf, stream
from reader_checks import texts

from ehcp_qa.model.document import Document
from ehcp_qa.readers import read
from ehcp_qa.readers.pdf import glyphs

SAMPLES = sorted((Path(__file__).resolve().parent.parent.parent / "sample_plans").rglob("plan.pdf"))


def _seen(document: Document) -> list[object]:
    return [(b.text, b.label, b.kind, b.cell, b.marks, b.size) for b in document.blocks]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_every_letter_asked_for_gives_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where each letter of a sample stands adds nothing to where its lines begin and end."""
    quick = read(path)
    monkeypatch.setattr(glyphs._Reading, "_even", lambda *_: None)
    assert _seen(read(path)) == _seen(quick)


def _spread(sheet: Sheet) -> None:
    sheet.line("Sam will read")  # teaches how wide the letters are
    sheet.y += 20
    text = sheet.canvas.beginText(LEFT, 842 - sheet.y)
    text.setFont("Helvetica", SIZE)
    text.setCharSpace(1.2)
    text.textOut("Sam will read")
    sheet.canvas.drawText(text)


def _justified(sheet: Sheet) -> None:
    sheet.line("Sam will read")
    sheet.y += 20
    text = sheet.canvas.beginText(LEFT, 842 - sheet.y)
    text.setFont("Helvetica", SIZE)
    text.setWordSpace(9)
    text.textOut("Sam will read")
    sheet.canvas.drawText(text)


def _raised(sheet: Sheet) -> None:
    sheet.line("On the 4th of May Sam will start on the 4")
    sheet.y -= SIZE * 1.2
    start = sheet.canvas.stringWidth("On the 4th of May Sam will start on the 4", "Helvetica", SIZE)
    sheet.canvas.setFont("Helvetica", 6)
    sheet.canvas.drawString(LEFT + start, 842 - sheet.y + 3.5, "th")


def _gap_within(sheet: Sheet) -> None:
    sheet.line("Name School")
    sheet.y += 20
    sheet.canvas._code.append(
        f"BT /F1 10 Tf {LEFT} {842 - sheet.y} Td [(Name) -9000 (School)] TJ ET"
    )


@pytest.mark.parametrize(
    ("draw", "last"),
    [
        (_spread, "Sam will read"),
        (_justified, "Sam will read"),
        (_raised, "On the 4th of May Sam will start on the 4th"),
        (_gap_within, "Name\tSchool"),
    ],
    ids=["letters apart", "words apart", "a raised ending", "a gap in one stretch"],
)
def test_letters_that_do_not_stand_evenly_are_followed(
    tmp_path: Path, draw: Callable[[Sheet], object], last: str
) -> None:
    """Spread, justified, raised and tabbed text has its words and what parts them."""
    assert texts(read_drawn(tmp_path, draw))[-1] == last


MAP = (
    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> "
    b"endcodespacerange 1 beginbfchar <7E> <%s> endbfchar endcmap end"
)


@pytest.mark.parametrize(
    ("meaning", "shown"), [(b"D83DDE00", "\U0001f600"), (b"D83D", ""), (b"0000", "")]
)
def test_a_sign_beyond_the_basic_ones_shifts_no_letter(
    tmp_path: Path, meaning: bytes, shown: str
) -> None:
    """A sign that the page's text has as two, as half or not at all leaves the rest in place."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(
        raw_pdf(
            b"<</Type /Catalog /Pages 2 0 R>>",
            b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
            b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources <</Font <</F 5 0 R>>>>>>",
            stream(b"BT /F 10 Tf 70 700 Td (~ Sam will read) Tj 0 -30 Td (Then more) Tj ET"),
            b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R>>",
            stream(MAP % meaning),
        )
    )
    first, last = texts(read(path))
    assert first.endswith("Sam will read")
    assert shown in first
    assert last == "Then more"
