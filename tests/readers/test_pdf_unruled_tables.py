"""Tables without upright borders: found by white space when rules or shading part their rows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_drawing import LONG, Sheet, read_drawn, wrapped
from reader_checks import texts
from reportlab.lib.colors import HexColor

COLUMNS = (75, 235, 395)
ROWS = [
    [["Need"], ["Provision"], ["Outcome"]],
    [["Sam finds new words", "hard to learn."], ["• A word programme", "• A quiet room"], ["Sam will use", "new words."]],
    [["Sam tires easily."], ["Rest breaks, ten", "minutes each hour."], ["Sam will stay awake."]],
]  # fmt: skip
WANTED = [
    (0, 0, "Need"), (0, 1, "Provision"), (0, 2, "Outcome"),
    (1, 0, "Sam finds new words hard to learn."), (1, 1, "A word programme"), (1, 1, "A quiet room"),
    (1, 2, "Sam will use new words."),
    (2, 0, "Sam tires easily."), (2, 1, "Rest breaks, ten minutes each hour."), (2, 2, "Sam will stay awake."),
]  # fmt: skip


def _write(sheet: Sheet, rows: list[list[list[str]]]) -> list[float]:
    """Write the cells from the top down and return the heights between rows."""
    edges = [sheet.y]
    for row in rows:
        for x, lines in zip(COLUMNS, row, strict=True):
            sheet.canvas.setFillColor(HexColor("#000000"))
            sheet.canvas.setFont("Helvetica", 10)
            for number, words in enumerate(lines):
                sheet.canvas.drawString(x, 842 - (sheet.y + 12 + 12 * number), words)
        sheet.y += 12 * max(map(len, row)) + 7
        edges.append(sheet.y)
    return edges


def _level_rules(sheet: Sheet) -> None:
    for y in _write(sheet, ROWS):
        sheet.canvas.line(70, 842 - y, 530, 842 - y)


def _top_and_bottom_rules(sheet: Sheet) -> None:
    edges = _write(sheet, ROWS)
    for y in (edges[0], edges[1], edges[-1]):
        sheet.canvas.line(70, 842 - y, 530, 842 - y)


def _shading(sheet: Sheet) -> None:
    edges = _write(sheet, ROWS)
    for number in (0, 2):
        sheet.canvas.setFillColor(HexColor("#DDDDEE"))
        sheet.canvas.rect(
            70, 842 - edges[number + 1], 460, edges[number + 1] - edges[number], stroke=0, fill=1
        )


@pytest.mark.parametrize("draw", [_level_rules, _top_and_bottom_rules, _shading])
def test_white_parts_the_columns_of_a_table(
    tmp_path: Path, draw: Callable[[Sheet], object]
) -> None:
    """Rows parted by rules or shading have their cells, without any upright border."""

    def page(sheet: Sheet) -> None:
        sheet.body()
        sheet.y += 20
        draw(sheet)
        sheet.y += 30
        sheet.body()

    document = read_drawn(tmp_path, page)
    assert [(b.cell.row, b.cell.column, b.text) for b in document.blocks if b.cell] == WANTED
    assert [b.text for b in document.blocks if not b.cell] == [wrapped(*LONG)] * 2


def test_rules_under_headings_make_no_table(tmp_path: Path) -> None:
    """Running text between level rules stays paragraphs."""

    def draw(sheet: Sheet) -> None:
        for title in ("Section B", "Section C", "Section D"):
            sheet.line(title, size=14, gap=14)
            sheet.canvas.line(70, 842 - sheet.y + 8, 530, 842 - sheet.y + 8)
            sheet.body()

    document = read_drawn(tmp_path, draw)
    assert document.tables == ()
    assert texts(document).count(wrapped(*LONG)) == 3


def test_shaded_headings_make_no_table(tmp_path: Path) -> None:
    """Coloured bars across the page with text between them are headings."""

    def draw(sheet: Sheet) -> None:
        for title in ("Section B", "Section C", "Section D"):
            sheet.y += 20
            sheet.canvas.setFillColor(HexColor("#DDDDEE"))
            sheet.canvas.rect(70, 842 - sheet.y - 6, 460, 22, stroke=0, fill=1)
            sheet.canvas.setFillColor(HexColor("#000000"))
            sheet.line(title, x=75, size=12)
            sheet.body()

    document = read_drawn(tmp_path, draw)
    assert document.tables == ()
    assert texts(document).count(wrapped(*LONG)) == 3
