"""Where in their schooling somebody is, by what the plan says."""

from __future__ import annotations

from datetime import date

import pytest

from ehcp_qa.analyse.due import is_over
from ehcp_qa.analyse.schooling import school_years
from ehcp_qa.model.document import Document, Source
from ehcp_qa.model.plan import Child, Plan, PlanStage


def plan(year: int | None = None, born: date | None = None, on: date | None = None) -> Plan:
    """Return an empty plan that says this much of the child."""
    document = Document(Source("plan.md", "md"), ())
    child = Child(year_group=year, date_of_birth=born)
    return Plan(document, PlanStage.DRAFT, "", child, (), {}, plan_date=on)


@pytest.mark.parametrize(
    ("told", "years"),
    [
        (plan(), []),
        (plan(year=0), [(0, "Reception")]),
        (plan(year=9), [(9, "Year 9")]),
        (plan(born=date(2016, 1, 14)), []),
        (plan(born=date(2016, 1, 14), on=date(2026, 11, 3)), [(6, "the age for Year 6")]),
        (plan(5, date(2016, 1, 14), date(2026, 11, 3)), [(5, "Year 5"), (6, "the age for Year 6")]),
        (plan(born=date(2005, 1, 14), on=date(2026, 11, 3)), [(17, "an age over 18")]),
    ],
    ids=["nothing", "reception", "stated", "no date of plan", "by age", "out of cohort", "adult"],
)
def test_school_years(told: Plan, years: list[tuple[int, str]]) -> None:
    """The year stated comes first, and age tells only beside the date of the plan."""
    assert [(y.year, y.words) for y in school_years(told)] == years


@pytest.mark.parametrize(
    ("words", "kind", "year", "over"),
    [
        ("By the end of Key Stage 2", "key_stage", 7, True),
        ("By the end of Key Stage 2", "key_stage", 6, False),
        ("By the end of Year 4", "year_group", 5, True),
        ("By the end of Year 4", "year_group", 4, False),
        ("By the end of primary school", "phase", 7, True),
        ("By July 2024", "month", 7, False),
        ("By the end of Key Stage 2", "key_stage", None, False),
    ],
)
def test_phases_that_are_over(words: str, kind: str, year: int | None, over: bool) -> None:
    """A phase is over when the stated school year comes after its last one."""
    assert is_over(words, kind, plan(year)) is over
