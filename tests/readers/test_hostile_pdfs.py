"""PDFs made to do harm, or badly damaged: read rightly or refused in one sentence, in little room."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from raw_pdf import one_page, raw_pdf, stream
from reader_checks import texts
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from ehcp_qa.errors import UnreadablePlan
from ehcp_qa.readers import limits, read
from ehcp_qa.readers.pdf import trial

TEXT = b"BT /F 10 Tf 70 700 Td (Sam will work with a teaching assistant.) Tj ET"
SOUND = one_page(TEXT)
WORDS = "Sam will work with a teaching assistant."
CATALOG = b"<</Type /Catalog /Pages 2 0 R>>"
HELVETICA = b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>"


def _pages(kids: bytes, count: int, content: bytes = b"") -> bytes:
    page = b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R>>"
    kids_of = b"<</Type /Pages /Kids [%s] /Count %d>>" % (kids, count)
    return raw_pdf(CATALOG, kids_of, page, stream(content, packed=True))


def _form(content: bytes, inner: int) -> bytes:
    """Return a form that draws the object of this number under the name X."""
    return stream(
        content, Type=b"/XObject", Subtype=b"/Form", BBox=b"[0 0 500 500]",
        Resources=b"<</XObject <</X %d 0 R>>>>" % inner,
    )  # fmt: skip


def _forms(depth: int, times: int) -> bytes:
    """Return a page that draws forms within forms, each drawing the next this many times."""
    page = (
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources <</XObject <</X 5 0 R>> /Font <</F 99 0 R>>>>>>"
    )
    forms = [_form(b"/X Do " * times, number + 1) for number in range(5, 5 + depth)]
    kids = b"<</Type /Pages /Kids [3 0 R] /Count 1>>"
    return raw_pdf(CATALOG, kids, page, stream(b"/X Do"), *forms, _form(TEXT, 5 + depth))


def _fields(count: int, letters: int) -> bytes:
    field = b"<</Type /Annot /Subtype /Widget /FT /Tx /T (a) /V (%s) /Rect [0 0 100 100]>>"
    named = b"4 0 R " * count
    return raw_pdf(
        b"<</Type /Catalog /Pages 2 0 R /AcroForm <</Fields [%s]>>>>" % named,
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [%s]>>" % named,
        field % (b"word " * (letters // 5)),
    )


def _locked(owner_only: bool) -> bytes:
    written = io.BytesIO()
    lock = StandardEncryption("" if owner_only else "user", ownerPassword="owner", canPrint=0)
    canvas = Canvas(written, invariant=1, encrypt=lock)
    canvas.drawString(70, 700, WORDS)
    canvas.save()
    return written.getvalue()


READ = {
    "rubbish before the header": b"From: council\r\n" * 30 + SOUND,
    "ruined header": b"%PDX-1.7\n" + SOUND[9:],
    "ruined table of objects": SOUND.replace(b"xref\n0", b"xxxx\n0"),
    "no end mark": SOUND.replace(b"%%EOF\n", b""),
    "owner's password": _locked(owner_only=True),
    "states saved without end": one_page(b"q " * 100_000 + TEXT),
}
REFUSED = {
    "user's password": (_locked(owner_only=False), "protected with a password"),
    "cut short": (SOUND[:-60], "damaged PDF"),
    "corrupt stream": (one_page(TEXT, packed=True).replace(b"x\xda", b"x\x00"), "no text in it"),
    "glyphs": (one_page(b"BT /F 1 Tf " + b"(%s) Tj " % (b"x" * 400) * 1000 + b"ET", packed=True), "more on page 1"),
    "lines": (one_page(b"0 0 m 100 100 l S\n" * 300_000, packed=True), "more on page 1"),
    "one endless line": (one_page(b"0 0 m " + b"9 9 l 5 9 l " * 200_000 + b"S", packed=True), "more on page 1"),
    "curves": (one_page(b"0 0 m " + b"1 1 2 2 3 3 c " * 200_000 + b"S", packed=True), "more on page 1"),
    "pages": (_pages(b"3 0 R " * 20_000, 20_000), "20,000 pages"),
    "a count that lies": (_pages(b"3 0 R", limits.MAX_PAGES - 1), "damaged PDF"),
    "pages within themselves": (_pages(b"2 0 R 2 0 R", 2), "damaged PDF"),
    "lines on every page": (_pages(b"3 0 R " * 400, 400, b"0 0 m 9 9 l S\n" * 15_000), "far more than a plan"),
    "a page nine million points wide": (SOUND.replace(b"[0 0 595 842]", b"[-9000000 0 595 842]"), "damaged PDF"),
    "form fields": (_fields(20_000, 2_000), "more on page 1"),
    "arrays within arrays": (
        raw_pdf(CATALOG[:-2] + b"/X " + b"[" * 50_000 + b"]" * 50_000 + b">>", b"<</Type /Pages /Kids [] /Count 0>>"),
        "damaged PDF",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", READ)
def test_a_damaged_file_that_can_be_read_is_read(tmp_path: Path, kind: str) -> None:
    """What pdfium can find again without its help is read in full."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(READ[kind])
    assert texts(read(path)) == [WORDS]


@pytest.mark.parametrize("kind", REFUSED)
def test_a_hostile_file_gets_one_sentence(tmp_path: Path, kind: str) -> None:
    """What no plan is like is refused, and the sentence says why."""
    data, says = REFUSED[kind]
    path = tmp_path / "plan.pdf"
    path.write_bytes(data)
    with pytest.raises(UnreadablePlan) as refused:
        read(path)
    said = str(refused.value)
    assert says in said
    assert said.startswith("plan.pdf ")
    assert said.count("\n") == 0


def test_forms_within_forms_without_end_are_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Eight forms that each draw the next ten times would take hours; another process tries."""
    monkeypatch.setattr(trial, "TRIAL_SECONDS", 1)
    path = tmp_path / "plan.pdf"
    path.write_bytes(_forms(depth=10, times=10))
    with pytest.raises(UnreadablePlan, match="takes far longer"):
        read(path)


def test_only_forms_that_draw_others_are_tried_first() -> None:
    """A form with text of its own, such as a letterhead, costs no trial."""
    assert trial.needs_trial(_forms(depth=1, times=1))
    assert not trial.needs_trial(_form(TEXT, 9))
    assert not trial.needs_trial(SOUND)
