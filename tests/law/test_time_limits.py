"""The periods that the law sets."""

from __future__ import annotations

from datetime import date

import pytest

from ehcp_qa.law.time_limits import (
    days_given,
    earliest_reply_by,
    final_plan_due,
    months_after,
    phase_transfer,
    review_due,
)


def test_the_day_of_service_is_the_first_of_fifteen() -> None:
    """A draft served on the first may be answered up to the fifteenth."""
    assert days_given(date(2026, 6, 1), date(2026, 6, 15)) == 15
    assert earliest_reply_by(date(2026, 6, 1)) == date(2026, 6, 15)


def test_twenty_weeks_and_twelve_months() -> None:
    """Weeks are counted in days, and a review falls due on the same day of the month."""
    assert final_plan_due(date(2026, 1, 5)) == date(2026, 5, 25)
    assert review_due(date(2026, 6, 1)) == date(2027, 6, 1)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 11, 9), -24, date(2024, 11, 9)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_months_end_with_their_last_day(day: date, months: int, expected: date) -> None:
    """Forwards and back, over the turn of a year and in February."""
    assert months_after(day, months) == expected


@pytest.mark.parametrize(
    ("year", "on", "due"),
    [
        (6, date(2026, 11, 1), date(2027, 2, 15)),
        (6, date(2027, 3, 1), date(2027, 2, 15)),
        (11, date(2027, 3, 1), date(2027, 3, 31)),
        (7, date(2027, 3, 1), None),
    ],
)
def test_phase_transfers_fall_due_in_the_same_school_year(
    year: int, on: date, due: date | None
) -> None:
    """15 February after Year 6, 31 March after Year 11, and none between."""
    transfer = phase_transfer(year, on)
    assert (transfer.due if transfer else None) == due
