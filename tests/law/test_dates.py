"""School years, key stages, ages, and dates in text."""

from __future__ import annotations

from datetime import date

import pytest

from ehcp_qa.law import dates


@pytest.mark.parametrize(
    ("born", "on", "year"),
    [
        (date(2018, 3, 11), date(2026, 11, 16), 4),
        (date(2018, 8, 31), date(2026, 11, 16), 4),
        (date(2018, 9, 1), date(2026, 11, 16), 3),
        (date(2022, 3, 1), date(2026, 9, 1), 0),
        (date(2022, 3, 1), date(2026, 8, 31), -1),
        (date(2012, 9, 1), date(2026, 9, 1), 9),
    ],
)
def test_year_group(born: date, on: date, year: int) -> None:
    """Year N is the academic year in which a child turns N + 5; 31 August and 1 September differ."""
    assert dates.year_group(born, on) == year


def test_key_stages_and_phases_end_in_august() -> None:
    """A key stage, a year and a phase end with their last academic year."""
    born = date(2018, 3, 11)
    assert dates.end_of_key_stage(2, born) == date(2029, 8, 31)
    assert dates.end_of_year_group(4, born) == date(2027, 8, 31)
    assert dates.end_of_phase("Primary", born) == date(2029, 8, 31)
    assert dates.end_of_phase("circus", born) is None
    assert dates.key_stage(9) == 3
    assert dates.key_stage(14) is None


def test_ages() -> None:
    """Age changes on the birthday, and a leap-day birthday falls on 1 March in other years."""
    assert dates.age_on(date(2018, 3, 11), date(2026, 3, 10)) == 7
    assert dates.age_on(date(2018, 3, 11), date(2026, 3, 11)) == 8
    assert dates.birthday(date(2012, 2, 29), 14) == date(2026, 3, 1)


def test_year_nine_and_school_leaving() -> None:
    """Year 9 begins with the academic year of the 14th birthday; school age ends in June of the 16th."""
    assert dates.is_year_9_or_later(date(2013, 8, 31), date(2026, 9, 1))
    assert not dates.is_year_9_or_later(date(2013, 9, 1), date(2026, 9, 1))
    assert not dates.is_over_compulsory_school_age(date(2010, 1, 1), date(2026, 6, 26))
    assert dates.is_over_compulsory_school_age(date(2010, 1, 1), date(2026, 6, 27))


@pytest.mark.parametrize(
    ("text", "words", "kind", "last"),
    [
        ("born 3 April 2014.", "3 April 2014", "day", date(2014, 4, 3)),
        ("DOB 03/04/2014", "03/04/2014", "day", date(2014, 4, 3)),
        ("DOB 3.4.14", "3.4.14", "day", date(2014, 4, 3)),
        ("on the 11th of March, 2018", "11th of March, 2018", "day", date(2018, 3, 11)),
        ("March 11, 2018", "March 11, 2018", "day", date(2018, 3, 11)),
        ("2026-11-16", "2026-11-16", "day", date(2026, 11, 16)),
        ("by July 2027", "July 2027", "month", date(2027, 7, 31)),
        ("by Feb. 2028", "Feb. 2028", "month", date(2028, 2, 29)),
        ("Summer term 2027", "Summer term 2027", "term", date(2027, 8, 31)),
        ("in 2026/27", "2026/27", "school year", date(2027, 8, 31)),
    ],
)
def test_find_dates(text: str, words: str, kind: str, last: date) -> None:
    """English dates are found with the day first, and know their last day."""
    (found,) = dates.find_dates(text)
    assert (text[found.start : found.end], found.kind, found.last) == (words, kind, last)


@pytest.mark.parametrize(
    "text", ["3/4 of the class", "1.2.3", "2026-2029", "32/01/2026", "may 20 pupils", ""]
)
def test_not_dates(text: str) -> None:
    """Fractions, paragraph numbers and impossible days are no dates."""
    assert dates.find_dates(text) == ()


def test_parse_date_needs_exactly_one_day() -> None:
    """A text with no day or two days gives none."""
    assert dates.parse_date("Tuesday 3 April 2014") == date(2014, 4, 3)
    assert dates.parse_date("July 2027") is None
    assert dates.parse_date("3 April 2014 or 4 April 2014") is None
