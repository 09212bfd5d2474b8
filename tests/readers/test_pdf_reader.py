"""PDFs drawn line by line: words become paragraphs, list items, headings and cells."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest
from pdf_drawing import LEFT, LONG, PITCH, SIZE, Sheet, read_drawn, ruled, wrapped
from reader_checks import check_document, squeezed, texts

from ehcp_qa.model.document import Block, BlockKind, MarkKind
from ehcp_qa.readers import read
from ehcp_qa.readers.conservation import conservation

SAMPLES = sorted((Path(__file__).resolve().parent.parent.parent / "sample_plans").rglob("plan.pdf"))


def test_wrapped_lines_are_one_paragraph(tmp_path: Path) -> None:
    """Lines that wrap are joined; a wider gap begins another paragraph."""

    def draw(sheet: Sheet) -> None:
        sheet.body()
        sheet.body()

    assert texts(read_drawn(tmp_path, draw)) == [wrapped(*LONG)] * 2


def test_a_line_that_was_ended_on_purpose_ends_its_paragraph(tmp_path: Path) -> None:
    """A line with room left for the next word is the last of its paragraph, space below or not."""

    def draw(sheet: Sheet) -> None:
        sheet.body()
        sheet.line("Needs met:", gap=10)
        sheet.line("Reading and writing")

    assert texts(read_drawn(tmp_path, draw))[1:] == ["Needs met:", "Reading and writing"]


def test_bullets_and_numbers_are_labels(tmp_path: Path) -> None:
    """List items begin at their label, go on over wrapped lines, and know how deep they stand."""

    def draw(sheet: Sheet) -> None:
        sheet.body()
        sheet.line("•", gap=6)
        sheet.y -= PITCH
        sheet.line(LONG[0], x=LEFT + 14)
        sheet.line("and then more of it.", x=LEFT + 14)
        sheet.line("– A deeper one", x=LEFT + 28)
        sheet.line("2.1 Another kind of item")
        sheet.line("2.5 hours each week", gap=10)

    blocks = read_drawn(tmp_path, draw).blocks[1:]
    assert [(b.kind, b.level, b.label, b.text) for b in blocks] == [
        (BlockKind.LIST_ITEM, 0, "•", f"{LONG[0]} and then more of it."),
        (BlockKind.LIST_ITEM, 1, "•", "A deeper one"),
        (BlockKind.LIST_ITEM, 0, "2.1", "Another kind of item"),
        (BlockKind.PARAGRAPH, 0, "", "2.5 hours each week"),
    ]


def test_headings_are_told_by_size(tmp_path: Path) -> None:
    """Larger text is a heading, the largest of level 1; bold text of the usual size is not."""

    def draw(sheet: Sheet) -> None:
        sheet.line("Education, Health and Care plan", size=20)
        sheet.line("Section B", size=14, font="Helvetica-Bold", gap=8)
        sheet.body()
        sheet.line("Views", font="Helvetica-Bold", gap=10)
        sheet.line("Section C", size=14, font="Helvetica-Bold", gap=8)

    blocks = read_drawn(tmp_path, draw).blocks
    assert [(b.kind, b.level, b.bold, b.size) for b in blocks] == [
        (BlockKind.HEADING, 1, False, 20.0),
        (BlockKind.HEADING, 2, True, 14.0),
        (BlockKind.PARAGRAPH, 0, False, 10.0),
        (BlockKind.PARAGRAPH, 0, True, 10.0),
        (BlockKind.HEADING, 2, True, 14.0),
    ]


def test_bold_and_italic_words_are_marked(tmp_path: Path) -> None:
    """A change of font in mid-line is a mark, and leaves no gap in the words."""

    def draw(sheet: Sheet) -> None:
        sheet.line("Sam", font="Helvetica-Bold")
        sheet.y -= PITCH
        width = sheet.canvas.stringWidth("Sam", "Helvetica-Bold", SIZE)
        sheet.line("'s plan is a", x=LEFT + width)
        sheet.y -= PITCH
        width += sheet.canvas.stringWidth("'s plan is a ", "Helvetica", SIZE)
        sheet.line("draft", x=LEFT + width, font="Helvetica-Oblique")

    (block,) = read_drawn(tmp_path, draw).blocks
    assert block.text == "Sam's plan is a draft"
    assert [(m.kind, block.text[m.start : m.end]) for m in block.marks] == [
        (MarkKind.BOLD, "Sam"),
        (MarkKind.ITALIC, "draft"),
    ]


@pytest.mark.parametrize(
    ("known", "wanted"), [("communication", "communication"), ("other", "communi-cation")]
)
def test_a_hyphen_at_a_line_end_is_mended(tmp_path: Path, known: str, wanted: str) -> None:
    """The hyphen goes when the document has the whole word elsewhere, and stays when it has not."""

    def draw(sheet: Sheet) -> None:
        sheet.line(
            f"This plan speaks of {known} in its first paragraph, which is wide and long enough"
        )
        sheet.line(
            "Sam finds every sort of spoken and of written and of any signed communi-", gap=10
        )
        sheet.line("cation hard.")

    assert texts(read_drawn(tmp_path, draw))[1].endswith(f"signed {wanted} hard.")


def _in(block: Block) -> tuple[int, int, int, int, str]:
    assert block.cell
    cell = block.cell
    return cell.row, cell.column, cell.row_span, cell.column_span, block.text


def test_a_ruled_table_is_read_cell_by_cell(tmp_path: Path) -> None:
    """A merged title spans its columns, an empty cell keeps its place, a cell holds two items."""

    def draw(sheet: Sheet) -> None:
        canvas = sheet.canvas
        canvas.line(70, 742, 520, 742)
        ruled(canvas, [70, 220, 370, 520], [130, 160, 220])
        canvas.line(70, 742, 70, 712)
        canvas.line(520, 742, 520, 712)
        for x, y, words in [
            (75, 115, "Needs, provision and outcomes"), (75, 145, "B"), (225, 145, "F"), (375, 145, "E"),
            (75, 175, "A need"), (225, 175, "• First thing"), (225, 195, "• Second thing"),
        ]:  # fmt: skip
            canvas.setFont("Helvetica", 10)
            canvas.drawString(x, 842 - y, words)

    document = read_drawn(tmp_path, draw)
    assert [_in(b) for b in document.blocks] == [
        (0, 0, 1, 3, "Needs, provision and outcomes"),
        (1, 0, 1, 1, "B"), (1, 1, 1, 1, "F"), (1, 2, 1, 1, "E"),
        (2, 0, 1, 1, "A need"), (2, 1, 1, 1, "First thing"), (2, 1, 1, 1, "Second thing"),
    ]  # fmt: skip
    assert [(c.row, c.column) for c in document.tables[0].empty_cells] == [(2, 2)]


def test_borders_drawn_as_thin_boxes_are_borders(tmp_path: Path) -> None:
    """Word draws each side of a cell as a filled strip."""

    def draw(sheet: Sheet) -> None:
        for y in (100, 130, 160):
            sheet.canvas.rect(70, 842 - y, 300, 0.5, stroke=0, fill=1)
        for x in (70, 220, 369.5):
            sheet.canvas.rect(x, 842 - 160, 0.5, 60, stroke=0, fill=1)
        for at, words in enumerate(["One", "Two", "Three", "Four"]):
            sheet.canvas.drawString(75 + at % 2 * 150, 842 - 120 - at // 2 * 30, words)

    assert [_in(b)[:2] for b in read_drawn(tmp_path, draw).blocks] == [
        (0, 0),
        (0, 1),
        (1, 0),
        (1, 1),
    ]


def test_a_table_in_a_cell_knows_its_cell(tmp_path: Path) -> None:
    """A grid drawn inside a cell is a table of its own, read where it stands."""

    def draw(sheet: Sheet) -> None:
        ruled(sheet.canvas, [70, 400, 520], [100, 300])
        ruled(sheet.canvas, [90, 200, 300], [150, 180])
        for x, y, words in [
            (75, 120, "Before"),
            (95, 170, "In"),
            (205, 170, "Side"),
            (75, 220, "After"),
            (405, 120, "Next"),
        ]:
            sheet.canvas.drawString(x, 842 - y, words)

    document = read_drawn(tmp_path, draw)
    assert [(b.cell.table, b.text) for b in document.blocks if b.cell] == [
        (0, "Before"), (1, "In"), (1, "Side"), (0, "After"), (0, "Next"),
    ]  # fmt: skip
    assert document.tables[1].inside is not None


def _rows(sheet: Sheet, top: float, rows: list[tuple[list[str], list[str]]]) -> None:
    """Draw a two-column table, each cell given line by line, one line high for each."""
    ys = [top]
    for left, right in rows:
        for x, lines in ((75, left), (305, right)):
            for number, words in enumerate(lines):
                sheet.canvas.setFont("Helvetica", 10)
                sheet.canvas.drawString(x, 842 - (ys[-1] + 11 + 12 * number), words)
        ys.append(ys[-1] + 12 * max(len(left), len(right), 1) + 5)
    ruled(sheet.canvas, [70, 300, 530], ys)


WRAP = [
    "A teaching assistant reads with Sam for",
    "fifteen minutes on every school day and the",
]


def test_a_table_over_a_page_break_is_one_table(tmp_path: Path) -> None:
    """The repeated title row is dropped, and a row cut by the break is made whole."""
    title = (["Need"], ["Provision"])

    def draw(sheet: Sheet) -> None:
        _rows(sheet, 640, [title, (["One need"], ["One provision."]), (["Another"], WRAP)])
        sheet.next_page()
        _rows(
            sheet, 70, [title, ([], ["therapist visits."]), (["A third"], ["A third provision."])]
        )

    document = read_drawn(tmp_path, draw)
    (table,) = document.tables
    assert (table.rows, table.header_rows) == (4, 1)
    assert [_in(b) for b in document.blocks][4:] == [
        (2, 0, 1, 1, "Another"),
        (2, 1, 1, 1, wrapped(*WRAP, "therapist visits.")),
        (3, 0, 1, 1, "A third"),
        (3, 1, 1, 1, "A third provision."),
    ]


def test_a_row_with_an_empty_first_cell_is_not_the_rest_of_the_row_before(tmp_path: Path) -> None:
    """A row after a page break is its own when nothing ran on."""
    title = (["Advice"], ["Appended"])

    def draw(sheet: Sheet) -> None:
        _rows(sheet, 680, [title, (["Medical advice"], ["YES/NO"])])
        sheet.next_page()
        _rows(sheet, 70, [title, ([], ["YES/NO"])])

    (table,) = read_drawn(tmp_path, draw).tables
    assert table.rows == 3
    assert [(c.row, c.column) for c in table.empty_cells] == [(2, 0)]


def test_two_tables_parted_by_a_page_break_stay_two(tmp_path: Path) -> None:
    """A table that prints its own column titles again further down is another table."""
    titles = (["B - Needs"], ["F - Provision"])

    def draw(sheet: Sheet) -> None:
        _rows(sheet, 640, [(["Cognition"], []), titles, (["A need"], ["A provision."])])
        sheet.next_page()
        _rows(sheet, 70, [(["Sensory"], []), titles, (["A need"], ["A provision."])])

    assert len(read_drawn(tmp_path, draw).tables) == 2


def test_running_lines_are_furniture(tmp_path: Path) -> None:
    """Lines that come again at the same height, and page numbers, stand outside the plan's text."""

    def draw(sheet: Sheet) -> None:
        for number in range(1, 4):
            sheet.canvas.setFont("Helvetica", 8)
            sheet.canvas.drawString(70, 810, "Northmere Council: DRAFT")
            sheet.canvas.drawString(70, 30, f"Page {number} of 3")
            sheet.y = 200
            sheet.body()
            sheet.next_page()

    document = read_drawn(tmp_path, draw)
    assert texts(document) == [wrapped(*LONG)] * 3
    assert [(b.place.part, b.text) for b in document.blocks if b.furniture] == [
        ("header", "Northmere Council: DRAFT"),
        ("footer", "Page 1 of 3"),
    ]
    assert document.pages == 3


