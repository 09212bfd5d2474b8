"""Needs that no provision seems to answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.thread.words import around, is_need, names_of, opening, stems
from ehcp_qa.model.analysed import AnalysedPlan, Belongs, Link, LinkKind
from ehcp_qa.model.finding import Match, Severity
from ehcp_qa.model.plan import Area, Plan, Role, SectionId, Statement
from ehcp_qa.nlp.terms import TermFinder

_ANSWERS = (SectionId.F, SectionId.G, SectionId.H1, SectionId.H2, SectionId.H)
# The four areas of the Code (6.28 to 6.35). Councils divide anything else as they please.
_BROAD = (Area.COMMUNICATION, Area.COGNITION, Area.SEMH, Area.SENSORY)
_BY_HAND = ("row", "number", "cover")  # links that the plan itself makes
_MONEY = re.compile(
    r"£|\bfunding\b|\btop[- ]up\b|\bband(?:ing)? \w{1,2}\b|\btaxi\b|\btransport\b", re.IGNORECASE
)
# Where F has no areas only meaning can tell, and that misses about one link in six (labelled data):
# one need may well be answered in other words, two of one area hardly.
_FEWEST_WITHOUT_AREAS = 2
_NEVER = 2.0  # stronger than any link by meaning can be


class LinkOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How strong a link by meaning must be to count as an answer."""

    strong: float

    @property
    def reads(self) -> frozenset[SectionId]:
        """Section B, which must name a need for there to be a finding."""
        return frozenset({SectionId.B})

    @property
    def rests_on(self) -> frozenset[SectionId]:
        """Both ends of the thread: with no Section F every need would seem unanswered."""
        return frozenset({SectionId.B, SectionId.F})


