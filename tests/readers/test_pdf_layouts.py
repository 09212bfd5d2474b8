"""One plan set portrait, landscape and in two columns: the same statements in the same sections."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from pdf_drawing import LONG, Sheet, read_drawn, ruled, wrapped
from reader_checks import check_document, texts
from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from ehcp_qa.nlp.plain import plain
from ehcp_qa.readers import read
from ehcp_qa.recognise import recognise
from ehcp_qa.rulebook.lexicons import load_lexicons

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "sample_plans"))
from making import pdf  # noqa: E402
from making.layout import Sample, lay_out  # noqa: E402

BETWEEN = 18  # points of white between two columns
LAYOUTS = {
    "portrait": (A4, 1),
    "landscape": (landscape(A4), 1),
    "landscape-two-column": (landscape(A4), 2),
}
# In half a page's width a row of three cells goes over from column to column in the middle of all
# of them, which no one can always tell from rows that only follow it: the plans in the national
# template are not set in two columns.
NATIONAL = {"primary-autism-language", "national"}
PLANS = [
    (plan, layout)
    for plan in sorted((ROOT / "sample_plans").rglob("plan.md"))
    for layout in LAYOUTS
    if layout != "landscape-two-column" or plan.parent.name not in NATIONAL
]


def _set(sample: Sample, size: tuple[float, float], columns: int) -> bytes:
    """Return a sample as a PDF on pages of this size, in this many columns."""
    written = io.BytesIO()
    room = (size[0] - 2 * pdf.MARGIN - BETWEEN * (columns - 1)) / columns
    frames = [
        Frame(
            pdf.MARGIN + number * (room + BETWEEN), pdf.TOP, room, size[1] - 2 * pdf.TOP,
            leftPadding=0, rightPadding=0, topPadding=0, bottomPadding=0,
        )
        for number in range(columns)
    ]  # fmt: skip
    made = BaseDocTemplate(written, pagesize=size, invariant=1)
    made.addPageTemplates(PageTemplate(frames=frames))
    made.build(pdf._story(sample, room), canvasmaker=pdf._running_lines(sample))
    return written.getvalue()


def _statements(path: Path) -> list[tuple[str, str, str]]:
    found = recognise(read(path), load_lexicons([ROOT / "rules"])).statements()
    return [(s.section.value, s.role.value, " ".join(plain(s.text).split())) for s in found]


@pytest.mark.parametrize(
    ("plan", "layout"), PLANS, ids=lambda v: v.parent.name if isinstance(v, Path) else v
)
def test_a_plan_reads_the_same_however_it_is_set(tmp_path: Path, plan: Path, layout: str) -> None:
    """Every statement of a sample stands in its section, whole and in order."""
    path = tmp_path / "plan.pdf"
    path.write_bytes(_set(lay_out(plan.read_text(encoding="utf-8")), *LAYOUTS[layout]))
    check_document(read(path))
    assert _statements(path) == _statements(plan)


LEFT_COLUMN = [
    "Sam will work with a teaching assistant",
    "who has been trained by the therapist,",
    "one to one, for twenty minutes on each",
    "school day, in a quiet room near the",
    "class, and the therapist will visit once",
    "a term to watch a session and to agree",
]
RIGHT_COLUMN = [
    "new targets with her.",
    "Sam will have a laptop with a reading",
    "pen and a set of headphones, which the",
    "school keeps charged and ready for use",
    "in every lesson that has written work",
    "for more than ten minutes at a time.",
]


def _columns(sheet: Sheet, *, lower: float = 0) -> None:
    top = sheet.y
    for words in LEFT_COLUMN:
        sheet.line(words, x=70)
    sheet.y = top + lower
    for words in RIGHT_COLUMN:
        sheet.line(words, x=275)


@pytest.mark.parametrize("lower", [0, 3, 7], ids=["level", "nearly level", "not level"])
def test_the_left_column_is_read_before_the_right(tmp_path: Path, lower: float) -> None:
    """A paragraph goes on from the foot of one column to the head of the next."""

    def draw(sheet: Sheet) -> None:
        sheet.line("Section F: the special educational provision for Sam in full", size=15)
        _columns(sheet, lower=lower)

    assert texts(read_drawn(tmp_path, draw))[1:] == [
        wrapped(*LEFT_COLUMN, RIGHT_COLUMN[0]),
        wrapped(*RIGHT_COLUMN[1:]),
    ]


def test_a_heading_over_both_columns_parts_them(tmp_path: Path) -> None:
    """What stands above a heading that runs across is read first, left then right."""

    def draw(sheet: Sheet) -> None:
        _columns(sheet)
        sheet.line("Health care", size=14, gap=20)
        _columns(sheet)
        sheet.body()

    columns = [wrapped(*LEFT_COLUMN, RIGHT_COLUMN[0]), wrapped(*RIGHT_COLUMN[1:])]
    wanted = [*columns, "Health care", *columns, wrapped(*LONG)]
    assert texts(read_drawn(tmp_path, draw)) == wanted


def test_labels_beside_their_answers_are_no_columns(tmp_path: Path) -> None:
    """A form's labels and answers on one line stay one line."""
    form = [("Name", "Sam Ellis"), ("Date of birth", "2 May 2016"), ("School", "Northmere Primary"),
            ("Year group", "5"), ("Home language", "English"), ("Case officer", "A. Brown")]  # fmt: skip

    def draw(sheet: Sheet) -> None:
        sheet.body()
        for label, answer in form:
            sheet.line(label, gap=8)
            sheet.y -= 12
            sheet.line(answer, x=310)

    assert texts(read_drawn(tmp_path, draw))[1:] == ["\t".join(entry) for entry in form]


