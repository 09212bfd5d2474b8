"""Tables: column titles, rows that keep need, provision and outcome together, labels and answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehcp_qa.model.document import Block, BlockKind
from ehcp_qa.model.plan import Area, Heading, Role, SectionId, Words
from ehcp_qa.nlp.plain import plain
from ehcp_qa.recognise.areas import area_named, topic_area
from ehcp_qa.recognise.columns import CELL_ROLES, DESCRIBING, Holds, title_holds
from ehcp_qa.recognise.draft import Context, Draft, RowDraft, Stretch, trimmed, words_of
from ehcp_qa.recognise.grid import Cell, Grid
from ehcp_qa.recognise.headings import opening
from ehcp_qa.recognise.lines import is_closing, opening_of
from ehcp_qa.recognise.numbers import bare_references, own_number, references
from ehcp_qa.recognise.placing import NEEDS, PROVISION

if TYPE_CHECKING:
    from ehcp_qa.recognise.walk import Walk

# A title has at most this many words; the longest legal column title (H1) has about thirty.
_TITLE_WORDS = 36
# Share of the filled cells of a row that must be known titles for the row to be a header.
_MOSTLY = 0.6
LABEL_LEVEL, ROW_LEVEL = 8, 10  # see walk.py
# A letter in a cell of its own labels the cell beside it: "A1 | Summary of history".
_BARE_LETTER = re.compile(
    r"\s*(?:(?:[Ss]ection|[Pp]art)\s+)?[A-K][12]?(?:\s*(?:,|&|/|and)\s*[A-K][12]?)*[.:)]?\s*\Z"
)
_CHOICE_ONLY = re.compile(r"(?i)\A\W*(?:yes\s*/?\s*no|yes|no|y/n|n/a)?\W*\Z")
_BODY_HOLDS = frozenset(
    {Holds.STRENGTH, Holds.NEED, Holds.AIM, Holds.OUTCOME, Holds.STEPS, Holds.PROVISION}
)
_BY_SECTION = {
    **dict.fromkeys(NEEDS, Holds.NEED),
    **dict.fromkeys(PROVISION, Holds.PROVISION),
    SectionId.E: Holds.OUTCOME,
    SectionId.K: Holds.ADVICE,
    SectionId.J: Holds.BUDGET,
    SectionId.I: Holds.PLACE_NAME,
}


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds, and the sections whose letter or name its title bears."""

    holds: tuple[Holds, ...]
    sections: tuple[SectionId, ...] = ()
    title: Words | None = None

    @property
    def first(self) -> Holds | None:
        """The most telling thing that the column holds."""
        return self.holds[0] if self.holds else None


Columns = dict[int, Column]


def read_table(walk: Walk, grid: Grid) -> None:
    """Read one table from its first row to its last."""
    columns: Columns = walk.carried.get(grid.columns, {}) if walk.carried else {}
    if columns and _header(walk, grid, 0):
        columns = {}
    titles: tuple[str, ...] = ()
    for number, line in enumerate(grid.lines):
        filled = [cell for cell in line if cell.text.strip()]
        if not filled and not grid.covering(number):
            continue
        if header := _header(walk, grid, number):
            columns, titles = header, tuple(c.text for c in filled)
            _open_columns(walk, columns, filled)
        elif titles and tuple(c.text for c in filled) == titles:
            continue
        elif _is_across(grid, line, filled, columns):
            walk.row = None
            _across(walk, grid, number, filled[0])
            columns = {} if _starts_part(filled[0]) else columns
        elif columns:
            _data_row(walk, grid, number, columns)
        else:
            _label_row(walk, grid, filled)
    walk.row = None
    walk.close_group()
    walk.contexts = [c for c in walk.contexts if c.level < LABEL_LEVEL or c.area]
    walk.carried = {grid.columns: columns} if columns else {}


# header rows ------------------------------------------------------------------------------


