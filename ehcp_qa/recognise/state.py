"""Where a walk through a document has got to: what stands open, and what has been gathered."""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from ehcp_qa.model.document import Block, BlockKind, MarkKind
from ehcp_qa.model.plan import Area, Role, SectionId, Words
from ehcp_qa.recognise.areas import area_named
from ehcp_qa.recognise.columns import Holds, Titles, title_holds
from ehcp_qa.recognise.draft import Context, Draft, Gathered, RowDraft, Stretch, trimmed
from ehcp_qa.recognise.numbers import own_number, references
from ehcp_qa.recognise.people import People
from ehcp_qa.recognise.placing import NEEDS, PROVISION, SECTION_AREA
from ehcp_qa.recognise.praise import praise_or_need
from ehcp_qa.recognise.roles import role_for
from ehcp_qa.recognise.split import is_praise
from ehcp_qa.recognise.wording import Wording

LATE = frozenset({SectionId.I, SectionId.J, SectionId.K})
# Levels of sub-heading below those of real headings (1 to 6).
BOLD_LEVEL, LABEL_LEVEL, CELL_LEVEL = 7, 8, 9
ROW_LEVEL = 10

_OF_NO_AREA = frozenset({Holds.ARRANGEMENT, Holds.FORWARD, Holds.REVIEW})


@dataclass(frozen=True, slots=True)
class Lead:
    """Words that deeper lines hang from; ``role`` when they are a statement themselves."""

    depth: int
    words: Words
    role: Role | None = None
    number: str = ""


