"""Statements of which nobody can be asked who does it: what the child does, and what holds for a whole section."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ehcp_qa.model.analysed import ProvisionAnalysis, ProvisionKind, Slot

# What happens to a child, or is done with one, asks for somebody else.
_WITH_OTHERS = (
    r"(?:be|been|being|have|get|receive|need|require|benefit|attend|access|take part|join|follow|work|learn|practise|practice|"
    r"spend|complete|continue|participate|engage|develop|improve|see|meet|undertake|do|start|begin|stay|remain)"
)
_FIRST = r"(?:(?:Before|After|In|At|On|When|During|Between|For|If)\b[^,.;]{2,60},\s+)?"


def acts_alone(provision: ProvisionAnalysis, names: Sequence[str]) -> bool:
    """Tell whether it is the child or young person who does it: "Sam will leave before the bell".

    Only an approach counts, with its moment said: a lesson that a child "will practise" in has
    somebody to run it.
    """
    if provision.kind is not ProvisionKind.STRATEGY or Slot.FREQUENCY not in provision.slots:
        return False
    named = "|".join(re.escape(name) for name in sorted(filter(None, names)))
    who = rf"(?:{named + '|' if named else ''}He|She|They|I|he|she|they)"
    acting = rf"{_FIRST}{who} (?:will|shall|is to|am to|can|may) (?!{_WITH_OTHERS}\b)[a-z]+\b"
    return re.match(acting, provision.statement.text) is not None


_WHOLE = re.compile(
    r"(?:everything|all (?:of )?(?:the |this |these )?(?:\w+ )?(?:amounts?|provision|times|hours|support|items?)|(?:the |these )?(?:amounts?|times|hours)) "
    r"(?:(?:set out|listed|given|described|named|stated) )?(?:in|under|below|above|that follow)\b",
    re.IGNORECASE,
)


# The table or list below says it; this sentence is its title, give or take the needs it serves.
_ANNOUNCES = re.compile(
    r"\b(?:(?:is|are|will be|runs?) (?:as follows|(?:set out|shown|given|listed) (?:below|here|in the (?:table|timetable|list)(?: below)?))|as follows|as set out (?:below|here))"
    r"(?:\s*\.\s+[A-Z].*|\s*[.:]?\s*)(?:[(\[][^()\[\]]{0,60}[)\]])?\s*\Z",
    re.IGNORECASE | re.DOTALL,
)


# "Children with Down's syndrome often learn better by looking": a fact about many, and no promise to one.
_OF_MANY = re.compile(
    r"(?![^.]*\b(?:will|must|shall|should|are to)\b)(?:Children|Young people|Pupils|Students|Learners|People|Autistic (?:children|pupils|people|young people))\b[^.]{0,60}?"
    r"\b(?:often|usually|tend to|generally|commonly|sometimes|frequently|are likely to|can)\b"
)


def speaks_of_a_section(text: str) -> bool:
    """Tell whether a statement is about all the provision around it: "All amounts below are ...".

    So is one that only announces what stands below: "Her week is as follows.", and a fact about many.
    """
    return any((_WHOLE.match(text), _ANNOUNCES.search(text), _OF_MANY.match(text)))


_PAST = re.compile(r"\b(?:was|were|had been|has been|have been)\b")
_PROMISE = re.compile(
    r"\b(?:will|shall|must|should|may|might|could|can|is to|are to|needs?|requires?)\b"
)


def tells_of_the_past(text: str) -> bool:
    """Tell whether a statement says what was, and promises nothing."""
    return bool(_PAST.search(text)) and not _PROMISE.search(text)
