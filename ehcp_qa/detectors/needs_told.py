"""Sections of needs that tell of no need: a status, a pointer, a promise or a diagnosis instead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.detectors.promises import promises
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Area, Plan, Role, SectionId, Statement
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.nlp.terms import TermFinder

_WORD = re.compile(r"[^\W\d_]{2,}")
# Somebody of whom the condition is said, as plans begin such a line.
_SUBJECT = re.compile(r"\A\W*[A-Z][\w'-]+(?= (?:has|is|was|also has|received)\b)")
_POINTER = 14  # words, at most, of a sentence that only says where something stands
_NO = re.compile(
    r"\b(?:no|not|never|none|nobody|nor|without|ended|closed|ceased|withdrew|withdrawn|stopped|no longer)\b|n't\b",
    re.IGNORECASE,
)
# "Everything about her health is in Dr Vale's report."
_IS_IN = re.compile(
    r"\b(?:is|are|stands?|can be (?:found|read|seen)|will be found|has been set out|is given) (?:all )?in (?:the |his |her |their |an? )?(?:[\w.]+ )?(?:[\w]+['’]s? )?\w+",
    re.IGNORECASE,
)
_POINTS = re.compile(
    r"\W*(?:please )?(?:see|refer to|as (?:per|in|set out in|described in|detailed in|recorded in)|"
    r"(?:is|are) (?:set out|described|detailed|recorded) in|described in|detailed in|set out in)\b",
    re.IGNORECASE,
)


class OnlySaysOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Phrases that say nothing of needs, and how many other words a sentence of them may have.

    ``unless_words`` are words by which such a sentence gives a reason or a need after all. ``services``
    are those of whom a sentence may say that there is none, or that they have gone.
    """

    phrases: tuple[str, ...]
    most_beside: int
    unless_words: tuple[str, ...] = ()
    services: tuple[str, ...] = ()

    @property
    def reads(self) -> frozenset[SectionId]:
        """No section by its condition: "no involvement" may have been taken for "none"."""
        return frozenset()

    @property
    def rests_on(self) -> frozenset[SectionId]:
        """The sections named."""
        return frozenset(self.sections)


@detector("section-only-says", OnlySaysOptions)
def section_only_says(plan: AnalysedPlan, options: OnlySaysOptions) -> Iterator[Match]:
    """Yield the statement of each section whose every sentence is one of these phrases."""
    phrases = TermFinder([("phrases", options.phrases)])
    excused = TermFinder([("unless", options.unless_words)])
    services = TermFinder([("services", options.services)])
    for key in options.sections:
        said = [s for s in plan.plan.statements(key) if s.role is not Role.GUIDANCE]
        every = [text for s in said for text in _sentences(s)]
        if every and all(
            _is_only(text, phrases, excused, options.most_beside)
            or _has_none(text, services, excused, options.most_beside)
            for text in every
        ):
            yield _match(said)


def _has_none(text: str, services: TermFinder, excused: TermFinder, most: int) -> bool:
    """True for "There has never been a social worker": no service, and nothing of needs."""
    found = services.find(text)
    if not found or excused.find(text) or not _NO.search(text):
        return False
    return len(_WORD.findall(text)) <= most + len(_WORD.findall(found[0].term))


def _is_only(text: str, phrases: TermFinder, excused: TermFinder, most: int) -> bool:
    found = phrases.find(text)
    if not found or excused.find(text):
        return False
    beside = text[: found[0].start] + " " + text[found[-1].end :]
    return len(_WORD.findall(beside)) <= most


class NotNeedsOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words for the documents that a pointer leads to, and words of provision."""

    documents: tuple[str, ...]
    provision: tuple[str, ...]


@detector("provision-or-pointer-for-need", NotNeedsOptions)
def provision_or_pointer_for_need(plan: AnalysedPlan, options: NotNeedsOptions) -> Iterator[Match]:
    """Yield each section that only points to a report, and each sentence of it that promises care."""
    documents = TermFinder([("documents", options.documents)])
    provision = TermFinder([("provision", options.provision)])
    for key in options.sections:
        said = _said(plan.plan, key)
        every = [text for s in said for text in _sentences(s)]
        if every and all(_points(text, documents) for text in every):
            yield _match(said, told="only points to another document")
            continue
        for statement in said:
            for start, end in sentences(statement.text):
                if promises(statement.text[start:end], provision, as_need=False):
                    at = statement.span.start
                    span = Span(statement.span.block, at + start, at + end)
                    values = {"told": "is provision and not a need"}
                    yield Match(span, section=key, statement=statement.id, values=values)


def _points(text: str, documents: TermFinder) -> bool:
    """True for a sentence that only says in which document the matter stands."""
    if not documents.find(text):
        return False
    if _POINTS.match(text):
        return True
    there = _IS_IN.search(text)
    if there is None or len(text.split()) > _POINTER:
        return False
    return bool(documents.find(text[there.start() :]))


class DiagnosisAloneOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Names of conditions, and the little words that may stand round them and still say no more."""

    conditions: tuple[str, ...]
    little: tuple[str, ...]


@detector("diagnosis-alone", DiagnosisAloneOptions)
def diagnosis_alone(plan: AnalysedPlan, options: DiagnosisAloneOptions) -> Iterator[Match]:
    """Yield each area of need, or a section without areas, that names conditions and no more."""
    conditions = TermFinder([("conditions", options.conditions)])
    little = {word.lower() for word in options.little} | set(_names(plan.plan))
    for key in options.sections:
        needs = [s for s in _said(plan.plan, key) if s.role is not Role.STRENGTH]
        alone = {s.id for s in needs if _names_only(s.text, conditions, little)}
        for area, group in _by_area(needs).items():
            everywhere = all(s.id in alone for s in needs)
            if (area is not None or everywhere) and all(s.id in alone for s in group):
                yield _match(group)


def _names_only(text: str, conditions: TermFinder, little: set[str]) -> bool:
    """True when nothing but conditions, dates and little words stands here."""
    rest = _SUBJECT.sub("", text)
    found = conditions.find(rest)
    for term in reversed(found):
        rest = rest[: term.start] + " " + rest[term.end :]
    return bool(found) and all(word.lower() in little for word in _WORD.findall(rest))


def _names(plan: Plan) -> Iterator[str]:
    child = plan.child
    for name in (child.full_name, child.first_name, *child.known_as):
        yield from (word.lower() for word in _WORD.findall(name))


def _by_area(needs: Sequence[Statement]) -> dict[Area | None, list[Statement]]:
    groups: dict[Area | None, list[Statement]] = {}
    for statement in needs:
        groups.setdefault(statement.area, []).append(statement)
    return groups


def _said(plan: Plan, key: SectionId) -> list[Statement]:
    """Return what a section says, without nil words and the template's own."""
    return [s for s in plan.statements(key) if s.role not in (Role.NIL, Role.GUIDANCE)]


def _sentences(statement: Statement) -> list[str]:
    return [statement.text[start:end] for start, end in sentences(statement.text)]


def _match(said: Sequence[Statement], **values: str) -> Match:
    first = said[0]
    return Match(
        first.span,
        section=first.section,
        statement=first.id,
        values=values,
        evidence=tuple(s.span for s in said[1:]),
    )
