"""What the words settle by themselves, so that no likelihood is needed (annotation guide, 2 and 7)."""

from __future__ import annotations

import re

from ehcp_qa.analyse.facets.counts import NUMBER, is_strong, measures
from ehcp_qa.analyse.facets.hopes import is_hope
from ehcp_qa.analyse.facets.reading import Reading
from ehcp_qa.analyse.facets.served import (
    has_undergone,
    is_arranged,
    is_service_phrase,
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
    r"individual|extra|additional|specialist|small|programmes?|sessions?|groups?)\b)(?:[\w-]+\s+){0,8}?(?:lessons?|assembl(?:y|ies)|playtimes?|sports day|school trips?)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(rf"\b(?:{NUMBER}|every|each)\b", re.IGNORECASE)
# A cell that only names who judges or how it is recorded, not what is to be seen.
_RECORD = re.compile(
    r"\b(?:observation|judgement|view|feedback|report|register|sample|log|tally|chart|seen by)\b",
    re.IGNORECASE,
)
_GAIN = re.compile(
    r"\bby\s(?:\d+|one|two|three|four|five|six|ten)\s?(?:%|per\s?cent|points?|levels?|grades?|rungs?|months?)|\bfrom\s\S+\sto\s\S+",
    re.IGNORECASE,
)
# What is put in place and is still nothing that can be seen.
_UNSEEN = re.compile(r"\b(?:approach|ethos|culture|support|strateg\w+)\b", re.IGNORECASE)
# An act in a measure's cell has at least this many words: "8 of 10" alone is a count of something else.
_ACT_WORDS = 3


def settled(statement: Statement, reading: Reading, deadline: Deadline | None) -> dict[Facet, bool]:
    """Return the facets that the words settle, and whether each is met."""
    found: dict[Facet, bool] = {}
    if is_service_phrase(reading):
        counted = bool(_COUNTED.search(reading.body))
        found |= {Facet.PERSON: False, Facet.SPECIFIC: False, Facet.NOT_PROVISION: False}
        found[Facet.MEASURABLE] = counted
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
    its_own = (_SITS, _JOINS_THE_CLASS)
    if reading.whose in ("person", "nobody") and any(p.match(reading.act) for p in its_own):
        found[Facet.NOT_PROVISION] = True
    if is_hope(statement, reading, deadline):
        found[Facet.NOT_ASPIRATION] = False
    return found | _by_measure(statement, reading)


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
    return len(words) > _ACT_WORDS and bool(re.match(r"[A-Za-z]+s\b", words[0]))
