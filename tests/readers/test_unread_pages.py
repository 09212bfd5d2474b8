"""Pages of a PDF that hold no text which can be read: named, never taken for empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from pdf_drawing import LONG, Sheet, read_drawn, wrapped
from raw_pdf import one_page
from reader_checks import texts

from ehcp_qa.detectors.presence import RequiredOptions, section_missing
from ehcp_qa.errors import UnreadablePlan
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.document import Document
from ehcp_qa.model.plan import Condition, SectionId
from ehcp_qa.readers import read
from ehcp_qa.readers.pdf.shapes import Page, Word
from ehcp_qa.readers.pdf.unread import Unread, why_unread
from ehcp_qa.recognise import recognise
from ehcp_qa.rulebook.lexicons import load_lexicons

RULES = Path(__file__).resolve().parent.parent.parent / "rules"


def _partly_scanned(sheet: Sheet) -> None:
    """Draw three pages: B, a scan, and the end of the plan."""
    sheet.line("Section B: Special educational needs", size=14)
    sheet.body()
    sheet.next_page()
    sheet.scan()
    sheet.next_page()
    sheet.line("Section I: Placement", size=14)
    sheet.line("Northmere Primary School.", gap=8)


def _heading_before_a_scan(sheet: Sheet) -> None:
    sheet.line("Section F: Special educational provision", size=14)
    sheet.next_page()
    sheet.scan()
    sheet.next_page()
    sheet.line("Section I: Placement", size=14)
    sheet.line("Northmere Primary School.", gap=8)


def _recognised(document: Document) -> AnalysedPlan:
    return AnalysedPlan(recognise(document, load_lexicons([RULES])), {}, {}, ())


def test_a_scanned_page_among_text_is_named(tmp_path: Path) -> None:
    """A scanned page in a plan that has text is unread; the pages around it are read."""
    document = read_drawn(tmp_path, _partly_scanned)
    assert document.unread_pages == (2,)
    assert wrapped(*LONG) in texts(document)


def test_a_stamp_on_a_scan_is_no_text_layer(tmp_path: Path) -> None:
    """A page number or file reference printed over a scan does not make the page a read one."""

    def draw(sheet: Sheet) -> None:
        sheet.body()
        sheet.next_page()
        sheet.scan()
        sheet.line("Ref 2025/118", gap=300)

    assert read_drawn(tmp_path, draw).unread_pages == (2,)


def test_a_photograph_is_no_scan(tmp_path: Path) -> None:
    """A picture that covers a part of a page leaves the page read, even with few words on it."""

    def draw(sheet: Sheet) -> None:
        sheet.body()
        sheet.next_page()
        sheet.line("All about me")
        sheet.canvas.scale(0.6, 0.6)
        sheet.scan()

    assert read_drawn(tmp_path, draw).unread_pages == ()


def test_a_scan_with_a_text_layer_is_read(tmp_path: Path) -> None:
    """A scanner that recognised the text laid it under its picture: that is text."""

    def draw(sheet: Sheet) -> None:
        sheet.scan()
        sheet.body()

    document = read_drawn(tmp_path, draw)
    assert document.unread_pages == ()
    assert texts(document) == [wrapped(*LONG)]


def test_a_stamped_scan_is_refused_as_a_scan(tmp_path: Path) -> None:
    """When no page has a text layer the file is refused, a page number printed over it or not."""

    def draw(sheet: Sheet) -> None:
        sheet.scan()
        sheet.next_page()
        sheet.scan()

    with pytest.raises(UnreadablePlan, match="it is a scan"):
        read_drawn(tmp_path, draw)


def test_letters_turned_into_drawings_are_no_text(tmp_path: Path) -> None:
    """A page whose letters are curves, as some printers save them, is unread."""

    def draw(sheet: Sheet) -> None:
        sheet.body()
        sheet.next_page()
        for at in range(80):
            sheet.canvas.circle(60 + at % 20 * 20, 700 - at // 20 * 20, 4)

    assert read_drawn(tmp_path, draw).unread_pages == (2,)


def test_a_section_on_an_unread_page_is_not_missing(tmp_path: Path) -> None:
    """A section that was not seen may stand on the page that could not be read."""
    analysed = _recognised(read_drawn(tmp_path, _partly_scanned))
    assert analysed.plan.sections[SectionId.F].condition is Condition.UNREADABLE
    assert analysed.plan.sections[SectionId.B].condition is Condition.FILLED
    wanted = RequiredOptions(sections=(SectionId.B, SectionId.F, SectionId.I))
    assert list(section_missing(analysed, wanted)) == []


def test_a_section_whose_words_are_scanned_is_not_blank(tmp_path: Path) -> None:
    """A heading at the foot of a page, its section scanned on the next, heads no empty section."""
    plan = _recognised(read_drawn(tmp_path, _heading_before_a_scan)).plan
    assert plan.sections[SectionId.F].condition is Condition.UNREADABLE
    assert plan.sections[SectionId.I].condition is Condition.FILLED


def _without_map() -> bytes:
    """Return a PDF whose font draws shapes for codes and does not say which letters they are."""
    alphabet = " abcdefghijklmnopqrstuvwxyz,"
    names = b" ".join(b"/g%d" % n for n in range(len(alphabet)))
    font = (
        b"<</Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Council "
        b"/Encoding <</Type /Encoding /Differences [1 %s]>>>>" % names
    )
    lines = [
        b"BT /F 10 Tf 70 %d Td (%s) Tj ET"
        % (700 - 12 * n, b"".join(b"\\%03o" % (alphabet.find(c) + 1) for c in words.lower()))
        for n, words in enumerate(LONG)
    ]
    return one_page(b"\n".join(lines), font=font)


def test_letters_that_the_file_does_not_tell_are_not_graded(tmp_path: Path) -> None:
    """A font without a map gives rubbish, so the file is refused and not graded."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(_without_map())
    with pytest.raises(UnreadablePlan, match="which letters"):
        read(path)


def test_one_garbled_page_is_named(tmp_path: Path) -> None:
    """A page of rubbish among pages of text is unread, and its rubbish is in no block."""

    def draw(sheet: Sheet) -> None:
        sheet.body()
        sheet.next_page()
        for _ in range(5):
            sheet.line(SHIFTED)

    document = read_drawn(tmp_path, draw)
    assert document.unread_pages == (2,)
    assert texts(document) == [wrapped(*LONG)]


def _page(text: str) -> Page:
    words = [Word(w, 0, 9, 400, 10, False, False, False) for w in text.split()]
    return Page(1, 595, 842, words, characters=len(text))


NAMES = "Dr Anna Brown NHS Trust 12 March 2024 Ms Ruth Szczesny BSc EP Mr Hwyl ap Rhys FLT "
SHIFTED = "WKH FKLOG ZLOO ZRUN ZLWK D WHDFKLQJ DVVLVWDQW HDFK VFKRRO GDB LQ D TXLHW URRP "


@pytest.mark.parametrize(
    ("text", "why"),
    [(NAMES * 4, None), (SHIFTED * 4, Unread.GARBLED), (SHIFTED[:40], None)],
    ids=["names and dates", "shifted letters", "too little to tell"],
)
def test_rubbish_is_told_from_lists_of_names(text: str, why: Unread | None) -> None:
    """Words without vowels all over a page are no English; names and abbreviations may be."""
    assert why_unread(_page(text)) is why
