"""When, without a count: scopes ("in every lesson"), moments ("at lunchtime"), days and triggers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ehcp_qa.analyse.slots.numbers import NUMBER
from ehcp_qa.model.lexicon import Lexicon

_DAY = r"(?:Mon|Tues?|Wednes|Wed|Thurs?|Fri|Satur|Sat|Sun)(?:day)?s?"
_MONTH = (
    r"(?:January|February|March|April|May(?=\s+\d|\b(?!\s+(?:be|need|have|benefit|also|not|find|require|wish)))|June|July|August|"
    r"September|October|November|December|Sept|Jan|Feb|Aug|Oct|Nov|Dec)"
)
# Days may run on: "Mon, Wed, Fri", "Tues/Thurs", "Mondays and Fridays", "Mon-Thurs".
_DAYS = re.compile(
    rf"\b(?:on |each |every |all |(?:the )?(?:first|last|second|third) )?{_DAY}(?:\s*(?:,|/|\+|&|-|to|and)\s*{_DAY})*\b(?! (?:\w+ )?(?:club|group)\b)"
    r"|\b[MTWF](?:/(?:M|Tu?|W|Th?|F)){1,4}\b"
)
_DATES = re.compile(
    rf"\b(?:(?:by|on|before|from|every|each|in|during|from each|at)\s+(?:early |late |mid-?)?)?(?:(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?)?{_MONTH}\b(?:\s+\d{{4}})?"
    r"|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
    r"|\b[Aa]t \d{1,2}(?:[.:]\d\d)?(?:, \d{1,2}(?:[.:]\d\d)?)*,? and \d{1,2}(?:[.:]\d\d)?"
    r"|\b(?:at|from|until|by|before|after)?\s*\d{1,2}(?:[.:]\d\d)?\s*(?:am|pm|a\.m\.|p\.m\.)|\b(?:[Aa]t|[Ff]rom|by|before)\s+(?:(?:12 )?noon|midday|\d{1,2}[.:]\d\d(?!\d)|(?:nine|ten|eleven|twelve|one|two|three|four o'clock)\b(?=\s*(?:$|[^\s\w])|\s+(?:to|till|until|each|every|on|and|o'clock|in the)\b))"
)
# "In the second half of the spring term of 2027", "in the first week of the summer term".
_TERM_PARTS = re.compile(
    r"\b(?:in|during|by|before|after|at|from|for|over)\s+(?:the\s+)?(?:first|second|third|last|early|late|latter|middle|other)\s+"
    r"(?:half|third|part|days?|weeks?|fortnight|month)\s+of\s+(?:the\s+|each\s+|every\s+)?"
    r"(?:(?:autumn|spring|summer)\s+(?:half[- ]?)?term|half[- ]?term|term|(?:school|academic|college)\s+year)\b(?:,?\s+(?:of\s+|in\s+)?20\d\d)?",
    re.IGNORECASE,
)
# Always on: no moment need be named.
_ALWAYS = re.compile(
    r"\b(?:from (?:the )?\w+(?: of the day)? (?:to|until|till) (?:home ?time|the end of the (?:day|lesson)|bedtime|the bell)|(?:at|during) all (?:other )?times|all (?:the time|day|night|week|year round|through)|(?<!is )(?<!are )(?<!has )(?<!have )(?<!can )(?<!be )always|whenever(?=\s*(?:$|[.;,)]))|permanently|continuously|24/7|24 hours a day|night and day|"
    r"(?:in |across |throughout )?(?:all|every|each) (?:of )?(?:(?:his|her|their|my) )?(?:subjects?|areas of the curriculum|settings?|environments?|contexts?)|"
    r"full[- ]time|no (?:\w+ ){0,2}(?:lesson|activity|session)s? [^.;]{0,60}?\buntil|morning and (?:night|afternoon|evening)|(?:each|every) (?:autumn|spring|summer|winter)|from bell to bell|from (?:registration|breakfast|arrival|\d{1,2}(?:[.:]\d\d)?)(?= (?:to|till|until) |\s*(?:[.,;]|$))|on (?:hearing|seeing) [^.,;]{3,40}|(?:on|at) (?:any |a |an |the first )?(?:\w+ )?(?:reading|sound|sign|signs) (?:of|under|over|above|below) [^.,;]{2,40}|round the clock|every (?:single )?time|each time|on each occasion|every occasion|day and night|"
    r"across the (?:whole )?(?:school |college )?(?:curriculum|day|week)|across (?:all|the) (?:subjects|lessons|settings)|through(?!out) (?:the|each|every|his|her|their) (?:whole |entire )?(?:(?:school|nursery|college|working) )?(?:day|session|lesson|morning|afternoon|meal|journey|visit|task)|the school day|lesson by lesson|first thing|last thing|"
    r"straight (?:after|away)|immediately|next day|same day|the day before|the night before|(?:the )?week before|on arrival|on the hour|on waking|on entry|"
    r"(?<!at )once(?=\s*(?:$|[,.;:)]|(?:in|before|on|at|during|by|for|per|an?|each|every)\b)))\b",
    re.IGNORECASE,
)
# A trigger runs from its word to the end of its clause.
_TRIGGER = re.compile(
    r"\b(?:(?<!at )(?:when(?:ever)?(?! (?:and|or) )|if)|as soon as|each time|every time|any time|(?<!look )(?<!looks )(?<!looked )(?<!looking )after|before|while|during|throughout|on the day(?: that)?|"
    r"(?:at|in) the (?:first|last|opening|closing|final) \w+(?: \w+)? of|at the (?:start|end|beginning|close) of|(?:at )?(?:start|end|beginning) of|"
    r"the (?:day|week|evening|morning|lesson|afternoon) (?:before|after)|(?:a|one|two|\d+) (?:days?|weeks?|minutes?|hours?) (?:before|after|ahead)|"
    r"prior to|following|for (?:every|each|all|any)|with (?:every|each)|to (?:every|each|all)|as (?:he|she|each|the \w+) \w+s)\s+"
    r"[^.;:()]{2,80}?(?=[.;:()]|,\s|\s(?:so that|to help|in order|led by|delivered|with the|by the)\b|$)",
    re.IGNORECASE,
)
# "By the end of Year 9" is until when.
_DEADLINE = re.compile(
    r"(?:(?:at )?the )?end of (?:the )?(?:(?:school |academic )?years?|key stage|phase)\b",
    re.IGNORECASE,
)
# "The skills that come before reading" places the skills and not the lesson in them.
_TELLS_OF_ANOTHER = re.compile(
    r"\b(?:that|which) (?:comes?|go(?:es)?|leads?|belongs?) $", re.IGNORECASE
)
# Conditions that leave the decision open are no trigger (annotation guide, part 7).
_OPEN = re.compile(
    r"\b(?:needed|required|necessary|possible|appropriate|available|able|feels?|felt|wants?|wishes|struggl\w+|finds?|"
    r"ready|thinks?|judges?|believes?|decides?|sees? fit|warranted|merited|justified|called for|indicated|time allows|permit\w*|deemed|considered|suitable|helpful|useful|desired|relevant|requested|arises?|allow\w*|"
    r"convenient|practicable|upset|anxious|overwhelmed|difficult|too hard|chooses?|likes?|beneficial|called (?:up)?on|there is|there are|can be spared|"
    r"agreed|consultation|discussion|assessment|support|funding|staffing|capacity|resources|staff|rota|budgets?|workloads?|caseloads?)\b",
    re.IGNORECASE,
)
# Nor is the coming of an opening: a free bed, a gap, a moment that is right, a readiness.
_OPENING = re.compile(
    r"^(?:when(?:ever)?|if|as|as soon as|once)\s+(?:(?:the|an?|there(?: is|'s| are)?|his|her|their|next|hospice) )*(?:beds?|places?|slots?|spaces?|gaps?|vacanc\w+|openings?|times?|moments?|opportunit\w+|rooms?|appointments?|cancellations?|cover|capacity|volunteers?|panel|funding panel|budgets?|buildings?|timetables?|something|anything|team|service|unit|school|it all) "
    r"|^before (?:(?:too|very|much) )?long(?:er)?\b"
    r"|\b(?:got|have|has|had|having) (?:the )?(?:time|room|space|capacity|a gap)|\b(?:older|well enough|old enough|settled|mature|allocated|can be had|come free|comes free|falls? due|opens? up|too much|is right|are right|something to (?:say|share|report|discuss|tell))\b",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\b(?:card|reading|reads?|signal\w*|mmol|level|temperature|minutes?|seconds?|hours?|%|below|above|over|under|exceeds?|shows?|holds up|points?|swell\w*|wheez\w*|vomit\w*|bleed\w*|rash|faints?|says|asks)\b|\d",
    re.IGNORECASE,
)


# Which lessons, and how many, is not said.
_BARE = re.compile(
    r"(?:in|during|within|for|across) (?:the |his |her |their |my )?(?:lessons|class|classes|day|school day|week|school)",
    re.IGNORECASE,
)


def occasions(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, bool]]:
    """Yield where the text says when something happens, and whether the words are firm."""
    for pattern in (_ALWAYS, _DAYS, _TERM_PARTS, _DATES):
        for found in pattern.finditer(text):
            yield *found.span(), True
    for found in _scope(lexicon).finditer(text):
        if not _is_blurred(found) and not _IN_SPACE.match(text, found.end()):
            yield *found.span(), _BARE.fullmatch(found.group()) is None
    for found in _TRIGGER.finditer(text):
        words = found.group()
        at_end = _AT_END.search(words)
        if at_end and _IN_SPACE.match(words, at_end.end()):
            continue
        if _DEADLINE.match(words) or _TELLS_OF_ANOTHER.search(text[: found.start()]):
            continue
        if (_OPEN.search(words) and not _SHOWN.search(words)) or _OPENING.search(words):
            continue
        if re.match(r"(?:following|if|while)\b", words, re.IGNORECASE) and not _SHOWN.search(words):
            continue
        yield *found.span(), True


_AT_END = re.compile(r"^(?:at )?(?:the )?(?:start|end|beginning|close)\b", re.IGNORECASE)
# "At the end of the corridor", "at the end of the telephone": where, and not when.
_IN_SPACE = re.compile(
    r" of (?:the|a|an|his|her|their|my|each|every) (?:\w+ )?(?:telephone|phone|line|table|corridor|row|room|queue|bench|bed|road|street|page|desk|board|hall)\b",
    re.IGNORECASE,
)


def _is_blurred(found: re.Match[str]) -> bool:
    """Tell a pretended scope ("in some lessons", "at certain times") from a real one."""
    return (
        re.search(
            r"\b(?:some|certain|most|other|various|many|key|particular|appropriate|relevant|suitable|same|early)\b"
            # A span of weeks or more is how long it goes on.
            r"|^(?:over|for) (?:the )?(?:\w+ ){0,2}(?:terms?|years?|months?)$"
            # Nor is "at nine hours" a moment.
            rf"|\b{NUMBER}\s+hours?$",
            found.group(),
            re.IGNORECASE,
        )
        is not None
    )


# Little words between "in" and a moment start another phrase: "in trams to start".
_LITTLE = r"(?:least|most|about|to|of|and|or|for|by|with|when|while|that|if|as|is|are|was|will|an?|do|does|who|which|from|one)\b"
# "In Year 10" is a class.
_NOT_NAMED = r"(?!(?<=year)s? \d|(?<=years) \d)"


@lru_cache(maxsize=8)
def _scope_of(usual: tuple[str, ...], each_only: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern for "in every English lesson", "at break", "all science lessons"."""
    anything, moment = _nouns((*usual, *each_only)), _nouns(usual)
    every = (
        r"(?:in |at |on |during |for |across |throughout |before |after |between |to )*"
        r"(?:each|every|all|any|both)(?: of)?(?: (?:the|his|her|their|my|its))?"
        rf"(?: (?!staff|adults|other|{_LITTLE})[\w'’-]+(?: (?:and|piece of|bit of|kind of)(?= ))?){{0,4}}? {anything}"
    )
    at = (
        # "Looks in on her classes" is a visit, and not its moment.
        r"(?!in on\b)(?:in|at|during|before|after|throughout|through|over|within|between)"
        rf"(?: (?:the|his|her|their|my|a|core|both))?(?: (?!order|same|small|place|{_LITTLE})[\w'’/-]+){{0,2}}? "
        rf"{moment}(?:(?:,? and |, |/){anything})*"
    )
    return re.compile(rf"\b(?:{every}|{at})\b{_NOT_NAMED}", re.IGNORECASE)


def _nouns(terms: tuple[str, ...]) -> str:
    ordered = sorted(terms, key=lambda term: (-len(term), term))
    return "(?:" + "|".join(re.escape(t).replace(r"\ ", r"[ -]") for t in ordered) + r")(?:s|es)?"


def _scope(lexicon: Lexicon) -> re.Pattern[str]:
    usual = tuple(t for name, terms in lexicon.groups.items() if name != EACH_ONLY for t in terms)
    return _scope_of(usual, tuple(lexicon.groups.get(EACH_ONLY, ())))


# Things that happen too often for "in a task" to say when; "in every task" does.
EACH_ONLY = "each_only"
