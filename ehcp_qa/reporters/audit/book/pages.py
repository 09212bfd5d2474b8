"""A workbook whose sheets are filled row by row, each with titles, filters and print settings."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from types import TracebackType
from typing import IO, Any, Self

import xlsxwriter  # type: ignore[import-untyped]
from xlsxwriter.utility import xl_col_to_name  # type: ignore[import-untyped]

from ehcp_qa.model.audit_summary import GRADES
from ehcp_qa.reporters.audit.book.looks import COLORED, looks
from ehcp_qa.reporters.workbook.book import A4, LINE, MADE, SPARE, TITLES, height
from ehcp_qa.reporters.workbook.sheet import Cell, Column, Formula, safe

FIRST_ROW = TITLES + 2  # of what is listed, counted from 1
TITLE_LINES = 3
_ACROSS = 60  # percent: so small that thirty columns of counts go on a sheet of paper
_CHOICE = [grade for grade in GRADES if grade]


class Book:
    """A workbook that is being written; what it holds on disk meanwhile lies in ``scratch``."""

    def __init__(self, file: IO[bytes], scratch: str, title: str) -> None:
        self.book = xlsxwriter.Workbook(
            file,
            {
                "constant_memory": True,
                "tmpdir": scratch,
                "strings_to_formulas": False,
                "strings_to_urls": False,
            },
        )
        self.book.set_properties({"title": title, "author": "ehcp-qa", "created": MADE})
        self.pages: list[Page] = []
        self.styles = looks(self.book)

    def page(self, name: str, said: str, columns: Sequence[Column], **given: Any) -> Page:
        """Return a new sheet with its titles; ``given`` is what a page sets beside them."""
        page = Page(self, name, said, columns, **given)
        self.pages.append(page)
        return page

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for page in self.pages:
            page.finish()
        self.book.close()


class Page:
    """One sheet: rows are added in order, each a cell for every column.

    ``formats`` are names of styles for the numbers of some columns. ``printed`` columns go on paper,
    all of them where it is 0; ``across`` lets them take as many sheets of paper as they need.
    """

    def __init__(
        self,
        book: Book,
        name: str,
        said: str,
        columns: Sequence[Column],
        *,
        frozen: int = 1,
        formats: dict[str, str] | None = None,
        printed: int = 0,
        across: bool = False,
    ) -> None:
        self.sheet = book.book.add_worksheet(name)
        self.columns, self.styles, self.frozen = columns, book.styles, frozen
        self.formats = formats or {}
        self.next = TITLES + 1
        self.printed, self.across = printed or len(columns), across
        self.tall = any(column.tall for column in columns)
        for number, column in enumerate(columns):
            self.sheet.set_column(number, number, column.width)
        self.sheet.write_string(0, 0, said, book.styles["said"])
        self.sheet.set_row(TITLES, LINE * TITLE_LINES + SPARE)
        for number, column in enumerate(columns):
            self.sheet.write_string(TITLES, number, column.title, book.styles["title"])

    def add(self, row: Sequence[Cell]) -> None:
        """Write the next row; nothing is written for None."""
        if self.tall:
            self.sheet.set_row(self.next, height(self.columns, row))
        for number, (column, cell) in enumerate(zip(self.columns, row, strict=True)):
            if cell is not None:
                self._put(number, cell, self._style(column, cell))
        self.next += 1

    def _style(self, column: Column, cell: Cell) -> Any:
        named = self.formats.get(column.title, "")
        if named == "open" or (named and not isinstance(cell, str)):
            return self.styles[named]
        if column.tall:
            return self.styles["tall"]
        if isinstance(cell, str):
            return self.styles.get(cell if cell in COLORED else "body")
        return self.styles["number"]

    def _put(self, number: int, cell: Cell, style: Any) -> None:
        """Write one cell as what it is; text is never taken for anything else."""
        if isinstance(cell, Formula):
            self.sheet.write_formula(self.next, number, cell.text, style, cell.value)
        elif isinstance(cell, str):
            self.sheet.write_string(self.next, number, _safe(cell), style)
        elif cell is not None:
            self.sheet.write_number(self.next, number, cell, style)

    def choose(self, title: str) -> None:
        """Let people choose one of the four grades in a column, down to the last row."""
        number = [column.title for column in self.columns].index(title)
        self.sheet.data_validation(
            TITLES + 1,
            number,
            max(TITLES + 1, self.next - 1),
            number,
            {
                "validate": "list",
                "source": _CHOICE,
                "error_title": "Not one of the four grades",
                "error_message": f"Choose one of: {', '.join(_CHOICE)}.",
            },
        )

    def finish(self) -> None:
        """Set filters, keep the titles in sight, and make it ready to be printed."""
        last = max(self.next - 1, TITLES)
        sheet = self.sheet
        sheet.autofilter(TITLES, 0, last, len(self.columns) - 1)
        sheet.freeze_panes(TITLES + 1, self.frozen)
        sheet.repeat_rows(0, TITLES)
        sheet.print_area(0, 0, last, self.printed - 1)
        sheet.set_landscape()
        sheet.set_paper(A4)
        if self.across:
            sheet.repeat_columns(0, self.frozen - 1)
            sheet.set_print_scale(_ACROSS)
        else:
            sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.set_footer("&L&A&CPersonal data: keep as you keep the plans&RPage &P of &N")


# Teams, needs and paths come again and again; so many are remembered.
_safe = lru_cache(maxsize=1024)(safe)


def reference(sheet: str, columns: Sequence[Column], title: str) -> str:
    """Return the reference to a whole column of a sheet: ``'Plans'!$C:$C``."""
    name = letter(columns, title)
    return f"'{sheet}'!${name}:${name}"


def letter(columns: Sequence[Column], title: str) -> str:
    """Return the letters of a column."""
    return str(xl_col_to_name([column.title for column in columns].index(title)))
