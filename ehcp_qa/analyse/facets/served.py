"""Whether an outcome tells of a service: one received, sat through, arranged, or only named."""

from __future__ import annotations

import re

from ehcp_qa.analyse.facets.reading import Reading

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
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are)\b", re.IGNORECASE)
# Groups of terms of what a person is seen by, or sits through.
_OF_SERVICE = frozenset({"service", "activity", "staff"})


def is_service_phrase(reading: Reading) -> bool:
    return reading.whose == "service" and reading.subject[0] == reading.subject[1]


def only_receives(reading: Reading) -> bool:
    """Return whether the person is at the receiving end of a service: given, taught, provided."""
    if reading.whose not in ("person", "nobody", "other"):
        return False
    start = reading.subject[1]
    if _HAS_SERVICE.match(reading.body, start):
        return True
    return any(t.group == "receive" and start <= t.start <= reading.act_at for t in reading.terms)


def has_undergone(reading: Reading) -> bool:
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


def is_arranged(reading: Reading) -> bool:
    """Return whether something is to be arranged, written or put in place, whoever does it."""
    if reading.whose not in ("service", "quality", "other"):
        return False
    starts = any(t.group == "organise" and t.start == reading.act_at for t in reading.terms)
    before = reading.body[reading.subject[1] : reading.act_at]
    return starts and bool(_PASSIVE.search(before))
