"""Age, school year and date of birth that cannot all be true."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta

from ehcp_qa.analyse.identity.shown import shown_days
from ehcp_qa.analyse.identity.stated import StatedNumber, stated_ages, stated_years
from ehcp_qa.analyse.schooling import year_in_words
from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.law.dates import age_on, last_day_of_any_plan, year_group
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Related, Severity
from ehcp_qa.model.plan import Plan
from ehcp_qa.nlp.plain import plain

# A draft is put together over the 20 weeks of an assessment, and an age written at its start may
# be a birthday behind; half a year allows for that.
_WRITTEN_OVER = timedelta(days=183)
_LAST_YEAR = 13  # beyond it school years have no number
_FIRST_MONTH_OF_NEXT, _LAST_MONTH = 6, 8  # from June a plan may speak of the coming school year


class YearOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words by which a plan says that the child is taught out of the usual year group."""

    unless: tuple[str, ...] = ()


@detector("age-conflict", Options)
def age_conflict(plan: AnalysedPlan, _: Options) -> Iterable[Match]:
    """Yield each age given to the child that the date of birth contradicts on the plan's date."""
    born, on = plan.plan.child.date_of_birth, plan.plan.plan_date
    if born is None or on is None or born > on:
        return
    now = age_on(born, on)
    possible = range(age_on(born, on - _WRITTEN_OVER), now + 1)
    for stated in stated_ages(plan.plan):
        if stated.number not in possible:
            yield _conflict(plan.plan, stated, str(now), None)


@detector("year-group-conflict", YearOptions)
def year_group_conflict(plan: AnalysedPlan, options: YearOptions) -> Iterable[Match]:
    """Yield the first school year given to the child that is not usual at the child's age."""
    born, on = plan.plan.child.date_of_birth, plan.plan.plan_date
    if born is None or on is None or born > on or _says_out_of_year(plan.plan, options.unless):
        return
    usual = year_group(born, on)
    if usual > _LAST_YEAR:
        return
    coming = _FIRST_MONTH_OF_NEXT <= on.month <= _LAST_MONTH
    for stated in stated_years(plan.plan):
        nursery = stated.number == -1 and usual < 0
        if nursery or stated.number == usual or (coming and stated.number == usual + 1):
            continue
        near = abs(stated.number - usual) == 1
        yield _conflict(plan.plan, stated, year_in_words(usual), Severity.ADVICE if near else None)
        return  # the year is printed all over a plan; once is enough


@detector("age-out-of-range", Options)
def age_out_of_range(plan: AnalysedPlan, _: Options) -> Iterable[Match]:
    """Yield a date of birth after the plan's own date, or too long before it for any plan."""
    born, on = plan.plan.child.date_of_birth, plan.plan.plan_date
    if born is None or on is None:
        return
    fault = ""
    if born > on:
        fault = "is later than the plan's own date"
    elif last_day_of_any_plan(born) < on:
        fault = f"makes the person {age_on(born, on)}, and no plan can run so long"
    shown = next((d for d in shown_days(plan.plan, "date_of_birth") if d.on == born), None)
    if fault and shown:
        yield Match(span=shown.words.span, values={"fault": fault})


def _conflict(plan: Plan, stated: StatedNumber, usual: str, severity: Severity | None) -> Match:
    births = [d for d in shown_days(plan, "date_of_birth") if d.on == plan.child.date_of_birth]
    return Match(
        span=stated.words.span,
        values={
            "usual": usual,
            "said": _said(stated.words.text),
            "born": births[0].words.text if births else "",
            "on": _in_words(plan),
        },
        related=tuple(Related(d.words.span, "the date of birth") for d in births[:1]),
        severity=severity,
    )


def _said(words: str) -> str:
    """Return a school year as the plan gives it; a bare number is told as what it is."""
    return f"year group {words}" if words.strip().isdigit() else words


def _in_words(plan: Plan) -> str:
    on = plan.plan_date
    return f"{on.day} {on:%B %Y}" if on else ""


def _says_out_of_year(plan: Plan, phrases: tuple[str, ...]) -> bool:
    if not phrases:
        return False
    said = re.compile(rf"\b(?:{'|'.join(re.escape(p) for p in phrases)})\b", re.IGNORECASE)
    return any(said.search(plain(block.text)) for block in plan.document.blocks)
