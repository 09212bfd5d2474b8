"""A template that plans are made from: what stays in every plan, and what is asked for and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ehcp_qa.model.document import Control
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import CellRole, Plan, SectionId, Words


class PartKind(StrEnum):
    """What a stretch of a template is to whoever fills it in."""

    HEADING = "heading"  # opens a section
    TITLE = "sub-heading"
    COLUMN = "column"
    LABEL = "label"
    PROMPT = "prompt"  # shows until somebody fills the place in
    CHOICE = "choice"  # what a list or a box shows without anybody choosing it
    GUIDANCE = "guidance"  # marked as such, so that it can be told from the plan
    FIXED = "fixed wording"  # stands in every plan made from the template


class Ask(StrEnum):
    """What a column, a label, a prompt or guidance asks the writer for."""

    WHAT = "what"
    WHO = "who"
    OFTEN = "how often"
    LONG = "how long"
    GROUP = "group size"
    BY_WHEN = "by when"
    NEED = "which need"
    OUTCOME = "which outcome"
    AUTHOR = "author"
    ROLE = "role"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a template; ``sections`` are those that it stands in or, as a heading, opens.

    ``table``, ``row`` and ``column`` say where it stands in a table. ``holds`` is what the cells
    below such a title hold, ``field`` the fact of the front page or sign-off that a label names,
    and ``nil`` is true for wording that says that a section does not apply.
    """

    kind: PartKind
    words: Words
    sections: tuple[SectionId, ...] = ()
    table: int | None = None
    column: int | None = None
    row: int | None = None
    holds: tuple[CellRole, ...] = ()
    control: Control | None = None
    field: str = ""
    nil: bool = False


@dataclass(frozen=True, slots=True)
class FormPlace:
    """Somewhere that a section is written: a table, or what stands under its heading.

    ``asks`` is all that columns, labels, prompts and guidance ask for there; ``label`` is what
    names the place, and ``labelled`` says whether that names the section.
    """

    section: SectionId
    label: Words
    asks: frozenset[Ask] = frozenset()
    table: int | None = None
    labelled: bool = True


@dataclass(frozen=True, slots=True)
class Template:
    """A document read as a form to be filled in.

    ``plan`` is the whole of it as recognised. ``fills`` are the words that a writer replaces, and
    ``guidance`` those marked as guidance; ``parts`` is everything in reading order. ``threads``
    are the tables of which a row holds need, provision and outcome together.
    """

    plan: Plan
    fills: tuple[Span, ...] = ()
    guidance: tuple[Span, ...] = ()
    parts: tuple[Part, ...] = ()
    places: tuple[FormPlace, ...] = ()
    threads: tuple[int, ...] = ()

    def places_of(self, *sections: SectionId) -> tuple[FormPlace, ...]:
        """Return the places where these sections are written, in reading order."""
        return tuple(place for place in self.places if place.section in sections)
