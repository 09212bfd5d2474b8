"""A PDF's pages, opened within limits, each with its words and ruled lines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from ehcp_qa.readers.limits import (
    MAX_CHARACTERS,
    MAX_OBJECTS,
    MAX_PAGE_CHARACTERS,
    MAX_PAGE_SIDE,
    MAX_PAGES,
    refusal,
)
from ehcp_qa.readers.pdf.fields import gather_fields
from ehcp_qa.readers.pdf.glyphs import gather_words
from ehcp_qa.readers.pdf.looks import Widths
from ehcp_qa.readers.pdf.ocr import MOST_PAGES, can_read_scans, read_scan
from ehcp_qa.readers.pdf.ruling import gather_rules
from ehcp_qa.readers.pdf.second import MOST_PAGES as MOST_PAGES_AGAIN
from ehcp_qa.readers.pdf.shapes import Page
from ehcp_qa.readers.pdf.tags import believed, page_tags
from ehcp_qa.readers.pdf.trial import needs_trial, passes_trial
from ehcp_qa.readers.pdf.turn import Turn
from ehcp_qa.readers.pdf.unread import why_unread

DAMAGED = "is a damaged PDF, or is cut short: save it as a PDF again and try that copy."
_LOCKED = "is protected with a password: save a copy without one."
_ENDLESS = "takes far longer to read than a plan ever does, so it was not read."
_FULL = "holds far more than a plan ever does, so it was not read."
HEADER = b"%PDF-"  # without it pdfium reads nothing; with any, it finds the objects by itself
_ENDS = (b"%%EOF", b"startxref")
_END_WITHIN = 4096  # bytes of rubbish that mail systems are known to add after the end


def open_pages(data: bytes, name: str) -> Iterator[Page]:
    """Yield each page's words and rules, or raise UnreadablePlan."""
    if not any(end in data[-_END_WITHIN:] for end in _ENDS):
        raise refusal(name, DAMAGED)
    if needs_trial(data) and not passes_trial(data):
        raise refusal(name, _ENDLESS)
    start = data.find(HEADER)
    try:
        file = pypdfium2.PdfDocument(data[start:] if start >= 0 else HEADER + b"1.7\n" + data)
    except pypdfium2.PdfiumError as problem:
        told = getattr(problem, "err_code", None) == pdfium.FPDF_ERR_PASSWORD
        locked = told and b"/Encrypt" in data  # damage to the root is reported so, too
        raise refusal(name, _LOCKED if locked else DAMAGED) from None
    try:
        if len(file) > MAX_PAGES:
            raise refusal(
                name, f"has {len(file):,} pages, more than the {MAX_PAGES} that are read."
            )
        if not len(file):
            raise refusal(name, DAMAGED)
        if file.get_formtype() != pdfium.FORMTYPE_NONE:
            file.init_forms()
        letters = objects = failed = 0
        widths: Widths = {}
        for number in range(len(file)):
            page = _page(file, number, name, widths)
            letters += sum(len(word.text) for word in page.words)
            objects += page.objects
            failed += page.failed
            if failed > MOST_PAGES_AGAIN:
                raise refusal(name, DAMAGED)
            if letters > MAX_CHARACTERS or objects > MAX_OBJECTS:
                raise refusal(name, _FULL)
            yield page
    finally:
        file.close()


def _page(file: Any, number: int, name: str, widths: Widths) -> Page:
    """Return one page, marked as failed when pdfium cannot make sense of it."""
    try:
        return _read_page(file, number, name, widths)
    except (pypdfium2.PdfiumError, ValueError, OverflowError):  # the last two: impossible codes
        return Page(number + 1, 0.0, 0.0, failed=True)


def _read_page(file: Any, number: int, name: str, widths: Widths) -> Page:
    source = file[number]
    text = source.get_textpage()
    width, height = source.get_size()
    if max(width, height) > MAX_PAGE_SIDE:
        raise refusal(name, DAMAGED)
    page = Page(number + 1, width, height)
    turn = Turn(source.get_bbox(), source.get_rotation() // 90 % 4)
    crowded = f"has more on page {number + 1} than a page of a plan ever holds, so it was not read."
    if text.count_chars() > MAX_PAGE_CHARACTERS or not gather_rules(source, page, turn):
        raise refusal(name, crowded)
    page.characters = text.count_chars()
    tags = page_tags(file.raw, source.raw)
    gather_words(text, page, turn, widths, tags)
    page.tagged = bool(tags.known) and believed(page)
    if file.formenv:
        gather_fields(file.formenv.raw, source, page, turn)
    if page.characters > MAX_PAGE_CHARACTERS:
        raise refusal(name, crowded)
    if number < MOST_PAGES and why_unread(page) and can_read_scans():
        read_scan(source, page)
    text.close()
    source.close()
    return page
