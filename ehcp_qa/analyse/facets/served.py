"""Whether an outcome tells of a service: one received, sat through, arranged, or only named."""

from __future__ import annotations

import re

from ehcp_qa.analyse.facets.reading import Reading

# "Will continue to have her hearing tested": done to the person by a service.
_HAS_TESTED = re.compile(
    r"(?:continue\s+to\s+)?(?:have|had)\s+(?:\w+\s+){1,4}?(?:tested|assessed|reviewed|checked|screened|monitored|met|adapted|adjusted)\b",
    re.IGNORECASE,
)
# "Will have hospital teaching" is to receive it; "will have completed" it, or have less of it, is not.
_HAS_SERVICE = re.compile(
    r"\bwill\s+(?:continue\s+to\s+)?have\s+(?:(?!\w+ed\b|had|been|used|taken|done|begun|kept|left|made|sought|no|less|fewer)\w+\s+){0,3}?"
    r"(?:therapy|teaching|tuition|counselling|support|provision|intervention|input|physiotherapy|mentoring)\s*"
    r"(?:$|[.,;]|\b(?:from|by|every|each|weekly|daily|once|twice|for|with)\b)",
    re.IGNORECASE,
)
# "Will have a mentor", "gets a laptop", "is to have four hours of nursing": up to the head of what is had.
_COMES_TO_HAVE = re.compile(
    r"\s*(?:(?:will|shall|should|must|can|is|are|am|be|to|also|still|then|continues?)\s+)*"
    r"(?:have|has|having|get|gets|getting|gain|gains)\s+"
    r"(?!(?:his|her|their|my|its)\b(?!\sown\b)|no\b|less\b|fewer\b|had\b|been\b|to\b)"
    r"(?:[^,.;:]{0,40}?\b(?:hours?|minutes|benefit|help|use|services|course|block|programme|care)(?:\s+(?:a|per|each|every)\s+\w+)?\s+of\s+)?"
    r"(?P<had>[^,.;:]*?)(?=\s+(?:of|from|for|with|to|in|at|on|by|who|that|which|whose|so|when|while|each|every|once|twice"
    r"|daily|weekly|after|before|beside|and|or|as|\d)\b|\s*[,.;:]|\s*$|\s{2})",
    re.IGNORECASE,
)
# "Will have his needs met", "have her hearing tested": what others do to what is theirs.
_PASSIVE = re.compile(r"\b(?:be|been|being|is|are)\b", re.IGNORECASE)
# Joining in, the way of getting there, and being alone are what was hard.
_ITSELF_HARD = re.compile(
    r"^join\w*\sin\b|\b(?:alone|by\s(?:bus|train|taxi|foot|bike)|on\s(?:foot|time)|by\s(?:him|her|them|my)sel\w+"
    r"|on\s(?:his|her|their|my)\sown|without|independently|unaccompanied|nobody|no\sadult)\b",
    re.IGNORECASE,
)
# To be at school again, or in one's lessons, is a benefit (guide, part 7).
_ATTENDS_SCHOOL = re.compile(
    r"attend(?:s|ing|ed)?\s(?:(?:his|her|their|my|all|every|full|main|mainstream|full-time|of|the)\s)*(?:school|college|nursery|sixth\sform|lessons|classes|registration|assembly)\b"
    r"(?!['’]s|\s(?:club|group|clinic|nurse|counsell\w+|support|base)\b)",
    re.IGNORECASE,
)
# Company is no service: "joins a group of four people at lunch", unless it is given for something.
_JOINS_COMPANY = re.compile(
    r"joins?\s(?:an?\s|the\s)?(?:small\s)?(?:group|table|circle)\sof\s(?:\w+\s){0,2}?(?:people|children|peers|friends|pupils|classmates|others)\b"
    r"(?!.*\b(?:therapy|intervention|programme|tuition|sessions?|led\sby|run\sby)\b)",
    re.IGNORECASE,
)
# "Will have 20 minutes of reading with an adult": a time given by somebody, whatever it is for.
_HAS_TIME = re.compile(
    r"\s*(?:will\s+|is\s+to\s+|are\s+to\s+)?(?:have|has|get|gets)\s+(?:up\sto\s|at\sleast\s)?(?:\w+[\s-]){1,3}?(?:minutes?|hours?)"
    r"(?:\s(?:a|per|each|every)\s\w+)?\s(?:of|for)\s[^,.;]{1,40}?\b(?:with|from|by)\s(?:an?\s|the\s|his\s|her\s|their\s|my\s)?",
    re.IGNORECASE,
)
# "Be able to put on her splints" is no passive: the auxiliary has to stand next to its verb.
_JUST_BEFORE = re.compile(r"\b(?:be|been|being|is|are|am)\s+(?:\w+ly\s+|also\s+)?$", re.IGNORECASE)
_PERFECT = re.compile(r"\b(?:have|has|had)\s+been\b", re.IGNORECASE)
# Groups of terms of what a person is seen by, or sits through.
_OF_SERVICE = frozenset({"service", "activity", "staff"})