class Walk:
    """Gathers drafts, headings and rows while a document is read from top to bottom.

    ``ignored`` are blocks of contents pages and keys found by an earlier walk; ``labelled`` the
    sections that some heading opens; ``lettered`` those that some letter opens, whose friendly
    titles are then only sub-headings. ``wide_hopes`` is as in ``role_for``; ``local_areas`` as an
    earlier walk learnt them; ``people`` tell columns by their cells.
    """

    def __init__(
        self,
        titles: Titles,
        wording: Wording,
        *,
        ignored: AbstractSet[int] = frozenset(),
        labelled: AbstractSet[SectionId] = frozenset(),
        lettered: AbstractSet[SectionId] = frozenset(),
        wide_hopes: bool = False,
        local_areas: Mapping[str, Area] | None = None,
        people: People | None = None,
    ) -> None:
        self.titles = titles
        self.wording = wording
        self.ignored = ignored
        self.labelled = labelled
        self.lettered = lettered
        self.wide_hopes = wide_hopes
        # Tells who does something, where a column's title does not.
        self.people = people
        # This council's own names for areas, learnt where a title gives both in one line.
        self.local_areas: dict[str, Area] = dict(local_areas or {})
        self.found = Gathered()
        self.opened: tuple[SectionId, ...] = ()
        self.heading_level = 0
        self.contexts: list[Context] = []
        self.leads: list[Lead] = []
        self.list_seen = False
        self.awaiting_title = False
        self.fresh = False
        self.area_just_named = False
        self.area_first = False
        self.outcome_above: Draft | None = None
        self.last_outcome: Draft | None = None
        # When all outcomes of a section are due that give no other time.
        self.due: Words | None = None
        self.listed: list[Draft] = []
        self.latest: list[Draft] = []
        self.row: RowDraft | None = None
        # Columns of the table just read, for one that goes on over the page without its titles.
        self.carried: dict[int, Any] = {}
        self.cell_drafts: dict[tuple[int, int, int], tuple[Draft, ...]] = {}

    @property
    def late(self) -> bool:
        """True inside sections I, J and K, whose tables have titles of their own."""
        return bool(LATE.intersection(self.opened))

    def context(self, *names: str) -> Context | None:
        """Return the nearest context that says anything of the named kind."""
        return next(
            (c for c in reversed(self.contexts) if any(getattr(c, name) for name in names)), None
        )

    @property
    def quotes_outcomes(self) -> bool:
        """True where an outcome in running text can only be one of E's, printed again."""
        return bool(self.opened) and self.row is None and set(self.opened) <= set(PROVISION)

    @property
    def area(self) -> Area | None:
        """The area of need that the nearest title names, or that the section implies."""
        found = self.context("area")
        return found.area if found else None

    def area_titled(self, text: str) -> Area | None:
        """Return the area that a title names, by its usual name or this council's own."""
        return area_named(text) or self.local_areas.get(_local(text))

    def implied_area(self) -> Area | None:
        """Return the area that the open section implies, such as health for G."""
        return SECTION_AREA.get(self.opened[0]) if self.opened else None

    def close(self, block: Block) -> None:
        """Leave every section, as at a sign-off or an appendix."""
        self.opened = ()
        self.contexts.clear()
        self.close_group()
        self.found.stretches.append(Stretch((), first=block.index, last=block.index))

    def leave(self, block: Block) -> None:
        """Leave every section for content that stands under an area of need alone."""
        self.opened = ()
        self.found.stretches.append(Stretch((), first=block.index, last=block.index))

    def close_group(self) -> None:
        """Forget lead-ins and the statement that a describing line could belong to."""
        self.leads.clear()
        self.list_seen = False
        self.outcome_above = None
        self.latest = []
        self.listed = []

    def push(self, context: Context) -> None:
        """Let a title govern what follows, in place of titles of its own level or below.

        An area of need outlasts "Strengths", "Needs" and the like at its own level, but not
        "Monitoring", which is of the whole section.
        """
        keeps = (not context.area and context.holds not in _OF_NO_AREA) and (
            context.holds or context.number or context.level >= BOLD_LEVEL
        )
        self.contexts = [
            c
            for c in self.contexts
            if c.level < context.level or (keeps and c.area and c.level == context.level)
        ]
        self.contexts.append(context)
        self.area_just_named = context.area is not None
        if context.area and "(" in context.area_title:
            own = context.area_title.split("(")[0]
            if not area_named(own) and not title_holds(own, self.titles):
                self.local_areas.setdefault(_local(own), context.area)
        if context.area and context.area not in self.found.areas:
            self.found.areas.append(context.area)

    def title_context(self, block: Block, level: int, area: Area | None) -> Context:
        """Return what a title says of the lines that follow it."""
        text = block.text.strip()
        kind, number, _ = own_number(text)
        holds = title_holds(text, self.titles, late=self.late) or self._praised_or_hard(text)
        refers = references(text)
        if number and kind and SectionId.F in self.opened:
            refers, number = ((kind, number),), ""
        provided = bool(self.opened) and set(self.opened) <= set(PROVISION)
        loose = provided and bool(refers) and bool(holds) and holds[0] is not Holds.PROVISION
        return Context(
            level,
            trimmed(block),
            holds[0] if holds and not area else None,
            area,
            text if area else "",
            number,
            refers if not number else (),
            block.cell.table if block.cell else None,
            loose,
        )

    def _praised_or_hard(self, text: str) -> tuple[Holds, ...]:
        """Return what a title among needs says in the council's own words: "What Sam cannot yet do"."""
        among = bool(self.opened) and set(self.opened) <= set(NEEDS)
        told = praise_or_need(text, heading=True) if among else None
        return (told,) if told else ()

    def role(self, section: SectionId, holds: Holds | None, text: str, block: Block) -> Role:
        """Return what a piece of content is here; an item of B without praise is a need."""
        if any(mark.kind is MarkKind.GUIDANCE for mark in block.marks):
            return Role.GUIDANCE
        role = role_for(
            section, holds, text, self.wording, italic=block.italic, wide_hopes=self.wide_hopes
        )
        kind, number, _ = own_number(block.text)
        item = (block.kind is BlockKind.LIST_ITEM or number) and holds is None
        if not item or section is not SectionId.B or role is not Role.STRENGTH:
            return role
        # "B5", "Need 3": what is numbered so is a need, whatever kind words stand in it.
        return Role.STRENGTH if is_praise(text) and kind != "need" else Role.NEED

    def add(self, draft: Draft) -> Draft:
        """Add a draft to the open stretch, and to the row when one is being read."""
        self.found.drafts.append(draft)
        if not self.found.stretches:
            self.found.stretches.append(Stretch((), first=draft.words.span.block))
        stretch = self.found.stretches[-1]
        stretch.last = max(stretch.last, draft.words.span.block)
        stretch.drafts.append(draft)
        self.area_just_named = False
        if draft.role is Role.OUTCOME:
            self.last_outcome = draft
        if self.row is not None and draft.role not in {Role.GUIDANCE, Role.NIL}:
            draft.row = self.row.key
            self.row.drafts.append(draft)
        return draft

    def touch(self, block: Block) -> None:
        """Stretch the open section over a block that makes no statement."""
        if self.found.stretches:
            stretch = self.found.stretches[-1]
            stretch.last = max(stretch.last, block.index)


def _local(title: str) -> str:
    return " ".join(re.findall(r"[a-z]+", title.lower()))


def depth_of(block: Block) -> int:
    """Return how deep a line hangs: 0 for a paragraph, 1 for a list item, more when nested."""
    return block.level + 1 if block.kind is BlockKind.LIST_ITEM else 0
