"""Scanned pages read by tesseract, where it is installed."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from pdf_drawing import LONG, Sheet, read_drawn, wrapped
from reader_checks import texts
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ehcp_qa.readers.pdf import opening
from ehcp_qa.readers.pdf.ocr import can_read_scans

needs_tesseract = pytest.mark.skipif(not can_read_scans(), reason="tesseract is not installed")


def _picture_of_text() -> ImageReader:
    """Return a page of text as a scanner would see it."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=(595, 842), invariant=1)
    sheet = Sheet(canvas)
    sheet.body()
    sheet.body()
    canvas.save()
    with pypdfium2.PdfDocument(written.getvalue()) as file:
        return ImageReader(file[0].render(scale=3, grayscale=True).to_pil())


def _second_page_scanned(sheet: Sheet) -> None:
    sheet.line("Typed text.")
    sheet.next_page()
    sheet.canvas.drawImage(_picture_of_text(), 0, 0, 595, 842)


@needs_tesseract
def test_a_scanned_page_is_read_and_named(tmp_path: Path) -> None:
    """Its paragraphs are read, and the document says which page they were recognised on."""
    document = read_drawn(tmp_path, _second_page_scanned)
    assert document.ocr_pages == (2,)
    assert document.unread_pages == ()
    assert texts(document) == ["Typed text.", *[wrapped(*LONG)] * 2]
    assert document.blocks[-1].place.page == 2


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
