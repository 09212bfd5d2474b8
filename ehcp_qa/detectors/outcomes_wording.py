"""Detectors of how an outcome is worded: only stopping, going on, targets, bundles, jargon, bare gains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ehcp_qa.analyse.facets.compound import fields_joined
from ehcp_qa.analyse.facets.faults import only_goes_on, only_stops
from ehcp_qa.analyse.facets.targets import gain_from_nowhere, target
from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.model.analysed import AnalysedPlan, OutcomeAnalysis
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import CellRole
from ehcp_qa.nlp.terms import Term, TermFinder


class ObservableOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Verbs of acts that anyone can watch: one of them is the ability that takes the place."""

    unless_then: tuple[str, ...] = ()


@detector("outcome-only-stops", ObservableOptions)
def outcome_only_stops(plan: AnalysedPlan, options: ObservableOptions) -> Iterator[Match]:
    """Yield each outcome that says what will stop and not what will be done in its place."""
    for outcome in plan.outcomes_in(*options.sections):
        found = only_stops(outcome.statement.text, options.unless_then)
        if found and not _measure(outcome):
            yield _match(outcome, found)


class MaintainOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Cells of the row that say how it will be known; one that is filled excuses."""

    unless_cells: tuple[CellRole, ...] = ()


@detector("outcome-only-goes-on", MaintainOptions)
def outcome_only_goes_on(plan: AnalysedPlan, options: MaintainOptions) -> Iterator[Match]:
    """Yield each outcome that something will go on, with no amount of it and no reason."""
    for outcome in plan.outcomes_in(*options.sections):
        found = only_goes_on(outcome.statement.text)
        if found and not any(cell in outcome.statement.cells for cell in options.unless_cells):
            yield _match(outcome, found)


@detector("outcome-is-target", SectionOptions)
def outcome_is_target(plan: AnalysedPlan, options: SectionOptions) -> Iterator[Match]:
    """Yield each outcome that is due within weeks or counted in trials."""
    for outcome in plan.outcomes_in(*options.sections):
        if found := target(outcome.statement.text, _due(outcome)):
            yield _match(outcome, found)


def _due(outcome: OutcomeAnalysis) -> tuple[int, int] | None:
    """Return where in its own text an outcome says by when, if it does."""
    deadline, at = outcome.deadline, outcome.statement.span.start
    if deadline is None or deadline.source != "text":
        return None
    return deadline.span.start - at, deadline.span.end - at


# Cells of an outcome's row that may tell where somebody starts from.
_BASELINES = (CellRole.MEASURE, CellRole.STEPS, CellRole.REVIEW)


@detector("outcome-bare-gain", SectionOptions)
def outcome_bare_gain(plan: AnalysedPlan, options: SectionOptions) -> Iterator[Match]:
    """Yield each gain by an amount that says neither from what nor to what."""
    for outcome in plan.outcomes_in(*options.sections):
        cells = outcome.statement.cells
        around = (cells[role].text for role in _BASELINES if role in cells)
        if found := gain_from_nowhere(outcome.statement.text, *around):
            yield _match(outcome, found)


class CompoundOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Verbs that abilities begin with, words of each field of life, and how many make too many."""

    verbs: tuple[str, ...]
    fields: dict[str, tuple[str, ...]]
    fewest: int


@detector("outcome-compound", CompoundOptions)
def outcome_compound(plan: AnalysedPlan, options: CompoundOptions) -> Iterator[Match]:
    """Yield each outcome that joins abilities which have nothing to do with each other."""
    fields = TermFinder(sorted(options.fields.items()))
    for outcome in plan.outcomes_in(*options.sections):
        count = fields_joined(outcome.statement.text, options.verbs, fields)
        if count >= options.fewest:
            values = {"count": str(count)}
            yield Match(outcome.statement.span, statement=outcome.statement.id, values=values)


class JargonOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Professional words and names of tests, and those of them that families do know."""

    terms: tuple[str, ...]
    unless_terms: tuple[str, ...] = ()


# Sound patterns as therapists write them: consonants and vowels (CVC, CVCC, VCV).
_SOUNDS = re.compile(r"\b(?=[CV]*C)(?=[CV]*V)[CV]{3,}\b")
# What follows or precedes a word that is explained.
_EXPLAINS_AFTER = re.compile(
    r"\W{0,3}(?:\w+\W+){0,3}?(?:\((?!\d)|such as\b|for example\b|e\.g\.|that is\b|which (?:is|means)\b|meaning\b|like ‘|like “|–|:)",
    re.IGNORECASE,
)
_EXPLAINS_BEFORE = re.compile(r"\(\s*(?:\w+\W+){0,3}$|\b(?:known as|called)\W*$", re.IGNORECASE)


@detector("outcome-jargon", JargonOptions)
def outcome_jargon(plan: AnalysedPlan, options: JargonOptions) -> Iterator[Match]:
    """Yield each professional word of an outcome that the plan does not explain."""
    terms = _finder(options.terms)
    known = frozenset(term.lower() for term in options.unless_terms)
    everything = tuple(s.text for s in plan.plan.statements())
    for outcome in plan.outcomes_in(*options.sections):
        for start, end, word in _jargon(outcome.statement.text, terms):
            if word.lower() not in known and not _explained(word, everything):
                yield _match(outcome, (start, end))


def _jargon(text: str, terms: TermFinder) -> Iterator[tuple[int, int, str]]:
    found: Iterable[Term] = terms.find(text)
    yield from ((t.start, t.end, t.term) for t in found)
    yield from ((m.start(), m.end(), m.group()) for m in _SOUNDS.finditer(text))


def _explained(word: str, texts: tuple[str, ...]) -> bool:
    """Tell whether the plan explains a word, in the outcome or anywhere else."""
    for text in texts:
        for found in re.finditer(rf"\b{re.escape(word)}\b", text, re.IGNORECASE):
            before = text[: found.start()]
            if _EXPLAINS_AFTER.match(text, found.end()) or _EXPLAINS_BEFORE.search(before):
                return True
    return False


def _measure(outcome: OutcomeAnalysis) -> bool:
    return CellRole.MEASURE in outcome.statement.cells


def _match(outcome: OutcomeAnalysis, found: tuple[int, int]) -> Match:
    span = outcome.statement.span
    words = Span(span.block, span.start + found[0], span.start + found[1])
    return Match(words, statement=outcome.statement.id)


@lru_cache(maxsize=8)
def _finder(terms: tuple[str, ...]) -> TermFinder:
    return TermFinder((("terms", terms),))
