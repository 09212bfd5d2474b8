"""Tables of words alone are found where they surely are tables, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_drawing import LONG, Sheet, read_drawn, wrapped
from reader_checks import texts

Rows = list[list[list[str]]]

NEEDS: Rows = [
    [["Need"], ["Provision"], ["Outcome"]],
    [["Sam finds new words", "hard to learn."], ["• A word programme", "• A quiet room"], ["Sam will use", "new words."]],
    [["Sam tires easily."], ["Rest breaks, ten", "minutes each hour."], ["Sam will stay awake."]],
]  # fmt: skip
WANTED_NEEDS = [
    (0, 0, "Need"), (0, 1, "Provision"), (0, 2, "Outcome"),
    (1, 0, "Sam finds new words hard to learn."), (1, 1, "A word programme"), (1, 1, "A quiet room"),
    (1, 2, "Sam will use new words."),
    (2, 0, "Sam tires easily."), (2, 1, "Rest breaks, ten minutes each hour."), (2, 2, "Sam will stay awake."),
]  # fmt: skip
ADVICE: Rows = [
    [["Advice from"], ["Role"], ["Date"]],
    [["Dr P. Sole"], ["Paediatrician"], ["3 May 2026"]],
    [["A. Brown"], [], ["4 May 2026"]],
    [["J. Osei"], ["Educational psychologist"], []],
]
TWO: Rows = [
    [["Need"], ["Provision"]],
    [["Sam finds new words hard", "to learn and to keep."], ["A word programme."]],
    [["Sam tires easily."], ["Rest breaks, ten minutes", "in each hour of school."]],
]
UNTITLED: Rows = [
    [["Mondays"], ["Swimming"], ["Northmere Baths"]],
    [["Tuesdays"], ["Reading"], ["The library"]],
    [["Fridays"], ["Cooking"], ["The youth club"]],
]


def _cells(rows: Rows) -> list[tuple[int, int, str]]:
    return [
        (row, column, " ".join(lines))
        for row, cells in enumerate(rows)
        for column, lines in enumerate(cells)
        if lines
    ]


def _write(sheet: Sheet, rows: Rows, *, room: float, columns: tuple[float, ...]) -> None:
    """Write the cells of a table from the top down, with so much room above each row."""
    for row in rows:
        sheet.y += room
        for x, lines in zip(columns, row, strict=True):
            for number, words in enumerate(lines):
                sheet.canvas.setFont("Helvetica", 10)
                sheet.canvas.drawString(x, 842 - (sheet.y + 12 * number), words)
        sheet.y += 12 * max(map(len, row))


@pytest.mark.parametrize("room", [0, 6], ids=["tight", "with room between rows"])
@pytest.mark.parametrize(
    ("rows", "wanted"),
    [(NEEDS, WANTED_NEEDS), (ADVICE, _cells(ADVICE)), (TWO, _cells(TWO)), (UNTITLED, _cells(UNTITLED))],
    ids=["needs", "advice", "two columns", "no titles"],
)  # fmt: skip
def test_cells_under_each_other_are_a_table(
    tmp_path: Path, rows: Rows, wanted: list[tuple[int, int, str]], room: float
) -> None:
    """Column titles, or three full rows, make a table; the text around it stays paragraphs."""

    def draw(sheet: Sheet) -> None:
        sheet.body()
        sheet.y += 14
        _write(sheet, rows, room=room, columns=(72, 235, 395)[: len(rows[0])])
        sheet.y += 16
        sheet.body()

    document = read_drawn(tmp_path, draw)
    assert [(b.cell.row, b.cell.column, b.text) for b in document.blocks if b.cell] == wanted
    assert [b.text for b in document.blocks if not b.cell] == [wrapped(*LONG)] * 2


def test_a_short_heading_after_the_table_is_not_in_it(tmp_path: Path) -> None:
    """What follows in the first column after more white is not of the last row."""

    def draw(sheet: Sheet) -> None:
        sheet.body()
        sheet.y += 14
        _write(sheet, NEEDS, room=6, columns=(72, 235, 395))
        sheet.line("Section G", gap=12)
        sheet.line("Nothing yet.", gap=6)

    document = read_drawn(tmp_path, draw)
    assert [b.text for b in document.blocks if not b.cell][1:] == ["Section G", "Nothing yet."]


def _form(sheet: Sheet) -> None:
    for label, answer in (("Name", "Sam Ellis"), ("Born", "2 May 2016"), ("School", "Northmere")):
        _write(sheet, [[[label], [answer]]], room=8, columns=(72, 300))


def _contents(sheet: Sheet) -> None:
    for letter, page in (("Section A: views", "2"), ("Section B: needs", "4"), ("Section F", "9")):
        _write(sheet, [[[letter], [page]]], room=4, columns=(72, 500))


def _signatures(sheet: Sheet) -> None:
    _write(sheet, [[["Signed"], ["Name"], ["Date"]]], room=20, columns=(72, 235, 395))
    sheet.body()


def _tabs(sheet: Sheet) -> None:
    for first, second, third in (("One", "two", "three"), ("Much longer words", "and", "more")):
        _write(sheet, [[[first], [second], [third]]], room=0, columns=(72, 300, 420))
    sheet.body()


def _spread_lines(sheet: Sheet) -> None:
    """Justified text whose words stand far apart, nowhere under each other."""
    for number, words in enumerate(LONG * 4):
        x = 72.0
        for at, word in enumerate(words.split()):
            sheet.canvas.setFont("Helvetica", 10)
            sheet.canvas.drawString(x, 842 - sheet.y, word)
            x += sheet.canvas.stringWidth(word, "Helvetica", 10) + 5 + (number + at) % 7
        sheet.y += 12


def _three_columns(sheet: Sheet) -> None:
    """Running text in three columns, lines level with each other."""
    for _ in range(4):
        for words in (
            "Sam will work with",
            "an adult who has been",
            "trained by the therapist",
            "in each term.",
        ):
            _write(sheet, [[[words], [words], [words]]], room=0, columns=(72, 235, 395))  # fmt: skip


def _bullets_in_two_columns(sheet: Sheet) -> None:
    for words in ("One more thing", "Another thing", "A third thing", "The last thing"):
        row = [["•"], [words], [f"Words beside {words.lower()}"]]
        _write(sheet, [row], room=4, columns=(72, 86, 330))


@pytest.mark.parametrize(
    "draw",
    [_bullets_in_two_columns, _form, _contents, _signatures, _tabs, _spread_lines, _three_columns],
)
def test_other_white_makes_no_table(tmp_path: Path, draw: Callable[[Sheet], object]) -> None:
    """Forms, contents, signature lines, tabs, spread and columned text are no tables."""

    def page(sheet: Sheet) -> None:
        sheet.body()
        sheet.y += 20
        draw(sheet)

    assert read_drawn(tmp_path, page).tables == ()


def test_a_table_that_goes_on_overleaf_is_one(tmp_path: Path) -> None:
    """Titles printed again on the next page are dropped, as those of ruled tables are."""

    def draw(sheet: Sheet) -> None:
        sheet.y = 640
        _write(sheet, NEEDS, room=6, columns=(72, 235, 395))
        sheet.next_page()
        _write(sheet, [NEEDS[0], NEEDS[2]], room=6, columns=(72, 235, 395))

    document = read_drawn(tmp_path, draw)
    assert len(document.tables) == 1
    assert texts(document).count("Need") == 1
