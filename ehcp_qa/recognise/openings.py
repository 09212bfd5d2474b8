"""Lines that title what follows: sections opened, titles repeated, sub-headings."""

from __future__ import annotations

import re
from dataclasses import replace

from ehcp_qa.law.sections import REQUIRED
from ehcp_qa.model.document import Block, BlockKind
from ehcp_qa.model.plan import Area, Role, SectionId
from ehcp_qa.nlp.plain import plain
from ehcp_qa.recognise.areas import topic_area
from ehcp_qa.recognise.columns import LATE_ONLY, Holds, title_holds
from ehcp_qa.recognise.draft import Context, Draft, words_of
from ehcp_qa.recognise.entering import enter, tells_story
from ehcp_qa.recognise.headings import Opening, opening
from ehcp_qa.recognise.lines import (
    heading_weight,
    opening_of,
)
from ehcp_qa.recognise.numbers import own_number
from ehcp_qa.recognise.pieces import part_of
from ehcp_qa.recognise.placing import SECTION_AREA
from ehcp_qa.recognise.state import BOLD_LEVEL, LABEL_LEVEL, Walk
from ehcp_qa.recognise.titles import is_topical, matching_title

_LABELLED = re.compile(r"\s*(?:[Ss]ection|[Pp]art|SECTION|PART)\s+(?:[A-K]|H[12])\s*:")
_TEXT_WORDS = 4
_LONGEST_TITLE = 25  # words of a title on the line after its letter; H1's own has about 20
_SUBHEADING_WORDS = (
    3  # "Strengths", "Special educational needs": a known title this short heads a part
)
_DUE_TITLE = 6  # words of a title that has only its letter's turn to tell that it is one
_LETTER_THEN_TITLE = re.compile(
    r"\s*(?P<letter>[A-GI-K]|H[12])\s?[.):–-]\s+(?P<title>[A-Z][^.:;]*)\Z"
)
_THREAD = frozenset({Holds.NEED, Holds.PROVISION, Holds.OUTCOME})
_TITLE_HOLDS = frozenset({Holds.VIEW, Holds.NEED, Holds.OUTCOME, Holds.PROVISION, *LATE_ONLY})
_H = frozenset({SectionId.H, SectionId.H1, SectionId.H2})
_H_PART = re.compile(
    r"\s*(?P<bracket>\()?(?:(?:[Ss]ection|[Pp]art)\s+)?H\s?\(?(?P<part>1|2|ii?)\)?"
    r"(?P<stop>(?:\s+(?:social\s+care\s+)?provision)?\s*[:.)-]|)\s+(?=\S)"
)
OUTCOME_LINE = re.compile(
    r"(?i)\A\W*(?:by|within|before|at\s+the\s+end|from|in)\b.*\bwill\b|\A\W*[A-Z][\w'-]+\s+will\b"
)


def opens_section(walk: Walk, block: Block) -> bool:
    """Open what a line opens, unless its title only heads a part of a lettered section."""
    found = opening_of(block, opened=walk.opened) or next_letter(walk, block)
    if (
        found is None
        or block.index in walk.ignored
        or letters_appendix(walk, block, found)
        or goes_on_with_text(block, found)
        or (found.how == "title" and is_only_part(walk, found))
    ):
        return False
    enter(walk, found, block)
    if found.title and len(found.title.split()) <= 30:
        nil_in_heading(walk, found, block)
    return True


def next_letter(walk: Walk, block: Block) -> Opening | None:
    """Return what "K. Papers" opens after J: a heading on the level of the sections, by its turn.

    Its own words say nothing of the section, so the letter has to be the one that is due.
    """
    match = _LETTER_THEN_TITLE.match(plain(block.text))
    if match is None or not walk.opened or block.kind is not BlockKind.HEADING:
        return None
    section = SectionId(match["letter"])
    at = REQUIRED.index(section)
    before = {REQUIRED[at - 1]} | (_H if section is SectionId.I else set())
    due = at > 0 and before & set(walk.opened) and block.level == walk.heading_level
    short = len(match["title"].split()) <= _DUE_TITLE
    return Opening((section,), "letter", match["title"]) if due and short else None


def goes_on_with_text(block: Block, found: Opening) -> bool:
    """True for "Section H1: 12 nights a year at Fir House.", whose words are no title."""
    title = found.title
    if found.how != "letter" or heading_weight(block) or not _LABELLED.match(plain(block.text)):
        return False
    if title.count(";") > 1:  # "Section K: EP report, 1.9.26; school report, 3.9.26; …"
        return True
    telling = title.endswith(".") or title[:1].isdigit()
    known = matching_title(title) or is_topical(title, found.sections)
    return telling and len(title.split()) >= _TEXT_WORDS and not known


def letters_appendix(walk: Walk, block: Block, found: Opening) -> bool:
    """True for "(A) Parental views" in K, where the letter is an appendix's."""
    if walk.opened != (SectionId.K,) or found.how != "letter":
        return False
    said = re.search(r"(?i)\b(?:section|part)\b", f"{block.label} {block.text}")
    return not said and heading_weight(block) < 2


def opens_h_part(walk: Walk, block: Block) -> Block | None:
    """Open H1 or H2 at a line such as "H1: A sitter for two hours" and return the rest of it."""
    if not walk.opened or not set(walk.opened) <= _H or block.index in walk.ignored:
        return None
    match = _H_PART.match(plain(block.text))
    if match is None or (
        not match["stop"]
        and not match["bracket"]
        and not walk.wording.is_nil(block.text[match.end() :])
    ):
        return None
    part = SectionId.H1 if match["part"] in {"1", "i"} else SectionId.H2
    enter(walk, Opening((part,), "letter"), part_of(block, 0, match.end()))
    walk.awaiting_title = False
    return part_of(block, match.end(), len(block.text))


