"""Detectors of amounts that contradict each other, set no floor, or change to nobody knows what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ehcp_qa.analyse.phases import phases
from ehcp_qa.analyse.sums import Conflict, sums_over
from ehcp_qa.analyse.totals import conflicts, totals
from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.detectors.learnt import learnt_matches
from ehcp_qa.detectors.wording import blanks
from ehcp_qa.model.analysed import (
    AnalysedPlan,
    Emptying,
    ProvisionAnalysis,
    ProvisionKind,
    Slot,
    SoftPhrase,
    Verdict,
)
from ehcp_qa.model.finding import Match, Related, Severity
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Statement, Words
from ehcp_qa.nlp.terms import TermFinder


class TotalsOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The roles whose time is added up, each under its names, and words that say not what for."""

    roles: dict[str, tuple[str, ...]]
    empty: tuple[str, ...] = ()


@detector("conflicting-totals", TotalsOptions)
def conflicting_totals(plan: AnalysedPlan, options: TotalsOptions) -> Iterator[Match]:
    """Yield each amount of a role's time that another amount, or its own parts, contradict."""
    provisions = plan.provisions_in(*options.sections)
    roles = TermFinder(sorted(options.roles.items()))
    found = totals(provisions, roles, _finder(options.empty))
    for conflict in (*conflicts(found), *sums_over(provisions)):
        yield _of_conflict(conflict)


def _of_conflict(conflict: Conflict) -> Match:
    elsewhere = conflict.elsewhere
    return Match(
        conflict.at,
        statement=conflict.statement,
        values={"stated": conflict.stated, "other": conflict.other},
        related=(Related(elsewhere, "the other amount"),) if elsewhere else (),
    )


class CeilingOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The words that set a ceiling, those that blur an amount, and words that set a floor as well.

    A rough amount is only advice: it is nearer to an amount than a ceiling is. Words in ``of_help`` set
    a ceiling on an adult's help, and may protect elsewhere ("homework of no more than 20 minutes").
    """

    ceilings: tuple[str, ...]
    rough: tuple[str, ...] = ()
    unless_floor: tuple[str, ...] = ()
    of_help: tuple[str, ...] = ()


@detector("ceiling", CeilingOptions)
def ceiling(plan: AnalysedPlan, options: CeilingOptions) -> Iterator[Match]:
    """Yield each amount of time that has a ceiling or is rough, and has no floor ("up to 5 hours")."""
    for analysis in plan.provisions_in(*options.sections):
        floor = _finder(options.unless_floor).find(analysis.statement.text)
        if floor or analysis.verdict is Verdict.SPECIFIC:
            continue
        yield from learnt_matches(analysis, Emptying.CEILING)
        for phrase in analysis.soft:
            span = _ceiling(analysis, phrase, options)
            if span is not None:
                yield Match(
                    span,
                    statement=analysis.statement.id,
                    values={"blanks": blanks(analysis)},
                    severity=Severity.ADVICE if _words(phrase) in options.rough else None,
                )


# What is counted or timed, be it a length, a rate or a span ("up to 20 weeks").
_OF_TIME = re.compile(
    r"\s+[\w.,½¼¾-]+(?:[ -][\w-]+){0,2}?[ -]?(?:hours?|hrs?|minutes?|mins?|days?|nights?|sessions?|visits?|times|lessons?|consultations?|appointments?|weeks?|months?|terms?)\b",
    re.IGNORECASE,
)
# A limit on waiting, on lateness or on a task protects the child and is no amount of provision.
_LIMIT_AFTER = re.compile(
    r"^[^.;,]{0,30}?\b(?:early|late|before|after|earlier|later|to (?:answer|respond|reply|think|process|calm|settle)|thinking|processing|extra time)\b",
    re.IGNORECASE,
)


# A deadline that is moved, or what is taken off, is by so much; working days are for answering in.
_SHIFT_BEFORE = re.compile(
    r"\bby\s*$|\b(?:longer|more) than [^.;]{2,25},\s*$|\b(?:extension|delay|notice)s? (?:of )?$",
    re.IGNORECASE,
)
_WORKING_DAYS = re.compile(r"\bworking days?$", re.IGNORECASE)


def _words(phrase: SoftPhrase) -> str:
    return " ".join(phrase.words.lower().split())


def _ceiling(
    analysis: ProvisionAnalysis, phrase: SoftPhrase, options: CeilingOptions
) -> Span | None:
    """Return the span of the ceiling with its amount ("up to 5 hours"), or None when it is none."""
    helps = options.of_help if analysis.kind is ProvisionKind.SUPPORT else ()
    wanted = _words(phrase) in (*options.ceilings, *options.rough, *helps)
    if phrase.group is not Emptying.CEILING or phrase.learnt or not wanted:
        return None
    text, at = _text_at(analysis, phrase.span)
    after = text[phrase.span.end - at :]
    amount = _OF_TIME.match(after)
    if amount is None or _LIMIT_AFTER.match(after) or _WORKING_DAYS.search(amount.group()):
        return None
    if _SHIFT_BEFORE.search(text[: phrase.span.start - at]):
        return None
    return Span(phrase.span.block, phrase.span.start, phrase.span.end + amount.end())


def _text_at(analysis: ProvisionAnalysis, span: Span) -> tuple[str, int]:
    """Return the text, of the statement or of a cell of its row, that the span stands in."""
    pieces: tuple[Statement | Words, ...] = (
        analysis.statement,
        *analysis.statement.cells.values(),
    )
    found = next((p for p in pieces if p.span.block == span.block), analysis.statement)
    return found.text, found.span.start


class BasisOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words that say over which weeks a year's hours are given."""

    unless_basis: tuple[str, ...] = ()
    least_hours: float = 1


# Said once for the whole section: "every amount below is for the school term".
_FOR_ALL = re.compile(
    r"\b(?:all|every|each of the|these) (?:[\w']+ ){0,2}?(?:amounts?|hours|times|provision|totals?|quantities)\b",
    re.I,
)
_MINUTES_IN_HOUR = 60


@detector("year-without-basis", BasisOptions)
def year_without_basis(plan: AnalysedPlan, options: BasisOptions) -> Iterator[Match]:
    """Yield each total of hours for a year that does not say in which weeks they are given."""
    basis = _finder(options.unless_basis)
    said = (s.text for s in plan.plan.statements(*options.sections))
    if any(_FOR_ALL.search(text) and basis.find(text) for text in said):
        return
    for analysis in plan.provisions_in(*options.sections):
        for value in analysis.slots.get(Slot.DURATION, ()):
            enough = (value.amount or 0) >= options.least_hours * _MINUTES_IN_HOUR
            if value.per == "year" and enough and not basis.find(_whole(analysis)):
                yield Match(value.span, statement=analysis.statement.id)


@detector("phased-change", SectionOptions)
def phased_change(plan: AnalysedPlan, options: SectionOptions) -> Iterator[Match]:
    """Yield each planned change of an amount that does not say to what, or from when."""
    for analysis in plan.provisions_in(*options.sections):
        for phase in phases(analysis):
            yield Match(
                phase.span,
                statement=analysis.statement.id,
                values={"lacks": " or ".join(phase.lacks)},
            )


def _whole(analysis: ProvisionAnalysis) -> str:
    cells = (words.text for _, words in sorted(analysis.statement.cells.items()))
    return " · ".join((analysis.statement.text, *cells))


@lru_cache(maxsize=16)
def _finder(terms: tuple[str, ...]) -> TermFinder:
    return TermFinder((("terms", terms),))
