"""Where a plan mentions given names, and how: as its own child, as anybody, or as somebody known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from ehcp_qa.analyse.identity import cues
from ehcp_qa.model.document import Block
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, SectionId
from ehcp_qa.nlp.sentences import sentences

NAME = re.compile(r"(?<![\w'’-])[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:[-'’][A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)?(?![\w-])")
# In these sections a plan speaks of its own child; I to K speak of schools, money and authors.
ABOUT_THE_CHILD = frozenset(SectionId) - {SectionId.I, SectionId.J, SectionId.K}
# There an age beside a name is the child's; A, D and H tell of brothers and sisters as well.
_ABOUT_NEEDS = frozenset((SectionId.B, SectionId.C, SectionId.E, SectionId.F, SectionId.G))
_NEAR = 120  # characters: who somebody is stands this close to the name


class Cue(IntEnum):
    """How strongly the words round a name speak of it as the plan's own child."""

    NONE = 0
    SOMEBODY = 1  # does, has or is given something, as anybody may
    CHILD = 2  # what plans say of their child
    PERSON = 3  # the same, and said of nothing but a person
    SURE = 4  # a person beyond doubt, even where the word is on no list of names


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in a block; ``explained`` when the words introduce somebody else, or a place."""

    name: str
    span: Span
    sentence: str
    section: SectionId | None
    cue: Cue
    explained: bool
    opens: bool  # stands first in its sentence, where any word has a capital


def mentions(
    plan: Plan, sections: Mapping[int, SectionId], wanted: Callable[[str], bool]
) -> Iterator[Mention]:
    """Yield the names of a plan that are wanted, in reading order."""
    for block in plan.document.blocks:
        found = [m for m in NAME.finditer(block.text) if wanted(m.group())]
        spans = sentences(block.text) if found else ()
        for match in found:
            yield _mention(block, match, sections.get(block.index), spans)


def is_relation(word: str) -> bool:
    """Say whether a word is what a child calls family, friends or staff: "Mum", "Nan"."""
    return bool(cues.RELATION.fullmatch(word))


def _mention(
    block: Block,
    match: re.Match[str],
    section: SectionId | None,
    spans: tuple[tuple[int, int], ...],
) -> Mention:
    text, (start, end) = block.text, match.span()
    first, last = next(((a, b) for a, b in spans if a <= start < b), (0, len(text)))
    before = text[max(first, start - _NEAR) : start]
    after = text[end : end + _NEAR]
    explained = _is_explained(before, after)
    about = section in ABOUT_THE_CHILD and not explained
    cue = _cue(before, after, section) if about else Cue.NONE
    return Mention(
        name=match.group(),
        span=Span(block.index, start, end),
        sentence=text[first:last],
        section=section,
        cue=cue,
        explained=explained,
        opens=not re.search(r"\w", before),
    )


def _is_explained(before: str, after: str) -> bool:
    """Say whether the words make this a place, a product, or somebody other than the child."""
    if cues.PLACE_AFTER.match(after) or cues.PRODUCT_AFTER.match(after):
        return True
    if cues.TITLED.search(before) or cues.PLACED.search(before):
        return True
    if re.match(r"['’]s? ", after):
        return False
    return bool(cues.INTRODUCED.search(before) or cues.EXPLAINED_AFTER.match(after))


def _cue(before: str, after: str, section: SectionId | None) -> Cue:
    if section in _ABOUT_NEEDS and _is_sure(before, after, section):
        return Cue.SURE
    if section is SectionId.A and cues.OF_THE_CHILD_IN_A.match(after):
        return Cue.PERSON
    if aged := cues.AGED.match(after):
        after = after[aged.end() :]
    surname = cues.SURNAME_AFTER.match(after)
    rest = after[surname.end() :] if surname else after
    if rest.startswith(" ") and cues.OF_A_PERSON.match(rest[1:]):
        return Cue.PERSON
    if surname:
        return Cue.NONE  # "Thomas Coram needs a ramp": as likely a school as a child
    if cues.THINGS_OF_THE_CHILD.match(after):
        return Cue.PERSON
    return _lesser_cue(before, after)


def _is_sure(before: str, after: str, section: SectionId | None) -> bool:
    """Say whether an age stands beside the name, or an outcome says what they will do."""
    if cues.AGED.match(after) or cues.IS_AGED.match(after):
        return True
    opens = section is SectionId.E and cues.OUTCOME_OPENS.match(before)
    return bool(opens and cues.OUTCOME_GOES_ON.match(after))


def _lesser_cue(before: str, after: str) -> Cue:
    if cues.WORKS_WITH.search(before):
        return Cue.CHILD
    if after.startswith(" ") and cues.OF_THE_CHILD.match(after[1:]):
        return Cue.CHILD
    if cues.HELPED.search(before) and cues.HELPED_TO.match(after):
        return Cue.CHILD
    if cues.GIVES_TIME.search(before) and cues.TIME_TO_ANSWER.match(after):
        return Cue.CHILD
    return Cue.SOMEBODY if _does_or_gets(before, after) else Cue.NONE


def _does_or_gets(before: str, after: str) -> bool:
    """Say whether the name is the subject of a verb, no member of staff's, or receives help."""
    if re.match(r"['’]s? [a-z]", after):
        return True
    if after.startswith(" ") and cues.DONE_TO.match(after[1:]):
        return True
    if after.startswith(" ") and cues.OF_ANYBODY.match(after[1:]):
        return not cues.OF_STAFF.match(after[1:]) and not before.endswith((" and ", " or ", ", "))
    return bool(cues.RECEIVES.search(before)) and not cues.NOT_RECEIVES.search(before)
