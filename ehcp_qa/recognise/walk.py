"""The walk through a document: which section each line stands in, and the statements it makes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Any

from ehcp_qa.model.document import Block, BlockKind
from ehcp_qa.model.plan import Area, Heading, Role, SectionId, Words
from ehcp_qa.nlp.plain import plain
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.recognise.areas import area_named, topic_area
from ehcp_qa.recognise.columns import CELL_ROLES, DESCRIBING, LATE_ONLY, Holds, Titles, title_holds
from ehcp_qa.recognise.draft import Context, Draft, Gathered, RowDraft, Stretch, trimmed, words_of
from ehcp_qa.recognise.grid import Cell, Grid, Unit
from ehcp_qa.recognise.headings import Opening, opening
from ehcp_qa.recognise.lines import (
    heading_weight,
    is_closing,
    is_lead_in,
    is_passed_over,
    is_subheading,
    label_of,
    opening_of,
)
from ehcp_qa.recognise.numbers import label_number, only_references, own_number, references
from ehcp_qa.recognise.placing import PROVISION, SECTION_AREA, role_for, section_for
from ehcp_qa.recognise.split import is_praise, split
from ehcp_qa.recognise.titles import matching_title, prints_name, repeats_official
from ehcp_qa.recognise.wording import Wording

LATE = frozenset({SectionId.I, SectionId.J, SectionId.K})
# Levels of sub-heading below those of real headings (1 to 6).
BOLD_LEVEL, LABEL_LEVEL, CELL_LEVEL = 7, 8, 9
ROW_LEVEL = 10
BODY_LABELS = frozenset(
    {Holds.STRENGTH, Holds.NEED, Holds.AIM, Holds.OUTCOME, Holds.STEPS, Holds.PROVISION}
)
_OUTCOME_LINE = re.compile(
    r"(?i)\A\W*(?:by|within|before|at\s+the\s+end|from|in)\b.*\bwill\b|\A\W*[A-Z][\w'-]+\s+will\b"
)


_STORY = re.compile(r"(?i)\b(?:history|story)\b(?!.*\b(?:views?|aspirations?|hopes?)\b)")
# Kinds of content that a section's heading may confine it to: "Long-term outcomes (Section E)".
_HEADING_HOLDS = frozenset({Holds.AIM, Holds.STEPS, Holds.ASPIRATION, Holds.ARRANGEMENT})
_BY_KIND = {"need": Holds.NEED, "outcome": Holds.OUTCOME, "provision": Holds.PROVISION}
_LONGEST_TITLE = 25  # words of a title on the line after its letter; H1's own has about 20
_SUBHEADING_WORDS = (
    3  # "Strengths", "Special educational needs": a known title this short heads a part
)
_TITLE_HOLDS = frozenset({Holds.VIEW, Holds.NEED, Holds.OUTCOME, Holds.PROVISION, *LATE_ONLY})
_LONGEST_NAME = 330  # characters of a legal name with its label
_CLOSING_NOTE = re.compile(r"(?<=[.!?])\s*\([^()]+\)\s*\Z")
_DELIVERS = re.compile(
    r"(?i)\W*(?:an?|the|all|each|two|one|his|her|their|every|staff|adults?|teachers?|school)\b[^.]{0,90}?\bwill\s+(?:\w+ly\s+)?"
    r"(?:teach|run|deliver|provide|lead|practise|hear|work|support|give|help|meet|train|go\s+through|read|visit|review|use|make"
    r"|set|write|check|sit|model|monitor|offer|plan|carry|be\s+(?:delivered|provided|taught|given))\b"
)
_BREAK = re.compile(r"[\n\x0b\u2028]")
_LINE = re.compile(r"[^\n\x0b\u2028]+")


@dataclass(frozen=True, slots=True)
class Lead:
    """Words that deeper lines hang from; ``role`` when they are a statement themselves."""

    depth: int
    words: Words
    role: Role | None = None


class Walk:
    """Gathers drafts, headings and rows while a document is read from top to bottom.

    ``ignored`` are blocks of contents pages and keys found by an earlier walk; ``labelled`` the
    sections that some heading opens; ``lettered`` those that some letter opens, whose friendly
    titles are then only sub-headings. ``wide_hopes`` is as in ``role_for``.
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
    ) -> None:
        self.titles = titles
        self.wording = wording
        self.ignored = ignored
        self.labelled = labelled
        self.lettered = lettered
        self.wide_hopes = wide_hopes
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
        self.listed: list[Draft] = []
        self.latest: list[Draft] = []
        self.row: RowDraft | None = None
        # Columns of the table just read, for one that goes on over the page without its titles.
        self.carried: dict[int, Any] = {}
        self.cell_drafts: dict[tuple[int, int, int], tuple[Draft, ...]] = {}

    # what stands open ---------------------------------------------------------------------

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

    def open(self, found: Opening, block: Block) -> None:
        """Open sections at a heading, closing those before it."""
        self.opened = found.sections
        self.last_outcome = None
        self.contexts = [c for c in self.contexts if c.area and self.outlasts(c, found, block)]
        self.close_group()
        self.heading_level = block.level if block.kind is BlockKind.HEADING else 0
        self.fresh = True
        self.awaiting_title = not found.title and found.how == "letter"
        stretch = Stretch(found.sections, first=block.index, last=block.index)
        self.tells_more(found.title, block)
        for section in found.sections:
            words = trimmed(block) or words_of(block)
            title = found.title if found.how == "letter" else " ".join(words.text.split())
            stretch.headings.append(Heading(section, words, title, found.how))
        self.found.stretches.append(stretch)

    def outlasts(self, context: Context, found: Opening, block: Block) -> bool:
        """True for an area of need that stands over the section now opened.

        Its row is in the same table, its heading is of a higher level, or it was the line just
        before and its area has B, E and F one after the other.
        """
        if block.cell is not None:
            return context.table == block.cell.table
        if block.kind is BlockKind.HEADING and 0 < context.level < block.level:
            return True
        inner = set(found.sections) <= {SectionId.B, SectionId.E, SectionId.F}
        self.area_first = inner and (self.area_first or self.area_just_named)
        return self.area_first

    def tells_more(self, title: str, block: Block) -> None:
        """Take an area of need, or one kind of content, from a section's own heading."""
        for part in re.split(r"(?i)\.\s+|\s-\s|:\s|\(|\)|\barea(?: of need)?\s*:?\s", title):
            if area := area_named(part):
                table = block.cell.table if block.cell else None
                self.push(Context(0, None, None, area, part.strip(), table=table))
                return
        holds = title_holds(title, self.titles)
        if self.tells_story(title):
            self.push(Context(0, holds=Holds.HISTORY))
        elif len(holds) == 1 and holds[0] in _HEADING_HOLDS:
            self.push(Context(0, holds=holds[0]))

    def tells_story(self, title: str) -> bool:
        """True for a title of section A that speaks of history alone."""
        return self.opened == (SectionId.A,) and bool(_STORY.search(title))

    def close(self, block: Block) -> None:
        """Leave every section, as at a sign-off or an appendix."""
        self.opened = ()
        self.contexts.clear()
        self.close_group()
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

        An area of need outlasts "Strengths", "Needs" and the like at its own level.
        """
        keeps = not context.area and (
            context.holds or context.number or context.level >= BOLD_LEVEL
        )
        self.contexts = [
            c
            for c in self.contexts
            if c.level < context.level or (keeps and c.area and c.level == context.level)
        ]
        self.contexts.append(context)
        self.area_just_named = context.area is not None
        if context.area and context.area not in self.found.areas:
            self.found.areas.append(context.area)

    # lines --------------------------------------------------------------------------------

    def stream(self, units: Iterable[Unit], *, cell: bool = False) -> None:
        """Read blocks and tables one after the other."""
        from ehcp_qa.recognise.tables import read_table

        listed = list(units)
        for position, unit in enumerate(listed):
            if isinstance(unit, Grid) and all(b.index in self.ignored for b in unit.blocks):
                self.found.residue.update(b.index for b in unit.blocks)
            elif isinstance(unit, Grid):
                self.leads.clear()
                read_table(self, unit)
            elif unit.text.strip():
                self.carried = {} if not cell else self.carried
                following = listed[position + 1] if position + 1 < len(listed) else None
                for part, after in parts_of(unit, following):
                    self.line(part, after)

    def line(self, block: Block, following: Unit | None) -> None:
        """Read one line: a heading, a sub-heading, or words of the section that stands open."""
        if block.index in self.ignored or is_passed_over(block.text):
            self.found.residue.add(block.index)
        elif self.repeats_title(block) or self.opens(block):
            return
        elif is_closing(block.text) and (heading_weight(block) or not self.in_list(block)):
            self.close(block)
        elif is_subheading(block, self.titles, late=self.late) and not self.is_statement(block):
            self.subheading(block)
        else:
            self.content(block, following)

    def in_list(self, block: Block) -> bool:
        """True for a list item inside a section, which never closes it."""
        return block.kind is BlockKind.LIST_ITEM and bool(self.opened)

    def opens(self, block: Block) -> bool:
        """Open what a line opens, unless its title only heads a part of a lettered section."""
        found = opening_of(block, opened=self.opened)
        if (
            found is None
            or block.index in self.ignored
            or (found.how == "title" and self.is_only_part(found))
        ):
            return False
        self.open(found, block)
        if found.title and len(found.title.split()) <= 30:
            self.nil_in_heading(found, block)
        return True

    def is_only_part(self, found: Opening) -> bool:
        """True when a title without its letter cannot open a section here.

        Its section has its letter elsewhere, or it stands under a heading of the same section.
        """
        if found.sections == (SectionId.H,) and {SectionId.H1, SectionId.H2} & self.labelled:
            return True
        return bool(set(found.sections) & (self.lettered | set(self.opened)))

    def nil_in_heading(self, found: Opening, block: Block) -> None:
        """Take "none identified" in "Section C – none identified" as what the section says."""
        said = re.split(r"\s-\s|:\s", found.title)[-1]
        if not said or matching_title(said) or not self.wording.is_nil(said):
            return
        spaced = r"\s+".join(re.escape(word) for word in said.split())
        place = list(re.finditer(spaced, plain(block.text)))
        if place:
            words = words_of(block, place[-1].start(), place[-1].end())
            for section in found.sections:
                self.add(Draft(section, Role.NIL, words, area=SECTION_AREA.get(section)))

    def repeats_title(self, block: Block) -> bool:
        """True for the title on the line after its letter, or a second printing of the legal name."""
        if not self.fresh or not self.opened or block.kind is BlockKind.LIST_ITEM:
            return False
        text = " ".join(plain(block.text).split())
        short = len(text.split()) <= 12 and not text.endswith(".")
        titled = matching_title(text) if short else None
        own = titled in self.opened or (titled is SectionId.H and self.opened[0].value[0] == "H")
        own = own and (self.awaiting_title or bool(heading_weight(block)))
        if own or (self.awaiting_title and self.could_be_title(block, text)):
            self.complete_title(text)
            self.awaiting_title = False
            return True
        return False

    def could_be_title(self, block: Block, text: str) -> bool:
        """True for a friendly title on the line after its letter, and not the first sub-heading."""
        if not heading_weight(block) or len(text.split()) > _LONGEST_TITLE:
            return False
        if found := opening(text, "heading"):
            same = found.sections[0] in self.opened or found.sections == (SectionId.H,)
            return found.how == "title" and same
        if area_named(text) or own_number(text)[1]:
            return False
        known = title_holds(text, self.titles, late=self.late)
        part = known and (len(text.split()) <= _SUBHEADING_WORDS or known[0] not in _TITLE_HOLDS)
        return not part and not self.is_statement(block)

    def complete_title(self, text: str) -> None:
        """Give the heading that stood without a title the one on the line after it."""
        if self.tells_story(text):
            self.push(Context(0, holds=Holds.HISTORY))
        stretch = self.found.stretches[-1]
        stretch.headings[:] = [h if h.title else replace(h, title=text) for h in stretch.headings]

    def is_statement(self, block: Block) -> bool:
        """True for an outcome or a nil line set as a heading, which is content all the same."""
        _, _, start = own_number(block.text)
        rest = block.text[start:]
        if self.wording.is_nil(block.text) and heading_weight(block) < 2:
            return True
        wordy = len(rest.split()) >= 8 and bool(_OUTCOME_LINE.search(rest))
        return wordy and bool({SectionId.E, SectionId.F}.intersection(self.opened))

    def subheading(self, block: Block) -> None:
        """Let a sub-heading govern what follows it."""
        text = block.text.strip()
        level = block.level if block.kind is BlockKind.HEADING else BOLD_LEVEL
        if block.cell is not None:
            level = max(level, LABEL_LEVEL)
        area = area_named(text) or (None if self.opened else topic_area(text))
        if self.ends_section(block, area):
            self.close(block)
            return
        self.close_group()
        self.fresh = False
        if area and self.leaves_section(block):
            self.close(block)
        self.push(self.title_context(block, level, area))
        self.touch(block)

    def leaves_section(self, block: Block) -> bool:
        """True for an area of need that is set over sections: "Communication", then B, E and F.

        Its heading is above that of the section before it, or that section has no areas.
        """
        if block.kind is not BlockKind.HEADING or not self.opened or not self.heading_level:
            return False
        parted = set(self.opened) & {SectionId.B, SectionId.E, SectionId.F}
        return block.level < self.heading_level or (
            block.level == self.heading_level and not parted
        )

    def ends_section(self, block: Block, area: Area | None) -> bool:
        """True for a heading above the section's own level that titles none of its parts."""
        if not self.opened or block.kind is not BlockKind.HEADING or area:
            return False
        known = title_holds(block.text, self.titles, late=self.late)
        return 0 < block.level < self.heading_level and not known

    def title_context(self, block: Block, level: int, area: Area | None) -> Context:
        """Return what a title says of the lines that follow it."""
        text = block.text.strip()
        kind, number, _ = own_number(text)
        holds = title_holds(text, self.titles, late=self.late)
        refers = references(text)
        if number and kind and SectionId.F in self.opened:
            refers, number = ((kind, number),), ""
        return Context(
            level,
            trimmed(block),
            holds[0] if holds and not area else None,
            area,
            text if area else "",
            number,
            refers if not number else (),
            block.cell.table if block.cell else None,
        )

    # content ------------------------------------------------------------------------------

    def content(self, block: Block, following: Unit | None, holds: Holds | None = None) -> None:
        """Read a line of the section that stands open as statements, a lead-in or a description."""
        numbered = own_number(block.text)[1]
        label = None if numbered else label_of(block.text, self.titles, late=self.late)
        if (
            label
            and label.holds[0] in DESCRIBING
            and self.describes(block, label.start, label.holds)
        ):
            return
        start = 0
        if label and label.holds[0] not in DESCRIBING and not self.is_person_label(label.holds[0]):
            holds, start = label.holds[0], label.start
        named = self.context("holds")
        holds = holds or (named.holds if named else None)
        if holds in DESCRIBING and self.describes(block, 0, (holds,)):
            return
        self.statements(block, following, holds, start)
        self.fresh = False

    def cell_line(
        self, block: Block, following: Unit | None, holds: Holds | None, *, alone: bool
    ) -> None:
        """Read a line of a cell under a column title, which says what it holds."""
        titled = heading_weight(block) and following is not None and not alone
        if (
            titled
            and is_subheading(block, self.titles, late=self.late)
            and not self.is_statement(block)
        ):
            self.push(self.title_context(block, ROW_LEVEL, area_named(block.text)))
            return
        numbered = own_number(block.text)[1]
        label = None if numbered else label_of(block.text, self.titles, late=self.late)
        if (
            label
            and label.holds[0] in DESCRIBING
            and self.describes(block, label.start, label.holds)
        ):
            return
        start = 0
        if label and label.holds[0] in BODY_LABELS:
            start = label.start
            holds = (
                label.holds[0]
                if holds is None or label.holds[0] in {Holds.AIM, Holds.STEPS, Holds.STRENGTH}
                else holds
            )
        self.statements(block, following, holds, start)

    def residual(self, cell: Cell) -> None:
        """Keep the words of a column whose title says nothing known, as other matter of the row."""
        target = section_for(None, self.opened, self.area, self.labelled)
        for block in cell.blocks:
            words = trimmed(block)
            if words and target:
                self.add(self.with_context(Draft(target[0], Role.OTHER, words, target[1]), block))

    def is_person_label(self, holds: Holds) -> bool:
        """True for "Provision: …" inside section A and the like, where the label is just words."""
        late = self.opened and self.opened[0] in {SectionId.A, *LATE}
        return bool(late) and holds in {Holds.PROVISION, Holds.NEED, Holds.OUTCOME}

    def describes(self, block: Block, start: int, holds: tuple[Holds, ...]) -> bool:
        """Give "By whom: …" to the statements before it; False when there is none."""
        words = trimmed(block, start)
        roles = [CELL_ROLES[h] for h in holds if h in CELL_ROLES]
        if not self.described(holds) or not words or not roles:
            return False
        for draft in self.described(holds):
            for role in roles:
                draft.cells.setdefault(role, words)
        self.touch(block)
        return True

    def described(self, holds: tuple[Holds, ...]) -> list[Draft]:
        """Return the statements that a describing line belongs to: a deadline is the outcome's."""
        steps = not self.latest or self.latest[-1].role is Role.STEP
        if steps and self.last_outcome and holds[0] in {Holds.BY_WHEN, Holds.MEASURE}:
            return [self.last_outcome]
        return self.latest

    def statements(
        self, block: Block, following: Unit | None, holds: Holds | None, start: int
    ) -> None:
        """Add the statements of one line to the section that it belongs to."""
        if only_references(block.text) and (self.listed or self.latest):
            for draft in self.listed or self.latest:
                draft.refers_to = tuple(dict.fromkeys((*draft.refers_to, *references(block.text))))
            self.touch(block)
            return
        kind, number, after = own_number(block.text[start:])
        quoted = kind == "outcome" and self.quotes_outcomes
        if quoted or (kind and not self.opened and holds is None):
            holds = _BY_KIND[kind]
        if holds is None and self.delivers_outcome(block):
            holds = Holds.PROVISION
        target = section_for(holds, self.opened, self.area or self.implied_area(), self.labelled)
        if quoted:
            target = (self.opened[0], True)
        if target is None:
            self.loose(block)
            return
        section, labelled = target
        words = trimmed(block, start + after if number else start)
        if words is None:
            return
        if not self.wording.is_nil(words.text) and self.is_repeated_name(section, words):
            self.add(Draft(section, Role.GUIDANCE, words))
            return
        if is_lead_in(block.text) and self.governs(block, following):
            self.lead(block, words, section)
            return
        if quoted and number and heading_weight(block):
            level = block.level if block.kind is BlockKind.HEADING else BOLD_LEVEL
            self.push(Context(level, words, refers_to=(("outcome", number),)))
        number = number or label_number(block.label)
        self.forget_deeper_leads(block)
        role = self.role(section, holds, words.text, block)
        if role is Role.PROVISION and quoted:
            role = Role.QUOTED_OUTCOME
        self.cut(block, words, Draft(section, role, words, labelled, number=number), holds)

    def role(self, section: SectionId, holds: Holds | None, text: str, block: Block) -> Role:
        """Return what a piece of content is here; an item of B without praise is a need."""
        role = role_for(
            section, holds, text, self.wording, italic=block.italic, wide_hopes=self.wide_hopes
        )
        item = block.kind is BlockKind.LIST_ITEM and holds is None and section is SectionId.B
        return Role.NEED if item and role is Role.STRENGTH and not is_praise(text) else role

    def delivers_outcome(self, block: Block) -> bool:
        """True for an item under an outcome that says what staff will do, not what the child will.

        Provision that stands so has no letter of its own (Code 9.62).
        """
        if self.opened != (SectionId.E,) or block.kind is not BlockKind.LIST_ITEM:
            return False
        return self.outcome_above is not None and bool(_DELIVERS.match(plain(block.text)))

    def is_repeated_name(self, section: SectionId, words: Words) -> bool:
        """True for the statutory description printed under a heading."""
        if not self.fresh or len(words.text) > 600:
            return False
        start, end = next(iter(sentences(words.text)), (0, 0))
        first, named = words.text[start:end], (section, *self.opened)
        if any(prints_name(first, s) for s in named):
            return True
        whole = words.text if len(words.text) <= _LONGEST_NAME else first
        return len(whole.split()) >= 5 and any(repeats_official(whole, s) for s in named)

    def cut(self, block: Block, words: Words, like: Draft, holds: Holds | None) -> None:
        """Cut a line into statements like the given one and add them."""
        listed = block.kind is BlockKind.LIST_ITEM or self.row is not None
        self.latest = []
        whole = like.role in {Role.NIL, Role.GUIDANCE, Role.ADVICE} and self.is_all(
            like.role, words.text
        )
        ranges = (
            ((0, len(words.text)),) if whole else split(words.text, _cut_as(like), listed=listed)
        )
        before: Words | None = None
        for start, end in ranges:
            part = words_of(block, words.span.start + start, words.span.start + end)
            role = like.role
            if len(ranges) > 1 or whole:
                role = self.role(like.section, holds, part.text, block)
                role = Role.QUOTED_OUTCOME if like.role is Role.QUOTED_OUTCOME else role
                role = like.role if whole else role
            if role is Role.NIL and holds is None:
                self.nil_for_all(like.section, part, block)
            draft = replace(like, words=part, role=role, before=before, cells={})
            draft.from_title = holds is not None
            before = part
            self.add(self.with_context(draft, block))
            self.latest.append(draft)
        if block.kind is not BlockKind.LIST_ITEM:
            above = [d for d in self.latest if d.role is Role.OUTCOME]
            self.outcome_above = above[-1] if above else None
        if self.leads:
            self.listed.extend(self.latest)
            self.share_references()
        if block.kind is BlockKind.LIST_ITEM and self.latest:
            self.leads.append(Lead(_depth(block), words, self.latest[0].role))

    def nil_for_all(self, section: SectionId, words: Words, block: Block) -> None:
        """Let "None required" under "H1 and H2" speak for every section that the heading opened."""
        for other in self.opened:
            if other is not section and self.row is None:
                self.add(self.with_context(Draft(other, Role.NIL, words), block))

    def share_references(self) -> None:
        """Give all of a list what its last item refers to in brackets after its full stop."""
        closing = _CLOSING_NOTE.search(self.listed[-1].words.text)
        rest = self.listed[:-1]
        if closing and only_references(closing[0]) and not any(d.refers_to for d in rest):
            for draft in rest:
                draft.refers_to = references(closing[0])

    def is_all(self, role: Role, text: str) -> bool:
        """True when a whole line is of one role: guidance, advice, or nil with its reasons."""
        return role is not Role.NIL or not re.search(r"\d+\s*(?:minutes?|hours?|times|x\b)", text)

    def with_context(self, draft: Draft, block: Block) -> Draft:
        """Complete a draft with area, lead-in, group heading, number and references."""
        area, group = self.context("area"), self.context("words")
        numbered, refers = self.context("number"), self.context("refers_to")
        draft.area = (area.area if area else None) or SECTION_AREA.get(draft.section)
        draft.area_title = area.area_title if area else ""
        elsewhere = (
            group and group.holds is Holds.ARRANGEMENT and draft.role is not Role.ARRANGEMENT
        )
        if group and group.words and not group.area and not elsewhere:
            draft.group_heading = group.words
        depth = _depth(block)
        draft.depth = depth
        lead = next((kept for kept in reversed(self.leads) if kept.depth < depth), None)
        draft.lead_in = draft.lead_in or (lead.words if lead else None)
        if lead and lead.role is Role.OUTCOME and draft.role is Role.OUTCOME:
            draft.role = Role.STEP
        draft.number = draft.number or (numbered.number if numbered else "")
        own = references(draft.words.text)
        inherited = refers.refers_to if refers else ()
        draft.refers_to = tuple(dict.fromkeys((*draft.refers_to, *own, *inherited)))
        over = self.outcome_above
        if over and over.number and depth and draft.role is Role.OUTCOME:
            draft.role = Role.STEP
        if draft.role is Role.PROVISION and over and over.number and not draft.refers_to:
            draft.refers_to = (("outcome", over.number),)
        if draft.role is Role.QUOTED_OUTCOME and draft.number:
            draft.refers_to = (("outcome", draft.number),)
        return draft

    def implied_area(self) -> Area | None:
        """Return the area that the open section implies, such as health for G."""
        return SECTION_AREA.get(self.opened[0]) if self.opened else None

    def governs(self, block: Block, following: Unit | None) -> bool:
        """True when a line ending in a colon has something below it to govern."""
        if not isinstance(following, Block):
            return isinstance(following, Grid)
        return _depth(following) > _depth(block) or following.kind is BlockKind.PARAGRAPH

    def lead(self, block: Block, words: Words, section: SectionId) -> None:
        """Keep a lead-in for what hangs from it; a short one without a verb is a group heading."""
        depth = _depth(block)
        self.leads = [kept for kept in self.leads if kept.depth < depth]
        self.list_seen = False
        self.listed = []
        if len(words.text.split()) <= 12 and not re.search(
            r"(?i)\b(?:will|must|has|have|is|are|can|includ\w*|follow\w*)\b", words.text
        ):
            context = self.title_context(block, LABEL_LEVEL if block.cell else BOLD_LEVEL, None)
            self.push(replace(context, words=words))
            if section is SectionId.E:
                return
        self.leads.append(Lead(depth, words))
        self.touch(block)

    def forget_deeper_leads(self, block: Block) -> None:
        """Drop lead-ins that a line at this depth no longer hangs from."""
        depth = _depth(block)
        if block.kind is BlockKind.LIST_ITEM:
            self.list_seen = True
            self.leads = [kept for kept in self.leads if kept.depth < depth]
        elif self.list_seen:
            self.leads.clear()
            self.list_seen = False

    def loose(self, block: Block) -> None:
        """Note guidance that stands in no section; other words there are front matter."""
        if self.wording.is_guidance(block.text, italic=block.italic):
            self.found.residue.add(block.index)

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


def parts_of(block: Block, following: Unit | None) -> list[tuple[Block, Unit | None]]:
    """Return a block line by line where it holds line breaks, each line at its own offsets.

    Every part is the block with its other lines blanked out, so that spans stay true.
    """
    if not _BREAK.search(block.text):
        return [(block, following)]
    lines = [m for m in _LINE.finditer(block.text) if m[0].strip()]
    parts = [
        replace(block, text=" " * m.start() + m[0] + " " * (len(block.text) - m.end()))
        for m in lines
    ]
    return list(zip(parts, [*parts[1:], following], strict=True))


def _depth(block: Block) -> int:
    """Return how deep a line hangs: 0 for a paragraph, 1 for a list item, more when nested."""
    return block.level + 1 if block.kind is BlockKind.LIST_ITEM else 0


def _cut_as(draft: Draft) -> Role:
    """Return the role by whose habits a line is cut; a strength is cut as needs are."""
    return (
        Role.NEED
        if draft.role is Role.STRENGTH and draft.section is not SectionId.A
        else draft.role
    )
