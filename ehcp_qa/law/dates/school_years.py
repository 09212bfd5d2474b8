"""School years, key stages and ages from a date of birth.

The academic year runs from 1 September to 31 August, and Year N is the one in which a child turns
N + 5 (Reception is 0, Nursery is -1). Pure functions: "today" is always passed in.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

_FIRST_MONTH = 9  # September
_YEAR_BEFORE_FIRST = 5  # a child is 5 on the day before Year 1's oldest turns 6: Year N turns N + 5
_ADULTHOOD_YEAR = 9  # Code 8.9 and SEND Regs 2014, reg 12(3): preparing for adulthood from Year 9
_LAST_COMPULSORY = 11
_LAST_AGE = 25  # a council may keep a plan up to the end of the academic year of this birthday

# National curriculum years of each key stage (Education Act 2002, s.82); 0 is the early years.
KEY_STAGES: Mapping[int, tuple[int, ...]] = MappingProxyType(
    {0: (-1, 0), 1: (1, 2), 2: (3, 4, 5, 6), 3: (7, 8, 9), 4: (10, 11), 5: (12, 13)}
)
# The last school year of each phase in the usual pattern of schools.
PHASE_ENDS: Mapping[str, int] = MappingProxyType(
    {
        "early years": 0,
        "nursery": -1,
        "reception": 0,
        "infant": 2,
        "junior": 6,
        "primary": 6,
        "secondary": 11,
        "sixth form": 13,
    }
)


def academic_year(on: date) -> int:
    """Return the year in which the academic year of a day began: 2026 for any of 2026/27."""
    return on.year if on.month >= _FIRST_MONTH else on.year - 1


def end_of_academic_year(starting: int) -> date:
    """Return the last day of the academic year that begins in September of ``starting``."""
    return date(starting + 1, 8, 31)


def year_group(born: date, on: date) -> int:
    """Return the national curriculum year usual for a child on a day; 0 is Reception."""
    return academic_year(on) - academic_year(born) - _YEAR_BEFORE_FIRST


def key_stage(year: int) -> int | None:
    """Return the key stage of a school year (0 for the early years), or None outside them all."""
    return next((stage for stage, years in KEY_STAGES.items() if year in years), None)


def end_of_year_group(year: int, born: date) -> date:
    """Return the last day of the academic year in which a child born then is in Year ``year``."""
    return end_of_academic_year(academic_year(born) + _YEAR_BEFORE_FIRST + year)


def end_of_key_stage(stage: int, born: date) -> date:
    """Return the last day of a key stage for a child born then, in the usual cohort."""
    return end_of_year_group(KEY_STAGES[stage][-1], born)


def end_of_phase(phase: str, born: date) -> date | None:
    """Return the last day of a phase of education ("primary") for a child born then."""
    last = PHASE_ENDS.get(phase.lower())
    return None if last is None else end_of_year_group(last, born)


def age_on(born: date, on: date) -> int:
    """Return a person's age in whole years on a day."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def birthday(born: date, age: int) -> date:
    """Return the day on which somebody turns ``age``; a 29 February birthday falls on 1 March."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def last_day_of_any_plan(born: date) -> date:
    """Return the end of the academic year in which somebody turns 25 (CFA 2014, s.46)."""
    return end_of_academic_year(academic_year(birthday(born, _LAST_AGE)))


def is_year_9_or_later(born: date, on: date) -> bool:
    """True in or after the academic year in which a child turns 14 (reg 12(3))."""
    return year_group(born, on) >= _ADULTHOOD_YEAR


def is_over_compulsory_school_age(born: date, on: date) -> bool:
    """True after the last Friday in June of the academic year in which somebody turns 16."""
    june = date(academic_year(born) + _YEAR_BEFORE_FIRST + _LAST_COMPULSORY + 1, 6, 30)
    last_friday = june.day - (june.weekday() - 4) % 7
    return on > june.replace(day=last_friday)


def in_words(day: date) -> str:
    """Return a date as people say it: "4 March 2027"."""
    return f"{day.day} {day:%B %Y}"