def _header(walk: Walk, grid: Grid, number: int) -> Columns | None:
    """Return the columns that a row of titles announces, or None when it is no such row."""
    line = grid.lines[number]
    filled = [cell for cell in line if cell.text.strip()]
    if len(filled) < 2 or any(len(c.text.split()) > _TITLE_WORDS for c in filled):
        return None
    if any(_is_answer(walk, cell) for cell in filled):
        return None
    if len(filled) == 2 and _BARE_LETTER.match(filled[0].text):
        return None
    found = {cell.ref.column: _column(walk, cell) for cell in filled}
    known = {at: column for at, column in found.items() if column.holds}
    marked = number < grid.header_rows
    enough = len(known) / len(filled) >= _MOSTLY and len(known) >= 2
    if not enough and not (marked and known and _tells(known)):
        return None
    if len(filled) == 2 and grid.columns > 2 and not marked:
        return None
    if _looks_like_answer(walk, grid, number, filled, known):
        return None
    return {**found, **known}


def _is_answer(walk: Walk, cell: Cell) -> bool:
    """True for a cell that answers a label ("None", "To be completed"), which no title does."""
    return walk.wording.is_nil(cell.text) or walk.wording.is_unfilled(cell.text)


def _tells(known: Columns) -> bool:
    telling = {*_BODY_HOLDS, Holds.ADVICE}
    return any(column.sections or column.first in telling for column in known.values())


def _looks_like_answer(
    walk: Walk, grid: Grid, number: int, filled: Sequence[Cell], known: Columns
) -> bool:
    """True for a label beside its answer, which two-column tables without a header row hold."""
    if any(column.sections for column in known.values()) or (
        walk.late is False and len(filled) > 2
    ):
        return False
    if grid.columns != 2 or number < grid.header_rows:
        return False
    below = grid.lines[number + 1 :]
    return not below or all(not cell.text.strip() for line in below for cell in line[1:2])


def _column(walk: Walk, cell: Cell) -> Column:
    text = " ".join(plain(cell.text).split())
    found = opening(text, "table_header")
    sections = found.sections if found else ()
    if found and found.how == "title" and not _official_opens(walk, sections):
        sections = ()
    title = words_of(cell.blocks[0])
    holds = title_holds(
        found.title if found and found.title else text, walk.titles, late=_is_late(walk, sections)
    )
    if sections:
        usual = _BY_SECTION.get(sections[0])
        kept = holds[0] if holds and _belongs(holds[0], sections) else usual
        return Column((kept,) if kept else (), sections, title)
    return Column(holds, (), title)


def _official_opens(walk: Walk, sections: tuple[SectionId, ...]) -> bool:
    """True when a column's title alone may open its section here.

    Inside that very section, or where its letter is printed elsewhere, it is only a title.
    """
    return not set(sections) & ({*walk.opened} | walk.lettered)


def _is_late(walk: Walk, sections: tuple[SectionId, ...]) -> bool:
    return walk.late or bool({SectionId.I, SectionId.J, SectionId.K}.intersection(sections))


def _belongs(holds: Holds, sections: tuple[SectionId, ...]) -> bool:
    """True when what a lettered title announces is at home in its section."""
    at_home = {
        SectionId.E: {Holds.OUTCOME, Holds.AIM, Holds.STEPS, Holds.BY_WHEN, Holds.MEASURE},
        SectionId.K: {Holds.ADVICE, Holds.AUTHOR, Holds.DATE, Holds.APPENDED},
    }
    needs = {Holds.NEED, Holds.STRENGTH}
    describing = {Holds.BY_WHOM, Holds.HOW_OFTEN, Holds.DURATION, Holds.GROUP, Holds.WHERE}
    section = sections[0]
    default = needs if section in NEEDS else {Holds.PROVISION, *describing}
    return holds in at_home.get(section, default)


def _open_columns(walk: Walk, columns: Columns, filled: Sequence[Cell]) -> None:
    """Open the sections that column titles name, side by side."""
    sections = tuple(dict.fromkeys(s for c in columns.values() for s in c.sections))
    if sections:
        blocks = [b.index for cell in filled for b in cell.blocks]
        stretch = Stretch(sections, first=blocks[0], last=blocks[-1], from_column=True)
        for column in columns.values():
            for section in column.sections:
                if column.title:
                    title = " ".join(column.title.text.split())
                    stretch.headings.append(Heading(section, column.title, title, "column"))
        walk.found.stretches.append(stretch)
        walk.opened = walk.opened if set(walk.opened) & set(sections) else sections
    walk.close_group()
    walk.contexts = [c for c in walk.contexts if c.holds is None or c.level < 7]


# rows ------------------------------------------------------------------------------------


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
        walk.subheading(only)
    else:
        walk.stream(cell.content, cell=True)


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


