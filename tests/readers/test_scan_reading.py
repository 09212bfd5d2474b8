"""Scanned pages read by tesseract, where it is installed."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from pdf_drawing import LONG, Sheet, read_drawn, ruled, wrapped
from reader_checks import texts
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ehcp_qa.readers.pdf import opening
from ehcp_qa.readers.pdf.ocr import can_read_scans

needs_tesseract = pytest.mark.skipif(not can_read_scans(), reason="tesseract is not installed")


def _text(sheet: Sheet) -> None:
    sheet.body()
    sheet.body()


def _picture(draw: Callable[[Sheet], object] = _text) -> ImageReader:
    """Return a page as a scanner would see it."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=(595, 842), invariant=1)
    draw(Sheet(canvas))
    canvas.save()
    with pypdfium2.PdfDocument(written.getvalue()) as file:
        return ImageReader(file[0].render(scale=3, grayscale=True).to_pil())


def _second_page_scanned(sheet: Sheet) -> None:
    sheet.line("Typed text.")
    sheet.next_page()
    sheet.canvas.drawImage(_picture(), 0, 0, 595, 842)


@needs_tesseract
def test_a_scanned_page_is_read_and_named(tmp_path: Path) -> None:
    """Its paragraphs are read, and the document says which page they were recognised on."""
    document = read_drawn(tmp_path, _second_page_scanned)
    assert document.ocr_pages == (2,)
    assert document.unread_pages == ()
    assert texts(document) == ["Typed text.", *[wrapped(*LONG)] * 2]
    assert document.blocks[-1].place.page == 2


CELLS = [
    ["Need", "Provision", "Outcome"],
    ["Sam tires easily.", "Rest breaks in school.", "Sam stays awake."],
    ["Sam finds words hard.", "A word programme.", "Sam will use new words."],
]


def _table(sheet: Sheet) -> None:
    sheet.body()
    columns, top = [70.0, 220.0, 370.0, 530.0], sheet.y + 20
    ruled(sheet.canvas, columns, [top + 26 * row for row in range(len(CELLS) + 1)])
    for row, cells in enumerate(CELLS):
        for x, words in zip(columns, cells, strict=False):
            sheet.canvas.setFont("Helvetica", 10)
            sheet.canvas.drawString(x + 6, 842 - top - 16 - 26 * row, words)


@needs_tesseract
def test_a_table_on_a_scanned_page_has_its_cells(tmp_path: Path) -> None:
    """Under column titles, words that stand aligned are cells, though no border can be seen."""

    def draw(sheet: Sheet) -> None:
        sheet.line("Typed text.")
        sheet.next_page()
        sheet.canvas.drawImage(_picture(_table), 0, 0, 595, 842)

    document = read_drawn(tmp_path, draw)
    found = {(b.cell.row, b.cell.column): b.text for b in document.blocks if b.cell}
    assert [[found[row, column] for column in range(3)] for row in range(3)] == CELLS


@needs_tesseract
def test_a_picture_without_text_stays_unread(tmp_path: Path) -> None:
    """Nothing is made up for a page in which no words can be seen."""

    def draw(sheet: Sheet) -> None:
        sheet.body()
        sheet.next_page()
        sheet.scan()

    document = read_drawn(tmp_path, draw)
    assert (document.ocr_pages, document.unread_pages) == ((), (2,))


def test_without_tesseract_a_scan_is_left_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No extra, no guess: the page is named as unread."""
    monkeypatch.setattr(opening, "can_read_scans", lambda: False)
    document = read_drawn(tmp_path, _second_page_scanned)
    assert (document.ocr_pages, document.unread_pages) == ((), (2,))
    assert texts(document) == ["Typed text."]
