"""Headings with their text in one line: "Section G: A nurse will call", "SEMH: Sam is anxious"."""

from __future__ import annotations

import re

from ehcp_qa.model.document import Block, BlockKind
from ehcp_qa.model.plan import SectionId
from ehcp_qa.nlp.plain import plain
from ehcp_qa.recognise.areas import area_named
from ehcp_qa.recognise.draft import Context, trimmed
from ehcp_qa.recognise.entering import enter
from ehcp_qa.recognise.headings import Opening
from ehcp_qa.recognise.letters import Letters, leading_letters, trailing_letters
from ehcp_qa.recognise.numbers import own_number
from ehcp_qa.recognise.pieces import part_of
from ehcp_qa.recognise.state import BOLD_LEVEL, LABEL_LEVEL, Walk
from ehcp_qa.recognise.titles import is_topical, matching_title

_HEAD = re.compile(r"\s*(?P<head>[^:]{2,90}?)\s*:\s+(?=\S)")
_AREA_WORDS = 8  # "Social, emotional and mental health difficulties (SEMH)"
_BY_AREA = frozenset({SectionId.B, SectionId.E, SectionId.F})


def opens_inline(walk: Walk, block: Block) -> Block | None:
    """Open the section whose label begins a line of its text, and return the rest of the line.

    "Section G: The clinic will see Sam" and "Health needs (Section C): Sam has asthma" do so; the
    word "Section" or "Part" must be there.
    """
    head = _HEAD.match(plain(block.text))
    if head is None or block.kind is BlockKind.LIST_ITEM or block.index in walk.ignored:
        return None
    found = _label_of_section(head["head"])
    if found is None:
        return None
    number = own_number(found.rest)[1]
    enter(walk, Opening(found.sections, "letter", found.rest), part_of(block, 0, head.end()))
    walk.awaiting_title = False
    if number:
        walk.push(Context(LABEL_LEVEL, number=number))
    return part_of(block, head.end(), len(block.text))


def _label_of_section(head: str) -> Letters | None:
    found = leading_letters(head) or trailing_letters(head)
    if found is None or not found.word:
        return None
    rest = found.rest
    titled = not rest or own_number(rest)[1] or matching_title(rest) in found.sections
    return found if titled or is_topical(rest, found.sections) else None


def opens_area(walk: Walk, block: Block) -> Block | None:
    """Take the area of need whose name begins a line of B, E or F, and return the rest of it."""
    head = _HEAD.match(plain(block.text))
    if head is None or block.kind is not BlockKind.PARAGRAPH or not _BY_AREA & set(walk.opened):
        return None
    title = head["head"]
    area = area_named(title) if len(title.split()) <= _AREA_WORDS else None
    if area is None:
        return None
    words = trimmed(part_of(block, 0, head.end("head")))
    walk.push(Context(BOLD_LEVEL, words, area=area, area_title=title))
    return part_of(block, head.end(), len(block.text))
