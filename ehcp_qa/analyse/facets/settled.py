"""What the words settle by themselves, so that no likelihood is needed (annotation guide, 2 and 7)."""

from __future__ import annotations

import re

from ehcp_qa.analyse.facets.counts import NUMBER, is_strong, measures
from ehcp_qa.analyse.facets.doers import PERCEIVED
from ehcp_qa.analyse.facets.hopes import is_hope
from ehcp_qa.analyse.facets.reading import Reading
from ehcp_qa.analyse.facets.served import (
    does_more_than_attend,
    has_undergone,
    has_what_is_provided,
    is_arranged,
    is_service_phrase,
    only_attends,
    only_receives,
)
from ehcp_qa.analyse.facets.watched import SCALE, can_be_watched
from ehcp_qa.model.analysed import Deadline, Facet
from ehcp_qa.model.plan import CellRole, Statement

# What a learner sits is their own achievement; an assessment of them is a service.
_SITS = re.compile(
    r"(?:have\s+)?(?:complete|pass|sit|take|finish|do|attempt)(?:d|s|ed)?\s+(?:[\w-]+\s+){0,3}?"
    r"(?:practical|written|oral|final|mock|driving|theory|swimming|music|end[- ]of[- ]\w+|unit|course|timed|class|workshop|GCSE|A-level|BTEC"
    r"|level\s\d|maths|mathematics|English|science|food hygiene|first aid)\s+(?:[\w-]+\s+){0,2}?(?:assessment|test|exam|examination|paper)s?\b"
    # A course that is passed, and one that leads to a level, are what somebody has done.
    r"|(?:have\s+)?(?:pass|achieve|gain)(?:ed|es|d|s)?\s+(?:[\w-]+\s+){0,6}?(?:course|qualification|certificate|diploma|award|level\s\d|grade\s\w+)s?\b"
    r"|(?:have\s+)?(?:complete|finish)(?:d|s|ed)?\s+(?:[\w-]+\s+){0,4}?(?:level\s\d|entry\s(?:level\s)?\d|first[- ]year|BTEC|GCSE|T[- ]level)\s+(?:[\w-]+\s+){0,4}?course\b",
    re.IGNORECASE,
)
# Joining in what the class does anyway is what a plan is for; a lesson given apart is a service.
_JOINS_THE_CLASS = re.compile(
    r"(?:take|takes|taking) part in\s+(?!(?:[\w-]+\s+){0,8}?(?:therapy|tuition|interventions?|support|catch-up|booster|nurture|one-to-one|1:1|"
    r"individual|extra|additional|specialist|small|programmes?|sessions?|groups?)\b)(?:[\w-]+\s+){0,8}?(?:lessons?|assembl(?:y|ies)|playtimes?|sports day|school trips?)\b"
    r"|join(?:s|ing)?\sin\s(?:with\s)?(?!(?:[\w-]+\s){0,5}?(?:therapy|sessions?|programmes?|interventions?|tuition)\b)",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"\b(?:{NUMBER}|every|each|daily|weekly)\b", re.IGNORECASE)
# A cell that only names who judges or how it is recorded, not what is to be seen.
_RECORD = re.compile(
    r"\b(?:observation|judgement|view|feedback|report|register|sample|log|tally|chart|seen by)\b",
    re.IGNORECASE,
)
_GAIN = re.compile(
    r"\bby\s(?:\d+|one|two|three|four|five|six|ten)\s?(?:%|per\s?cent|points?|levels?|grades?|rungs?|months?)|\bfrom\s\S+\sto\s\S+",
    re.IGNORECASE,
)
# "Will be understood by strangers": what others make of somebody is no service to them.
_PERCEIVED_ACT = re.compile(
    rf"(?:\w+ly\s)?(?!seen\b|asked\b|picked\b|followed\b)(?:{PERCEIVED.pattern})(?=.*\bby\b)",
    re.IGNORECASE,
)
# What is put in place and is still nothing that can be seen.
_UNSEEN = re.compile(r"\b(?:approach|ethos|culture|support|strateg\w+)\b", re.IGNORECASE)
# Those among whom somebody lives are no service.
_OF_PEERS = re.compile(
    r"\b(?:people|world|peers?|classmates|children|class|behaviour|everyone|everybody|anyone|friends?|employer)\b",
    re.IGNORECASE,
)
# An act in a measure's cell has at least this many words: "8 of 10" alone is a count of something else.
_ACT_WORDS = 3


def settled(statement: Statement, reading: Reading, deadline: Deadline | None) -> dict[Facet, bool]:
    """Return the facets that the words settle, and whether each is met."""
    found: dict[Facet, bool] = {}
    if is_service_phrase(reading):
        counted = bool(_COUNTED.search(reading.body))
        found |= {Facet.PERSON: False, Facet.SPECIFIC: False, Facet.NOT_PROVISION: False}
        found[Facet.MEASURABLE] = counted
    if reading.whose in ("staff", "service") and not _OF_PEERS.search(_subject(reading)):
        found |= {Facet.PERSON: False, Facet.NOT_PROVISION: False}
    if only_receives(reading):
        found |= {Facet.SPECIFIC: False, Facet.NOT_PROVISION: False}
    elif has_undergone(reading):
        found |= {Facet.SPECIFIC: True, Facet.NOT_PROVISION: False}
    elif is_arranged(reading):
        found |= {Facet.PERSON: False, Facet.NOT_PROVISION: False}
        if not _UNSEEN.search(reading.body):
            found[Facet.SPECIFIC] = True
    elif (seen := can_be_watched(reading)) is not None:
        found[Facet.SPECIFIC] = seen
    if has_what_is_provided(reading) or only_attends(reading):
        found[Facet.NOT_PROVISION] = False
    if reading.whose not in ("staff", "service", "family") and _is_own_achievement(reading):
        found[Facet.NOT_PROVISION] = True
    if is_hope(statement, reading, deadline):
        found[Facet.NOT_ASPIRATION] = False
    return found | _by_measure(statement, reading)


def _is_own_achievement(reading: Reading) -> bool:
    """Return whether what sounds like a service is the person's own doing: a test sat, a game joined."""
    its_own = any(p.match(reading.act) for p in (_SITS, _JOINS_THE_CLASS))
    taken_in = _PERCEIVED_ACT.match(reading.act) and reading.act_at > reading.subject[1]
    return its_own or bool(taken_in) or does_more_than_attend(reading)


def _subject(reading: Reading) -> str:
    return reading.body[slice(*reading.subject)]


def _by_measure(statement: Statement, reading: Reading) -> dict[Facet, bool]:
    """Return what a count decides: a gain in the text, an act or a score in the measure's cell."""
    if (
        reading.whose not in ("service", "staff")
        and _GAIN.search(reading.body)
        and any(is_strong(m) or m.kind == "count" for m in measures(reading.body))
    ):
        return {Facet.MEASURABLE: True}
    cell = statement.cells.get(CellRole.MEASURE)
    if cell is None or not _COUNTED.search(cell.text):
        return {}
    if SCALE.search(cell.text) or _RECORD.search(cell.text) or not _is_act(cell.text):
        return {Facet.MEASURABLE: True}
    return {Facet.MEASURABLE: True, Facet.SPECIFIC: True}


def _is_act(text: str) -> bool:
    """Return whether a measure's cell begins with something done ("Stays within £25 a week")."""
    words = text.split()
    named = re.match(r"[A-Z][\w'’-]+\s[a-z]+s\b", text) and not re.match(r"\w+s\b", text)
    return len(words) > _ACT_WORDS and bool(named or re.match(r"[A-Za-z]+s\b", words[0]))
