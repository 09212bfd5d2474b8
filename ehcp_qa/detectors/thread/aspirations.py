"""Aspirations that no outcome seems to pick up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ehcp_qa.detectors.adulthood import due_for_adulthood
from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.thread.words import names_of, stems
from ehcp_qa.model.analysed import AnalysedPlan, LinkKind
from ehcp_qa.model.finding import Match
from ehcp_qa.model.plan import Area, Role, SectionId, Statement
from ehcp_qa.nlp.terms import TermFinder

_STEPS = (Role.OUTCOME, Role.AIM, Role.STEP)


class HopeOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Themes of hopes: the words of each, and the concepts that a step towards it may speak of.

    ``strong`` is how strong a link by meaning is enough; ``unless`` are words of a hope that asks
    for no step of its own. ``later`` are themes that ask for none before school year ``from_year``.
    """

    hopes: dict[str, tuple[str, ...]]
    reaches: dict[str, tuple[str, ...]]
    strong: float
    unless: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    from_year: int = 0

    @property
    def reads(self) -> frozenset[SectionId]:
        """Section A, where hopes stand."""
        return frozenset({SectionId.A})

    @property
    def rests_on(self) -> frozenset[SectionId]:
        """Both ends."""
        return frozenset({SectionId.A, SectionId.E})


class AdultHopeOptions(HopeOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The same for hopes of adult life, from a school year on; ``terms`` are words of adult life."""

    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Steps:
    """What the plan's outcomes speak of."""

    ids: frozenset[str]
    topics: frozenset[str]
    stems: frozenset[str]


@detector("aspiration-not-picked-up", HopeOptions)
def aspiration_not_picked_up(plan: AnalysedPlan, options: HopeOptions) -> Iterable[Match]:
    """Yield each aspiration with a theme that no outcome shares, in concepts or in words."""
    for hope, themes in _alone(plan, options):
        yield Match(
            span=hope.span,
            statement=hope.id,
            values={"themes": " and ".join(_said(themes))},
            unsure=True,
        )


@detector("adult-hope-without-outcome", AdultHopeOptions)
def adult_hope_without_outcome(plan: AnalysedPlan, options: AdultHopeOptions) -> Iterable[Match]:
    """Yield the first hope of adult life, from Year 9 on, where no outcome prepares for adult life."""
    due = due_for_adulthood(plan.plan, options.from_year)
    outcomes = [s for s in plan.plan.statements(SectionId.E) if s.role in _STEPS]
    if due is None or not outcomes:
        return
    finder = TermFinder([("adulthood", options.terms)])
    if any(s.area is Area.ADULTHOOD or finder.find(s.text) for s in outcomes):
        return
    for hope, themes in _alone(plan, options):
        yield Match(
            span=hope.span,
            statement=hope.id,
            values={"themes": " and ".join(_said(themes)), "because": due.because},
            unsure=True,
        )
        return


def _alone(plan: AnalysedPlan, options: HopeOptions) -> Iterator[tuple[Statement, list[str]]]:
    steps = _steps(plan)
    if not steps.ids:
        return
    finder = TermFinder(list(options.hopes.items()))
    excused = TermFinder([("unless", options.unless)])
    year = plan.plan.child.year_group
    early = options.later if year is not None and year < options.from_year else ()
    for hope in plan.plan.statements(SectionId.A):
        if hope.role is not Role.ASPIRATION or excused.find(hope.text):
            continue
        themes = sorted({term.group for term in finder.find(hope.text)} - set(early))
        if themes and not _picked_up(plan, hope, themes, steps, options):
            yield hope, themes


def _steps(plan: AnalysedPlan) -> _Steps:
    found = [s for s in plan.plan.statements(SectionId.E) if s.role in _STEPS]
    around = (words.text for s in found for words in s.cells.values())
    return _Steps(
        ids=frozenset(s.id for s in found),
        topics=frozenset(topic for s in found for topic in plan.topics.get(s.id, ())),
        stems=frozenset().union(*(stems(s.text) for s in found), *map(stems, around)),
    )


def _picked_up(
    plan: AnalysedPlan, hope: Statement, themes: list[str], steps: _Steps, options: HopeOptions
) -> bool:
    """Say whether an outcome is linked to a hope, reaches its theme or shares a word with it."""
    linked = any(
        link.source == hope.id and link.target in steps.ids and link.strength >= options.strong
        for link in plan.links
        if link.kind is LinkKind.ASPIRATION_OUTCOME
    )
    reached = steps.topics & (
        plan.topics.get(hope.id, frozenset()) | _reach(themes, options.reaches)
    )
    return linked or bool(reached) or bool((stems(hope.text) - names_of(plan.plan)) & steps.stems)


def _reach(themes: list[str], reaches: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
    return frozenset(concept for theme in themes for concept in reaches.get(theme, ()))


def _said(themes: list[str]) -> list[str]:
    return [theme.replace("_", " ") for theme in themes]
