"""Where in their schooling a child or young person is, by what the plan says of them."""

from __future__ import annotations

from dataclasses import dataclass

from ehcp_qa.law import dates
from ehcp_qa.model.plan import Plan

_LAST_YEAR = 13  # beyond it school years have no number


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """A national curriculum year and the words for how the plan tells it."""

    year: int
    words: str


def school_years(plan: Plan) -> tuple[SchoolYear, ...]:
    """Return the school year that the plan states, and the one usual at the child's age.

    They differ for a child who is taught out of the usual year group; whoever asks decides which
    of the two counts.
    """
    found: list[SchoolYear] = []
    if plan.child.year_group is not None:
        found.append(SchoolYear(plan.child.year_group, year_in_words(plan.child.year_group)))
    if plan.child.date_of_birth is not None and plan.plan_date is not None:
        year = dates.year_group(plan.child.date_of_birth, plan.plan_date)
        by_age = f"the age for {year_in_words(year)}" if year <= _LAST_YEAR else "an age over 18"
        found.append(SchoolYear(year, by_age))
    return tuple(found)


def year_in_words(year: int) -> str:
    """Return a school year as schools call it: "Year 4", "Reception"."""
    return {0: "Reception", -1: "Nursery"}.get(year, f"Year {year}")
