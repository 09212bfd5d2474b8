"""One statement is one activity, item or event: where a paragraph, item or cell is cut."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ehcp_qa.model.plan import Role
from ehcp_qa.nlp.plain import plain
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.recognise.numbers import only_references

_COMMITS = re.compile(
    r"(?i)\b(?:will|must|shall|should|is to|are to|needs?|requires?|receives?|has|have|provides?"
    r"|delivers?|teach(?:es)?|attends?|uses?|gives?|runs?|meets?|visits?|leads?|trains?|writes?)\b"
)
# A sentence that begins so speaks of the activity before it.
_GOES_ON = re.compile(
    r"(?i)\A\W*(?:this|these|that|those|it|its|such|each\s+(?:session|lesson|visit|meeting|one|block|step)"
    r"|all\s+(?:sessions|of\s+(?:this|these|which))|both|which|where|when\s+(?:this|that)|as\s+(?:a\s+result|part\s+of\s+this)"
    r"|here|there,|then|afterwards?|during\s+(?:this|these|the\s+(?:session|lesson|visit))"
    r"|the\s+(?:programme|programmes|sessions?|groups?|work|focus|aim|purpose|targets?|activit\w+|support|"
    r"intervention|approach|therapy|time|plan|training|content|lessons?|input|course|same|first|second|last|remaining"
    r"|rest|timetable|visits?|meetings?|adult|block|package|provision|equipment|amount|hours?|minutes)"
    r"|review(?:ed|s)?|delivered|led|taught|progress|targets|sessions|overseen|supervised|monitored|written|planned"
    r"|provided|starting|beginning|using|with|so\s+that|for\s+example|e\.g|including|one\s+to\s+one|frequency|duration"
    r"|by\s+whom|who|how|group\s+size|examples?|in\s+(?:these|this)|to\s+(?:include|help|support)|they\s+(?:are|include))\b"
)
# The child as subject and a verb of getting: a further activity, even after "She will".
_GETS = re.compile(
    r"(?i)\A\W*(?:he|she|they|[A-Z][\w'-]+)\s+(?:will|must|should|needs?(?:\s+to)?|requires?|is\s+to)\s+"
    r"(?:also\s+)?(?:receive|have|attend|be\s+(?:given|provided|supported|taught|offered|seen|entitled)|access"
    r"|work\s+with|take\s+part|join|use|follow|need|require|get|spend|a|an|at|\d)\b"
)
_PRONOUN = re.compile(r"(?i)\A\W*(?:he|she|they|we|his|her|their|our)\b")
# "At these meetings", "after each lesson": a moment of the activity before.
_AT_THESE = re.compile(
    r"(?i)\A\W*(?:at|on|for|before|after|between)\s+(?:these|those|this|each\s+(?:session|meeting|visit|lesson|block))\b"
)
# "The assistant will be trained to deliver it": who does the activity before, or looks after it.
_DOES_IT = re.compile(
    r"(?i)\b(?:deliver|run|lead|teach|supervise|oversee|write|plan|record|review|evaluate|rehearse|practise|model|adapt|update|grade)"
    r"(?:s|es|d|ed|ing)?\s+(?:up\s+)?(?:it|them|this|these)\b"
)
# "Her tutor checks his planner each day": another doer, though the sentence begins with a pronoun.
_ITS_OWN_DOER = re.compile(
    r"(?i)\A\W*(?:his|her|their|our)\s+((?:[a-z-]+\s+){0,2}?(?:teacher|tutor|assistant|mentor|keyworker|key\s+worker|therapist|nurse|worker|carer|lead|mother|father|mum|dad|parents))\s+"
    r"(?:will|must|should|is\s+to|[a-z]+s)\b"
)
_DIFFICULTY = re.compile(
    r"(?i)\b(?:difficult(?:y|ies)?|hard|struggl\w*|cannot|can't|unable|not\s+yet|does\s+not|doesn't|did\s+not"
    r"|do\s+not|don't|delay\w*|impair\w*|needs?|relies|anxi\w*|worr\w*|upset|distress\w*|overwhelm\w*|avoids?|refus\w*"
    r"|becomes?|tires?|loses?|loss|limited|poor|weak\w*|low|below|behind|diagnos\w*|disorder|only|never|rarely|seldom"
    r"|forgets?|confus\w*|sensitiv\w*|pain\w*|fall\w*|hits?|hurts?|slow\w*|without|requires?|miss(?:es)?|unaware"
    r"|challeng\w*|vulnerab\w*|barriers?|lacks?|too\b|cr(?:y|ies|ied|ying)\b|hides?|hiding|angry|anger|temper|shouts?|screams?|swears?|bites?"
    r"|panic\w*|meltdowns?|frightened|scared|fear\w*|runs?\s+(?:off|away|out)|unfinished|fatigue\w*|trips?|gives\s+up|absent|isolat\w*|withdraw\w*)\b"
)
_HARD = re.compile(
    r"(?i)\b(?:difficult(?:y|ies)?|hard\s+(?:to|for)|struggl\w*|cannot|can't|unable|not\s+yet|delay\w*|impair\w*|disorder"
    r"|dys\w+ia|autis\w*|ADHD|syndrome|palsy|disabilit\w*|deaf\w*|blind\w*|mutism|stammer\w*|epilep\w*|loss"
    r"|diagnos\w*|distress\w*|overwhelm\w*|anxi\w*|challenging|vulnerab\w*|needs?\s+(?:to|help|support|adult|an?\b))\b"
)
_PRAISE = re.compile(
    # "Feels like a spare part" praises nobody.
    r"(?i)\b(?:enjoys?|likes|(?<!feels )(?<!feel )(?<!looks )(?<!acts )(?<!sounds )like(?! an?\b)|loves?|good\s+(?:at|with)|kind|strong|strength\w*|proud|tender|notices|wants\s+to\s+do\s+well"
    r"|calm|warm|loyal|funny|friendly|cheerful|brave|polite|helpful|caring|clever|skilled|talent\w*|stuck\s+(?:at|with|to)|perseveres"
    r"|keen|curious|generous|patient|gentle|well)\b"
)
_EFFECT = re.compile(
    r"(?i)\A\W*(?:this|these|that|it|its|as\s+a\s+result|because\s+of\s+this|so\b|without|when\s+(?:this|that|it)"
    r"|in\s+(?:a\s+lesson|lessons|class|practice)\s+this|for\s+example|consequently|therefore|which|such|if\b)"
)
_TIMED = re.compile(
    r"(?i)\A\W*(?:by|within|before|from|at\s+the\s+end)\b.*\bwill\b|\A\W*[A-Z][\w'-]+\s+will\b.*\bby\b"
)


# Words of difficulty that describe none: a team's name, needs that are met.
_NO_DIFFICULTY = re.compile(
    r"(?i)\b(?:(?:children|adults|people)\s+with\s+(?:learning\s+)?disabilities|disabled\s+children'?s?|learning\s+disabilit(?:y|ies)"
    r"|disabilit(?:y|ies))\s+(?:team|service|social\s+work\w*|nurs\w+)\b"
    r"|\bwithout\s+(?:any\s+)?(?:adult\s+|further\s+)?(?:help|support|prompt\w*|remind\w*|being\s+(?:asked|told|prompted|reminded))\b"
    r"|\b(?:meets?|met|meeting|for)\s+(?:all\s+)?(?:of\s+)?(?:his|her|their|the|my)\s+needs\b|\bthat\s+(?:he|she|they)\s+needs\b"
)


@lru_cache(maxsize=8192)
def split(text: str, role: Role, *, listed: bool) -> tuple[tuple[int, int], ...]:
    """Return the start and end of each statement in a block of text.

    ``listed`` says that the block is a list item, which is one need or one outcome however many
    sentences it takes. Each sentence of a view or a history stands alone; a provision goes on
    while its sentences speak of the same activity; a need takes its effects with it.
    """
    whole = sentences(text)
    if len(whole) < 2:  # nothing to cut
        return whole
    if listed and role in {Role.NEED, Role.STRENGTH}:
        return ((whole[0][0], whole[-1][1]),)
    starts = {
        Role.PROVISION: _new_provision,
        Role.NEED: _new_need,
        Role.OUTCOME: _new_outcome,
        Role.AIM: _new_outcome,
        Role.STEP: _new_outcome,
    }.get(role)
    if starts is None:
        return whole if role in {Role.VIEW, Role.ASPIRATION, Role.HISTORY} else _joined(whole)
    return tuple(_cut(plain(text), whole, starts))


def _joined(whole: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    return ((whole[0][0], whole[-1][1]),)


def _cut(text: str, whole: Iterable[tuple[int, int]], starts: object) -> Iterable[tuple[int, int]]:
    first: int | None = None
    last = 0
    for start, end in whole:
        refers = only_references(text[start:end])
        if first is not None and not refers and starts(text[start:end], text[first:last]):  # type: ignore[operator]
            yield first, last
            first = start
        first = start if first is None else first
        last = end
    if first is not None:
        yield first, last


def _new_provision(sentence: str, before: str) -> bool:
    """True when a sentence commits to another activity than the one before it."""
    if not _COMMITS.search(before):
        told = before.count(" ") > 6
        new = _GETS.match(sentence) or _ITS_OWN_DOER.match(sentence)
        goes_on = _PRONOUN.match(sentence) and not new  # "She gives it to him before the lesson"
        return told and _begins(sentence) and not goes_on and not _same_subject(sentence, before)
    if not _begins(sentence):
        return False
    if _GETS.match(sentence):
        return True
    if doer := _ITS_OWN_DOER.match(sentence):
        return doer[1].lower() not in before.lower()
    return not _PRONOUN.match(sentence) and not _same_subject(sentence, before)


def _begins(sentence: str) -> bool:
    """True when a sentence commits to something and does not speak of what stood before it."""
    doer = _ITS_OWN_DOER.match(sentence)
    if not _COMMITS.search(sentence) and not doer:
        return False
    return not any(p.search(sentence) for p in (_GOES_ON, _AT_THESE, _DOES_IT))


def _same_subject(sentence: str, before: str) -> bool:
    """True when "The teaching assistant will", "Each skill will" takes up a noun of the sentence before."""
    subject = re.match(
        r"(?i)\W*(?:the|his|her|their|(?:each|every)(?!\s+(?:teacher|adult|tutor|member|lecturer)))\s+([a-z' -]+?)\s+(?:will|must|should|is|are|has|have|holds?|receives?)\b",
        sentence,
    )
    return bool(subject) and subject[1].lower().removesuffix("s") in before.lower()  # type: ignore[index]


def _new_need(sentence: str, before: str) -> bool:
    """True when a sentence describes another difficulty, rather than the effect of the one before."""
    if _EFFECT.match(sentence):
        return False
    return bool(_DIFFICULTY.search(sentence)) == bool(_DIFFICULTY.search(before)) or bool(
        _DIFFICULTY.search(sentence)
    )


def _new_outcome(sentence: str, before: str) -> bool:
    """True when a sentence states an outcome with its own time."""
    return bool(_TIMED.match(sentence)) and bool(_TIMED.match(before))


def promises(text: str) -> bool:
    """True when a sentence says that the child will be given or get something."""
    return bool(_GETS.match(plain(text)))


def is_praise(text: str) -> bool:
    """True when a line speaks well of the child."""
    return bool(_PRAISE.search(plain(text)))


def hard_words(flat: str) -> bool:
    """True when a line names a condition, or says plainly that something is hard."""
    return bool(_HARD.search(_NO_DIFFICULTY.sub(" ", flat)))


def words_of_difficulty(flat: str) -> bool:
    """True when a line holds a word that may tell of something hard."""
    return bool(_DIFFICULTY.search(_NO_DIFFICULTY.sub(" ", flat)))


@lru_cache(maxsize=2048)  # the two walks through a document ask the same
def is_difficulty(text: str) -> bool:
    """True when a line of section B speaks of something hard, missing or diagnosed.

    A word that may do so ("never", "upset") does not outweigh plain praise.
    """
    flat = plain(text)
    if hard_words(flat):
        return True
    return words_of_difficulty(flat) and not _PRAISE.search(_NO_DIFFICULTY.sub(" ", flat))
