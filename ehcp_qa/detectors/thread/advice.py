"""Advice listed in Section K of which the plan shows no trace."""

from __future__ import annotations

from collections.abc import Iterable

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.thread.words import around
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import Role, SectionId, Statement
from ehcp_qa.nlp.terms import TermFinder

_BODY = (
    *(SectionId.B, SectionId.C, SectionId.D, SectionId.E),
    *(SectionId.F, SectionId.G, SectionId.H1, SectionId.H2, SectionId.H),
)


class AdviceOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Kinds of advice: how K names each, and the concepts by which the plan would show it.

    ``unless`` are words of K, or of the plan, by which advice was asked for and nothing came of it.
    """

    named: dict[str, tuple[str, ...]]
    topics: dict[str, tuple[str, ...]]
    unless: tuple[str, ...] = ()

    @property
    def reads(self) -> frozenset[SectionId]:
        """Section K, which lists the advice."""
        return frozenset({SectionId.K})

    @property
    def rests_on(self) -> frozenset[SectionId]:
        """K, and the sections that advice is taken up in."""
        return frozenset({SectionId.B, SectionId.F, SectionId.K})


@detector("advice-not-reflected", AdviceOptions)
def advice_not_reflected(plan: AnalysedPlan, options: AdviceOptions) -> Iterable[Match]:
    """Yield each kind of advice in K that B to H neither name nor show in their subjects."""
    body = [s for s in plan.plan.statements(*_BODY) if s.role is not Role.GUIDANCE]
    if not any(s.role is Role.NEED for s in body):
        return
    listed = [s for s in plan.plan.statements(SectionId.K) if s.role is Role.ADVICE]
    topics = {topic for s in body for topic in plan.topics.get(s.id, ())}
    finder = TermFinder(list(options.named.items()))
    excused = TermFinder([("unless", options.unless)])
    named = {term.group for s in body for text in around(s) for term in finder.find(text)}
    told: set[str] = set()
    for advice in listed:
        kind = _kind(advice, finder)
        if kind is None or kind in told or kind in named or topics & set(options.topics[kind]):
            continue
        if any(excused.find(text) for text in around(advice)):
            continue
        told.add(kind)
        yield Match(span=advice.span, statement=advice.id, values={"advice": kind}, unsure=True)


def _kind(advice: Statement, finder: TermFinder) -> str | None:
    """Return the one kind of advice that an entry of K names; an entry of several tells nothing."""
    kinds = {term.group for text in around(advice) for term in finder.find(text)}
    return kinds.pop() if len(kinds) == 1 else None
