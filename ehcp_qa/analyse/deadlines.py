"""When an outcome is due: the words that bound it, wherever its row or heading puts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ehcp_qa.analyse.due import due_by
from ehcp_qa.model.analysed import Deadline
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import CellRole, Plan, Statement, Words
from ehcp_qa.nlp.small import in_small, small

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_YEAR = r"(?:20\d\d|['’]?[2-4]\d)"
_SEASON = r"(?:spring|summer|autumn|winter|easter|christmas|whitsun|half[- ]term)"
_NUMBER = (
    r"(?:\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen"
    r"|twenty[- ]four|couple of|few)"
)
_ORDINAL = (
    r"(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
    r"|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth"
    r"|nineteenth|twent(?:ieth|y[- ]\w+th|y[- ]first)|thirtieth|fortieth)"
)
_AGE_WORD = (
    r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ]\w+)?|thirty|forty)"
)
_YEAR_GROUP = (
    r"(?:(?:year|yr\.?|ncy|y)\s?(?:group\s)?(?:1[0-4]|[1-9])\b|reception(?:\s(?:year|class))?\b"
    r"|year\sr\b|yr\b|nursery\s?[12]\b|n[12]\b|(?:first|second|third|final|foundation|last)\syear)"
)
_KEY_STAGE = (
    r"(?:key\sstages?\s?[1-5]|ks\s?[1-5]|eyfs|early\syears(?:\sfoundation\sstage)?"
    r"|foundation\sstage(?:\s[12])?|(?:this|the|her|his|their|my|each)?\s?key\sstage)\b"
)
_PHASE = (
    r"(?:pre-?school|nursery|playgroup|infants?(?:\sschool)?|juniors?(?:\sschool)?"
    r"|(?:primary|secondary|middle|first|upper|high|infant|junior|big|special)\sschool"
    r"|primary|secondary|school|sixth\sform(?:\scollege)?|college|university|post-?16|post-?19"
    r"|phase(?:\sof\seducation)?|transition(?:\sto\s\w+(?:\s\w+)?)?|adulthood|adult life|adult services"
    r"|(?:supported\s)?internship|apprenticeship|traineeship|(?:(?:\d|two|three|one)-year\s|\w+\s)?(?:course|placement|programme)(?:\syear)?"
    r"|statutory school age|compulsory school age|childhood)\b"
)
_REVIEW = r"(?:next\s|first\s|\w+\s)?(?:annual\s|year\s\d+\s)?review"
_EDGE = (
    r"(?:end|start|beginning|close|finish|middle|last\s(?:day|week|term)|completion|whole|course|rest"
    r"|remainder|(?:each|every)\s(?:year|term)|(?:two|three|four)\syears)\s+of\s+"
)
# "Reads a Year 2 text": a level of work or a group of people, not a time.
_OF_WORK = (
    r"\s(?:level|words?|spellings?|class|pupils?|children|standard|texts?|books?|maths|papers?"
    r"|curriculum|work|expectations?|objectives?|list|test|tests|group|teacher|staff|tutor|lessons?"
    r"|common|statutory|phonics|reading|peers|buddy|play|assembly|room|corridor|team)\b"
)
_OWN = r"(?:(?:the|her|his|their|my|our|this|your|its|next|current|\w+['’]s?)\s+){0,3}"


@dataclass(frozen=True, slots=True)
class Time:
    """Words of a text that say when, and of which kind."""

    start: int
    end: int
    kind: str


# Each kind's pattern as it may stand anywhere ("certain"), since it can mean nothing else.
_CERTAIN = {
    "date": rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\s+{_YEAR}\b"
    rf"|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+20\d\d\b"
    r"|\b\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d\b|\b20\d\d-\d\d-\d\d\b",
    "month": rf"\b{_MONTH},?\s+(?:of\s+)?{_YEAR}\b",
    "term": rf"\b{_SEASON}(?:\s(?:term|holidays?|break|half[- ]term)(?:\s[12])?)?,?\s+(?:of\s+)?{_YEAR}\b",
    "year_group": r"\b(?:academic|school)\syear\s20\d\d(?:\s?[-–/]\s?(?:20)?\d\d)?"
    r"|\b20\d\d\s?[-–/]\s?(?:20)?\d\d(?:\s(?:academic|school)\syear)?",
}
# Kinds that need a word of time before them ("by", "before", "at the end of") to mean a deadline.
_BOUNDED = (
    ("date", rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b"),
    ("age", rf"(?:the\s)?ages?\s(?:of\s)?{_AGE_WORD}\b"),
    ("age", rf"{_OWN}{_ORDINAL}\sbirthday"),
    ("age", rf"{_OWN}(?:\d{{1,2}}(?:th|st|nd|rd)?\s)?birthday"),
    (
        "year_group",
        rf"(?:{_EDGE}){_OWN}{_YEAR_GROUP}(?:\s(?:at|of)\s(?:the\s)?(?:{_PHASE}))?|{_OWN}{_YEAR_GROUP}(?!{_OF_WORK})",
    ),
    ("key_stage", rf"(?:{_EDGE}){_OWN}{_KEY_STAGE}|{_OWN}{_KEY_STAGE}(?!{_OF_WORK})"),
    ("month", rf"(?:{_EDGE})?(?:next\s|early\s|mid-?\s?|late\s)?{_MONTH}(?=[\s,.;:)]|$)"),
    ("month", r"(?:the\send\sof\s)?20\d\d\b"),
    (
        "term",
        rf"(?:{_EDGE})?(?:the\s|next\s|this\s)?(?:first\s|second\s)?{_SEASON}(?:\s(?:term|holidays?|break|half[- ]term))?\b",
    ),
    ("term", rf"(?:{_EDGE}){_OWN}(?:\w+\s)?(?:half[- ])?term\b|next\s(?:half[- ])?term\b"),
    ("span", rf"(?:{_EDGE}){_OWN}(?:(?:academic|school|calendar|financial|whole|plan)\s)?year\b"),
    ("span", r"next\s(?:academic\s|school\s)?year\b|this\stime\snext\syear\b"),
    ("span", rf"(?:{_EDGE})?{_OWN}(?:{_REVIEW})\b"),
    ("phase", rf"(?:{_EDGE}){_OWN}{_PHASE}"),
)
_CUE = (
    r"\b(?:by|before|until|till|prior\sto|no\slater\sthan|at\sleast\suntil|ahead\sof|from|to|for|due|due\sby"
    r"|achieved\sby|during|over|throughout|across|through|in|at|on|within|after|upto|up\sto|into)\s+"
)
_SPAN = (
    rf"\b(?:within|in|after|over|during)\s+(?:the\s)?(?:next\s|coming\s|first\s)?{_NUMBER}"
    r"(?:\s(?:full|school|academic|calendar|more))?[\s-](?:months?|years?|terms?|weeks?|half[- ]terms?)"
    r"(?:['’]\stime)?(?:\sof\s(?:this|the)\splan)?"
    r"(?!\s(?:out\sof|in|running|old|a\b|each|every)\b)(?<!\bin)\b"
    r"|\b(?:within|over|during|in)\s(?:the|this|a)\s(?:next\s|coming\s|first\s|same\s)?"
    r"(?:academic\s|school\s|calendar\s)?(?:year|twelve\smonths|12\smonths)\b"
    r"|\b(?:twelve|12|six|6|eighteen|18)[\s-]months?\b(?=\s*(?:\)|$|outcome|target|:))"
    r"|\ba\syear\sfrom\s(?:now|this)|\bthis\s(?:school\s|academic\s)?year\b"
)
_MOVE = (
    r"\b(?:by\s(?:the\stime|when|the\spoint)|before|when|until|once|after|on|by)\s(?:\S+\s){0,3}?"
    r"(?:leav\w+|start\w*|begin\w*|mov\w+|transfer\w*|transition\w*|goes?|going|join\w*|finish\w*|enter\w*|complet\w+|sits?|takes?)\s"
    rf"(?:\S+\s){{0,3}}?(?:{_PHASE}|{_YEAR_GROUP}|{_KEY_STAGE}|home|care)"
)
# "Speaks at one meeting each term of Year 6" is bound by that year.
_EACH_OF = rf"\b(?:each|every)\s(?:half[- ]term|term|month|week)\s(?:of|in|during)\s{_OWN}(?:{_YEAR_GROUP}|{_KEY_STAGE})"
_READY = (
    r"\b(?:in\stime\sfor|ready\sfor|before|by|until)\s(?:the\s|her\s|his\s|their\s|my\s)"
    rf"(?:move|transfer|transition|start|return)\s(?:to|into|at|in)\s{_OWN}(?:{_PHASE}|{_YEAR_GROUP})"
)
_TURN = (
    rf"\b(?:by\sthe\stime|before|when|once|until|by|as)\s(?:\S+\s){{0,3}}?"
    rf"(?:\S+['’][sm]|is|am|are|turns?|reach\w*|becomes?|gets\sto|being)\s(?:the\sage\sof\s|age\s)?{_AGE_WORD}\b(?!\s?%|\s(?:out|of|in|minutes|hours|words|times|lessons|days|people|weeks)\b)"
)
_AT_AGE = rf"\b(?:at|by|before|from|until|aged?)\s(?:the\sage\sof\s|age\s)?(?:1\d|2[0-5]|{_AGE_WORD})\b(?=\s*[,:)]|$|\s(?:years|and\s\w+\smonths|(?-i:[A-Z])|he\b|she\b|they\b|I\b|will\b))"
_BY_PHASE = rf"\b(?:by|before|until|prior\sto|ready\sfor|in\stime\sfor)\s{_OWN}(?:{_PHASE})(?!\s(?:staff|bus|gate|door|hall|bell|lunch|day|transport|trip|rules?|time))"
_EDGE_BARE = rf"\b(?:end|start|beginning|close)\s(?:of\s)?{_OWN}(?:{_YEAR_GROUP}|{_KEY_STAGE}|{_PHASE}|{_SEASON}|{_MONTH}|(?:academic\s|school\s)?year|term)"

# Not a deadline: where somebody started from, or what level of work is meant.
_LOOKING_BACK = re.compile(
    r"(?:since|baseline|was|as at|in the year to|born|last|previous(?:ly)?|currently|assessed)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
# The one that asks for a capital, and so is looked for in the text as it is written.
_AS_WRITTEN = re.compile(_AT_AGE, re.IGNORECASE)


def _compile() -> tuple[tuple[str, re.Pattern[str]], ...]:
    certain = [
        (kind, in_small(rf"(?:{_CUE}(?:the\s)?(?:{_EDGE})?{_OWN})?(?:{p})"))
        for kind, p in _CERTAIN.items()
    ]
    bounded = [(kind, in_small(rf"(?:{_CUE})(?:the\s)?(?:{p})")) for kind, p in _BOUNDED]
    other = [
        ("age", in_small(_TURN)),
        ("age", _AS_WRITTEN),
        ("phase", in_small(_MOVE)),
        ("phase", in_small(_BY_PHASE)),
        ("phase", in_small(_READY)),
        ("year_group", in_small(_EACH_OF)),
        ("year_group", in_small(_EDGE_BARE)),
        ("span", in_small(_SPAN)),
    ]
    return (*certain, *bounded, *other)


_PATTERNS = _compile()


@cache  # not every plan has such a cell
def _alone() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what says when in a cell that is only about time: the words need no "by" before them."""
    return tuple(
        (kind, in_small(rf"(?<![\w])(?:{p})"))
        for kind, p in (
            *_BOUNDED,
            ("phase", _PHASE),
            ("age", rf"{_ORDINAL}\sbirthday"),
            ("span", rf"\b{_NUMBER}\s(?:months?|years?|terms?|weeks?)\b|\bannually\b"),
        )
    )