def _starts_part(cell: Cell) -> bool:
    """True when a row right across titles another area or opens another section."""
    return any(area_named(b.text) or opening_of(b) for b in cell.blocks)


def _label_row(walk: Walk, grid: Grid, filled: Sequence[Cell]) -> None:
    """Read a row of labels and answers, or of plain layout, in a table without column titles."""
    walk.row = None
    pending: Cell | None = None
    for position, cell in enumerate(filled):
        text = " ".join(cell.text.split())
        last = position == len(filled) - 1
        if _is_label(walk, cell) and (not last or (len(filled) == 1 and grid.columns == 1)):
            _label(walk, cell)
            pending = cell
            continue
        if pending is None and position == 0 and not last and walk.late and len(text.split()) <= 8:
            _push_label(walk, cell.blocks[0], None)
            continue
        walk.stream(cell.content, cell=True)
    if len(filled) > 1:
        walk.contexts = [c for c in walk.contexts if c.level < ROW_LEVEL]


def _is_label(walk: Walk, cell: Cell) -> bool:
    """True for a cell that is only a section's letter, a known title or an area's name."""
    if len(cell.blocks) > 2 or len(cell.text.split()) > _TITLE_WORDS:
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
    if walk.opens(block):
        return
    if is_closing(text):
        walk.close(block)
        return
    area = area_named(text) or (None if walk.opened else topic_area(text))
    _push_label(walk, block, area)


def _push_label(walk: Walk, block: Block, area: Area | None) -> None:
    level = ROW_LEVEL - 1 if area else ROW_LEVEL
    walk.push(walk.title_context(block, level, area))
    walk.fresh = False


def _data_row(walk: Walk, grid: Grid, number: int, columns: Columns) -> None:
    """Read one row under column titles: its statements share its cells, area and row."""
    cells = sorted((*grid.lines[number], *grid.covering(number)), key=lambda c: c.ref.column)
    begun = {id(cell) for cell in grid.lines[number]}
    if all(_CHOICE_ONLY.match(cell.text) for cell in cells):
        return
    walk.row = RowDraft(f"{grid.table}:{number}", walk.area)
    walk.found.rows.append(walk.row)
    _row_area(walk, cells, columns)
    walk.row.area = walk.area
    before = len(walk.found.drafts)
    if any(c.first is Holds.ADVICE or SectionId.K in c.sections for c in columns.values()):
        _advice_row(walk, cells, columns)
    else:
        for cell in cells:
            column = columns.get(cell.ref.column, Column(()))
            if id(cell) not in begun:
                walk.row.drafts.extend(
                    walk.cell_drafts.get((cell.ref.table, cell.ref.row, cell.ref.column), ())
                )
            elif cell.text.strip():
                _cell(walk, cell, column, columns)
    made = walk.found.drafts[before:]
    _share(cells, columns, made)
    shared = walk.area or next((d.area for d in made if d.area), None)
    for draft in made:
        draft.area = draft.area or shared
    if not walk.row.drafts:
        walk.found.rows.remove(walk.row)
    walk.row = None
    walk.contexts = [c for c in walk.contexts if c.level < ROW_LEVEL]
    walk.close_group()


def _row_area(walk: Walk, cells: Sequence[Cell], columns: Columns) -> None:
    """Let a cell that names an area of need set the area of its row and those below."""
    for cell in cells:
        column = columns.get(cell.ref.column, Column(()))
        if column.first in {Holds.AREA, None} and cell.text.strip():
            text = " ".join(cell.text.split())
            if area := topic_area(text):
                walk.push(Context(ROW_LEVEL - 1, None, None, area, text))


def _advice_row(walk: Walk, cells: Sequence[Cell], columns: Columns) -> None:
    """Make one statement of a row that lists a piece of advice."""

    def rank(cell: Cell) -> tuple[int, int]:
        first = columns.get(cell.ref.column, Column(())).first
        order = [Holds.ADVICE, Holds.AUTHOR, None, Holds.DATE, Holds.APPENDED]
        return (order.index(first) if first in order else len(order), cell.ref.column)

    filled = [c for c in cells if c.text.strip() and not _CHOICE_ONLY.match(c.text)]
    if not filled:
        return
    block = next(b for b in sorted(filled, key=rank)[0].blocks if b.text.strip())
    words = trimmed(block)
    if words:
        role = Role.NIL if walk.wording.is_nil(words.text) else Role.ADVICE
        walk.add(walk.with_context(Draft(SectionId.K, role, words), block))


