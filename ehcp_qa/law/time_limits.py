"""The periods that the law sets from one date of a plan to another. Pure functions."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from ehcp_qa.law.dates import academic_year

# SEND Regs 2014, regs 13(1) and 22(2)(c): "at least 15 days, beginning with the day" of service.
REPRESENTATION_DAYS = 15
_PLAN_WEEKS = 20  # reg 13(2): from the request for assessment to the final plan
_REVIEW_MONTHS = 12  # CFA 2014, s.44: within 12 months of the plan, then of the review before
_YEAR_6, _YEAR_11 = 6, 11


@dataclass(frozen=True, slots=True)
class Transfer:
    """A change of phase: what it is, and the last day for the plan that names the next placement."""

    name: str
    due: date


def days_given(served: date, reply_by: date) -> int:
    """Return how many days a family has, counting the day of service as the first."""
    return (reply_by - served).days + 1


def earliest_reply_by(served: date) -> date:
    """Return the first day on which the time for representations may end."""
    return served + timedelta(days=REPRESENTATION_DAYS - 1)


def final_plan_due(requested: date) -> date:
    """Return the last day for the final plan after a request for assessment."""
    return requested + timedelta(weeks=_PLAN_WEEKS)


def review_due(since: date) -> date:
    """Return the last day for a review after a plan was made or reviewed."""
    return months_after(since, _REVIEW_MONTHS)


def months_after(day: date, months: int) -> date:
    """Return the same day of the month so many months on (or back), or the month's last."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def phase_transfer(year: int, on: date) -> Transfer | None:
    """Return the change of phase at the end of this school year in the usual pattern of schools.

    Reg 18: 15 February, and 31 March for a move from secondary school to a post-16 institution.
    """
    spring = academic_year(on) + 1
    if year == _YEAR_6:
        return Transfer("from primary to secondary school", date(spring, 2, 15))
    if year == _YEAR_11:
        return Transfer("from secondary school to post-16 education", date(spring, 3, 31))
    return None
