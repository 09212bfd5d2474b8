"""Detectors of words that say nothing of what will be done: empty nouns, and money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ehcp_qa.analyse.amiss import nobody_named
from ehcp_qa.analyse.going_on import goes_on, with_next
from ehcp_qa.analyse.own_acts import speaks_of_a_section, tells_of_the_past
from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.detectors.learnt import learnt_matches
from ehcp_qa.detectors.wording import blanks
from ehcp_qa.model.analysed import (
    AnalysedPlan,
    Emptying,
    ProvisionAnalysis,
    ProvisionKind,
    Slot,
    SlotValue,
    Verdict,
)
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Statement
from ehcp_qa.nlp.terms import TermFinder

# The smallest sum that is taken for funding whatever stands beside it: children learn to pay with less.
FUNDING_FROM = 100
_SUM = re.compile(
    r"£\s?(\d[\d,]*(?:\.\d+)?)(k?)(\s?(?:an?|per|each)\s(?:hour|day|week|term|year)\b)?"
)
_BAND = re.compile(
    r"(?<!book )(?<!colour )(?<!color )(?<!reading )(?<!resistance )(?<!age )"
    r"\bband(?:ing)?(?: level)?\s(?:\d{1,2}|[A-H])\b(?!\s(?:books?|texts?|readers?)\b)",
    re.IGNORECASE,
)


class EmptyNounOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The kinds of provision to look at, and the areas and nouns that together name nothing.

    ``vague_from`` is the likelihood, by the trained model, from which a provision of any kind is
    reported although it does not lack the words; such a finding is an inference. It is left to the
    rule for who in the kinds of ``who_told_in``, where nobody is named and something else is said.
    """

    kinds: tuple[ProvisionKind, ...]
    areas: tuple[str, ...]
    nouns: tuple[str, ...]
    vague_from: float | None = None
    who_told_in: tuple[ProvisionKind, ...] = ()


@detector("empty-noun", EmptyNounOptions)
def empty_noun(plan: AnalysedPlan, options: EmptyNounOptions) -> Iterator[Match]:
    """Yield each provision that names nothing to be done, or only an area ("literacy support")."""
    for analysis, following in with_next(plan.provisions_in(*options.sections)):
        if analysis.verdict is Verdict.SPECIFIC or speaks_of_a_section(analysis.statement.text):
            continue
        if goes_on(analysis, following):
            continue
        span = _says_nothing(analysis, options) if analysis.kind in options.kinds else None
        seems = span is None and _seems_vague(analysis, options)
        if seems and (idle := _idle_words(analysis)):
            span, seems = idle, False
        if span or seems:
            yield Match(
                span or analysis.statement.span,
                statement=analysis.statement.id,
                values={"blanks": blanks(analysis, (Slot.WHAT,))},
                unsure=seems,
            )
        else:
            yield from learnt_matches(analysis, Emptying.EMPTY_NOUN)


def _says_nothing(analysis: ProvisionAnalysis, options: EmptyNounOptions) -> Span | None:
    """Return the words that should have said what: the whole statement where none try to."""
    named = analysis.slots.get(Slot.WHAT, ())
    if not named:
        return analysis.statement.span if Slot.WHAT in analysis.missing else None
    spans = [_area_and_noun(analysis.statement, value, options) for value in named]
    return spans[0] if all(spans) else None


def _seems_vague(analysis: ProvisionAnalysis, options: EmptyNounOptions) -> bool:
    """True when the model is this sure that nobody could tell what must happen, and no slot tells why."""
    if options.vague_from is None or analysis.verdict is not Verdict.VAGUE:
        return False
    if analysis.likelihood.get(Verdict.VAGUE, 0.0) < options.vague_from:
        return False
    return not (_lacks_only_who(analysis, options) or tells_of_the_past(analysis.statement.text))


def _lacks_only_who(analysis: ProvisionAnalysis, options: EmptyNounOptions) -> bool:
    """True when another rule says that nobody is named, and that is not simply all that lacks."""
    if analysis.kind not in options.who_told_in:
        return False
    nobody = Slot.WHO in analysis.missing or nobody_named(analysis.kind, analysis.slots)
    asked = {slot for slot in analysis.needed if slot is not Slot.WHAT}
    return nobody and not asked <= set(analysis.missing)


def _idle_words(analysis: ProvisionAnalysis) -> Span | None:
    """Return words that stand for an act and are none: "bear in mind"."""
    return next(
        (p.span for p in analysis.soft if p.group is Emptying.EFFORT and not p.rescued_by), None
    )


def _area_and_noun(
    statement: Statement, value: SlotValue, options: EmptyNounOptions
) -> Span | None:
    """Return the span of "speech and language input", or None where more than that is said."""
    areas = {area.lower() for area in options.areas}
    if value.source != "text" or value.words.lower() not in areas:
        return None
    after = statement.text[value.span.end - statement.span.start :]
    gap = len(after) - len(after.lstrip())
    nouns = _finder(options.nouns).find(after[gap:])
    if not nouns or nouns[0].start:
        return None
    return Span(value.span.block, value.span.start, value.span.end + gap + nouns[0].end)


@lru_cache(maxsize=8)
def _finder(nouns: tuple[str, ...]) -> TermFinder:
    return TermFinder((("nouns", nouns),))


class MoneyOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words of money that are as often other words, and so are left alone."""

    unless_words: tuple[str, ...] = ()


@detector("money", MoneyOptions)
def money(plan: AnalysedPlan, options: MoneyOptions) -> Iterator[Match]:
    """Yield each band, sum or fund that stands where provision should be."""
    for analysis in plan.provisions_in(*options.sections):
        for span in sorted(_funds(analysis, options.unless_words)):
            yield Match(span, statement=analysis.statement.id, values={"blanks": blanks(analysis)})
        yield from learnt_matches(analysis, Emptying.MONEY)


def _funds(analysis: ProvisionAnalysis, others: tuple[str, ...]) -> Iterator[Span]:
    for phrase in analysis.soft:
        listed = phrase.group is Emptying.MONEY and not (phrase.rescued_by or phrase.learnt)
        if listed and phrase.words.lower() not in others:
            yield phrase.span
    statement = analysis.statement
    sums = (found for found in _SUM.finditer(statement.text) if _is_funding(found))
    for found in (*_BAND.finditer(statement.text), *sums):
        start, end = (statement.span.start + at for at in found.span())
        yield Span(statement.span.block, start, end)


def _is_funding(found: re.Match[str]) -> bool:
    amount = float(found.group(1).replace(",", "").rstrip("."))
    return bool(found.group(2) or found.group(3)) or amount >= FUNDING_FROM
