"""Sections entered at a heading: what ends, what outlasts it, and what the heading itself tells."""

from __future__ import annotations

import re

from ehcp_qa.model.document import Block, BlockKind
from ehcp_qa.model.plan import Heading, SectionId
from ehcp_qa.recognise.areas import area_named
from ehcp_qa.recognise.columns import Holds, title_holds
from ehcp_qa.recognise.draft import Context, Stretch, trimmed, words_of
from ehcp_qa.recognise.headings import Opening
from ehcp_qa.recognise.state import ROW_LEVEL, Walk

_STORY = re.compile(r"(?i)\b(?:history|story)\b(?!.*\b(?:views?|aspirations?|hopes?)\b)")
# Kinds of content that a section's heading may confine it to: "Long-term outcomes (Section E)".
_HEADING_HOLDS = frozenset(
    {Holds.AIM, Holds.STEPS, Holds.ASPIRATION, Holds.ARRANGEMENT, Holds.FORWARD}
)


def enter(walk: Walk, found: Opening, block: Block) -> None:
    """Open sections at a heading, closing those before it."""
    walk.opened = found.sections
    walk.last_outcome = None
    walk.due = None
    walk.contexts = [c for c in walk.contexts if c.area and outlasts(walk, c, found, block)]
    walk.close_group()
    walk.heading_level = block.level if block.kind is BlockKind.HEADING else 0
    walk.fresh = True
    walk.awaiting_title = not found.title and found.how == "letter"
    stretch = Stretch(found.sections, first=block.index, last=block.index)
    tells_more(walk, found.title, block)
    for section in found.sections:
        words = trimmed(block) or words_of(block)
        title = found.title if found.how == "letter" else " ".join(words.text.split())
        stretch.headings.append(Heading(section, words, title, found.how))
    walk.found.stretches.append(stretch)


def outlasts(walk: Walk, context: Context, found: Opening, block: Block) -> bool:
    """True for an area of need that stands over the section now opened.

    Its row is in the same table (but "Section B | Learning | ..." names an area of B alone), its
    heading is of a higher level, or it was the line just before and its area has B, E and F one
    after the other.
    """
    if block.cell is not None:
        beside = context.level == ROW_LEVEL - 1 and block.cell.column == 0
        return context.table == block.cell.table and not beside
    if block.kind is BlockKind.HEADING and 0 < context.level < block.level:
        return True
    inner = set(found.sections) <= {SectionId.B, SectionId.E, SectionId.F}
    walk.area_first = inner and (walk.area_first or walk.area_just_named)
    return walk.area_first


def tells_more(walk: Walk, title: str, block: Block) -> None:
    """Take an area of need, or one kind of content, from a section's own heading."""
    for part in re.split(r"(?i)\.\s+|\s-\s|:\s|\(|\)|\barea(?: of need)?\s*:?\s", title):
        if area := area_named(part):
            table = block.cell.table if block.cell else None
            walk.push(Context(0, None, None, area, part.strip(), table=table))
            return
    holds = title_holds(title, walk.titles)
    if tells_story(walk, title):
        walk.push(Context(0, holds=Holds.HISTORY))
    elif len(holds) == 1 and holds[0] in _HEADING_HOLDS:
        walk.push(Context(0, holds=holds[0]))


def tells_story(walk: Walk, title: str) -> bool:
    """True for a title of section A that speaks of history alone."""
    return walk.opened == (SectionId.A,) and bool(_STORY.search(title))
