"""School years, key stages and ages; dates that a text names."""

from ehcp_qa.law.dates.in_text import (
    DateSpan,
    find_dates,
    parse_date,
)
from ehcp_qa.law.dates.school_years import (
    KEY_STAGES,
    PHASE_ENDS,
    academic_year,
    age_on,
    birthday,
    end_of_academic_year,
    end_of_key_stage,
    end_of_phase,
    end_of_year_group,
    in_words,
    is_over_compulsory_school_age,
    is_year_9_or_later,
    key_stage,
    last_day_of_any_plan,
    year_group,
)

__all__ = [
    "KEY_STAGES",
    "PHASE_ENDS",
    "DateSpan",
    "academic_year",
    "age_on",
    "birthday",
    "end_of_academic_year",
    "end_of_key_stage",
    "end_of_phase",
    "end_of_year_group",
    "find_dates",
    "in_words",
    "is_over_compulsory_school_age",
    "is_year_9_or_later",
    "key_stage",
    "last_day_of_any_plan",
    "parse_date",
    "year_group",
]
