"""What tells of each facet that it is met or not: the words of the outcome and a reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from ehcp_qa.analyse.facets.counts import Measure, is_strong, measures
from ehcp_qa.analyse.facets.reading import Reading
from ehcp_qa.model.analysed import Facet
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import CellRole, Statement

Evidence = tuple[Span | None, str]


def evidence(facet: Facet, met: bool, statement: Statement, reading: Reading) -> Evidence:
    """Return the words that show a facet met or unmet, and why."""
    return (_MET if met else _UNMET)[facet](statement, reading)


def _whose_it_is(statement: Statement, reading: Reading) -> Evidence:
    words = _words(reading, *reading.subject)
    if reading.whose in ("family", "staff", "service") and words:
        return _subject(statement, reading), f"about “{words}”"
    where = _subject(statement, reading) if words else _act(statement, reading)
    return where, "the child or young person is the subject"


def _whose_else(statement: Statement, reading: Reading) -> Evidence:
    words = _words(reading, *reading.subject)
    if words:
        return _subject(statement, reading), f"the subject is “{words}”"
    return _act(statement, reading), "names a service, not what the child or young person will do"


def _observable(statement: Statement, reading: Reading) -> Evidence:
    return _act(statement, reading), "says what will be seen to happen"


# Groups of words that tell why a facet is not met, the most telling first, and what to say of them.
_BARE = (
    ("receive", "says what will be received, not what will be done"),
    ("change", "only says that something will change"),
    ("state", "names a state that nobody can watch"),
    ("quality", "names a quality, not something done"),
    ("service", "names a service"),
)
_LOOSE = tuple(
    (group, "has no count, level or setting beside it")
    for group in ("soft", "change", "state", "quality")
)
_PROVIDED = tuple(
    (group, "is something provided or attended")
    for group in ("receive", "service", "attend", "activity", "staff")
)
_HOPED = (
    ("hope", "is the language of a hope"),
    ("whole_life", "speaks of a whole life"),
    ("occupation", "names a career"),
)


def _named(
    statement: Statement, reading: Reading, groups: Sequence[tuple[str, str]], otherwise: str
) -> Evidence:
    """Return the first word of the groups with what it tells, or the act and what else to say."""
    for group, why in groups:
        if term := reading.first(group):
            words = _words(reading, term.start, term.end)
            return _span(statement, term.start, term.end), f"“{words}” {why}"
    return _act(statement, reading), otherwise


def _bare(statement: Statement, reading: Reading) -> Evidence:
    return _named(statement, reading, _BARE, "could not find an act that somebody could watch")


def _measured(statement: Statement, reading: Reading) -> Evidence:
    for words in (None, statement.cells.get(CellRole.MEASURE)):
        text = reading.body if words is None else words.text
        found = sorted(measures(text), key=lambda m: (not is_strong(m), m.start))
        if found:
            return _measure(found[0], text, words.span if words else statement.span)
    return _act(statement, reading), "plainly happens or does not"


def _unmeasured(statement: Statement, reading: Reading) -> Evidence:
    otherwise = "could not find a count, level, setting or plain event"
    return _named(statement, reading, _LOOSE, otherwise)


def _benefit(statement: Statement, reading: Reading) -> Evidence:
    return _act(statement, reading), "says what will be different, not what will be provided"


def _provision(statement: Statement, reading: Reading) -> Evidence:
    return _named(statement, reading, _PROVIDED, "reads as something provided or attended")


def _in_reach(statement: Statement, reading: Reading) -> Evidence:
    return _act(statement, reading), "a step, not a hope for life"


def _hope(statement: Statement, reading: Reading) -> Evidence:
    return _named(statement, reading, _HOPED, "reads as a hope for life")


_MET: Mapping[Facet, Callable[[Statement, Reading], Evidence]] = {
    Facet.PERSON: _whose_it_is,
    Facet.SPECIFIC: _observable,
    Facet.MEASURABLE: _measured,
    Facet.NOT_PROVISION: _benefit,
    Facet.NOT_ASPIRATION: _in_reach,
}
_UNMET: Mapping[Facet, Callable[[Statement, Reading], Evidence]] = {
    Facet.PERSON: _whose_else,
    Facet.SPECIFIC: _bare,
    Facet.MEASURABLE: _unmeasured,
    Facet.NOT_PROVISION: _provision,
    Facet.NOT_ASPIRATION: _hope,
}


def _measure(measure: Measure, text: str, span: Span) -> Evidence:
    words = text[measure.start : measure.end]
    where = Span(span.block, span.start + measure.start, span.start + measure.end)
    return where, f"measured by “{words.strip()}”"


def _span(statement: Statement, start: int, end: int) -> Span:
    return Span(statement.span.block, statement.span.start + start, statement.span.start + end)


def _subject(statement: Statement, reading: Reading) -> Span:
    """Return where the subject stands, without the blanks around it."""
    start, end = reading.subject
    words = reading.body[start:end]
    start += len(words) - len(words.lstrip())
    return _span(statement, start, start + len(words.strip()))


def _act(statement: Statement, reading: Reading) -> Span:
    """Return where the act stands, without the blanks that words of time left behind.

    Where nothing but words of time is left, the whole outcome shows it.
    """
    act = re.match(r"[^,;]*", reading.act)
    words = act.group() if act else ""
    kept = re.split(r"\s{3,}", words)[0].rstrip()
    length = len(kept) or len(statement.text)
    start = reading.act_at if kept else 0
    return _span(statement, start, start + length)


def _words(reading: Reading, start: int, end: int) -> str:
    return " ".join(reading.body[start:end].split()).strip(" ,;:")