def _cell(walk: Walk, cell: Cell, column: Column, columns: Columns) -> None:
    """Read the statements of one cell into the section of its column."""
    holds = column.first
    if holds in DESCRIBING or holds is Holds.AREA or _only_refers(column, cell):
        return
    if holds is None and not column.sections and _has_titles(columns):
        walk.residual(cell)
        return
    before = len(walk.found.drafts)
    kept_open, kept = walk.opened, list(walk.contexts)
    walk.opened = column.sections or walk.opened
    for position, unit in enumerate(cell.content):
        following = cell.content[position + 1] if position + 1 < len(cell.content) else None
        if isinstance(unit, Grid):
            walk.stream([unit], cell=True)
        elif unit.text.strip():
            walk.cell_line(unit, following, holds, alone=len(cell.content) == 1)
    walk.opened, walk.contexts = kept_open, kept
    walk.close_group()
    key = (cell.ref.table, cell.ref.row, cell.ref.column)
    walk.cell_drafts[key] = tuple(walk.found.drafts[before:])


def _has_titles(columns: Columns) -> bool:
    return any(c.first in _BODY_HOLDS for c in columns.values())


def _only_refers(column: Column, cell: Cell) -> bool:
    """True for a "Need" or "Outcome" column whose cells only give numbers ("Needs 1 and 3")."""
    if column.sections or column.first not in {Holds.NEED, Holds.OUTCOME, Holds.AIM}:
        return False
    text = plain(cell.text)
    kind = "need" if column.first is Holds.NEED else "outcome"
    if bare_references(text, kind) and not references(text):
        return True
    return (
        bool(references(text))
        and bool(re.match(r"(?i)\W*(?:needs?|outcomes?)\s*\d", text))
        and not own_number(text)[1]
    )


def _share(cells: Sequence[Cell], columns: Columns, drafts: Sequence[Draft]) -> None:
    """Give each statement of a row the row's other cells, line by line where the lines match."""
    for draft in drafts:
        if draft.role is Role.GUIDANCE:
            continue
        own = next(
            (c for c in cells if any(b.index == draft.words.span.block for b in c.blocks)), None
        )
        for cell in cells:
            if cell is own or not cell.text.strip():
                continue
            column = columns.get(cell.ref.column, Column(()))
            words = _beside(draft, own, cell)
            for holds in column.holds:
                role = CELL_ROLES.get(_as_reference(column, cell, holds))
                if role and words and role.value != draft.role.value:
                    draft.cells.setdefault(role, words)
        draft.refers_to = tuple(dict.fromkeys((*draft.refers_to, *_named(cells, own, columns))))


def _as_reference(column: Column, cell: Cell, holds: Holds) -> Holds:
    if holds is column.first and _only_refers(column, cell):
        return Holds.NEED_MET if holds is Holds.NEED else Holds.OUTCOME_MET
    return holds


def _beside(draft: Draft, own: Cell | None, cell: Cell) -> Words | None:
    """Return the line of a cell that stands beside a statement: its fellow, else the first."""
    lines = [b for b in cell.blocks if b.text.strip()]
    mine = [b for b in own.blocks if b.text.strip()] if own else []
    if len(lines) == len(mine) > 1:
        at = next(i for i, b in enumerate(mine) if b.index == draft.words.span.block)
        return trimmed(lines[at])
    return trimmed(lines[0]) if lines else None


def _named(cells: Iterable[Cell], own: Cell | None, columns: Columns) -> Iterable[tuple[str, str]]:
    """Yield the needs and outcomes that a row's cells name by number."""
    for cell in cells:
        column = columns.get(cell.ref.column, Column(()))
        if cell is own or not cell.text.strip():
            continue
        if Holds.NEED_MET in column.holds or Holds.OUTCOME_MET in column.holds:
            kind = "need" if Holds.NEED_MET in column.holds else "outcome"
            yield from bare_references(cell.text, kind)
        elif _only_refers(column, cell):
            yield from bare_references(
                cell.text, "need" if column.first is Holds.NEED else "outcome"
            )
