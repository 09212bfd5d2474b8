"""Sheets written as an .xlsx file: titles, filters, frozen panes, and set up to be printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from textwrap import wrap
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from ehcp_qa.reporters.workbook.sheet import Cell, Column, Formula, Sheet, safe

# A workbook says when it was made; a fixed day keeps the same report the same, byte for byte.
MADE = datetime(2014, 9, 1)
A4 = 9  # the paper's number in the format
TITLES = 1  # the row of column titles, counted from 0; above it a line says what the sheet shows
BODY: dict[str, object] = {
    "valign": "top",
    "font_name": "Calibri",
    "font_size": 10,
    "bottom": 4,
    "bottom_color": "#B0B0B0",
}
# Dark words on a pale ground, told apart by their words too; contrast is above 7 to 1.
COLORS: dict[str, dict[str, object]] = {
    "error": {"font_color": "#7A0010", "bg_color": "#FBE3E4", "bold": True},
    "warning": {"font_color": "#5C3A00", "bg_color": "#FFF1D6"},
    "vague": {"font_color": "#7A0010", "bg_color": "#FBE3E4"},
    "partly": {"font_color": "#5C3A00", "bg_color": "#FFF1D6"},
}
# Points: a line of 10-point text, the space round it, and the most that a row may have.
LINE, SPARE, TALLEST = 13.5, 3, 409
PER_UNIT = 1.1  # letters of 10 points to a unit of width, which is a letter of 11
TITLE_LINES = 2
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}


def bound(sheets: Sequence[Sheet]) -> bytes:
    """Return the bytes of a workbook of these sheets; nothing is written to a disk."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, OPTIONS)
    book.set_properties({"title": "EHC plan check", "author": "ehcp-qa", "created": MADE})
    styles = _styles(book)
    for sheet in sheets:
        _write(book, sheet, styles)
    book.close()
    return file.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    """Return the styles of cells by name; a workbook keeps each once."""
    return {
        "body": book.add_format(BODY),
        "number": book.add_format({**BODY, "align": "center"}),
        "tall": book.add_format({**BODY, "text_wrap": True}),
        "said": book.add_format({**BODY, "italic": True}),
        "title": book.add_format(
            {
                **BODY,
                "bold": True,
                "text_wrap": True,
                "bg_color": "#1D3557",
                "font_color": "#FFFFFF",
            }
        ),
        "bold": book.add_format({**BODY, "bold": True}),
        **{word: book.add_format({**BODY, **color}) for word, color in COLORS.items()},
    }


def _write(book: Any, sheet: Sheet, styles: dict[str, Any]) -> None:
    page = book.add_worksheet(sheet.name)
    page.write_string(0, 0, sheet.said, styles["said"])
    page.set_row(TITLES, LINE * TITLE_LINES + SPARE)
    for number, column in enumerate(sheet.columns):
        page.set_column(number, number, column.width)
        page.write_string(TITLES, number, column.title, styles["title"])
    for at, row in enumerate(sheet.rows, start=TITLES + 1):
        for number, (column, cell) in enumerate(zip(sheet.columns, row, strict=True)):
            style = _style(column, cell)
            _put(page, at, number, cell, styles.get(style, styles["body"]))
        page.set_row(at, height(sheet.columns, row))
    last = TITLES + len(sheet.rows)
    page.autofilter(TITLES, 0, max(last, TITLES), len(sheet.columns) - 1)
    for at, (title, said) in enumerate(sheet.below, start=last + 2):
        page.write_string(at, 1, title, styles["bold"])
        page.write_string(at, 2, safe(said), styles["body"])
    _set_up(page, sheet, last + 2 + len(sheet.below))


def _style(column: Column, cell: Cell) -> str:
    """Return the name of a cell's style: that of its word, of wrapped text, or of a number."""
    if column.tall:
        return "tall"
    return cell if isinstance(cell, str) else "number"


def height(columns: Sequence[Column], row: Sequence[Cell]) -> float:
    """Return the height that a row's longest wrapped text takes: not every program works it out."""
    wrapped = [
        len(wrap(cell, int(column.width * PER_UNIT)))
        if isinstance(cell, str) and column.tall
        else 1
        for column, cell in zip(columns, row, strict=True)
    ]
    return float(min(TALLEST, LINE * max(wrapped, default=1) + SPARE))


def _put(page: Any, row: int, column: int, cell: Cell, style: Any) -> None:
    """Write one cell as what it is; text is never taken for anything else."""
    if isinstance(cell, Formula):
        page.write_formula(row, column, cell.text, style, cell.value)
    elif isinstance(cell, str):
        page.write_string(row, column, safe(cell), style)
    elif cell is not None:
        page.write_number(row, column, cell, style)


def _set_up(page: Any, sheet: Sheet, last: int) -> None:
    """Keep the titles in sight on the screen and on every page of paper."""
    page.freeze_panes(TITLES + 1, sheet.frozen)
    page.repeat_rows(0, TITLES)
    page.print_area(0, 0, last, (sheet.printed or len(sheet.columns)) - 1)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.set_footer("&L&A&CPersonal data: keep as you keep the plan&RPage &P of &N")
