"""Provision to prepare for adult life, from Year 9."""

from __future__ import annotations

from datetime import date

import pytest
from lines import analysed, found, said

from ehcp_qa.model.finding import Severity
from ehcp_qa.model.plan import Area, Child, Role, SectionId

OPTIONS = {
    "sections": (SectionId.F, SectionId.G, SectionId.H2),
    "terms": ("travel training", "careers", "budget"),
    "not_these": ("school budget",),
    "from_year": 9,
}
PHONICS = said(SectionId.F, Role.PROVISION, "A teaching assistant teaches phonics daily.")


@pytest.mark.parametrize(
    ("born", "on", "due"),
    [
        (date(2013, 9, 1), date(2026, 10, 1), False),
        (date(2013, 8, 31), date(2026, 10, 1), True),
        (date(2013, 8, 31), date(2026, 8, 31), False),
        (date(2007, 3, 1), date(2026, 10, 1), True),
    ],
    ids=["youngest-of-year-8", "oldest-day-of-year-9", "last-day-of-year-8", "nineteen"],
)
def test_the_duty_begins_with_the_school_year_of_turning_14(
    born: date, on: date, due: bool
) -> None:
    """The academic year runs from 1 September to 31 August."""
    plan = analysed(PHONICS, child=Child(date_of_birth=born), on=on)
    assert bool(found("adulthood-not-prepared", plan, **OPTIONS)) == due


def test_a_stated_year_group_is_enough() -> None:
    """Without dates, the year group on the front page tells."""
    (match,) = found(
        "adulthood-not-prepared", analysed(PHONICS, child=Child(year_group=10)), **OPTIONS
    )
    assert match.section is SectionId.F
    assert match.unsure
    assert match.severity is None


def test_a_year_group_that_the_age_contradicts_lowers_the_severity() -> None:
    """When one of the two says Year 9 and the other does not, a person should look first."""
    child = Child(year_group=8, date_of_birth=date(2012, 3, 1))
    (match,) = found(
        "adulthood-not-prepared", analysed(PHONICS, child=child, on=date(2026, 10, 1)), **OPTIONS
    )
    assert match.severity is Severity.WARNING


@pytest.mark.parametrize(
    "line",
    [
        said(SectionId.H2, Role.PROVISION, "A support worker gives travel training weekly."),
        said(SectionId.F, Role.PROVISION, "A tutor meets him weekly.", area=Area.ADULTHOOD),
        said(SectionId.F, Role.PROVISION, "A tutor meets him weekly.", group="Careers"),
    ],
    ids=["in-h2", "by-area", "by-heading"],
)
def test_preparation_anywhere_in_the_provision_is_enough(line: object) -> None:
    """F, G, H1 and H2 are read, with their areas and headings."""
    plan = analysed(PHONICS, line, child=Child(year_group=10))  # type: ignore[arg-type]
    assert found("adulthood-not-prepared", plan, **OPTIONS) == []


def test_words_that_only_look_like_preparation_do_not_count() -> None:
    """The school's budget is not the young person's."""
    line = said(SectionId.F, Role.PROVISION, "It is paid for from the school budget.")
    plan = analysed(line, child=Child(year_group=10))
    assert len(found("adulthood-not-prepared", plan, **OPTIONS)) == 1


def test_nothing_is_said_where_no_provision_or_no_age_is_known() -> None:
    """A missing F is a finding of its own, and an unknown age settles nothing."""
    nil = said(SectionId.F, Role.NIL, "None.")
    assert (
        found("adulthood-not-prepared", analysed(nil, child=Child(year_group=10)), **OPTIONS) == []
    )
    assert found("adulthood-not-prepared", analysed(PHONICS), **OPTIONS) == []
