"""The last day that a deadline's words can mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from ehcp_qa.analyse.when.counted import DAYS, NUMBERS, number_in
from ehcp_qa.analyse.when.stages import by_key_stage, by_phase, by_stage
from ehcp_qa.law import dates
from ehcp_qa.model.plan import Plan

_BARE_YEAR = re.compile(r"\b(20\d\d)\b")
_AMOUNT = re.compile(
    rf"\b(\d+|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})\b(?:\s(?:school|full|calendar))?"
    r"[\s-](month|year|term|week|half)",
    re.IGNORECASE,
)
# "Jul 28", "Sept '27": a short year after a month.
_SHORT_YEAR = re.compile(r"(?<=[a-z.])(\s+)['’]?([2-4]\d)\b(?!\s*20\d\d)", re.IGNORECASE)


def due_by(words: str, kind: str, plan: Plan | None) -> date | None:
    """Return the last day these words can mean, where the plan tells enough to say.

    A date says it alone; a school year, key stage, phase or age needs the date of birth (or the
    school year on the plan's date), and a span needs the plan's date.
    """
    named = dates.find_dates(words) or dates.find_dates(_SHORT_YEAR.sub(r"\g<1>20\2", words))
    if named:
        return named[-1].last
    if year := _BARE_YEAR.search(words):
        return date(int(year.group(1)), 12, 31)
    reader = _READERS.get(kind)
    return reader(words.lower(), plan) if reader and plan else None


def is_over(words: str, kind: str, plan: Plan) -> bool:
    """Tell whether a school year, key stage or phase is over for the school year that the plan gives.

    For a plan that shows no date: any day of any school year serves, since both sides move with it.
    """
    if plan.child.year_group is None or kind not in _OF_SCHOOL:
        return False
    child = replace(plan.child, date_of_birth=None)
    due = due_by(words, kind, replace(plan, plan_date=_SOME_DAY, child=child))
    return due is not None and due < _SOME_DAY and not dates.find_dates(words)


_OF_SCHOOL = frozenset({"year_group", "key_stage", "phase"})
_SOME_DAY = date(2026, 11, 2)


def _by_age(words: str, plan: Plan) -> date | None:
    born, number = plan.child.date_of_birth, number_in(words)
    if born is None or number is None:
        return None
    # "Before her sixth birthday" and "by age 6" end with that birthday; "at 16" lasts the year.
    lasting = (
        re.match(r"(?:at|when|aged)\b|.*\b(?:summer|autumn|winter|spring)\b", words) is not None
    )
    return dates.birthday(born, number + 1 if lasting else number)


def _by_span(words: str, plan: Plan) -> date | None:
    if plan.plan_date is None:
        return None
    if match := _AMOUNT.search(words):
        number = number_in(match.group(1))
        if number is not None:
            return plan.plan_date + timedelta(days=number * DAYS[match.group(2).lower()])
    if re.search(r"\b(?:academic|school) year\b", words) and "next" not in words:
        return dates.end_of_academic_year(dates.academic_year(plan.plan_date))
    return None


_READERS: Mapping[str, Callable[[str, Plan], date | None]] = {
    "age": _by_age,
    "year_group": by_stage,
    "key_stage": by_key_stage,
    "phase": by_phase,
    "span": _by_span,
}
