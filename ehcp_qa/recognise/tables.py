"""Tables from the first row to the last: titles, rows, labels and answers, rows right across."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ehcp_qa.model.document import Block, BlockKind
from ehcp_qa.model.plan import Area, SectionId
from ehcp_qa.recognise.areas import area_named, topic_area
from ehcp_qa.recognise.by_content import untitled
from ehcp_qa.recognise.cards import read_cards
from ehcp_qa.recognise.column_kinds import Columns
from ehcp_qa.recognise.columns import title_holds
from ehcp_qa.recognise.grid import Cell, Grid
from ehcp_qa.recognise.headers import TITLE_WORDS, header_columns, open_columns
from ehcp_qa.recognise.headings import opening
from ehcp_qa.recognise.lines import is_closing, opening_of
from ehcp_qa.recognise.numbers import own_number
from ehcp_qa.recognise.openings import opens_section, subheading
from ehcp_qa.recognise.placing import NEEDS
from ehcp_qa.recognise.rows import data_row
from ehcp_qa.recognise.state import LABEL_LEVEL, ROW_LEVEL, Walk
from ehcp_qa.recognise.timetable import read_timetable
from ehcp_qa.recognise.walk import stream

_LABEL_WORDS, _PROMPT_WORDS = 8, 12  # "What people like and admire about me, and what I am good at"
_ONE_LETTER = re.compile(r"[A-K]\.?")
_SECTION_WORD = re.compile(r"\W*(?:[Ss]ection|[Pp]art|SECTION|PART)s?\s+[A-K]")


def read_table(walk: Walk, grid: Grid) -> None:
    """Read one table from its first row to its last."""
    if read_timetable(walk, grid) or read_cards(walk, grid):
        return
    columns: Columns = walk.carried.get(grid.columns, {}) if walk.carried else {}
    if columns and header_columns(walk, grid, 0):
        columns = {}
    titles: tuple[str, ...] = ()
    for number, line in enumerate(grid.lines):
        filled = [cell for cell in line if cell.text.strip()]
        if not filled and not grid.covering(number):
            continue
        if header := header_columns(walk, grid, number):
            columns, titles = header, tuple(c.text for c in filled)
            open_columns(walk, columns, filled)
            walk.touch(filled[-1].blocks[-1])
        elif titles and tuple(c.text for c in filled) == titles:
            continue
        elif _is_across(grid, line, filled, columns):
            walk.row = None
            _across(walk, grid, number, filled[0])
            columns = {} if _starts_part(filled[0], columns) else columns
        elif columns and filled and _labels_section(walk, filled[0]):
            columns = {}
            _label_row(walk, grid, filled)
        elif not columns and number == 0 and (told := _untitled(walk, grid)):
            columns = told
            data_row(walk, grid, number, columns)
        elif columns:
            data_row(walk, grid, number, columns)
        else:
            _label_row(walk, grid, filled)
    walk.row = None
    walk.close_group()
    walk.contexts = [c for c in walk.contexts if c.level < LABEL_LEVEL or c.area]
    if columns:
        walk.contexts = [c for c in walk.contexts if c.level < ROW_LEVEL - 1]
    walk.carried = {grid.columns: columns} if columns else {}


def _untitled(walk: Walk, grid: Grid) -> Columns:
    """Return the columns of a table of provision without titles, as its cells tell them."""
    return untitled(walk.opened, walk.people, grid, 0) if walk.people else {}


def _labels_section(walk: Walk, cell: Cell) -> bool:
    """True for "Section G" at the start of a row, which ends the columns of a section above it.

    In a PDF a table inside a cell of a plan's one great table cannot be told from that table.
    """
    found = opening_of(cell.blocks[0]) if cell.ref.column == 0 and len(cell.blocks) <= 2 else None
    if found is None or found.how != "letter" or set(found.sections) & set(walk.opened):
        return False
    return bool(_SECTION_WORD.match(cell.text))


def _is_across(grid: Grid, line: Sequence[Cell], filled: Sequence[Cell], columns: Columns) -> bool:
    """True for a row that is one cell right across, or the only column there is."""
    if len(filled) != 1:
        return False
    cell = filled[0]
    if grid.columns == 1 or cell.ref.column_span >= grid.columns:
        return True
    alone = all(not other.text.strip() for other in line) or len(line) == 1
    return alone and not columns


def _across(walk: Walk, grid: Grid, number: int, cell: Cell) -> None:
    """Read a row right across: a short line over a longer answer is its title."""
    below = grid.lines[number + 1] if number + 1 < len(grid.lines) else ()
    only = cell.blocks[0] if len(cell.blocks) == 1 else None
    if only and _titles_answer(walk, only, below) and not opening_of(only):
        subheading(walk, only)
    else:
        stream(walk, cell.content, cell=True)


def _titles_answer(walk: Walk, block: Block, below: Sequence[Cell]) -> bool:
    """True for a short line of sections A to D with one longer cell below it."""
    if not {SectionId.A, *NEEDS}.intersection(walk.opened) or len(below) != 1:
        return False
    text = block.text.strip()
    answer = below[0].text.strip()
    title = (
        len(text.split()) <= 9 and text[-1:] not in ".!;," and block.kind is not BlockKind.LIST_ITEM
    )
    return title and not walk.wording.is_nil(text) and len(answer) > 2 * len(text)


def _starts_part(cell: Cell, columns: Columns) -> bool:
    """True when a row right across opens another section, or titles another area.

    Under column titles that bear sections an area is only the next part of the same columns.
    """
    if any(opening_of(b) for b in cell.blocks):
        return True
    lettered = sum(bool(column.sections) for column in columns.values()) > 1
    return not lettered and any(area_named(b.text) for b in cell.blocks)


def _label_row(walk: Walk, grid: Grid, filled: Sequence[Cell]) -> None:
    """Read a row of labels and answers, or of plain layout, in a table without column titles."""
    walk.row = None
    pending: Cell | None = None
    for position, cell in enumerate(filled):
        last = position == len(filled) - 1
        if last and position and pending is None and _ONE_LETTER.fullmatch(cell.text.strip()):
            continue  # "Gender | F"
        if _is_label(walk, cell) and (not last or (len(filled) == 1 and grid.columns == 1)):
            _label(walk, cell)
            pending = cell
            continue
        if pending is None and position == 0 and not last and _is_prompt(walk, grid, filled):
            _push_label(walk, cell.blocks[0], None)
            continue
        stream(walk, cell.content, cell=True)
    if len(filled) > 1:
        walk.contexts = [c for c in walk.contexts if c.level < ROW_LEVEL]


def _is_prompt(walk: Walk, grid: Grid, filled: Sequence[Cell]) -> bool:
    """True for a label in the council's own words: in A beside a longer answer, in I, J and K."""
    text = " ".join(filled[0].text.split())
    if walk.late:
        return len(text.split()) <= _LABEL_WORDS
    asks = walk.opened == (SectionId.A,) and grid.columns == 2 and text[-1:] not in ".!,;"
    return asks and len(text.split()) <= _PROMPT_WORDS and len(text) < len(filled[1].text)


def _is_label(walk: Walk, cell: Cell) -> bool:
    """True for a cell that is only a section's letter, a known title or an area's name."""
    if len(cell.blocks) > 2 or len(cell.text.split()) > TITLE_WORDS:
        return False
    text = " ".join(cell.text.split())
    if opening(text, "cell") or is_closing(text):
        return True
    short = len(text.split()) <= 8 and not text.endswith(".")
    if not short or (own_number(text)[1] and len(text.split()) > 3):
        return False
    return bool(topic_area(text) or title_holds(text, walk.titles, late=walk.late))


def _label(walk: Walk, cell: Cell) -> None:
    """Let a label cell open its section, or govern the answers beside it."""
    block = cell.blocks[0]
    text = " ".join(cell.text.split())
    if opens_section(walk, block):
        return
    if is_closing(text):
        walk.close(block)
        return
    area = walk.area_titled(text) or (None if walk.opened else topic_area(text))
    _push_label(walk, block, area)


def _push_label(walk: Walk, block: Block, area: Area | None) -> None:
    level = ROW_LEVEL - 1 if area else ROW_LEVEL
    walk.push(walk.title_context(block, level, area))
    walk.fresh = False
