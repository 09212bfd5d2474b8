"""Faults of an outcome's act that no facet stands for: only stopping, and only going on.

Both are judged on the words after "will" (or on the whole of a line that begins with the verb).
"""

from __future__ import annotations

import re

from ehcp_qa.analyse.deadlines import without_times
from ehcp_qa.analyse.facets.counts import measures
from ehcp_qa.analyse.facets.verbs import begins_with

Found = tuple[int, int]

# Where the act begins: past the first "will", else past a name or pronoun before a verb in s.
_WILL = re.compile(
    r"(?=\bwon['’]t\b)|\b(?:will|shall|can)\b(?:\s+(?:be able to|have(?!\s+(?:fewer|less|a reduction))|learn to|consistently|also))*\s+"
)
_SUBJECT = re.compile(r"\W*(?:(?:he|she|they|I|[A-Z][\w'’-]+)\s+(?=(?:[a-z]+s|does|do)\b))?")
# A subject longer than this is a clause, and its "will" is not the outcome's.
_SUBJECT_LENGTH = 60

_STOPS = re.compile(
    r"(?:stop(?:s|ped)?|ceases?|give up|gives up|refrains? from|avoids?)\s+(?!needing|relying|depending|using|wearing)\w+ing\b",
    re.IGNORECASE,
)
# "Will not need a reminder" is independence, and "will not miss a lesson" attendance.
_DOES_NOT = re.compile(
    r"(?:not|never|no longer|does not|do not|won['’]t)\s+(?!need|requir|rel[iy]|depend|have (?:to|been)|be (?:late|absent|dependent|reliant|prompted|reminded)"
    r"|miss|forget|fall|los[et]|exceed|take (?:more|longer)|only|just)[a-z]+"
    # "Get up", "run off": without its particle the verb is another one.
    r"(?:\s(?:up|off|away|out|down)(?=\s+(?:and|or|when|if|in|at|on|during)\b|[.,;]|$))?",
    re.IGNORECASE,
)
_FEWER = re.compile(
    r"(?:reduces?|reducing|decreases?|lessens?|minimises?|(?:ha(?:ve|s)|shows?|displays?) (?:fewer|less|a reduction in))\s+(?:\w+['’]?s?\s+){0,5}?"
    r"(?:outbursts?|incidents?|meltdowns?|behaviours?|aggression|aggressive \w+|tantrums?|conflicts?|arguments?|suspensions?"
    r"|refusals?|avoidance|self-harm\w*|distress|hitting|kicking|biting|shouting|swearing|absconding|violence)\b",
    re.IGNORECASE,
)
# After one of these may come what the child will do in its place.
_TURN = re.compile(
    r"\b(?:instead|rather|but|and|by|so that|because|using|through|then|to|will|can|able to|he|she|they)\b[\s,]*",
    re.IGNORECASE,
)

# "Stop scratching and pulling", "not get up and go": the second verb is stopped with the first.
_STOPPED_TOO = re.compile(r"(?:and|but|,)[\s,]*(?:\w+ing\b)", re.IGNORECASE)
_NOT_THIS_EITHER = re.compile(
    r"(?:and|then)[\s,]*(?!will\b|instead\b|he\b|she\b|they\b|I\b)", re.IGNORECASE
)

_GOES_ON = re.compile(
    r"(?:continues? to(?: be able to)?|continu(?:es?|ing) with|maintains?|sustains?|keeps?(?: on)?(?=\s+\w+ing\b)|carry on|carries on|remains?)\s+\S+",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:so that|so as to|because|in order|to (?:prevent|avoid|help|stay|be|manage)|even (?:when|if|though)|despite|while|when|if"
    r"|after|before|during|rather than|as (?:he|she|they) (?:moves?|changes?|starts?|grows?))\b",
    re.IGNORECASE,
)
# A time to come that makes it hard ("when she moves to secondary school"), though it is a time.
_LATER = re.compile(r"\b(?:when|after|once|as|through|into)\b", re.IGNORECASE)
_MEASURING = frozenset(
    {"share", "count", "rate", "bound", "alone", "without", "score", "said", "grade"}
)


def act_start(text: str) -> int:
    """Return where the words of what will be done begin."""
    will = _WILL.search(text, 0)
    if will and will.start() <= _SUBJECT_LENGTH:
        return will.end()
    subject = _SUBJECT.match(text)
    return subject.end() if subject else 0


def only_stops(text: str, observable: tuple[str, ...]) -> Found | None:
    """Return the words of what will stop, where nothing says what will be done in its place.

    ``observable`` are verbs of acts that anyone can watch: one after "and", "by" or "instead" is
    the ability that takes the behaviour's place.
    """
    body = without_times(text)
    start = act_start(body)
    found = next((m for p in (_STOPS, _DOES_NOT, _FEWER) if (m := p.match(body, start))), None)
    if found is None or "instead" in body.lower():
        return None
    too = _NOT_THIS_EITHER if _DOES_NOT.match(found.group()) else _STOPPED_TOO
    turns = (t for t in _TURN.finditer(body, found.end()) if not too.match(body, t.start()))
    if any(begins_with(body[turn.end() :], observable) for turn in turns):
        return None
    return found.start(), found.end()


def only_goes_on(text: str) -> Found | None:
    """Return the words of what will go on, where nothing says how much of it or what for."""
    body = without_times(text)
    found = _GOES_ON.match(body, act_start(body))
    if found is None or _REASON.search(body, found.end()) or _LATER.search(text, found.end()):
        return None
    rest = body[found.start() :]
    if any(m.kind in _MEASURING for m in measures(rest)):
        return None
    return found.start(), found.start() + len(rest.split("   ")[0].rstrip(" .;,"))
