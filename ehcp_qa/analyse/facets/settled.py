"""What the words settle by themselves, so that no likelihood is needed (annotation guide, 2 and 7)."""

from __future__ import annotations

import re

from ehcp_qa.analyse.facets.counts import NUMBER, is_strong, measures
from ehcp_qa.analyse.facets.reading import Reading
from ehcp_qa.model.analysed import Deadline, Facet
from ehcp_qa.model.plan import CellRole, Statement

# A plan ends at the latest when somebody turns 25 (CFA 2014, s.46): later is a hope for life.
_PAST_25 = re.compile(
    r"\b(?:2[6-9]|[3-9]\d|thirty|forty|fifty|twenty-(?:six|seven|eight|nine))(?:th)?\b",
    re.IGNORECASE,
)
_AGED = frozenset({"age"})
# "Will continue to have her hearing tested": done to the person by a service.
_HAS_TESTED = re.compile(
    r"(?:continue\s+to\s+)?(?:have|had)\s+(?:\w+\s+){1,4}?(?:tested|assessed|reviewed|checked|screened|monitored)\b",
    re.IGNORECASE,
)
# "Will have hospital teaching" is to receive it; "will have completed" it, or have less of it, is not.
_HAS_SERVICE = re.compile(
    r"\bwill\s+(?:continue\s+to\s+)?have\s+(?:(?!\w+ed\b|had|been|used|taken|done|begun|kept|left|made|sought|no|less|fewer)\w+\s+){0,3}?"
    r"(?:therapy|teaching|tuition|counselling|support|provision|intervention|input|physiotherapy|mentoring)\s*"
    r"(?:$|[.,;]|\b(?:from|by|every|each|weekly|daily|once|twice|for|with)\b)",
    re.IGNORECASE,
)
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
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are)\b", re.IGNORECASE)
# Groups of terms of what a person is seen by, or sits through.
_OF_SERVICE = frozenset({"service", "activity", "staff"})
_HOPING = re.compile(
    r"\s*(?:(?:would|'d)\s(?:love|like)|(?:really\s)?(?:wants?|hopes?|dreams?|wishes|longs)\b)"
    r"(?!\s+(?:for|from|a\s+break)\b)",
    re.IGNORECASE,
)
# With no date, to become something or to work as something is a career.
_BECOMES = re.compile(
    r"(?:become|be|(?:\w+ ){0,9}?work as) an? (?:\w+ ){0,2}?(?:officer|engineer|\w{3,}(?:ist|ian|yer|ctor|tect)|actor|chef|vet|nurse|pilot|baker|farmer|builder|teacher|singer|dancer"
    r"|mechanic|hairdresser|footballer|paramedic|plumber|soldier|writer|designer|firefighter)\b",
    re.IGNORECASE,
)
_ONE_DAY = re.compile(
    r"\W*(?:one\sday|when\s(?:i|he|she|they)\s(?:am|is|are)?\s?grown?\s?up)\b", re.IGNORECASE
)
# What is measured rather than done, when a measure's cell begins with it.
_SCALE = re.compile(
    r"\b(?:score|scale|index|rating|survey|questionnaire|level|grade|profile|points?|checklist|items|inventory)\b",
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
# From so much to so much of something done: "from one line to six lines".
_FROM_TO = re.compile(
    rf"\bfrom\s(?:\w+\s){{0,3}}?{NUMBER}\b.{{0,60}}?\bto\s(?:\w+\s){{0,2}}?{NUMBER}\b",
    re.IGNORECASE,
)
# "Reads more fluently", "walks for longer": the verb can be watched, however little is said of how much.
# Verbs that carry a quality ("shows more initiative") are not meant.
_LIGHT = re.compile(r"(?:show|make|have|has|demonstrate|display|take)s?\b", re.IGNORECASE)
_MORE_SO = re.compile(
    r"\w+\s(?:\w+\s){0,2}?(?:more\s\w+ly|for longer|longer|further|faster|(?:with\s)(?:more|better))\b",
    re.IGNORECASE,
)
# "Gain a deeper appreciation of", "develop better awareness": something grows that nobody can watch.
_GROWS_WITHIN = re.compile(
    r"(?:gain|develop|have|build|acquire)(?:s|ed)?\s(?:an?\s)?(?:much\s)?"
    r"(?:deeper|greater|better|improved|increased|stronger|wider|fuller)\s(?:\w+\s){0,2}?"
    r"(?:understanding|appreciation|awareness|sense|insight|knowledge|grasp|confidence|resilience|empathy)\b",
    re.IGNORECASE,
)
# What is put in place and is still nothing that can be seen.
_UNSEEN = re.compile(r"\b(?:approach|ethos|culture|support|strateg\w+)\b", re.IGNORECASE)
# An act in a measure's cell has at least this many words: "8 of 10" alone is a count of something else.
_ACT_WORDS = 3


def settled(statement: Statement, reading: Reading, deadline: Deadline | None) -> dict[Facet, bool]:
    """Return the facets that the words settle, and whether each is met."""
    found: dict[Facet, bool] = {}
    if _is_service_phrase(reading):
        counted = bool(_COUNTED.search(reading.body))
        found |= {Facet.PERSON: False, Facet.SPECIFIC: False, Facet.NOT_PROVISION: False}
        found[Facet.MEASURABLE] = counted
    if _only_receives(reading):
        found |= {Facet.SPECIFIC: False, Facet.NOT_PROVISION: False}
    elif _has_undergone(reading):
        found |= {Facet.SPECIFIC: True, Facet.NOT_PROVISION: False}
    elif _is_arranged(reading):
        found |= {Facet.PERSON: False, Facet.NOT_PROVISION: False}
        if not _UNSEEN.search(reading.body):
            found[Facet.SPECIFIC] = True
    elif (seen := _can_be_watched(reading)) is not None:
        found[Facet.SPECIFIC] = seen
    its_own = (_SITS, _JOINS_THE_CLASS)
    if reading.whose in ("person", "nobody") and any(p.match(reading.act) for p in its_own):
        found[Facet.NOT_PROVISION] = True
    if _is_hope(statement, reading, deadline):
        found[Facet.NOT_ASPIRATION] = False
    return found | _by_measure(statement, reading)


def _is_service_phrase(reading: Reading) -> bool:
    return reading.whose == "service" and reading.subject[0] == reading.subject[1]


def _only_receives(reading: Reading) -> bool:
    """Return whether the person is at the receiving end of a service: given, taught, provided."""
    if reading.whose not in ("person", "nobody", "other"):
        return False
    start = reading.subject[1]
    if _HAS_SERVICE.match(reading.body, start):
        return True
    return any(t.group == "receive" and start <= t.start <= reading.act_at for t in reading.terms)


def _has_undergone(reading: Reading) -> bool:
    """Return whether the person will have had so much of a service ("will have had ten sessions").

    It is plain what is to happen, and still it is a service.
    """
    if reading.whose not in ("person", "nobody", "other"):
        return False
    if _HAS_TESTED.match(reading.act):
        return True
    past = [t for t in reading.terms if t.group == "undergone" and t.start >= reading.subject[1]]
    if not past or past[0].start > reading.act_at:
        return False
    clause = re.match(r"[^,;]*", reading.body[past[0].end :])
    end = past[0].end + (clause.end() if clause else 0)
    return bool(reading.groups(past[0].end, end) & _OF_SERVICE)


def _is_arranged(reading: Reading) -> bool:
    """Return whether something is to be arranged, written or put in place, whoever does it."""
    if reading.whose not in ("service", "quality", "other"):
        return False
    starts = any(t.group == "organise" and t.start == reading.act_at for t in reading.terms)
    before = reading.body[reading.subject[1] : reading.act_at]
    return starts and bool(_PASSIVE.search(before))


def _can_be_watched(reading: Reading) -> bool | None:
    """Return whether the act is one that can be seen to happen, where its shape settles that."""
    if _GROWS_WITHIN.match(reading.act):
        return False
    if reading.whose not in ("person", "nobody"):
        return None
    if _BECOMES.search(reading.act):  # whether it happened is seen, far off as it is
        return True
    if _FROM_TO.search(reading.body) and not _SCALE.search(reading.body):
        return None if "quality" in reading.groups() else True
    act = reading.act
    if reading.verb == "observable" and not _LIGHT.match(act) and _MORE_SO.match(act):
        return True
    return None


def _is_hope(statement: Statement, reading: Reading, deadline: Deadline | None) -> bool:
    if deadline is not None and deadline.kind in _AGED and _PAST_25.search(deadline.words):
        return True
    if deadline is None and (_BECOMES.search(reading.act) or _adult_life(reading) > 1):
        return True
    main = reading.body[reading.subject[1] :]
    return bool(_HOPING.match(main) or _ONE_DAY.match(statement.text))


def _adult_life(reading: Reading) -> int:
    """Return how many marks of a settled adult life an outcome names (a home, a job, a car)."""
    return len({t.term for t in reading.terms if t.group == "adult_life"})


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
    if _SCALE.search(cell.text) or _RECORD.search(cell.text) or not _is_act(cell.text):
        return {Facet.MEASURABLE: True}
    return {Facet.MEASURABLE: True, Facet.SPECIFIC: True}


def _is_act(text: str) -> bool:
    """Return whether a measure's cell begins with something done ("Stays within £25 a week")."""
    words = text.split()
    return len(words) > _ACT_WORDS and bool(re.match(r"[A-Za-z]+s\b", words[0]))
