"""Rows of column titles: what each column holds, and the sections that its title bears."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ehcp_qa.law.dates import find_dates
from ehcp_qa.model.plan import Heading, SectionId
from ehcp_qa.nlp.plain import plain
from ehcp_qa.recognise.by_content import by_content, titles_content
from ehcp_qa.recognise.column_kinds import (
    Column,
    Columns,
    begun,
    by_day,
    by_term,
    by_times,
    dated,
    needed,
    praised_or_hard,
    served,
)
from ehcp_qa.recognise.columns import Holds, title_holds
from ehcp_qa.recognise.content import BODY_LABELS
from ehcp_qa.recognise.draft import Stretch, words_of
from ehcp_qa.recognise.grid import Cell, Grid
from ehcp_qa.recognise.headings import Opening, opening
from ehcp_qa.recognise.letters import Letters, leading_letters, trailing_letters
from ehcp_qa.recognise.placing import NEEDS, PROVISION
from ehcp_qa.recognise.state import Walk

# A title has at most this many words; the longest legal column title (H1) has about thirty.
TITLE_WORDS = 36
_NUMBER_TITLE = re.compile(r"(?i)(?:no|nos|num|ref)\.|#|№")
_SENTENCE_WORDS = 3  # "Sam cannot read."
_LONG_SENTENCE = 9  # with a full stop, and so many words: no title, whatever it is like
# Share of the filled cells of a row that must be known titles for the row to be a header.
_MOSTLY = 0.6
# A letter in a cell of its own labels the cell beside it: "A1 | Summary of history".
_BARE_LETTER = re.compile(
    r"\s*(?:(?:[Ss]ection|[Pp]art)\s+)?[A-K][12]?(?:\s*(?:,|&|/|and)\s*[A-K][12]?)*[.:)]?\s*\Z"
)
# A row numbered with its section's letter: "K3", "C2", "F1.4". H1 and H2 are sections themselves.
_ROW_OF_SECTION = re.compile(r"([A-GI-K])\d{1,2}(?:\.\d{1,2})?")
_TICKED = re.compile(r"(?i)yes|no|y|n|✓|✔|☑|☒|x")  # what answers "Appended?" in a row
# "Not dated", "unknown": an answer, though a word of it may be a title.
_LACKING = re.compile(
    r"(?i)\W*(?:(?:not|un)[\s-]*(?:yet )?(?:dated|known|given|stated|attached|received|available|named|recorded|sent)|none given|no date|awaited)\W*"
)
_BY_SECTION = {
    **dict.fromkeys(NEEDS, Holds.NEED),
    **dict.fromkeys(PROVISION, Holds.PROVISION),
    SectionId.E: Holds.OUTCOME,
    SectionId.K: Holds.ADVICE,
    SectionId.J: Holds.BUDGET,
    SectionId.I: Holds.PLACE_NAME,
}


def header_columns(walk: Walk, grid: Grid, number: int) -> Columns | None:
    """Return the columns that a row of titles announces, or None when it is no such row."""
    line = grid.lines[number]
    filled = [cell for cell in line if cell.text.strip()]
    if len(filled) < 2 or any(len(c.text.split()) > TITLE_WORDS for c in filled):
        return None
    if any(_is_answer(walk, cell) for cell in filled):
        return None
    if len(filled) == 2 and _BARE_LETTER.match(filled[0].text):
        return None
    if sum(bool(_BARE_LETTER.match(cell.text)) for cell in filled) == 1 and _ends_in_letter(filled):
        return None
    several = sum(_lettered(" ".join(plain(c.text).split())) is not None for c in filled) > 1
    found = {cell.ref.column: _column(walk, cell, several=several) for cell in filled}
    found |= by_times(walk, found) | begun(walk, found)
    found |= by_term(walk, found, found) | praised_or_hard(walk, found)
    if cells := _by_cells(walk, grid, number, found):
        return {**found, **cells}
    known = {at: column for at, column in found.items() if column.holds}
    marked = number < grid.header_rows
    enough = len(known) / len(filled) >= _MOSTLY and len(known) >= 2
    if not enough and not (marked and known and _tells(known)):
        return None
    if len(filled) == 2 and grid.columns > 2 and not marked:
        return None
    if _looks_like_answer(walk, grid, number, filled, known):
        return None
    read = {**dated(found, known), **served(walk, found, known), **needed(walk, found, known)}
    return {**found, **by_day(walk, found, known), **read}


def _by_cells(walk: Walk, grid: Grid, number: int, found: Columns) -> Columns:
    """Return the columns of provision that titles left open and the cells below them tell."""
    if walk.people is None:
        return {}
    lettered = tuple(s for c in found.values() for s in c.sections if s in PROVISION)
    told = by_content(lettered or walk.opened, walk.people, grid, number, found)
    if not told or not titles_content(grid, number, {**found, **told}, walk.people):
        return {}
    return told


def _ends_in_letter(filled: Sequence[Cell]) -> bool:
    """True for "Gender | F", where the letter answers and opens nothing."""
    return len(filled[-1].text.strip(" .")) == 1


def _is_answer(walk: Walk, cell: Cell) -> bool:
    """True for a cell that answers a label ("None", "3 May 2026"), which no title does."""
    text = " ".join(cell.text.split())
    if any(d.kind == "day" and d.end - d.start == len(text) for d in find_dates(plain(text))):
        return True
    row = _ROW_OF_SECTION.fullmatch(text)
    if row and row[1] in walk.opened:
        return True
    if _NUMBER_TITLE.fullmatch(text):
        return False
    if (
        _TICKED.fullmatch(text)
        or _LACKING.fullmatch(text)
        or walk.wording.is_nil(text)
        or walk.wording.is_unfilled(text)
    ):
        return True
    words = len(text.split())
    stops = text.endswith(".") and not text.endswith("..") and words >= _SENTENCE_WORDS
    if stops and words >= _LONG_SENTENCE and not _opens(text):
        return True
    return stops and not title_holds(text, walk.titles, late=walk.late) and not _opens(text)


def _opens(text: str) -> bool:
    return opening(text, "table_header") is not None


def _tells(known: Columns) -> bool:
    telling = {*BODY_LABELS, Holds.ADVICE}
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


def _lettered(text: str) -> Letters | None:
    """Return the letter that a title begins or ends with, whatever else it says: "E - Results", "Help (F)"."""
    leading = leading_letters(text)
    if leading is not None and leading.separated and leading.rest:
        return leading
    return trailing_letters(text)


def _column(walk: Walk, cell: Cell, *, several: bool = False) -> Column:
    """Return what a column's title says; ``several`` where more than one title bears a letter."""
    text = " ".join(plain(cell.text).split())
    found = opening(text, "table_header")
    if found is None and several and (letters := _lettered(text)):
        found = Opening(letters.sections, "letter", letters.rest)
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


def open_columns(walk: Walk, columns: Columns, filled: Sequence[Cell]) -> None:
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
        if _has_own_column(walk, columns):
            walk.opened = (*walk.opened, *(s for s in sections if s not in walk.opened))
        walk.opened = walk.opened if set(walk.opened) & set(sections) else sections
    walk.close_group()
    walk.contexts = [c for c in walk.contexts if c.holds is None or c.level < 7]


def _has_own_column(walk: Walk, columns: Columns) -> bool:
    """True for a table of the section that stands open which has a lettered column for another."""
    own = _BY_SECTION.get(walk.opened[0]) if walk.opened else None
    return own is not None and any(c.first is own and not c.sections for c in columns.values())