class AreaOptions(LinkOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The names by which provision under one heading may say that it serves another area."""

    called: dict[Area, tuple[str, ...]]


class NeedOptions(LinkOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many needs must be answered before one that is not stands out.

    ``sure`` is how strong a link by meaning must be where the plan itself pairs its needs with
    provision, by rows or by numbers, and passes this one over. ``open`` is how likely the scorer of
    orphans must find it, elsewhere, that nothing answers the need.
    """

    sure: float
    open: float = 0.0
    answered_share: float
    fewest_needs: int


@detector("area-without-provision", AreaOptions)
def area_without_provision(plan: AnalysedPlan, options: AreaOptions) -> Iterable[Match]:
    """Yield each area of need in B that nothing in F answers, on its first need."""
    needs = _needs_by_area(plan.plan)
    provided = [s for s in plan.plan.statements(SectionId.F) if s.role is Role.PROVISION]
    if not provided:
        return
    areas = {s.area for s in provided if s.area is not None}
    for area, listed in needs.items():
        if area in areas or _named_in(options.called.get(area, ()), provided):
            continue
        if _answered(plan, listed, (SectionId.F,), options.strong):
            continue
        if not areas and len(listed) < _FEWEST_WITHOUT_AREAS:
            continue
        yield Match(
            span=listed[0].span,
            section=SectionId.B,
            statement=listed[0].id,
            values={"area": area.value, "count": str(len(listed))},
            evidence=tuple(s.span for s in listed[1:]),
            severity=None if areas else Severity.WARNING,
            unsure=True,
        )


@detector("need-without-provision", NeedOptions)
def need_without_provision(plan: AnalysedPlan, options: NeedOptions) -> Iterable[Match]:
    """Yield each need of B that nothing answers, where the plan's other needs are answered."""
    needs = [s for s in plan.plan.statements(SectionId.B) if is_need(s)]
    by_hand = _answered(plan, needs, _ANSWERS, _NEVER)
    answered = by_hand | _answered(plan, needs, _ANSWERS, options.strong)
    if len(needs) < options.fewest_needs or _share(answered, needs) < options.answered_share:
        return
    sure = by_hand | _answered(plan, needs, _ANSWERS, options.sure)
    numbered = _share(by_hand, needs) >= options.answered_share
    reached = {need.area for need in needs if need.id in answered}
    provided = [s for s in plan.plan.statements(*_ANSWERS) if s.role is Role.PROVISION]
    areas = {s.area for s in provided if s.section is SectionId.F and s.area is not None}
    for need in needs:
        if need.area in _BROAD and need.area not in areas and need.area not in reached:
            continue  # an area with no provision at all is a finding of its own
        if _left_out(plan.plan, need, numbered):
            passed_over = numbered and _row_is_empty(plan.plan, need)
            found = by_hand if passed_over else sure
            unanswered = need.id not in found and not _parent_answered(need, needs, by_hand)
        else:
            doubtful = plan.alone.get(need.id, 1.0) < options.open
            silent = doubtful or need.id in answered or not plan.topics.get(need.id)
            unanswered = not silent and not _shares_a_word(need, provided, plan.plan)
        if unanswered:
            yield Match(span=need.span, statement=need.id, unsure=True)


def _share(found: set[str], needs: list[Statement]) -> float:
    return len(found) / len(needs) if needs else 0.0


def _left_out(plan: Plan, need: Statement, numbered: bool) -> bool:
    """Say whether the plan's own pairing passes this need over: an unfilled row, an unused number."""
    return _row_is_empty(plan, need) or (numbered and bool(need.number))


def _row_is_empty(plan: Plan, need: Statement) -> bool:
    """Say whether the need's own row leaves its provision blank where other rows hold some.

    Where nearly every need has its provision beside it, a likeness elsewhere does not fill the blank.
    """
    row = next((row for row in plan.rows if row.id == need.row), None) if need.row else None
    return row is not None and not row.provisions and any(r.provisions for r in plan.rows)


def _parent_answered(need: Statement, needs: list[Statement], answered: set[str]) -> bool:
    """Say whether the need over this one ("2" over "2.1") is answered, and this one with it."""
    parent, dot, _ = need.number.strip(".() ").rpartition(".")
    return bool(dot) and any(n.number.strip(".() ") == parent and n.id in answered for n in needs)


def _shares_a_word(need: Statement, provided: list[Statement], plan: Plan) -> bool:
    """Say whether provision for the need's area uses a telling word of its first sentence."""
    telling = stems(opening(need)) - names_of(plan)
    near = [s for s in provided if need.area is None or s.area in (None, need.area)]
    return any(telling & stems(text) for s in near for text in around(s))


def _needs_by_area(plan: Plan) -> Mapping[Area, list[Statement]]:
    found: dict[Area, list[Statement]] = {}
    for statement in plan.statements(SectionId.B):
        if statement.area in _BROAD and is_need(statement):
            found.setdefault(statement.area, []).append(statement)
    return found


def _answered(
    plan: AnalysedPlan, needs: list[Statement], sections: tuple[SectionId, ...], strong: float
) -> set[str]:
    """Return the needs that a provision of these sections is linked to, by hand or by meaning."""
    wanted = {need.id for need in needs}
    targets = {s.id for s in plan.plan.statements(*sections) if _is_provision(plan, s)}
    return {
        link.source
        for link in plan.links
        if link.kind is LinkKind.NEED_PROVISION
        and link.source in wanted
        and link.target in targets
        and _holds(link, strong)
    }


def _is_provision(plan: AnalysedPlan, statement: Statement) -> bool:
    """Say whether a statement provides anything: a sum of money or a taxi answers no need."""
    analysed = plan.provisions.get(statement.id)
    placed = analysed.placement.belongs if analysed else None
    return placed is not Belongs.NOT_PROVISION or not _MONEY.search(statement.text)


def _holds(link: Link, strong: float) -> bool:
    return link.reason in _BY_HAND or link.strength >= strong


def _named_in(names: tuple[str, ...], provided: list[Statement]) -> bool:
    """Say whether provision under another heading says that it serves this area too."""
    finder = TermFinder([("area", names)])
    return any(finder.find(text) for s in provided for text in around(s))