@lru_cache(maxsize=1024)  # an outcome's text is asked for its deadline, its words and its links
def times(text: str, *, alone: bool = False) -> tuple[Time, ...]:
    """Return what says when in a text, in order; ``alone`` for a cell that holds little else."""
    found = sorted(_all(text, alone), key=lambda t: (t.start, -t.end))
    kept: list[Time] = []
    for time in found:
        if not kept or time.start >= kept[-1].end:
            kept.append(time)
    return tuple(kept)


def _all(text: str, alone: bool) -> Iterator[Time]:
    low = small(text)
    for kind, pattern in (*_PATTERNS, *(_alone() if alone else ())):
        for match in pattern.finditer(text if pattern is _AS_WRITTEN else low):
            if not _LOOKING_BACK.search(text[: match.start()]):
                yield Time(match.start(), match.end(), kind)


def find_deadline(statement: Statement, plan: Plan | None) -> Deadline | None:
    """Return what bounds an outcome in time: its own words, else its row, heading or lead-in."""
    for source, words, alone in _places(statement):
        found = times(words.text, alone=alone)
        if found:
            return _deadline(found[0], words, source, plan)
    return None


def _places(statement: Statement) -> Iterator[tuple[str, Words, bool]]:
    yield "text", Words(statement.text, statement.span), False
    if CellRole.BY_WHEN in statement.cells:
        yield "row", statement.cells[CellRole.BY_WHEN], True
    if statement.group_heading:
        yield "group_heading", statement.group_heading, False
    if statement.lead_in:
        yield "lead_in", statement.lead_in, False
    if CellRole.MEASURE in statement.cells:
        yield "row", statement.cells[CellRole.MEASURE], False


def _deadline(time: Time, words: Words, source: str, plan: Plan | None) -> Deadline:
    start = words.span.start
    said = words.text[time.start : time.end]
    return Deadline(
        words=said,
        span=Span(words.span.block, start + time.start, start + time.end),
        kind=time.kind,
        due=due_by(said, time.kind, plan),
        source=source,
    )