def test_a_paragraph_goes_on_over_a_page_break(tmp_path: Path) -> None:
    """A sentence that is unfinished at the foot of a page goes on at the head of the next."""

    def draw(sheet: Sheet) -> None:
        sheet.line(LONG[0])
        sheet.line(LONG[1])
        sheet.next_page()
        sheet.line(LONG[2])

    document = read_drawn(tmp_path, draw)
    assert texts(document) == [wrapped(*LONG)]
    assert document.blocks[0].place.page == 1


@pytest.mark.parametrize("quarter", [0, 90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(tmp_path: Path, quarter: int) -> None:
    """However the page is turned, its lines are read in the order seen."""

    def draw(sheet: Sheet) -> None:
        canvas = sheet.canvas
        canvas.setPageRotation(quarter)
        if quarter == 90:
            canvas.transform(0, 1, -1, 0, 595, 0)
        elif quarter == 180:
            canvas.transform(-1, 0, 0, -1, 595, 842)
        elif quarter == 270:
            canvas.transform(0, -1, 1, 0, 0, 842)
        canvas.drawString(70, 500, "First line")
        canvas.drawString(70, 400, "Second line")

    document = read_drawn(tmp_path, draw)
    assert texts(document) == ["First line", "Second line"]
    found = conservation((tmp_path / "plan.pdf").read_bytes(), document)
    assert found is not None
    assert found.troubles == ()


def test_a_watermark_is_kept_apart(tmp_path: Path) -> None:
    """Words set at an angle are furniture and do not break into the lines they cross."""

    def draw(sheet: Sheet) -> None:
        sheet.body()
        sheet.canvas.saveState()
        sheet.canvas.translate(100, 650)
        sheet.canvas.rotate(45)
        sheet.canvas.setFont("Helvetica", 60)
        sheet.canvas.drawString(0, 0, "DRAFT")
        sheet.canvas.restoreState()

    document = read_drawn(tmp_path, draw)
    assert texts(document) == [wrapped(*LONG)]
    assert [(b.place.part, b.text) for b in document.blocks if b.furniture] == [
        ("watermark", "DRAFT")
    ]


def test_struck_through_words_are_notread_drawn(tmp_path: Path) -> None:
    """A line across the middle of words strikes them out; an underline does not."""

    def draw(sheet: Sheet) -> None:
        sheet.line("Sam will have daily support")
        start = sheet.canvas.stringWidth("Sam will have ", "Helvetica", SIZE)
        end = start + sheet.canvas.stringWidth("daily", "Helvetica", SIZE)
        sheet.canvas.line(LEFT + start, 842 - 97, LEFT + end, 842 - 97)
        sheet.canvas.line(LEFT, 842 - 102, LEFT + start, 842 - 102)

    document = read_drawn(tmp_path, draw)
    assert " ".join(texts(document)[0].split()) == "Sam will have support"
    assert document.leftovers.struck_through == 1


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_no_word_of_a_sample_is_lost(path: Path) -> None:
    """Every word that pdfplumber finds, which reads PDFs in its own way, stands in some block."""
    document = read(path)
    check_document(document)
    ours = squeezed("".join(f"{b.label}{b.text}" for b in document.blocks))
    with pdfplumber.open(path) as file:
        words = {word["text"] for page in file.pages for word in page.extract_words()}
    page_numbers = {str(n) for n in range(1, (document.pages or 0) + 1)}
    assert len(words) > 300
    assert {w for w in words - page_numbers if "(cid:" not in w and w not in ours} == set()
