"""When an outcome is due: the words that bound it, wherever its row or heading puts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from ehcp_qa.analyse.due import due_by
from ehcp_qa.analyse.when.bounded import BOUNDED, CERTAIN, CUE
from ehcp_qa.analyse.when.clauses import AT_AGE, CLAUSES
from ehcp_qa.analyse.when.names import EDGE, NUMBER, ORDINAL, OWN, PHASE
from ehcp_qa.analyse.when.passing import PASSING
from ehcp_qa.model.analysed import Deadline
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import CellRole, Plan, Statement, Words
from ehcp_qa.nlp.small import in_small, small


@dataclass(frozen=True, slots=True)
class Time:
    """Words of a text that say when, and of which kind."""

    start: int
    end: int
    kind: str


# Not a deadline: where somebody started from, or what level of work is meant.
_LOOKING_BACK = re.compile(
    r"(?:since|baseline|was|as at|in the year to|born|last|previous(?:ly)?|currently|assessed)\W+(?:\w+\W+){0,2}$",
    re.IGNORECASE,
)
# The one that asks for a capital, and so is looked for in the text as it is written.
_AS_WRITTEN = re.compile(AT_AGE, re.IGNORECASE)


def _compile() -> tuple[tuple[str, re.Pattern[str]], ...]:
    certain = [
        (kind, in_small(rf"(?:{CUE}(?:the\s)?(?:{EDGE})?{OWN})?(?:{p})"))
        for kind, p in CERTAIN.items()
    ]
    bounded = [(kind, in_small(rf"(?:{CUE})(?:the\s)?(?:{p})")) for kind, p in BOUNDED]
    clauses = [(kind, in_small(p)) for kind, p in (*CLAUSES, *PASSING)]
    return (*certain, *bounded, ("age", _AS_WRITTEN), *clauses)


_PATTERNS = _compile()


@cache  # not every plan has such a cell
def _alone() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return what says when in a cell that is only about time: the words need no "by" before them."""
    return tuple(
        (kind, in_small(rf"(?<![\w])(?:{p})"))
        for kind, p in (
            *BOUNDED,
            ("phase", PHASE),
            ("age", rf"{ORDINAL}\sbirthday"),
            ("span", rf"\b{NUMBER}\s(?:months?|years?|terms?|weeks?)\b|\bannually\b"),
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


def without_times(text: str) -> str:
    """Return the text with its words of time blanked out, as long as before."""
    chars = list(text)
    for time in times(text):
        chars[time.start : time.end] = " " * (time.end - time.start)
    return "".join(chars)


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
        heading = statement.group_heading
        yield "group_heading", heading, _only_says_when(heading.text)
    if statement.lead_in:
        yield "lead_in", statement.lead_in, False
    if CellRole.MEASURE in statement.cells:
        yield "row", statement.cells[CellRole.MEASURE], False


def _only_says_when(heading: str) -> bool:
    """Tell whether a heading is nothing but a time ("Year 11, summer"), so that it needs no "by".

    A phase alone ("College") may be a place or an area of life.
    """
    found = [t for t in times(heading, alone=True) if t.kind not in ("phase", "span")]
    rest = list(heading)
    for time in found:
        rest[time.start : time.end] = " " * (time.end - time.start)
    return bool(found) and not _WORDS.search(_OUTCOMES.sub(" ", "".join(rest)))


_OUTCOMES = re.compile(r"\b(?:outcomes?|targets?|goals?|aims?)\b", re.IGNORECASE)
_WORDS = re.compile(r"\w")


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
