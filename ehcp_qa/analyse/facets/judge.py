"""Each facet decided: what structure shows, weighed with the trained model, and the reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from ehcp_qa.analyse.facets.counts import Measure, is_strong, measures
from ehcp_qa.analyse.facets.features import features
from ehcp_qa.analyse.facets.reading import Reading
from ehcp_qa.analyse.facets.settled import settled
from ehcp_qa.analyse.learned.linear import model
from ehcp_qa.analyse.meaning.words import Vector, word_table
from ehcp_qa.model.analysed import Deadline, Facet, FacetResult
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import CellRole, Statement

# The facets that a trained model weighs; being bound in time is told by structure alone.
LEARNED = (
    Facet.PERSON,
    Facet.SPECIFIC,
    Facet.MEASURABLE,
    Facet.NOT_PROVISION,
    Facet.NOT_ASPIRATION,
)
# A facet fails from this likelihood up. Trained on `more` and measured on the gold, precision of the
# failures rises up to 0.6 and recall stays; taking part in the life of a place ("goes to a youth club
# and …") is so near to attending a service that only a surer model may say so.
FAILS = 0.6
FAILS_SURER: Mapping[Facet, float] = {Facet.NOT_PROVISION: 0.65}
NO, YES = "no", "yes"

Evidence = tuple[Span | None, str]


def judge(
    statement: Statement, reading: Reading, deadline: Deadline | None, weights: Path
) -> dict[Facet, FacetResult]:
    """Return the five facets that the words decide, each with its words and reason."""
    known = settled(statement, reading, deadline)
    found, vector = features(statement, reading), meaning(statement)
    results = {}
    for facet in LEARNED:
        fails = model(model_name(facet), weights).likelihood(found, vector)[NO]
        met = known.get(facet, fails < FAILS_SURER.get(facet, FAILS))
        span, why = (_MET if met else _UNMET)[facet](statement, reading)
        sure = 1.0 if facet in known else round(max(fails, 1 - fails), 4)
        results[facet] = FacetResult(met, span, why, sure)
    return results


def meaning(statement: Statement) -> Vector:
    """Return the vector of an outcome's words, by which the models know words they never saw."""
    return word_table().vector(statement.text)


def model_name(facet: Facet) -> str:
    """Return the name under which a facet's weights are kept."""
    return f"outcome_{facet.value}"


# reasons ----------------------------------------------------------------------------------


def _whose_it_is(statement: Statement, reading: Reading) -> Evidence:
    words = _words(reading, *reading.subject)
    if reading.whose in ("family", "staff", "service") and words:
        return _span(statement, *reading.subject), f"about “{words}”"
    return None, "the child or young person is the subject"


def _whose_else(statement: Statement, reading: Reading) -> Evidence:
    words = _words(reading, *reading.subject)
    if words:
        return _span(statement, *reading.subject), f"the subject is “{words}”"
    return _act(statement, reading), "names a service, not what the child or young person will do"


def _observable(statement: Statement, reading: Reading) -> Evidence:
    return _act(statement, reading), "says what will be seen to happen"


def _bare(statement: Statement, reading: Reading) -> Evidence:
    for group, why in (
        ("receive", "says what will be received, not what will be done"),
        ("change", "only says that something will change"),
        ("state", "names a state that nobody can watch"),
        ("quality", "names a quality, not something done"),
        ("service", "names a service"),
    ):
        if term := reading.first(group):
            return _span(
                statement, term.start, term.end
            ), f"“{_words(reading, term.start, term.end)}” {why}"
    return _act(statement, reading), "could not find an act that somebody could watch"


def _measured(statement: Statement, reading: Reading) -> Evidence:
    for words in (None, statement.cells.get(CellRole.MEASURE)):
        text = reading.body if words is None else words.text
        found = sorted(measures(text), key=lambda m: (not is_strong(m), m.start))
        if found:
            return _measure(found[0], text, words.span if words else statement.span)
    return _act(statement, reading), "plainly happens or does not"


def _unmeasured(statement: Statement, reading: Reading) -> Evidence:
    for group in ("soft", "change", "state", "quality"):
        if term := reading.first(group):
            words = _words(reading, term.start, term.end)
            return _span(
                statement, term.start, term.end
            ), f"“{words}” has no count, level or setting beside it"
    return _act(statement, reading), "could not find a count, level, setting or plain event"


def _benefit(statement: Statement, reading: Reading) -> Evidence:
    return _act(statement, reading), "says what will be different, not what will be provided"


def _provision(statement: Statement, reading: Reading) -> Evidence:
    for group in ("receive", "service", "attend", "activity", "staff"):
        if term := reading.first(group):
            words = _words(reading, term.start, term.end)
            return _span(
                statement, term.start, term.end
            ), f"“{words}” is something provided or attended"
    return _act(statement, reading), "reads as something provided or attended"


def _in_reach(statement: Statement, reading: Reading) -> Evidence:
    return _act(statement, reading), "a step, not a hope for life"


def _hope(statement: Statement, reading: Reading) -> Evidence:
    for group, why in (
        ("hope", "is the language of a hope"),
        ("whole_life", "speaks of a whole life"),
        ("occupation", "names a career"),
    ):
        if term := reading.first(group):
            return _span(
                statement, term.start, term.end
            ), f"“{_words(reading, term.start, term.end)}” {why}"
    return _act(statement, reading), "reads as a hope for life"


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


def _act(statement: Statement, reading: Reading) -> Span | None:
    """Return where the act stands, without the blanks that words of time left behind."""
    act = re.match(r"[^,;]*", reading.act)
    words = act.group() if act else ""
    kept = re.split(r"\s{3,}", words)[0].rstrip()
    return _span(statement, reading.act_at, reading.act_at + len(kept)) if kept else None


def _words(reading: Reading, start: int, end: int) -> str:
    return " ".join(reading.body[start:end].split()).strip(" ,;:")
