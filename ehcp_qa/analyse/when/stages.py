"""The last day of a school year, key stage or phase that words name, for the child of a plan."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ehcp_qa.analyse.when.counted import DAYS, number_in
from ehcp_qa.law import dates
from ehcp_qa.model.plan import Plan

_YEAR_GROUP = re.compile(r"\b(?:year|yr\.?|ncy|y)\s?(?:group\s)?(1[0-4]|[1-9])\b", re.IGNORECASE)
_KEY_STAGE = re.compile(r"\b(?:key\sstages?|ks)\s?([1-5])\b", re.IGNORECASE)
_EARLY_YEARS = re.compile(r"\b(?:eyfs|foundation stage|early years)\b", re.IGNORECASE)
# Phases by the words that name them; a phase is over at the end of its last school year.
_PHASES = (
    ("nursery", r"nursery|pre-?school|playgroup"),
    ("infant", r"infant"),
    ("junior", r"junior"),
    (
        "primary",
        r"primary|(?:mov\w+|transfer\w*|transition|start\w*|go\w*|join\w*|enter\w*) (?:\S+ ){0,2}(?:secondary|big)\b",
    ),
    ("secondary", r"secondary|leav\w+ school|post-?16|start\w* college|sixth form college"),
    ("sixth form", r"sixth form"),
)
_LEAVING = re.compile(
    r"\b(?:leav\w+|finish\w*|complet\w+|end\w*|mov\w+ (?:on |up )?(?:from|out of))\b"
)
# "A year after joining", "two years into": counted from when a stage begins.
_COUNTED = re.compile(
    r"(?P<number>\w+)\s(?:\w+\s)?(?P<unit>month|year|term)s?\s(?:on\s)?(?:from|after|into)\s"
    r"(?P<verb>(?:joining|starting|entering|moving|transferring|going|leaving|finishing)\s)?"
)
_CURRENT_KEY_STAGE = re.compile(r"\b(?:this|the|her|his|their|my)\s+key\s+stage\b", re.IGNORECASE)


def by_stage(words: str, plan: Plan) -> date | None:
    """Return the last day of the school year, else the key stage, else the phase that words name."""
    readers = (by_year_group, by_key_stage, by_phase)
    return next((due for reader in readers if (due := reader(words, plan))), None)


def by_year_group(words: str, plan: Plan) -> date | None:
    """Return the last day of the school year that words name."""
    born = _born(plan)
    if born is None:
        return None
    if match := _YEAR_GROUP.search(words):
        return dates.end_of_year_group(int(match.group(1)), born)
    if re.search(r"\breception\b|\byear r\b", words):
        return dates.end_of_year_group(0, born)
    return dates.end_of_year_group(-1, born) if "nursery" in words else None


def by_key_stage(words: str, plan: Plan) -> date | None:
    """Return the last day of the key stage that words name."""
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


def by_phase(words: str, plan: Plan) -> date | None:
    """Return the last day of a phase, or the day before a school year that is moved to.

    "A year after joining secondary school" is so much later than that day.
    """
    counted = _COUNTED.match(words)
    if counted is None:
        return _by_move(words, plan)
    reached = _by_move(f"{counted['verb'] or 'starting '}{words[counted.end() :]}", plan)
    number = number_in(counted["number"])
    if reached is None or number is None:
        return None
    return reached + timedelta(days=number * DAYS[counted["unit"]])


def _by_move(words: str, plan: Plan) -> date | None:
    born = _born(plan)
    if born is None:
        return None
    if _YEAR_GROUP.search(words) or "reception" in words:
        ends = by_year_group(words, plan)
        if ends is None or _LEAVING.search(words):  # "by the time I leave Year 2"
            return ends
        return ends.replace(year=ends.year - 1)  # "before moving to Year 3"
    if "adulthood" in words:
        return dates.birthday(born, 18)
    for phase, pattern in _PHASES:
        if re.search(pattern, words):
            return dates.end_of_phase(phase, born)
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
