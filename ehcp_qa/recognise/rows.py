"""Rows under column titles: statements that share their row's cells, area and references."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from ehcp_qa.model.plan import CellRole, Role, SectionId, Words
from ehcp_qa.nlp.plain import plain
from ehcp_qa.recognise.areas import area_named, topic_area
from ehcp_qa.recognise.column_kinds import Column, Columns, begins_sentence, is_time
from ehcp_qa.recognise.columns import CELL_ROLES, DESCRIBING, Holds
from ehcp_qa.recognise.content import BODY_LABELS, cell_line, residual
from ehcp_qa.recognise.draft import Context, Draft, RowDraft, trimmed
from ehcp_qa.recognise.grid import Cell, Grid
from ehcp_qa.recognise.inheriting import inherit, share_due
from ehcp_qa.recognise.numbers import bare_references, only_references, own_number, references
from ehcp_qa.recognise.pieces import parts_of
from ehcp_qa.recognise.state import ROW_LEVEL, Walk
from ehcp_qa.recognise.walk import stream

# "3", "2.1", "4a", and numbered with the section's letter "C2", "F1.3".
_ROW_NUMBER = re.compile(r"\s*((?:[A-K]|H[12][.:-])?\d{1,2}(?:\.\d{1,2})?[a-z]?)[.)]?\s*\Z")
_UNCHOSEN = re.compile(r"(?i)\A\W*(?:yes\s*/\s*no|y\s*/\s*n)\W*\Z")
_PARTS_OF_H = frozenset({"H1", "H2"})
_REPEATS = re.compile(r"(?i)\W*(?:(?:the )?same(?: as)?(?: above)?|(?:as|see) above|ditto|〃)\W*")
_CHOICE_ONLY = re.compile(r"(?i)\A\W*(?:yes\s*/?\s*no|yes|no|y/n|n/a)?\W*\Z")


def data_row(walk: Walk, grid: Grid, number: int, columns: Columns) -> None:
    """Read one row under column titles: its statements share its cells, area and row."""
    cells = sorted((*grid.lines[number], *grid.covering(number)), key=lambda c: c.ref.column)
    begun = {id(cell) for cell in grid.lines[number]}
    if all(_CHOICE_ONLY.match(cell.text) for cell in cells):
        return
    if not walk.late and _names_area(walk, cells):
        return
    walk.row = RowDraft(f"{grid.table}:{number}", walk.area)
    walk.found.rows.append(walk.row)
    _row_area(walk, cells, columns)
    walk.row.area = walk.area
    before = len(walk.found.drafts)
    authors = walk.opened == (SectionId.K,) and all(c.first in DESCRIBING for c in columns.values())
    if authors or any(
        c.first is Holds.ADVICE or SectionId.K in c.sections for c in columns.values()
    ):
        _advice_row(walk, cells, columns)
    else:
        for cell in cells:
            column = columns.get(cell.ref.column, Column(()))
            if id(cell) not in begun:
                walk.row.drafts.extend(
                    walk.cell_drafts.get((cell.ref.table, cell.ref.row, cell.ref.column), ())
                )
            elif repeated := _repeated(walk, cell):
                walk.row.drafts.extend(repeated)
            elif cell.text.strip():
                _cell(walk, cell, column, columns)
    made = walk.found.drafts[before:]
    for block in (b for cell in grid.lines[number] for b in cell.blocks):
        walk.touch(block)
    _divide(walk, cells, made)
    _number(cells, columns, made)
    _share([_meant(grid, cell) for cell in cells], columns, made)
    for draft in made:
        share_due(walk, draft)
    shared = walk.area or next((d.area for d in made if d.area), None)
    for draft in made:
        draft.area = draft.area or shared
    if not walk.row.drafts:
        walk.found.rows.remove(walk.row)
    walk.row = None
    walk.contexts = [c for c in walk.contexts if c.level < ROW_LEVEL]
    walk.close_group()


def _names_area(walk: Walk, cells: Sequence[Cell]) -> bool:
    """Take a row whose only words are an area of need as the title of the rows below it."""
    filled = [c for c in cells if c.text.strip()]
    text = " ".join(filled[0].text.split()) if len(filled) == 1 else ""
    area = area_named(text) if text and len(cells) > 1 else None
    if area is None:
        return False
    walk.push(Context(ROW_LEVEL - 1, None, None, area, text))
    walk.touch(filled[0].blocks[-1])
    return True


def _repeated(walk: Walk, cell: Cell) -> Sequence[Draft]:
    """Return what "As above" in a cell stands for, as if the cell above were merged down into it."""
    if not _REPEATS.fullmatch(cell.text.strip()):
        return ()
    table, row, column = cell.ref.table, cell.ref.row, cell.ref.column
    above = next(
        (d for r in reversed(range(row)) if (d := walk.cell_drafts.get((table, r, column)))), ()
    )
    walk.cell_drafts[table, row, column] = above
    return above


def _meant(grid: Grid, cell: Cell) -> Cell:
    """Return the cell that "As above" stands for, and any other cell as it is."""
    if not _REPEATS.fullmatch(cell.text.strip()):
        return cell
    above = (c for line in grid.lines[: cell.ref.row] for c in line)
    named = [c for c in above if c.ref.column == cell.ref.column and c.text.strip()]
    return next((c for c in reversed(named) if not _REPEATS.fullmatch(c.text.strip())), cell)


def _row_area(walk: Walk, cells: Sequence[Cell], columns: Columns) -> None:
    """Let a cell that names an area of need set the area of its row and those below."""
    for cell in cells if not walk.late else ():
        column = columns.get(cell.ref.column, Column(()))
        if column.first in {Holds.AREA, None} and cell.text.strip():
            text = " ".join(cell.text.split())
            if area := topic_area(text):
                walk.push(Context(ROW_LEVEL - 1, None, None, area, text))
            elif column.first is Holds.AREA:  # "All"
                walk.contexts = [c for c in walk.contexts if c.level < ROW_LEVEL - 1]


def _advice_row(walk: Walk, cells: Sequence[Cell], columns: Columns) -> None:
    """Make one statement of a row that lists a piece of advice."""

    def rank(cell: Cell) -> tuple[int, int]:
        first = columns.get(cell.ref.column, Column(())).first
        order = [Holds.ADVICE, Holds.AUTHOR, None, Holds.DATE, Holds.APPENDED]
        return (order.index(first) if first in order else len(order), cell.ref.column)

    filled = [c for c in cells if c.text.strip() and not _CHOICE_ONLY.match(c.text)]
    if not filled or (len(filled) == 1 and any(_UNCHOSEN.match(c.text) for c in cells)):
        return  # a row of the template that nobody filled in
    block = next(b for b in sorted(filled, key=rank)[0].blocks if b.text.strip())
    words = trimmed(block)
    if words:
        role = Role.NIL if walk.wording.is_nil(words.text) else Role.ADVICE
        walk.add(inherit(walk, Draft(SectionId.K, role, words), block))


def _cell(walk: Walk, cell: Cell, column: Column, columns: Columns) -> None:
    """Read the statements of one cell into the section of its column."""
    holds = column.first
    if holds in DESCRIBING or holds is Holds.AREA or _only_refers(column, cell):
        return
    if holds is None and not column.sections and _has_titles(columns):
        if _ROW_NUMBER.match(cell.text) or cell.text.strip() in _PARTS_OF_H:
            return
        residual(walk, cell)
        return
    before = len(walk.found.drafts)
    kept_open, kept = walk.opened, list(walk.contexts)
    walk.opened = column.sections or walk.opened
    for position, unit in enumerate(cell.content):
        following = cell.content[position + 1] if position + 1 < len(cell.content) else None
        if isinstance(unit, Grid):
            stream(walk, [unit], cell=True)
        elif unit.text.strip():
            for part, after in parts_of(walk, unit, following):
                cell_line(walk, part, after, holds, alone=len(cell.content) == 1)
    walk.opened, walk.contexts = kept_open, kept
    walk.close_group()
    key = (cell.ref.table, cell.ref.row, cell.ref.column)
    walk.cell_drafts[key] = tuple(walk.found.drafts[before:])


def _number(cells: Sequence[Cell], columns: Columns, made: Sequence[Draft]) -> None:
    """Give the number in a column of bare numbers to what stands beside it.

    A strength beside its need is not what is numbered, and a need of two sentences is one.
    """
    bare = [c for c in cells if not columns.get(c.ref.column, Column(())).holds]
    numbers = [m[1] for c in bare if (m := _ROW_NUMBER.match(c.text))]
    telling = [d for d in made if d.role not in (Role.OTHER, Role.STRENGTH)]
    first = next((d.role for d in telling or made if d.role is not Role.OTHER), None)
    beside = [d for d in made if d.role is first]
    one_need = first is Role.NEED and len({d.words.span.block for d in beside}) == 1
    if numbers and (len(beside) == 1 or one_need):
        for draft in beside:
            draft.number = draft.number or numbers[0]


def _divide(walk: Walk, cells: Sequence[Cell], made: Sequence[Draft]) -> None:
    """Put a row of "H1 and H2" into the one that a cell of its own names."""
    named = [SectionId(part) for c in cells if (part := c.text.strip()) in _PARTS_OF_H]
    if len(named) == 1 and named[0] in walk.opened:
        for draft in made:
            draft.section = named[0] if draft.section in _PARTS_OF_H else draft.section


def _has_titles(columns: Columns) -> bool:
    return any(c.first in BODY_LABELS for c in columns.values())


def _only_refers(column: Column, cell: Cell) -> bool:
    """True for a "Need" or "Outcome" column whose cells only give numbers ("Needs 1 and 3")."""
    if column.first not in {Holds.NEED, Holds.OUTCOME, Holds.AIM}:
        return False
    text = plain(cell.text)
    if only_references(text):
        return True
    if column.sections and not _ROW_NUMBER.match(text):
        return False
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
        if draft.role is Role.GUIDANCE or draft.section is SectionId.I:
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
        title = columns.get(own.ref.column, Column(())) if own else Column(())
        if draft.role is Role.OUTCOME and title.title and is_time(title):
            draft.cells.setdefault(CellRole.BY_WHEN, title.title)
        elif draft.role is Role.OUTCOME and begins_sentence(title):
            draft.lead_in = draft.lead_in or title.title
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
