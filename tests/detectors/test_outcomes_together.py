"""Outcomes counted, compared and held against needs, on plans written line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from lines import Line, analysed, found, said, words

from ehcp_qa.model.analysed import (
    AnalysedPlan,
    Deadline,
    Facet,
    FacetResult,
    Link,
    LinkKind,
    OutcomeAnalysis,
)
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Area, Child, Role, Row, SectionId

B, E, F = SectionId.B, SectionId.E, SectionId.F
NUMBER = {"sections": (E,), "fewest": 3, "most": 4, "most_in_area": 2, "needs": 2}
ALIKE = {"sections": (E,), "fewest_words": 4, "fewest_dates": 3, "months": 14}


def outcome(text: str, **other: object) -> Line:
    """Return an outcome of section E."""
    return said(E, Role.OUTCOME, text, **other)


def need(text: str, **other: object) -> Line:
    """Return a need of section B."""
    return said(B, Role.NEED, text, **other)


def with_outcomes(
    plan: AnalysedPlan, *, due: Sequence[date | None] = (), **unmet: Facet
) -> AnalysedPlan:
    """Return the plan with its outcomes analysed: their dates in order, and what each lacks."""
    made = {}
    for n, s in enumerate(s for s in plan.plan.statements(E) if s.role is Role.OUTCOME):
        day = due[n] if n < len(due) else None
        deadline = Deadline("by then", s.span, "date", day) if day else None
        facets = {f: FacetResult(unmet.get(s.id.replace("-", "")) is not f) for f in Facet}
        made[s.id] = OutcomeAnalysis(s, facets, deadline)
    return replace(plan, outcomes=made)


@pytest.mark.parametrize(
    ("outcomes", "needs", "told"),
    [
        (2, 2, "for 2 needs in Section B"),
        (2, 1, None),
        (3, 9, None),
        (4, 2, None),
        (5, 2, "more than a plan can work towards"),
        (0, 5, None),
    ],
)
def test_the_number_of_outcomes(outcomes: int, needs: int, told: str | None) -> None:
    """Too few is told by the needs, and none at all is another rule's finding."""
    lines = [need(f"need {n}") for n in range(needs)] + [
        outcome(f"aim {n}") for n in range(outcomes)
    ]
    matches = found("outcome-number", with_outcomes(analysed(*lines)), **NUMBER)
    assert [m.values["told"] for m in matches] == ([told] if told else [])


def test_areas_of_their_own_allow_more_outcomes_and_a_copy_is_not_counted() -> None:
    """Two in each of three areas are six, and the same words twice are one outcome."""
    areas = (Area.COGNITION, Area.SEMH, Area.SENSORY)
    spread = [outcome(f"aim {n}", area=areas[n % 3]) for n in range(6)]
    assert found("outcome-number", with_outcomes(analysed(*spread)), **NUMBER) == []
    copies = [outcome("the same aim")] * 6
    matches = found("outcome-number", with_outcomes(analysed(*copies)), **NUMBER)
    assert matches == []
    assert (
        len(found("outcome-number", with_outcomes(analysed(*spread, outcome("x"))), **NUMBER)) == 1
    )


def test_a_text_under_two_areas_is_found_on_its_second_printing() -> None:
    """The first printing is the other place of the finding."""
    plan = analysed(
        outcome("Ali will ask for help.", area=Area.SEMH),
        outcome("Ali will ask for help.", area=Area.COGNITION),
        outcome("Ali will ask a friend.", area=Area.COGNITION),
        outcome("Ask.", area=Area.COGNITION),
        outcome("Ask.", area=Area.SEMH),
    )
    (match,) = found("outcomes-alike", with_outcomes(plan), **ALIKE)
    assert match.statement == "E-2"
    assert [r.span for r in match.related] == [Span(0, 0, 22)]


JULY = date(2027, 7, 31)


