"""Unmet facets and past deadlines, on outcomes analysed by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ehcp_qa.detectors import DETECTORS
from ehcp_qa.detectors.base import SectionOptions
from ehcp_qa.detectors.outcomes import FacetOptions
from ehcp_qa.law.dates import in_words
from ehcp_qa.model.analysed import AnalysedPlan, Deadline, Facet, FacetResult, OutcomeAnalysis
from ehcp_qa.model.document import Block, Document, Source
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import (
    CellRole,
    Child,
    Field,
    Plan,
    PlanStage,
    Role,
    SectionId,
    Statement,
    Words,
)

E = SectionId.E
TEXT = "By July 2024 Ali will read 50 words."
DATED = "3 November 2026"


def plan(
    *, unmet: tuple[Facet, ...] = (), due: date | None = None, plan_date: date | None = None
) -> AnalysedPlan:
    """Return a plan of one outcome, with these facets unmet and this date."""
    statement = Statement("E-1", E, Role.OUTCOME, TEXT, Span(0, 0, len(TEXT)))
    facets = {facet: FacetResult(facet not in unmet, Span(0, 13, 16)) for facet in Facet}
    deadline = Deadline("July 2024", Span(0, 3, 12), "month", due) if due else None
    outcome = OutcomeAnalysis(statement, facets, deadline)
    document = Document(Source("plan.md", "md"), (Block(0, TEXT), Block(1, DATED)))
    dated = Field("plan_date", None, Words(DATED, Span(1, 0, len(DATED))))
    whole = Plan(document, PlanStage.DRAFT, "", Child(), (dated,), {}, plan_date=plan_date)
    return AnalysedPlan(whole, {}, {"E-1": outcome}, ())


def past(analysed: AnalysedPlan) -> list[Match]:
    """Return the past deadlines found."""
    return list(DETECTORS["deadline-past"].detect(analysed, SectionOptions(sections=(E,))))


@pytest.mark.parametrize("facet", list(Facet))
def test_each_facet_is_reported_when_it_is_unmet(facet: Facet) -> None:
    """A facet's rule speaks of that facet and no other."""
    detect = DETECTORS["facet-unmet"].detect
    options = FacetOptions(sections=(E,), facet=facet)
    (match,) = detect(plan(unmet=(facet,)), options)
    assert match.span == Span(0, 0, len(TEXT))
    assert match.evidence == (Span(0, 13, 16),)
    others = tuple(other for other in Facet if other is not facet)
    assert list(detect(plan(unmet=others), options)) == []


def test_an_outcome_of_another_section_is_left_alone() -> None:
    """Only the outcomes of the sections asked for are read."""
    options = FacetOptions(sections=(SectionId.F,), facet=Facet.PERSON)
    assert list(DETECTORS["facet-unmet"].detect(plan(unmet=(Facet.PERSON,)), options)) == []


def test_a_deadline_before_the_plan_is_reported_with_both_dates() -> None:
    """The finding quotes the deadline and points to the date of the plan."""
    (match,) = past(plan(due=date(2024, 7, 31), plan_date=date(2026, 11, 3)))
    assert match.span == Span(0, 3, 12)
    assert match.values == {"told": "ended by 31 July 2024, and the plan is dated 3 November 2026"}
    assert [r.what for r in match.related] == ["the date of the plan"]


@pytest.mark.parametrize(
    ("due", "plan_date"),
    [
        (date(2026, 11, 3), date(2026, 11, 3)),
        (date(2027, 7, 31), date(2026, 11, 3)),
        (date(2024, 7, 31), None),
        (None, date(2026, 11, 3)),
    ],
    ids=["same-day", "to-come", "undated-plan", "no-deadline"],
)
def test_no_deadline_is_past_without_two_dates(due: date | None, plan_date: date | None) -> None:
    """Only dates that the plan shows are compared."""
    assert past(plan(due=due, plan_date=plan_date)) == []


@pytest.mark.parametrize(("year", "found"), [(7, True), (2, False), (None, False)])
def test_a_key_stage_is_over_by_the_school_year_of_an_undated_plan(
    year: int | None, found: bool
) -> None:
    """A plan with no date may still tell the school year, which a key stage is held against."""
    bare = plan(due=date(2022, 8, 31))
    outcome = bare.outcomes["E-1"]
    assert outcome.deadline is not None
    staged = replace(
        outcome.deadline, words="By the end of Key Stage 1", kind="key_stage", due=None
    )
    told = replace(bare.plan, child=Child(year_group=year))
    analysed = replace(bare, plan=told, outcomes={"E-1": replace(outcome, deadline=staged)})
    values = [match.values["told"] for match in past(analysed)]
    assert values == (["is over for a child in Year 7"] if found else [])


def test_a_row_with_steps_and_a_date_excuses_a_facet() -> None:
    """What would be a hope alone is a plan where its steps stand beside it."""
    options = FacetOptions(
        sections=(E,), facet=Facet.NOT_ASPIRATION, unless_cells=(CellRole.STEPS,)
    )
    bare = plan(unmet=(Facet.NOT_ASPIRATION,), due=date(2030, 7, 31))
    outcome = bare.outcomes["E-1"]
    steps = {CellRole.STEPS: Words("Level 1 catering", Span(2, 0, 16))}
    with_steps = replace(outcome, statement=replace(outcome.statement, cells=steps))
    detect = DETECTORS["facet-unmet"].detect
    assert len(list(detect(bare, options))) == 1
    assert list(detect(replace(bare, outcomes={"E-1": with_steps}), options)) == []


def test_a_date_is_said_as_people_say_it() -> None:
    """The day has no leading nought and the month is a word."""
    assert in_words(date(2027, 3, 4)) == "4 March 2027"