def _table_between(sheet: Sheet, xs: list[float], words: str, rows: int = 2) -> None:
    top = sheet.y
    ruled(sheet.canvas, xs, [top + 20 * row for row in range(rows + 1)])
    for row in range(rows):
        for number, x in enumerate(xs[:-1]):
            sheet.canvas.setFont("Helvetica", 10)
            sheet.canvas.drawString(x + 4, 842 - top - 14 - 20 * row, f"{words} {row}{number}")
    sheet.y = top + 20 * rows + 16


def test_a_table_across_two_columns_parts_them(tmp_path: Path) -> None:
    """What stands above a table that is as wide as the page is read first, left then right."""

    def draw(sheet: Sheet) -> None:
        _columns(sheet)
        sheet.y += 10
        _table_between(sheet, [70, 250, 480], "Cell")
        _columns(sheet)

    document = read_drawn(tmp_path, draw)
    columns = [wrapped(*LEFT_COLUMN, RIGHT_COLUMN[0]), wrapped(*RIGHT_COLUMN[1:])]
    cells = ["Cell 00", "Cell 01", "Cell 10", "Cell 11"]
    assert texts(document) == [*columns, *cells, *columns]


def test_a_table_in_one_column_stays_with_its_text(tmp_path: Path) -> None:
    """A table in the left column is read before the right column's text."""

    def draw(sheet: Sheet) -> None:
        top = sheet.y
        for words in LEFT_COLUMN:
            sheet.line(words, x=70)
        sheet.y += 8
        _table_between(sheet, [70, 160, 255], "Cell")
        sheet.y = top
        for words in RIGHT_COLUMN[1:] * 2:
            sheet.line(words, x=275)

    found = texts(read_drawn(tmp_path, draw))
    assert found[:5] == [wrapped(*LEFT_COLUMN), "Cell 00", "Cell 01", "Cell 10", "Cell 11"]
    assert found[5].startswith(RIGHT_COLUMN[1])


def test_a_table_that_goes_on_in_the_next_column_is_one(tmp_path: Path) -> None:
    """Tables alone tell two columns, and one cut by the end of a column is made whole."""

    def draw(sheet: Sheet) -> None:
        for page in range(2):
            sheet.y = 100
            _table_between(sheet, [70, 160, 255], f"Left {page}", rows=30)
            sheet.y = 100 if page else 130
            _table_between(sheet, [275, 365, 460], f"Right {page}", rows=20)
            sheet.next_page()

    document = read_drawn(tmp_path, draw)
    assert [(table.rows, table.columns) for table in document.tables] == [(50, 2), (50, 2)]
    assert [text[:7] for text in texts(document)[:120:60]] == ["Left 0 ", "Right 0"]
