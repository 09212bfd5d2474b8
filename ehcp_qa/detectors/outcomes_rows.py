"""Detectors of outcomes beside needs and provision: areas with none, and cells that have changed places."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.analyse.deadlines import times
from ehcp_qa.detectors.base import Options, SectionOptions, detector
from ehcp_qa.model.analysed import AnalysedPlan, Facet, LinkKind, OutcomeAnalysis, Slot
from ehcp_qa.model.finding import Match, Related
from ehcp_qa.model.plan import Area, Role, SectionId, Statement

# The four areas of the Code (6.28 to 6.35). Councils divide anything else as they please.
_BROAD = (Area.COMMUNICATION, Area.COGNITION, Area.SEMH, Area.SENSORY)


class AreaOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many needs of an area must be left without an outcome to be worth a word."""

    fewest_needs: int

    @property
    def rests_on(self) -> frozenset[SectionId]:
        """Both ends: with no Section E every area would seem to have no outcome."""
        return frozenset({SectionId.B, SectionId.E})


@detector("area-without-outcome", AreaOptions)
def area_without_outcome(plan: AnalysedPlan, options: AreaOptions) -> Iterator[Match]:
    """Yield each area of need in B that no outcome belongs to, is linked to or speaks of."""
    outcomes = [s for s in plan.plan.statements(*options.sections) if s.role in _SOUGHT]
    if not any(s.role is Role.OUTCOME for s in outcomes):
        return
    areas = {s.area for s in outcomes}
    reached = _reached(plan, outcomes)
    if any(_may_serve_any(plan, s) for s in outcomes if s.role is Role.OUTCOME):
        return
    for area, needs in _needs_by_area(plan).items():
        if area in areas or len(needs) < options.fewest_needs:
            continue
        if any(need.id in reached or _shared_topic(plan, need, outcomes) for need in needs):
            continue
        yield Match(needs[0].span, statement=needs[0].id, values={"area": area.value}, unsure=True)


_SOUGHT = (Role.OUTCOME, Role.AIM, Role.STEP)
# Two links by meaning, one after the other, tie an outcome to a need only where both are as strong as
# those that the golden thread counts as answered where a plan pairs by rows or numbers.
_SURE = 0.9
_OF_NEEDS = (SectionId.B, SectionId.C, SectionId.D)


def _needs_by_area(plan: AnalysedPlan) -> dict[Area, list[Statement]]:
    found: dict[Area, list[Statement]] = {}
    for statement in plan.plan.statements(SectionId.B):
        if statement.role is Role.NEED and statement.area in _BROAD:
            found.setdefault(statement.area, []).append(statement)
    return found


def _reached(plan: AnalysedPlan, outcomes: list[Statement], sure: float = 0.0) -> set[str]:
    """Return the needs that an outcome stands beside, names, or shares provision with, so surely."""
    wanted = {s.id for s in outcomes}
    needs = plan.plan.statements(SectionId.B)
    named = {number for s in outcomes for kind, number in s.refers_to if kind == "need"}
    found = {need.id for need in needs if need.number and need.number.strip(".() ") in named}
    for row in plan.plan.rows:
        if wanted & set(row.outcomes):
            found |= set(row.needs)
    serving = {
        link.target
        for link in plan.links
        if link.kind is LinkKind.OUTCOME_PROVISION
        and link.source in wanted
        and link.strength >= sure
    }
    return found | {
        link.source
        for link in plan.links
        if link.kind is LinkKind.NEED_PROVISION and link.target in serving and link.strength >= sure
    }


def _may_serve_any(plan: AnalysedPlan, outcome: Statement) -> bool:
    """True for an outcome of no area that goes with no need that the plan records, whatever it is for."""
    if outcome.area is not None:
        return False
    needs = [s for s in plan.plan.statements(*_OF_NEEDS) if s.role is Role.NEED]
    topics = plan.topics.get(outcome.id, frozenset())
    met = _reached(plan, [outcome], _SURE)
    return not any(s.id in met or topics & plan.topics.get(s.id, frozenset()) for s in needs)


def _shared_topic(plan: AnalysedPlan, need: Statement, outcomes: list[Statement]) -> bool:
    """Tell whether an outcome speaks of what the need does; a need of no known topic may be met."""
    topics = plan.topics.get(need.id, frozenset())
    return not topics or any(topics & plan.topics.get(s.id, frozenset()) for s in outcomes)


class SwappedOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """No options: rows that hold an outcome and provision are looked at wherever they stand."""

    @property
    def reads(self) -> frozenset[SectionId]:
        """The sections whose cells may have changed places."""
        return frozenset({SectionId.E, SectionId.F})


# What a provision cell says when it holds an outcome: by when, and what somebody will do.
_ABILITY = re.compile(
    r"\bwill\s+(?!be\s+(?:provided|given|taught|supported|delivered|reviewed|seen|assessed|offered|trained)\b)"
)
_BY = re.compile(r"\W*(?:by|before|at the end of)\b", re.IGNORECASE)


@detector("cells-swapped", SwappedOptions)
def cells_swapped(plan: AnalysedPlan, _options: SwappedOptions) -> Iterator[Match]:
    """Yield each outcome cell that holds a service beside a provision cell that holds an outcome."""
    by_id = {s.id: s for s in plan.plan.statements()}
    for outcome in plan.outcomes_in(SectionId.E):
        row = next((r for r in plan.plan.rows if outcome.statement.id in r.outcomes), None)
        if row is None or not _is_service(outcome):
            continue
        beside = [by_id[i] for i in row.provisions if i in by_id]
        swapped = next((s for s in beside if _reads_as_outcome(plan, s)), None)
        if swapped is not None:
            yield Match(
                outcome.statement.span,
                statement=outcome.statement.id,
                evidence=(swapped.span,),
                related=(Related(swapped.span, "the outcome, in the provision's place"),),
            )


def _is_service(outcome: OutcomeAnalysis) -> bool:
    return not outcome.facets[Facet.NOT_PROVISION].met


def _reads_as_outcome(plan: AnalysedPlan, statement: Statement) -> bool:
    """Tell whether a provision says by when and what will be done, and nobody to do it for the child."""
    text, provision = statement.text, plan.provisions.get(statement.id)
    bounded = any(not text[: time.start].strip() for time in times(text))
    will = _ABILITY.search(text)
    if not bounded or will is None or not _BY.match(text):
        return False
    doers = provision.slots.get(Slot.WHO, ()) if provision else ()
    return not any(who.span.start < statement.span.start + will.start() for who in doers)
