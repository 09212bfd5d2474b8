"""What cells or lines say by themselves, whatever their title: who, how often, by when, which need."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ehcp_qa.law.dates import find_dates
from ehcp_qa.model.plan import SectionId
from ehcp_qa.nlp.plain import plain
from ehcp_qa.recognise.columns import Holds
from ehcp_qa.recognise.numbers import only_references, references
from ehcp_qa.recognise.people import People
from ehcp_qa.recognise.placing import PROVISION

# Of the filled cells of a column, so many must be alike for the column to be taken for what they are.
_MOST = 0.7
# A cell that only says who, or how often, is no longer than this; a longer one tells what is done.
_WHO_WORDS, _WHEN_WORDS = 14, 18
_PROMISE = re.compile(r"(?i)\b(?:will|shall|must|should|is to|are to|needs? to)\b")
_HOW_OFTEN = re.compile(
    r"(?i)\b(?:daily|weekly|fortnightly|monthly|termly|half[- ]termly|annually|yearly|once|twice|every|each|per|always|throughout|ongoing|all day"
    r"|at all times|(?:mon|tues|wednes|thurs|fri)days?|as (?:and when|required|needed)|when needed|regular(?:ly)?)\b"
    r"|\d\s*(?:x\b|×|hours?|hrs?|mins?|minutes?|times|sessions?|days?|weeks?|lessons?)"
    r"|\b(?:an?|one|two|three|four|five|six|ten|fifteen|twenty|thirty|forty|half) (?:an )?(?:hours?|minutes?|times|sessions?|days?|lessons?|mornings?|afternoons?|visits?)\b"
)


def said_in(cells: Sequence[str], people: People) -> tuple[Holds, ...]:
    """Return what the cells of a column say, most telling first; nothing where they are text."""
    if not cells:
        return ()
    if mostly(cells, only_references):
        kinds = {kind for cell in cells for kind, _ in references(cell)}
        return (Holds.OUTCOME_MET,) if kinds == {"outcome"} else (Holds.NEED_MET,)
    who = mostly(cells, lambda c: _is_short(c, _WHO_WORDS) and people.named(c))
    often = mostly(cells, lambda c: _is_short(c, _WHEN_WORDS) and bool(_HOW_OFTEN.search(c)))
    if who or often:
        parts = ((Holds.BY_WHOM, who), (Holds.HOW_OFTEN, often))
        return tuple(holds for holds, is_told in parts if is_told)
    dated = mostly(cells, lambda c: _is_short(c, _WHEN_WORDS) and bool(find_dates(plain(c))))
    return (Holds.BY_WHEN,) if dated else ()


def _is_short(text: str, words: int) -> bool:
    return len(text.split()) <= words and not _PROMISE.search(text)


def mostly(cells: Sequence[str], is_one: Callable[[str], object]) -> bool:
    """Tell whether enough of the cells are of a sort."""
    return sum(bool(is_one(cell)) for cell in cells) >= _MOST * len(cells)


def is_of_provision(opened: Sequence[SectionId]) -> bool:
    """Tell whether nothing but provision stands open."""
    return bool(opened) and set(opened) <= set(PROVISION)


# A label that may head who or how often, whatever its words; "Phonics: TA, daily" is provision.
_LABEL = re.compile(
    r"(?i)\A\W*(?P<label>(?:[\w’'/-]+ ){0,3}?(?:by|from|who\w*|when|staff\w*|deliver\w*|resourc\w*|respons\w*|regularity|timing|times?|frequency|amount|"
    r"provider|lead|adults?|schedule|dosage|intensity|allocation|minimum|quantity))\s*[:–-]\s+(?=\S)"
)


def labelled(
    opened: Sequence[SectionId], people: People, text: str
) -> tuple[tuple[Holds, ...], int]:
    """Return what a line of provision says under an unknown label, and where its words begin.

    "Resourced by: teaching assistant", "Regularity: 30 minutes a week"; nothing for any other line.
    """
    found = _LABEL.match(text) if is_of_provision(opened) else None
    if found is None:
        return (), 0
    return said_in([text[found.end() :]], people), found.end()
