"""What the walk through a document gathers before statements get their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ehcp_qa.model.document import Block
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Area, CellRole, Heading, Role, SectionId, Words
from ehcp_qa.nlp.plain import plain
from ehcp_qa.recognise.columns import Holds


@dataclass(slots=True)
class Draft:
    """A statement in the making; ``row`` is the row's key and ``labelled`` as for its section."""

    section: SectionId
    role: Role
    words: Words
    labelled: bool = True
    area: Area | None = None
    area_title: str = ""
    row: str | None = None
    cells: dict[CellRole, Words] = field(default_factory=dict)
    lead_in: Words | None = None
    group_heading: Words | None = None
    before: Words | None = None
    number: str = ""
    refers_to: tuple[tuple[str, str], ...] = ()
    depth: int = 0
    from_title: bool = False  # its sub-heading or column says what it is


@dataclass(frozen=True, slots=True)
class Context:
    """What a sub-heading or label says of all that follows it, down to the next of its level.

    ``table`` is the table that it stands in. ``loose`` marks "Outcome 1" over provision, which
    names what the provision is for: only a line that reads as an outcome is one.
    """

    level: int
    words: Words | None = None
    holds: Holds | None = None
    area: Area | None = None
    area_title: str = ""
    number: str = ""
    refers_to: tuple[tuple[str, str], ...] = ()
    table: int | None = None
    loose: bool = False


@dataclass(slots=True)
class RowDraft:
    """A table row in the making: its area and its drafts."""

    key: str
    area: Area | None
    drafts: list[Draft] = field(default_factory=list)


@dataclass(slots=True)
class Stretch:
    """All that follows one opening up to the next: headings, blocks and drafts."""

    sections: tuple[SectionId, ...]
    headings: list[Heading] = field(default_factory=list)
    first: int = 0
    last: int = 0
    drafts: list[Draft] = field(default_factory=list)
    from_column: bool = False


@dataclass(slots=True)
class Gathered:
    """The outcome of one walk."""

    stretches: list[Stretch] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    rows: list[RowDraft] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    residue: set[int] = field(default_factory=set)


def words_of(block: Block, start: int = 0, end: int | None = None) -> Words:
    """Return the words of a block between two offsets, made plain, with their place."""
    end = len(block.text) if end is None else end
    return Words(plain(block.text[start:end]), Span(block.index, start, end))


def trimmed(block: Block, start: int = 0, end: int | None = None) -> Words | None:
    """Return the same without the white space around it; None when nothing is left."""
    end = len(block.text) if end is None else end
    text = block.text
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return words_of(block, start, end) if end > start else None


def merged(
    cells: Mapping[CellRole, Words], more: Mapping[CellRole, Words]
) -> dict[CellRole, Words]:
    """Return both mappings in one; the first wins where both have a cell."""
    return {**more, **cells}
