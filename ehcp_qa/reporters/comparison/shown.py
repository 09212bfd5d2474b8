"""What a page shows of each change: both wordings word by word, slots, facets and findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ehcp_qa.model.comparison import (
    WEAKER,
    Moved,
    OutcomeChange,
    ProvisionChange,
    SlotChange,
    Turn,
)
from ehcp_qa.model.finding import Finding
from ehcp_qa.model.plan import Statement
from ehcp_qa.reporters import wording
from ehcp_qa.reporters.comparison import phrases
from ehcp_qa.reporters.comparison.difference import Stretch, difference

# What became of a slot, as a person would say it.
TURNS = {
    Turn.LOST: "no longer said",
    Turn.LOOSER: "said more loosely",
    Turn.LESS: "less",
    Turn.OTHER: "something else, which a person must judge",
    Turn.MORE: "more",
    Turn.FIRMER: "said more firmly",
    Turn.GAINED: "said now",
}


@dataclass(frozen=True, slots=True)
class ShownSlot:
    """One slot before and after, and how it changed."""

    name: str
    turn: str
    weaker: bool
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ShownPair:
    """A statement that stands in both drafts: its ids, both wordings, and what to say of them."""

    title: str
    section: str
    before: tuple[Stretch, ...]
    after: tuple[Stretch, ...]
    slots: tuple[ShownSlot, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ShownPart:
    """One part of the page: pairs, statements, or findings; ``whole`` shows a finding's reasons."""

    anchor: str
    title: str
    pairs: tuple[ShownPair, ...]
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]
    whole: bool

    @property
    def count(self) -> int:
        """How many things stand in this part."""
        return len(self.pairs) + len(self.statements) + len(self.findings)


def shown_parts(parts: Sequence[phrases.Part]) -> Iterator[ShownPart]:
    """Yield each part of a comparison as the page shows it."""
    for number, part in enumerate(parts, 1):
        things = [item.of for item in part.items]
        yield ShownPart(
            anchor=f"part{number}",
            title=part.title,
            pairs=tuple(pair for thing in things for pair in _pair(thing)),
            statements=tuple(thing for thing in things if isinstance(thing, Statement)),
            findings=tuple(thing for thing in things if isinstance(thing, Finding)),
            whole=part.title == phrases.NEW_FINDINGS,
        )


def _pair(thing: phrases.Thing) -> Iterator[ShownPair]:
    if isinstance(thing, ProvisionChange):
        slots = tuple(map(_slot, thing.slots))
        lines = tuple(phrases.softened(thing))
        yield _shown(thing.before.statement, thing.after.statement, slots, lines)
    elif isinstance(thing, OutcomeChange):
        lines = tuple(phrases.facet_lines(thing))
        yield _shown(thing.before.statement, thing.after.statement, (), lines)
    elif isinstance(thing, Moved):
        yield _shown(thing.before, thing.after, (), ())


def _shown(
    before: Statement, after: Statement, slots: tuple[ShownSlot, ...], lines: tuple[str, ...]
) -> ShownPair:
    old, new = difference(*_texts(before, after))
    sections = dict.fromkeys(wording.section_title(s.section) for s in (before, after))
    return ShownPair(
        title=" → ".join(dict.fromkeys((before.id, after.id))),
        section=" → ".join(sections),
        before=old,
        after=new,
        slots=slots,
        lines=tuple(line[:1].upper() + line[1:] for line in lines),
    )


def _texts(before: Statement, after: Statement) -> tuple[str, str]:
    """Return both wordings, each after its lead-in where it is the lead-in that was changed."""
    texts, leads = (before.text, after.text), (_lead_in(before), _lead_in(after))
    if leads[0] == leads[1]:
        return texts
    old, new = (f"{lead} {text}".strip() for lead, text in zip(leads, texts, strict=True))
    return old, new


def _lead_in(statement: Statement) -> str:
    return statement.lead_in.text if statement.lead_in else ""


def _slot(change: SlotChange) -> ShownSlot:
    return ShownSlot(
        name=wording.BLANKS[change.slot].capitalize(),
        turn=TURNS[change.turn],
        weaker=change.turn in WEAKER,
        before=change.before or phrases.NOTHING,
        after=change.after or phrases.NOTHING,
    )
