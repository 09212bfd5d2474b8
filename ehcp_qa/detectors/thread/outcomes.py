"""Outcomes that no provision seems to work towards."""

from __future__ import annotations

from collections.abc import Iterable

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.thread.words import around, names_of, opening, stems
from ehcp_qa.model.analysed import AnalysedPlan, LinkKind
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import Plan, Role, SectionId, Statement

_MEANS = (SectionId.F, SectionId.G, SectionId.H1, SectionId.H2, SectionId.H)
_BY_HAND = ("row", "number", "cover")  # links that the plan itself makes
# F may give the numbers of its outcomes and G and H none: so many telling words in common show that one
# of their provisions serves an outcome ("health passport").
_TELLING = 2


class OutcomeOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When an outcome without a link stands out.

    ``strong`` is how strong a link by meaning must be to count; ``sure`` the same where the plan
    pairs its outcomes with provision by rows or numbers, and passes this one over.
    ``open`` is how likely the scorer of orphans must find it, where the plan does not pair, that the
    outcome stands alone. ``answered_share`` of at least ``fewest_outcomes`` must have their provision.
    """

    strong: float
    sure: float
    open: float = 0.0
    answered_share: float
    fewest_outcomes: int

    @property
    def reads(self) -> frozenset[SectionId]:
        """Section E, which must hold an outcome for there to be a finding."""
        return frozenset({SectionId.E})

    @property
    def rests_on(self) -> frozenset[SectionId]:
        """Both ends of the thread: with no Section F every outcome would seem without means."""
        return frozenset({SectionId.E, SectionId.F})


@detector("outcome-without-provision", OutcomeOptions)
def outcome_without_provision(plan: AnalysedPlan, options: OutcomeOptions) -> Iterable[Match]:
    """Yield each outcome that no provision serves, where the plan's other outcomes are served."""
    outcomes = [s for s in plan.plan.statements(SectionId.E) if s.role is Role.OUTCOME]
    means = [s for s in plan.plan.statements(*_MEANS) if s.role is Role.PROVISION]
    by_hand = _served(plan, 2.0)  # stronger than any link by meaning can be
    served = by_hand | _served(plan, options.strong)
    found = sum(outcome.id in served for outcome in outcomes)
    if len(outcomes) < options.fewest_outcomes or found < options.answered_share * len(outcomes):
        return
    hand = sum(outcome.id in by_hand for outcome in outcomes)
    paired = hand >= options.answered_share * len(outcomes)
    sure = by_hand | _served(plan, options.sure)
    unpaired = _unpaired(plan, means)
    for outcome in outcomes:
        passed_over = paired and bool(outcome.number or outcome.row)
        reached = outcome.id in (sure if passed_over else served)
        if reached or not (passed_over or plan.topics.get(outcome.id)):
            continue
        if passed_over and _shared(outcome, unpaired, plan.plan) >= _TELLING:
            continue
        doubtful = plan.alone.get(outcome.id, 1.0) < options.open
        if not passed_over and (doubtful or _shares_a_word(outcome, means, plan.plan)):
            continue
        yield Match(span=outcome.span, statement=outcome.id, unsure=True)


def _served(plan: AnalysedPlan, strong: float) -> set[str]:
    return {
        link.source
        for link in plan.links
        if link.kind is LinkKind.OUTCOME_PROVISION
        and (link.reason in _BY_HAND or link.strength >= strong)
    }


def _unpaired(plan: AnalysedPlan, means: list[Statement]) -> list[Statement]:
    """Return the provision of sections in which nothing is paired with an outcome by rows or numbers."""
    paired = {link.target for link in plan.links if link.reason in _BY_HAND}
    kept_apart = {s.section for s in means if s.id in paired}
    return [s for s in means if s.section not in kept_apart]


def _shares_a_word(outcome: Statement, means: list[Statement], plan: Plan) -> bool:
    return _shared(outcome, means, plan) > 0


def _shared(outcome: Statement, means: list[Statement], plan: Plan) -> int:
    """Return how many telling words of an outcome one provision uses, at most."""
    telling = stems(opening(outcome)) - names_of(plan)
    said = (frozenset().union(*(stems(text) for text in around(one))) for one in means)
    return max((len(telling & words) for words in said), default=0)
