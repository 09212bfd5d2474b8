"""Health and social care: needs that nothing answers, and "none" where the plan tells of some."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.thread.words import NO_NEED
from ehcp_qa.model.analysed import AnalysedPlan, Link, LinkKind
from ehcp_qa.model.finding import Match, Related
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Condition, Role, SectionId, Statement
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.nlp.terms import TermFinder

_EMPTY = (Condition.NIL, Condition.BLANK)
_BY_HAND = ("row", "number", "cover")  # links that the plan itself makes
_GONE = (*_EMPTY, Condition.MISSING)
# Words that take a condition away again, or give it to somebody else or to the past.
_NOT_NOW = re.compile(
    r"\b(?:no|not|never|without|nor|denies|ruled out|outgrew|outgrown|grew out of|resolved|history of|"
    r"previously|used to|in the past|as a baby|as a toddler|until (?:19|20)\d\d|discharged|investigated|"
    r"(?:his|her|their|the) (?:mum|mother|dad|father|brother|sister|sibling|grand\w+|aunt|uncle|"
    r"parents?|carer|friend|cousin|dog|cat)(?:'s|’s)?)\b",
    re.IGNORECASE,
)


class PairOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A section of needs, the sections that answer it, and what excuses an empty answer.

    ``words`` are words of care by which F may answer instead. ``unless`` are words by which the
    needs explain that nothing is called for, ``unless_answer`` those by which the empty answer does:
    a bare "none" explains nothing.
    """

    needs: SectionId
    answers: tuple[SectionId, ...]
    words: tuple[str, ...]
    unless: tuple[str, ...] = ()
    unless_answer: tuple[str, ...] = ()
    strong: float

    @property
    def reads(self) -> frozenset[SectionId]:
        """The section of needs."""
        return frozenset({self.needs})

    @property
    def rests_on(self) -> frozenset[SectionId]:
        """Both ends."""
        return frozenset({self.needs, *self.answers})


class NilOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A section that says none, where else to look, and words that cannot stand beside "none"."""

    needs: SectionId
    sections: tuple[SectionId, ...]
    words: tuple[str, ...]
    unless: tuple[str, ...] = ()

    @property
    def reads(self) -> frozenset[SectionId]:
        """Where such needs may be told; the section itself is nil, and holds nothing to check."""
        return frozenset(self.sections)

    @property
    def rests_on(self) -> frozenset[SectionId]:
        """The section that says none."""
        return frozenset({self.needs})


@detector("care-need-without-provision", PairOptions)
def care_need_without_provision(plan: AnalysedPlan, options: PairOptions) -> Iterable[Match]:
    """Yield the first health or social care need where no section of care answers any."""
    needs = [
        s
        for s in plan.plan.statements(options.needs)
        if s.role is Role.NEED and not NO_NEED.search(s.text)
    ]
    if not needs or not _nothing_given(plan, options.answers):
        return
    if _explained(plan, (options.needs,), options.unless):
        return
    if _explained(plan, options.answers, options.unless_answer):
        return
    if _answered_in_f(plan, needs, options):
        return
    yield Match(
        span=needs[0].span,
        section=options.needs,
        statement=needs[0].id,
        values={"count": str(len(needs))},
        evidence=tuple(s.span for s in needs[1:]),
        unsure=True,
    )


def _explained(plan: AnalysedPlan, sections: tuple[SectionId, ...], terms: tuple[str, ...]) -> bool:
    """Say whether any of these sections uses words that explain why nothing is provided."""
    finder = TermFinder([("unless", terms)])
    return any(finder.find(s.text) for s in plan.plan.statements(*sections))


def _nothing_given(plan: AnalysedPlan, answers: tuple[SectionId, ...]) -> bool:
    sections = [plan.plan.sections[key] for key in answers if key in plan.plan.sections]
    there = [s for s in sections if s.condition is not Condition.MISSING]
    return bool(there) and all(s.condition in _GONE for s in sections)


def _answered_in_f(plan: AnalysedPlan, needs: list[Statement], options: PairOptions) -> bool:
    """Say whether F answers a need, by a link, a concept in common or words of care."""
    provided = [s for s in plan.plan.statements(SectionId.F) if s.role is Role.PROVISION]
    wanted = {need.id for need in needs}
    targets = {s.id for s in provided}
    if any(
        link.source in wanted and link.target in targets and _holds(link, options.strong)
        for link in plan.links
        if link.kind is LinkKind.NEED_PROVISION
    ):
        return True
    finder = TermFinder([("care", options.words)])
    return any(finder.find(s.text) for s in provided)


def _holds(link: Link, strong: float) -> bool:
    """Say whether a link is the plan's own, or rests on a concept that both sides share."""
    return link.reason in _BY_HAND or (link.reason == "concept" and link.strength >= strong)


@detector("nil-contradicted", NilOptions)
def nil_contradicted(plan: AnalysedPlan, options: NilOptions) -> Iterable[Match]:
    """Yield the section that says "none" with each statement elsewhere that tells of such a need."""
    section = plan.plan.sections.get(options.needs)
    if section is None or section.condition is not Condition.NIL:
        return
    nil = next((s for s in section.statements if s.role is Role.NIL), None)
    excused = TermFinder([("unless", options.unless)])
    if nil is None or any(excused.find(s.text) for s in section.statements):
        return
    finder = TermFinder([("told", options.words)])
    for statement in plan.plan.statements(*options.sections):
        if statement.role not in (Role.NEED, Role.PROVISION, Role.OTHER):
            continue
        words = _told(statement, finder, excused)
        if words is not None:
            yield Match(
                span=words,
                statement=statement.id,
                related=(Related(nil.span, "what the section says"),),
                unsure=True,
            )
            return


def _told(statement: Statement, finder: TermFinder, excused: TermFinder) -> Span | None:
    """Return the words of a sentence that tells of such a need now, of this child."""
    for start, end in sentences(statement.text):
        text = statement.text[start:end]
        terms = finder.find(text)
        if terms and not _NOT_NOW.search(text) and not excused.find(text):
            first = statement.span.start + start
            return Span(statement.span.block, first + terms[0].start, first + terms[0].end)
    return None
