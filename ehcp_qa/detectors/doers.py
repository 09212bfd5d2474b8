"""Detectors of who does it: an institution in place of a person, and a writer who never comes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.analyse.programme_time import has_time, programmes
from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.model.analysed import AnalysedPlan, ProvisionAnalysis, ProvisionKind, Slot, SlotValue
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.nlp.terms import TermFinder


class InstitutionOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The institutions, and the kinds of provision in which a person has to be named."""

    institutions: tuple[str, ...]
    kinds: tuple[ProvisionKind, ...]


@detector("institution-as-doer", InstitutionOptions)
def institution_as_doer(plan: AnalysedPlan, options: InstitutionOptions) -> Iterator[Match]:
    """Yield each provision that only "the school" or "the setting" is to do."""
    names = {name.lower() for name in options.institutions}
    for analysis in plan.provisions_in(*options.sections):
        if analysis.kind not in options.kinds:
            continue
        who = analysis.slots.get(Slot.WHO, ())
        if who and all(_is_institution(value, names) for value in who) and _acts(analysis, who[0]):
            yield Match(who[0].span, statement=analysis.statement.id)


# "Two of the nursery team": the institution's name is only part of who it is.
_VERB = re.compile(r"^\s*(?:will|must|shall|should|has|have|is|are|to|also|\w+s)\b", re.IGNORECASE)


def _acts(analysis: ProvisionAnalysis, value: SlotValue) -> bool:
    """Tell whether a verb follows the words, where they stand in the statement's own text."""
    if value.source != "text":
        return True
    statement = analysis.statement
    return _VERB.match(statement.text[value.span.end - statement.span.start :]) is not None


def _is_institution(value: SlotValue, names: set[str]) -> bool:
    words = value.words.lower().split()
    said = " ".join(word for word in words if word not in ("the", "a", "an", "his", "her", "their"))
    return not value.firm and said in names


class WriterOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The professions that write programmes for others, each under its names."""

    professions: dict[str, tuple[str, ...]]


@detector("programme-without-writer", WriterOptions)
def programme_without_writer(plan: AnalysedPlan, options: WriterOptions) -> Iterator[Match]:
    """Yield each programme written for others whose writer has no time anywhere in the sections."""
    professions = TermFinder(sorted(options.professions.items()))
    provisions = plan.provisions_in(*options.sections)
    for analysis in provisions:
        for programme in programmes(analysis, professions):
            if not has_time(programme, provisions, professions):
                yield _match(analysis, programme.start, programme.end, programme.profession)


def _match(analysis: ProvisionAnalysis, start: int, end: int, profession: str) -> Match:
    at = analysis.statement.span
    return Match(
        Span(at.block, at.start + start, at.start + end),
        statement=analysis.statement.id,
        values={"profession": profession},
    )
