"""The last day that a deadline's words can mean."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from ehcp_qa.analyse.slots.numbers import ONES, TENS
from ehcp_qa.law import dates
from ehcp_qa.model.plan import Plan

_NUMBERS = {
    **{"zero": 0, "a": 1, "an": 1},
    **ONES,
    **TENS,
    **{f"{ten}-{one}": TENS[ten] + ONES[one] for ten in TENS for one in list(ONES)[:9]},
}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "zeroth",
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
        ]
    )
}
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")
_YEAR_GROUP = re.compile(r"\b(?:year|yr\.?|ncy|y)\s?(?:group\s)?(1[0-4]|[1-9])\b", re.IGNORECASE)
_KEY_STAGE = re.compile(r"\b(?:key\sstages?|ks)\s?([1-5])\b", re.IGNORECASE)
_BARE_YEAR = re.compile(r"\b(20\d\d)\b")
_AMOUNT = re.compile(
    rf"\b(\d+|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\b(?:\s(?:school|full|calendar))?"
    r"[\s-](month|year|term|week|half)",
    re.IGNORECASE,
)
# "Jul 28", "Sept '27": a short year after a month.
_SHORT_YEAR = re.compile(r"(?<=[a-z.])(\s+)['’]?([2-4]\d)\b(?!\s*20\d\d)", re.IGNORECASE)
_EARLY_YEARS = re.compile(r"\b(?:eyfs|foundation stage|early years)\b", re.IGNORECASE)
# Days in each unit of a span; a term is a third of a school year.
_DAYS = {"week": 7, "half": 61, "month": 31, "term": 122, "year": 366}
# Phases by the words that name them; a phase is over at the end of its last school year.
_PHASES = (
    ("nursery", r"nursery|pre-?school|playgroup"),
    ("infant", r"infant"),
    ("junior", r"junior"),
    (
        "primary",
        r"primary|(?:move|transfer|transition|start\w*|go\w*) (?:\w+ ){0,2}(?:secondary|big) school",
    ),
    ("secondary", r"secondary|leav\w+ school|post-?16|start\w* college|sixth form college"),
    ("sixth form", r"sixth form"),
)
_LEAVING = re.compile(
    r"\b(?:leav\w+|finish\w*|complet\w+|end\w*|mov\w+ (?:on |up )?(?:from|out of))\b"
)
_CURRENT_KEY_STAGE = re.compile(r"\b(?:this|the|her|his|their|my)\s+key\s+stage\b", re.IGNORECASE)


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
    born, number = plan.child.date_of_birth, _number(words)
    if born is None or number is None:
        return None
    # "Before her sixth birthday" and "by age 6" end with that birthday; "at 16" lasts the year.
    lasting = re.match(r"(?:at|when|aged)\b", words) is not None
    return dates.birthday(born, number + 1 if lasting else number)


def _by_year_group(words: str, plan: Plan) -> date | None:
    born = _born(plan)
    if born is None:
        return None
    if match := _YEAR_GROUP.search(words):
        return dates.end_of_year_group(int(match.group(1)), born)
    if re.search(r"\breception\b|\byear r\b", words):
        return dates.end_of_year_group(0, born)
    return dates.end_of_year_group(-1, born) if "nursery" in words else None


def _by_key_stage(words: str, plan: Plan) -> date | None:
    born = _born(plan)
    if born is None:
        return None
    if match := _KEY_STAGE.search(words):
        return dates.end_of_key_stage(int(match.group(1)), born)
    if _EARLY_YEARS.search(words):
        return dates.end_of_key_stage(0, born)
    if plan.plan_date is not None and _CURRENT_KEY_STAGE.search(words):
        stage = dates.key_stage(dates.year_group(born, plan.plan_date))
        return None if stage is None else dates.end_of_key_stage(stage, born)
    return None


def _by_phase(words: str, plan: Plan) -> date | None:
    born = _born(plan)
    if born is None:
        return None
    if _YEAR_GROUP.search(words) or "reception" in words:
        ends = _by_year_group(words, plan)
        if ends is None or _LEAVING.search(words):  # "by the time I leave Year 2"
            return ends
        return ends.replace(year=ends.year - 1)  # "before moving to Year 3"
    if "adulthood" in words:
        return dates.birthday(born, 18)
    for phase, pattern in _PHASES:
        if re.search(pattern, words):
            return dates.end_of_phase(phase, born)
    return None


def _by_span(words: str, plan: Plan) -> date | None:
    if plan.plan_date is None:
        return None
    if match := _AMOUNT.search(words):
        number = _number(match.group(1))
        if number is not None:
            return plan.plan_date + timedelta(days=number * _DAYS[match.group(2).lower()])
    if re.search(r"\b(?:academic|school) year\b", words) and "next" not in words:
        return dates.end_of_academic_year(dates.academic_year(plan.plan_date))
    return None


def _born(plan: Plan) -> date | None:
    """Return the date of birth that counts for schooling.

    For a child out of the usual cohort the school year that the plan gives decides: a day in the
    middle of the cohort that is in that year on the plan's date stands for the real one.
    """
    child = plan.child
    if child.year_group is None or plan.plan_date is None:
        return child.date_of_birth
    usual = child.date_of_birth and dates.year_group(child.date_of_birth, plan.plan_date)
    if usual == child.year_group:
        return child.date_of_birth
    began = dates.academic_year(plan.plan_date) - child.year_group
    return date(began - _TURNS, 3, 1)


# A child in Year N turns N + 5 in that school year: born in the spring of its starting year less this.
_TURNS = 4


def _number(words: str) -> int | None:
    if digits := _DIGITS.search(words):
        return int(digits.group())
    for word in _WORD.findall(words.lower()):
        if word in _NUMBERS and word not in ("a", "an"):
            return _NUMBERS[word]
        if word in _ORDINALS:
            return _ORDINALS[word]
    return 1 if re.match(r"an?\b", words) else None


_READERS: Mapping[str, Callable[[str, Plan], date | None]] = {
    "age": _by_age,
    "year_group": _by_year_group,
    "key_stage": _by_key_stage,
    "phase": _by_phase,
    "span": _by_span,
}
