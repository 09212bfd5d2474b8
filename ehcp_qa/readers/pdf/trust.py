"""Pages whose first reading cannot be trusted, and what a second reading puts in their place."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.readers.limits import refusal
from ehcp_qa.readers.pdf.grids import lay_out
from ehcp_qa.readers.pdf.opening import DAMAGED
from ehcp_qa.readers.pdf.second import MOST_PAGES, read_again
from ehcp_qa.readers.pdf.shapes import Cell, Grid, Page
from ehcp_qa.readers.pdf.struck import take_out_struck
from ehcp_qa.readers.pdf.unread import Unread, why_unread


def trusted_pages(pages: list[Page], data: bytes, name: str) -> list[Page]:
    """Return the pages laid out, those read a second time that could not be trusted.

    A page that pdfium makes nothing of, and pdfplumber neither, makes the file a damaged one. For
    any other page the second reading must be the better one.
    """
    for page in pages:
        if not page.recognised and not page.failed:
            _lay_out(page)
    doubtful = [page.number for page in pages if _is_doubtful(page)]
    again = read_again(data, doubtful[:MOST_PAGES])
    for page in again.values():
        _lay_out(page)
    if any(page.failed and page.number not in again for page in pages):
        raise refusal(name, DAMAGED)
    return [_better(page, again.get(page.number)) for page in pages]


def _is_doubtful(page: Page) -> bool:
    if page.recognised:
        return False
    return bool(page.failed or page.lost or _overlaps(page) or _is_garbled(page))


def _better(page: Page, again: Page | None) -> Page:
    if again is None or page.failed:
        return again or page
    if _is_garbled(again) or _overlaps(again):
        return page
    return again if again.characters >= page.characters - page.lost or _is_garbled(page) else page


def _is_garbled(page: Page) -> bool:
    return not page.failed and why_unread(page) is Unread.GARBLED


def _overlaps(page: Page) -> bool:
    """Say whether two cells of one table share a place, as no table has them."""
    for item in page.items:
        if isinstance(item, Grid):
            taken = {place for cell in item.cells for place in _places(cell)}
            if len(taken) != sum(cell.row_span * cell.column_span for cell in item.cells):
                return True
    return False


def _places(cell: Cell) -> Iterator[tuple[int, int]]:
    for row in range(cell.row, cell.row + cell.row_span):
        for column in range(cell.column, cell.column + cell.column_span):
            yield row, column


def _lay_out(page: Page) -> None:
    page.struck = take_out_struck(page)
    lay_out(page)
