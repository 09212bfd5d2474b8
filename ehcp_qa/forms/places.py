"""Where in a template each section is written, and all that is asked for there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ehcp_qa.forms.asking import Asker
from ehcp_qa.forms.parts import LATE
from ehcp_qa.forms.unlabelled import NEEDS, PROVISION, unlabelled_places
from ehcp_qa.model.document import Document
from ehcp_qa.model.plan import CellRole, SectionId, Words
from ehcp_qa.model.template import Ask, FormPlace, Part, PartKind

_NAMES = frozenset({PartKind.COLUMN, PartKind.LABEL, PartKind.TITLE, PartKind.HEADING})
SIGNING = frozenset({"officer_name", "signature"})  # what makes a table the sign-off
FLAT = "pdf"  # a format in which a control shows its prompt like any other words


@dataclass(slots=True)
class _Spot:
    """What has been seen of one section in one table, or in the text under one heading."""

    label: Words | None = None
    asks: set[Ask] = field(default_factory=set)
    open: bool = False  # something is to be filled in here
    titles_table: bool = False  # its heading stands in a table, of which the cells are the place


def find_places(
    document: Document, found: Sequence[tuple[int, Part]], asker: Asker
) -> tuple[FormPlace, ...]:
    """Return every place where a section is written, those of provision without a label too."""
    spots = _spots(document, found, asker)
    in_tables = {(key, n) for (key, n, t), spot in spots.items() if t is not None and spot.open}
    places: list[FormPlace] = []
    for (section, stretch, table), spot in spots.items():
        if spot.label is None or (table is None and (section, stretch) in in_tables):
            continue
        if not spot.open and (table is not None or spot.titles_table):
            continue
        above = spots.get((section, stretch, None))
        asks = frozenset(spot.asks | (above.asks if above else set()))
        places.append(FormPlace(section, spot.label, asks, table))
    return tuple(sorted([*places, *unlabelled_places(found, asker)], key=lambda p: p.label.span))


def thread_tables(found: Sequence[tuple[int, Part]]) -> tuple[int, ...]:
    """Return the tables of which one row holds a need, its provision and its outcome."""
    held: dict[int, set[str]] = {}
    for _, part in found:
        if part.kind is PartKind.COLUMN and part.table is not None:
            held.setdefault(part.table, set()).update(_thread_of(part))
    return tuple(sorted(t for t, kinds in held.items() if len(kinds) == len(_THREAD)))


_THREAD = ("need", "provision", "outcome")


def _thread_of(part: Part) -> Iterable[str]:
    if set(part.holds) & {CellRole.NEED} or (_opens(part) and set(part.sections) & set(NEEDS)):
        yield "need"
    if CellRole.PROVISION in part.holds or (_opens(part) and set(part.sections) & set(PROVISION)):
        yield "provision"
    if CellRole.OUTCOME in part.holds or (_opens(part) and SectionId.E in part.sections):
        yield "outcome"


def _opens(part: Part) -> bool:
    """True for a column title that names one section, not one that stands under several."""
    return len(part.sections) == 1 and not part.holds


_Key = tuple[SectionId, int, int | None]


def _spots(
    document: Document, found: Sequence[tuple[int, Part]], asker: Asker
) -> dict[_Key, _Spot]:
    """Return what was seen of each section in each table and under each heading."""
    spots: dict[_Key, _Spot] = {}
    lettered = _lettered(found)
    flat = document.source.format == FLAT
    empty = _empty(document, found)
    signed = {part.table for _, part in found if part.field in SIGNING} - {None}
    for stretch, part in found:
        if part.table in signed:
            continue  # it stands under the last section's heading, and is none of it
        for section in part.sections:
            table = part.table if part.kind is not PartKind.HEADING else None
            if (
                table is not None
                and lettered.get(table)
                and not _at_home(part, section, lettered[table])
            ):
                continue
            spot = spots.setdefault((section, stretch, table), _Spot())
            spot.asks |= _asked(part, asker, flat=flat)
            spot.titles_table = spot.titles_table or (
                part.kind is PartKind.HEADING and part.table is not None
            )
            if part.kind is PartKind.HEADING or (spot.label is None and part.kind in _NAMES):
                spot.label = part.words
            fills = (
                part.kind is PartKind.PROMPT
                or part.control is not None
                or (flat and part.kind is PartKind.FIXED and table is not None)
            )
            spot.open = (
                spot.open or fills or (table, part.column) in empty or (table, None) in empty
            )
    for (section, stretch, table), spot in spots.items():
        above = spots.get((section, stretch, None))
        heading = above.label if above else None
        # A table under one section's heading goes by that heading, and not by its first column.
        if heading and (spot.label is None or (table is not None and table not in lettered)):
            spot.label = heading
    return spots


def _lettered(found: Iterable[tuple[int, Part]]) -> dict[int, dict[int, tuple[SectionId, ...]]]:
    """Return for each table with columns for sections side by side which column is whose."""
    tables: dict[int, dict[int, tuple[SectionId, ...]]] = {}
    for _, part in found:
        if part.kind is PartKind.COLUMN and part.table is not None and part.column is not None:
            tables.setdefault(part.table, {})[part.column] = part.sections
    return {t: columns for t, columns in tables.items() if len(set(columns.values())) > 1}


def _at_home(part: Part, section: SectionId, columns: dict[int, tuple[SectionId, ...]]) -> bool:
    """True where a part of a table with columns for several sections speaks of this one."""
    return part.column not in columns or section in columns[part.column]


def _empty(
    document: Document, found: Iterable[tuple[int, Part]]
) -> set[tuple[int | None, int | None]]:
    """Return the columns of tables in which a cell is empty; a table without columns is whole."""
    titled = {p.table for _, p in found if p.kind is PartKind.COLUMN}
    return {
        (table.index, cell.column if table.index in titled else None)
        for table in document.tables
        for cell in table.empty_cells
    }


def _asked(part: Part, asker: Asker, *, flat: bool) -> frozenset[Ask]:
    """Return what a part asks for; wording that is fixed asks for nothing.

    In a ``flat`` file prompts cannot be told from fixed wording.
    """
    late = bool(set(part.sections) & set(LATE))
    asks: frozenset[Ask] = frozenset()
    if part.kind in (PartKind.COLUMN, PartKind.LABEL, PartKind.TITLE):
        asks = asker.of_title(part.words.text, late=late)
    elif flat or part.kind in (PartKind.PROMPT, PartKind.GUIDANCE, PartKind.HEADING):
        asks = asker.of_prompt(part.words.text)
    if part.control is not None:
        told = (part.words.text, part.control.title, part.control.tag.replace("_", " "))
        asks |= asker.of_prompt(*told)
    return asks