def is_service_phrase(reading: Reading) -> bool:
    """Return whether an outcome is no more than the name of a service."""
    return reading.whose == "service" and reading.subject[0] == reading.subject[1]


def only_receives(reading: Reading) -> bool:
    """Return whether the person is at the receiving end of a service: given, taught, provided."""
    if reading.whose not in ("person", "nobody", "other"):
        return False
    start = reading.subject[1]
    if _HAS_SERVICE.match(reading.body, start) or _is_served(reading):
        return True
    return any(t.group == "receive" and start <= t.start <= reading.act_at for t in reading.terms)


def has_what_is_provided(reading: Reading) -> bool:
    """Return whether what somebody comes to have is a service, a helper or equipment, by its head."""
    if reading.whose not in ("person", "nobody", "other"):
        return False
    given = _HAS_TIME.match(reading.body, reading.subject[1])
    if given and reading.groups(given.end(), given.end() + 1) & {"staff", "provided"}:
        return True
    found = _COMES_TO_HAVE.match(reading.body, reading.subject[1])
    if found is None:
        return False
    return any(t.group == "provided" and t.end == found.end("had") for t in reading.terms)


def _is_served(reading: Reading) -> bool:
    """Return whether the act is what others do for a person: "is placed in a class of eight"."""
    if not any(t.group == "served" and t.start == reading.act_at for t in reading.terms):
        return False
    before = reading.body[reading.subject[1] : reading.act_at]
    return bool(_JUST_BEFORE.search(before)) and not _PERFECT.search(before)


# "Will have completed a ten-week block with the adviser": so much of somebody's time, and nothing learnt.
_A_BLOCK = re.compile(
    r"[^,;]*?\b(?:complet\w+|finish\w*|done|undergone|worked|spent|attended|had)\s+[^,.;]{0,60}?\b(?:blocks?|weeks?|sessions?|terms?|programme|series|hours)\b[^,.;]{0,20}?"
    r"\b(?:with|from|by)\s(?=(?P<whom>[^,.;]{1,40}))|[^,;]*?\b(?:worked|been working)\s+with\s(?=(?P<who>[^,.;]{1,40}?)\sfor\s(?:\w+\s){1,2}(?:weeks|terms|months|sessions)\W*$)",
    re.IGNORECASE,
)


def _is_a_block(reading: Reading) -> bool:
    """Return whether the person will have had a block of somebody's time."""
    found = _A_BLOCK.match(reading.body, reading.subject[1])
    if found is None:
        return False
    return "staff" in reading.groups(*found.span("whom" if found["whom"] else "who"))


def has_undergone(reading: Reading) -> bool:
    """Return whether the person will have had so much of a service ("will have had ten sessions").

    It is plain what is to happen, and still it is a service.
    """
    if reading.whose not in ("person", "nobody", "other"):
        return False
    if _HAS_TESTED.match(reading.act) or _is_a_block(reading):
        return True
    past = [t for t in reading.terms if t.group == "undergone" and t.start >= reading.subject[1]]
    if not past or past[0].start > reading.act_at:
        return False
    clause = re.match(r"[^,;]*", reading.body[past[0].end :])
    end = past[0].end + (clause.end() if clause else 0)
    return bool(reading.groups(past[0].end, end) & _OF_SERVICE)


def only_attends(reading: Reading) -> bool:
    """Return whether going to an activity or service is all that is said: nothing is done there, or alone.

    "Goes to the youth club and buys a drink" and "gets to his course by bus on his own" are abilities.
    """
    attends = reading.attends and reading.whose in ("person", "nobody")
    return attends and not does_more_than_attend(reading)


def does_more_than_attend(reading: Reading) -> bool:
    """Return whether something is done besides going, or going is itself what was hard."""
    if reading.attends and (reading.does_more or _ITSELF_HARD.search(reading.act)):
        return True
    return any(p.match(reading.act) for p in (_ATTENDS_SCHOOL, _JOINS_COMPANY))


def is_arranged(reading: Reading) -> bool:
    """Return whether something is to be arranged, written or put in place, whoever does it."""
    if reading.whose not in ("service", "quality", "other"):
        return False
    starts = any(t.group == "organise" and t.start == reading.act_at for t in reading.terms)
    before = reading.body[reading.subject[1] : reading.act_at]
    return starts and bool(_PASSIVE.search(before))