def is_only_part(walk: Walk, found: Opening) -> bool:
    """True when a title without its letter cannot open a section here.

    Its section has its letter elsewhere, or it stands under a heading of the same section.
    """
    if found.sections == (SectionId.H,) and {SectionId.H1, SectionId.H2} & walk.labelled:
        return True
    return bool(set(found.sections) & (walk.lettered | set(walk.opened)))


def nil_in_heading(walk: Walk, found: Opening, block: Block) -> None:
    """Take "none identified" in "Section C – none identified" as what the section says."""
    said = re.split(r"\s-\s|:\s", found.title)[-1]
    negative = re.match(r"(?i)(?:no|none|nil|not|n/a|left)\b", said)
    if not said or (matching_title(said) and not negative):
        return
    blank = found.sections == (SectionId.I,) and walk.wording.is_unfilled(said)
    if not blank and not walk.wording.is_nil(said):
        return
    spaced = r"\s+".join(re.escape(word) for word in said.split())
    place = list(re.finditer(spaced, plain(block.text)))
    if place:
        words = words_of(block, place[-1].start(), place[-1].end())
        for section in found.sections:
            walk.add(Draft(section, Role.NIL, words, area=SECTION_AREA.get(section)))


def repeats_title(walk: Walk, block: Block) -> bool:
    """True for the title on the line after its letter, or a second printing of the legal name."""
    if not walk.fresh or not walk.opened or block.kind is BlockKind.LIST_ITEM:
        return False
    text = " ".join(plain(block.text).split())
    short = len(text.split()) <= 12 and not text.endswith(".")
    titled = matching_title(text) if short else None
    own = titled in walk.opened or (titled is SectionId.H and walk.opened[0].value[0] == "H")
    own = own and (walk.awaiting_title or bool(heading_weight(block)))
    if own or (walk.awaiting_title and could_be_title(walk, block, text)):
        complete_title(walk, text)
        walk.awaiting_title = False
        return True
    return False


def could_be_title(walk: Walk, block: Block, text: str) -> bool:
    """True for a friendly title on the line after its letter, and not the first sub-heading."""
    if not heading_weight(block) or len(text.split()) > _LONGEST_TITLE:
        return False
    if found := opening(text, "heading"):
        same = found.sections[0] in walk.opened or found.sections == (SectionId.H,)
        return found.how == "title" and same
    if walk.area_titled(text) or own_number(text)[1]:
        return False
    known = title_holds(text, walk.titles, late=walk.late)
    part = known and (len(text.split()) <= _SUBHEADING_WORDS or known[0] not in _TITLE_HOLDS)
    return not part and not is_statement(walk, block)


def complete_title(walk: Walk, text: str) -> None:
    """Give the heading that stood without a title the one on the line after it."""
    if tells_story(walk, text):
        walk.push(Context(0, holds=Holds.HISTORY))
    stretch = walk.found.stretches[-1]
    stretch.headings[:] = [h if h.title else replace(h, title=text) for h in stretch.headings]


def is_statement(walk: Walk, block: Block) -> bool:
    """True for an outcome or a nil line set as a heading, which is content all the same."""
    _, _, start = own_number(block.text)
    rest = block.text[start:]
    if walk.wording.is_nil(block.text) and heading_weight(block) < 2:
        return True
    wordy = len(rest.split()) >= 8 and bool(OUTCOME_LINE.search(rest))
    return wordy and bool({SectionId.E, SectionId.F}.intersection(walk.opened))


def subheading(walk: Walk, block: Block) -> None:
    """Let a sub-heading govern what follows it."""
    text = block.text.strip()
    level = block.level if block.kind is BlockKind.HEADING else BOLD_LEVEL
    if block.cell is not None:
        level = max(level, LABEL_LEVEL)
    area = walk.area_titled(text) or (topic_area(text) if mixes_areas(walk) else None)
    if ends_section(walk, block, area):
        walk.close(block)
        return
    walk.close_group()
    walk.fresh = False
    if begins_set(walk, block):
        walk.leave(block)
    if area and leaves_section(walk, block):
        walk.close(block)
    walk.push(walk.title_context(block, level, area))
    walk.touch(block)


def mixes_areas(walk: Walk) -> bool:
    """True where "Health" or "Social care" titles an area: in E, under "C and D", in no section."""
    return walk.opened in {(), (SectionId.E,)} or len(walk.opened) > 1


def leaves_section(walk: Walk, block: Block) -> bool:
    """True for an area of need that is set over sections: "Communication", then B, E and F.

    Its heading is above that of the section before it, or that section has no areas.
    """
    if block.kind is not BlockKind.HEADING or not walk.opened or not walk.heading_level:
        return False
    parted = set(walk.opened) & {SectionId.B, SectionId.E, SectionId.F}
    return block.level < walk.heading_level or (block.level == walk.heading_level and not parted)


def ends_section(walk: Walk, block: Block, area: Area | None) -> bool:
    """True for a heading above the section's own level that titles none of its parts."""
    if not walk.opened or block.kind is not BlockKind.HEADING or area:
        return False
    known = title_holds(block.text, walk.titles, late=walk.late)
    if block.level == walk.heading_level and len(_THREAD.intersection(known)) > 1:
        return True
    return 0 < block.level < walk.heading_level and not known


def begins_set(walk: Walk, block: Block) -> bool:
    """True for "Need 1" below section A in a plan whose sets of need and provision have no letter."""
    kind, number, _ = own_number(block.text)
    lettered = {SectionId.B, SectionId.E, SectionId.F} & (walk.labelled | walk.lettered)
    return bool(kind and number) and walk.opened == (SectionId.A,) and not lettered
