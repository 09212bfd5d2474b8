"""Notes are written behind the end of a PDF, on exactly the words, and come out again."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text
from reportlab.pdfgen.canvas import Canvas

from ehcp_qa.annotators.notes import Note
from ehcp_qa.annotators.pdf import annotate_pdf, clear_pdf
from ehcp_qa.errors import UnreadablePlan
from ehcp_qa.model.location import Span
from ehcp_qa.readers.pdf import read_pdf

LINES = (
    "Sam will have regular therapy at school, and somebody from the commun-",
    "ication team will visit on Mondays to see how the work is going on.",
    "All communication is shared with her parents at the end of each week.",
)
WIDTH, HEIGHT = 595, 842


def drawn(rotation: int = 0) -> bytes:
    """Return a PDF of one page, perhaps shown turned, with a paragraph on two lines."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=True)
    for number, line in enumerate(LINES):
        if rotation == 90:
            canvas.saveState()
            canvas.translate(WIDTH, 0)
            canvas.rotate(90)
        canvas.drawString(60, 500 - 14 * number, line)
        if rotation == 90:
            canvas.restoreState()
    canvas.showPage()
    canvas.save()
    if not rotation:
        return out.getvalue()
    writer = PdfWriter(io.BytesIO(out.getvalue()))
    writer.pages[0].rotate(rotation)
    turned = io.BytesIO()
    writer.write(turned)
    return turned.getvalue()


def note(span: Span | None, severity: str = "warning") -> Note:
    """Return a note on some words."""
    return Note("Warning PRV-01: Vague", ("Why it matters.",), span, severity=severity, fingerprint="f1")  # fmt: skip


def noted(data: bytes, *words: str) -> bytes:
    """Return a PDF with a note on each of these words."""
    blocks = read_pdf(data, "plan.pdf").blocks
    notes = []
    for wanted in words:
        block = next(b for b in blocks if wanted in b.text)
        start = block.text.index(wanted)
        notes.append(note(Span(block.index, start, start + len(wanted))))
    made = annotate_pdf(data, "plan.pdf", notes, blocks, None)
    assert (made.notes, made.near) == (len(words), 0)
    return made.data


def marked(data: bytes) -> list[str]:
    """Return the words inside the rectangles of each highlight."""
    shown = pypdfium2.PdfDocument(data)
    found = []
    for number, page in enumerate(PdfReader(io.BytesIO(data)).pages):
        text = shown[number].get_textpage()
        for reference in page.get("/Annots") or []:
            head: Any = reference.get_object()
            points = [float(x) for x in head.get("/QuadPoints", [])]
            boxes = [points[at : at + 8] for at in range(0, len(points), 8)]
            words = [text.get_text_bounded(*_core(box)) for box in boxes]
            found.append("|".join(word.strip() for word in words))
    return found


def _core(points: list[float]) -> tuple[float, float, float, float]:
    """Return a rectangle a little longer and thinner, so that no neighbouring line is touched."""
    left, bottom, right, top = points[4], points[5], points[2], points[3]
    if right - left > top - bottom:
        return left - 0.5, bottom + 3, right + 0.5, top - 3
    return left + 3, bottom - 0.5, right - 3, top + 0.5


@pytest.mark.parametrize("rotation", [0, 90])
def test_a_highlight_covers_exactly_the_words(rotation: int) -> None:
    """The words under a highlight are those of the finding, on a page that is turned as well."""
    data = drawn(rotation)
    assert marked(noted(data, "regular therapy", "Mondays")) == ["regular therapy", "Mondays"]


def test_words_that_run_over_a_line_have_a_rectangle_for_each() -> None:
    """A word parted by a hyphen is found, and each of its lines marked."""
    (words,) = marked(noted(drawn(), "somebody from the communication team"))
    first, second = words.split("|")
    assert first.rstrip("-\x02\ufffe") == "somebody from the commun"
    assert second == "ication team"


