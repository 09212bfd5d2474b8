"""Words put into the cells of ruled tables, cells of mad sizes among them."""

from __future__ import annotations

import tracemalloc

import pytest

from ehcp_qa.readers.pdf.grids import _bands, lay_out
from ehcp_qa.readers.pdf.shapes import Cell, Grid, Line, Page, Word

# Points. Damaged numbers make cells a hundred times as high; with these a test that fails ends soon.
GIANT = 1e7
ENOUGH = 1_000_000  # bytes; a list of every strip of such a cell takes twenty times as many


def word(text: str, x: float, base: float) -> Word:
    """Return a word of ten points' size that begins at ``x`` on a baseline."""
    return Word(text, x, x + 40, base, 10, bold=False, italic=False, symbol=False)


def rules(x0: float, top: float, x1: float, bottom: float) -> list[dict[str, object]]:
    """Return the four lines round a box, as pdfium's ruled lines are given to pdfplumber."""
    level = {"object_type": "line", "orientation": "h", "width": x1 - x0, "height": 0.0}
    upright = {"object_type": "line", "orientation": "v", "width": 0.0, "height": bottom - top}
    return [
        *({**level, "x0": x0, "x1": x1, "top": y, "bottom": y} for y in (top, bottom)),
        *({**upright, "x0": x, "x1": x, "top": top, "bottom": bottom} for x in (x0, x1)),
    ]


def page(words: list[Word], *boxes: tuple[float, float, float, float]) -> Page:
    """Return a page of A4 with these words and lines round these boxes."""
    made = Page(1, 595, 842, words)
    made.rules = [rule for box in boxes for rule in rules(*box)]
    return made


def peak(page: Page) -> int:
    """Return the most memory that laying out a page takes, in bytes."""
    tracemalloc.start()
    try:
        lay_out(page)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    "box",
    [
        (50.0, 50.0, 300.0, GIANT),
        (50.0, -GIANT, 300.0, GIANT),
        (-GIANT, -GIANT, GIANT, GIANT / 2),
        (50.0, GIANT, 300.0, 2 * GIANT),
    ],
    ids=["down", "up and down", "all ways", "far below the page"],
)
def test_a_giant_cell_costs_no_memory(box: tuple[float, float, float, float]) -> None:
    """However high a cell is, only the strips of the page that hold words are listed."""
    words = [word("therapy", 60, 100), word("weekly", 60, 700)]
    assert peak(page(words, box)) < ENOUGH
    assert {w.text for w in words} == set(_texts(page(words, box)))


def test_each_word_goes_into_the_cell_that_holds_it_beside_a_giant_one() -> None:
    """A cell of ordinary size beside a giant one keeps its words, and the giant has the rest."""
    laid = page(
        [word("inside", 60, 100), word("below", 60, 700), word("beside", 400, 100)],
        (50, 80, 300, 120),
        (50, 120, 300, GIANT),
    )
    lay_out(laid)
    (grid,) = (item for item in laid.items if isinstance(item, Grid))
    assert [[w.text for line in _lines(cell) for w in line.words] for cell in grid.cells] == [
        ["inside"],
        ["below"],
    ]
    assert [line.words[0].text for line in laid.items if isinstance(line, Line)] == ["beside"]


def test_a_cell_is_listed_in_every_strip_with_words_that_it_reaches_into() -> None:
    """And in no other: strips without words need not be asked for."""
    words = [word("a", 0, y) for y in (10.0, 100.0, 200.0)]
    low, high = Cell(0, 0, 1, 1, (0, 0, 9, 110)), Cell(1, 0, 1, 1, (0, 110, 9, GIANT))
    bands = _bands([low, high], words)
    assert [bands[strip] for strip in sorted(bands)] == [[low], [low, high], [high]]


def test_without_words_no_cell_is_listed() -> None:
    """An empty page of ruled lines has nothing to put anywhere."""
    assert _bands([Cell(0, 0, 1, 1, (0, 0, 9, GIANT))], []) == {}


def _lines(cell: Cell) -> list[Line]:
    return [item for item in cell.items if isinstance(item, Line)]


def _texts(laid: Page) -> list[str]:
    """Return the words of a page once it is laid out, wherever they stand."""
    lay_out(laid)
    found: list[str] = []
    for item in laid.items:
        held = (
            [line for cell in item.cells for line in _lines(cell)]
            if isinstance(item, Grid)
            else [item]
        )
        found += [w.text for line in held for w in line.words]
    return found