@pytest.mark.parametrize(
    ("due", "child", "alike"),
    [
        ([JULY] * 3, Child(year_group=4), True),
        ([JULY] * 3, Child(), True),
        ([JULY] * 3, Child(year_group=6), False),
        ([JULY, JULY, date(2029, 7, 31)], Child(year_group=4), False),
        ([JULY, JULY, None], Child(year_group=4), False),
        ([date(2029, 7, 31)] * 3, Child(year_group=3), False),
    ],
    ids=["mid-phase", "year unknown", "ends key stage", "mixed", "one undated", "years ahead"],
)
def test_one_date_for_all(due: list[date | None], child: Child, alike: bool) -> None:
    """All due at the next review is a pattern, unless that is when the key stage ends."""
    lines = [outcome(f"aim {n}") for n in range(3)]
    plan = with_outcomes(analysed(*lines, child=child, on=date(2026, 11, 3)), due=due)
    assert bool(found("outcomes-alike", plan, **ALIKE)) is alike


@pytest.mark.parametrize(
    ("text", "area", "child", "found_it"),
    [
        ("read a page", None, Child(year_group=10), True),
        ("travel by bus", None, Child(year_group=10), False),
        ("read a page", Area.ADULTHOOD, Child(year_group=10), False),
        ("read a page", None, Child(year_group=8), False),
        ("read a page", None, Child(), False),
        ("read a page", None, Child(year_group=8, date_of_birth=date(2012, 1, 14)), False),
    ],
    ids=["nothing", "a theme", "its area", "too young", "not told", "out of cohort"],
)
def test_themes_of_adult_life(text: str, area: Area | None, child: Child, found_it: bool) -> None:
    """From Year 9 one theme in one outcome is enough, and every sign of age must agree."""
    plan = with_outcomes(analysed(outcome(text, area=area), child=child, on=date(2026, 11, 3)))
    options = {"sections": (E,), "themes": ("bus", "money"), "from_year": 9}
    assert bool(found("outcomes-without-adulthood", plan, **options)) is found_it


NOISE = need("Ali covers his ears.", area=Area.SENSORY)
READING = outcome("Ali will read.", area=Area.COGNITION)
TOPICS = {"B-1": frozenset({"noise"}), "E-1": frozenset({"reading"})}


@pytest.mark.parametrize(
    ("plan", "areas"),
    [
        (analysed(NOISE, READING, topics=TOPICS), ["sensory and physical"]),
        (analysed(NOISE, READING, topics={**TOPICS, "E-1": TOPICS["B-1"]}), []),
        (analysed(NOISE, READING, topics={}), []),
        (
            analysed(
                NOISE, READING, topics=TOPICS, rows=[Row("row-1", None, ("B-1",), (), ("E-1",))]
            ),
            [],
        ),
        (analysed(NOISE, replace(READING, area=Area.SENSORY), topics=TOPICS), []),
        (analysed(NOISE, topics=TOPICS), []),
        (
            analysed(
                NOISE,
                READING,
                topics=TOPICS,
                links=[
                    Link(LinkKind.NEED_PROVISION, "B-1", "F-1", "meaning", 0.6),
                    Link(LinkKind.OUTCOME_PROVISION, "E-1", "F-1", "meaning", 0.6),
                ],
            ),
            [],
        ),
    ],
    ids=[
        "none",
        "same topic",
        "topic unknown",
        "same row",
        "same area",
        "no outcomes",
        "by provision",
    ],
)
def test_areas_without_an_outcome(plan: AnalysedPlan, areas: list[str]) -> None:
    """Any tie between the area's needs and an outcome is enough to say nothing."""
    matches = found("area-without-outcome", with_outcomes(plan), sections=(E,), fewest_needs=1)
    assert [m.values["area"] for m in matches] == areas


@pytest.mark.parametrize(
    ("provision", "swapped"),
    [
        ("By July 2028 Tom will be understood by a visitor.", True),
        ("A therapist will teach Tom each week.", False),
        ("By July 2028 Tom will be taught by a therapist.", False),
        ("Tom will be understood by a visitor by July 2028.", False),
    ],
)
def test_cells_in_each_others_place(provision: str, swapped: bool) -> None:
    """Only a provision that opens with its date and tells what Tom will do reads as the outcome."""
    lines = (outcome("Tom will receive therapy."), said(F, Role.PROVISION, provision))
    plan = analysed(*lines, rows=[Row("row-1", None, (), ("F-1",), ("E-1",))])
    plan = with_outcomes(plan, E1=Facet.NOT_PROVISION)
    matches = found("cells-swapped", plan)
    assert words(plan, matches) == (["Tom will receive therapy."] if swapped else [])