def test_the_file_itself_is_the_beginning_of_the_copy() -> None:
    """Nothing of the file is rewritten, and it reads the same with the notes behind it."""
    data = drawn()
    made = noted(data, "regular therapy")
    assert made.startswith(data)
    before, after = (read_pdf(d, "plan.pdf") for d in (data, made))
    assert [b.text for b in after.blocks] == [b.text for b in before.blocks]


def test_a_second_time_gives_the_same_file_and_none_the_file_itself() -> None:
    """Our notes are replaced; taken out, they leave the file byte for byte."""
    data = drawn()
    made = noted(data, "regular therapy")
    assert noted(made, "regular therapy") == made
    cleared = clear_pdf(made, "plan.pdf")
    assert (cleared.data, cleared.removed) == (data, 1)
    assert clear_pdf(data, "plan.pdf").data == data


def test_notes_of_other_people_stay() -> None:
    """Of a copy that somebody saved again with a note of their own, only ours are taken."""
    writer = PdfWriter(io.BytesIO(noted(drawn(), "regular therapy")))
    theirs = Text(rect=(10, 10, 30, 30), text="Mine")
    writer.add_annotation(0, theirs)
    out = io.BytesIO()
    writer.write(out)
    cleared = clear_pdf(out.getvalue(), "plan.pdf")
    assert cleared.removed == 1
    left = PdfReader(io.BytesIO(cleared.data)).pages[0]["/Annots"]
    assert [head.get_object()["/Contents"] for head in left] == ["Mine"]  # type: ignore[attr-defined]


def test_a_note_about_nothing_on_the_pages_stands_in_the_corner() -> None:
    """What is missing and has no heading is a sign on the first page that says all."""
    data = drawn()
    made = annotate_pdf(
        data, "plan.pdf", [note(None), note(None)], read_pdf(data, "x").blocks, None
    )
    heads = [h.get_object() for h in PdfReader(io.BytesIO(made.data)).pages[0]["/Annots"]]  # type: ignore[attr-defined]
    assert [h["/Subtype"] for h in heads] == ["/Text", "/Text"]
    assert heads[0]["/Contents"] == "Warning PRV-01: Vague\nWhy it matters."
    assert heads[0]["/T"] == "ehcp-qa"
    assert heads[0]["/Rect"] != heads[1]["/Rect"]


def _locked(data: bytes) -> bytes:
    writer = PdfWriter(io.BytesIO(data))
    writer.encrypt("", owner_password="secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_locked, "is protected"),
        (lambda data: b"From: somebody\r\n\r\n" + data, "is built in a way"),
        (lambda data: data[: data.index(b"/Pages") + 3], "is built in a way"),
    ],
    ids=["protected", "rubbish before it", "cut short"],
)
def test_a_file_that_takes_no_notes_gets_one_sentence(
    spoil: Callable[[bytes], bytes], said: str
) -> None:
    """Where notes cannot be written behind a file, one sentence says so and what to do."""
    data = drawn()
    with pytest.raises(UnreadablePlan, match=said) as refused:
        annotate_pdf(
            spoil(data), "plan.pdf", [note(Span(0, 0, 3))], read_pdf(data, "x").blocks, None
        )
    assert "\n" not in str(refused.value)
    assert str(refused.value).startswith("plan.pdf ")


def test_the_sample_plan_has_all_its_notes_on_their_words() -> None:
    """Every statement of a whole sample plan, in tables and lists, is found on its page."""
    root = Path(__file__).resolve().parent.parent.parent
    data = (root / "sample_plans" / "most_findings" / "plan.pdf").read_bytes()
    blocks = read_pdf(data, "plan.pdf").blocks
    notes = [note(Span(b.index, 0, len(b.text))) for b in blocks if not b.furniture]
    assert annotate_pdf(data, "plan.pdf", notes, blocks, None).near == 0
