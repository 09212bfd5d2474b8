"""Dates of one plan that cannot follow one another, and advice that is old."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from ehcp_qa.analyse.identity.shown import ShownDay, earliest, latest, shown_days
from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.law.dates import find_dates
from ehcp_qa.law.time_limits import months_after, review_due
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Related
from ehcp_qa.model.plan import Advice, AdviceKind, Plan, SectionId

_MADE = ("issue_date", "amended_date")
_SERVED = ("draft_date", "amended_date")
# "Review date" may be of the review that was held; these are still to come.
_OF_THE_NEXT = re.compile(r"\b(?:next|first|due|by)\b", re.IGNORECASE)
_STILL_TO_COME = re.compile(
    r"\b(?:due|expected|to follow|planned|awaited|awaiting|booked|scheduled|will be|appointment|"
    r"next|review on)\b",
    re.IGNORECASE,
)
_IN_WORDS = re.compile(
    r"\breview(?:ed)?\b[^.]{0,80}\b(?:within (?:12|twelve) months|within a year|by \d|before \d|"
    r"in \w+ 20\d\d|every (?:12|twelve) months|(?:at least )?(?:once a year|annually|yearly))",
    re.IGNORECASE,
)


class StaleOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Kinds of advice that grow old, from how many months on, and words of reports that keep."""

    kinds: tuple[AdviceKind, ...]
    months: int
    unless: tuple[str, ...] = ()

    @property
    def reads(self) -> frozenset[SectionId]:
        """Section K, which lists the advice."""
        return frozenset({SectionId.K})


@detector("review-date", Options)
def review_date(plan: AnalysedPlan, _: Options) -> Iterable[Match]:
    """Yield a next review more than 12 months away, or a plan that says nothing of its review."""
    made = latest(shown_days(plan.plan, *_MADE, "plan_date"))
    reviews = shown_days(plan.plan, "review_date")
    if not reviews:
        if made and not _says_when(plan.plan):
            fault = "is the date of the plan, and the check could not find when it will be reviewed"
            yield Match(span=made.words.span, values={"fault": fault}, unsure=True)
        return
    since = max(
        (d for d in (made, latest(shown_days(plan.plan, "last_review_date"))) if d),
        key=lambda d: d.on,
        default=None,
    )
    if since and reviews[0].on > review_due(since.on):
        fault = f"is more than 12 months after {since.words.text}"
        related = (Related(since.words.span, since.what.lower()),)
        yield Match(span=reviews[0].words.span, values={"fault": fault}, related=related)


def _says_when(plan: Plan) -> bool:
    labelled = any(item.name == "review_date" for item in plan.fields)
    return labelled or any(_IN_WORDS.search(block.text) for block in plan.document.blocks)


@detector("date-order", Options)
def date_order(plan: AnalysedPlan, _: Options) -> Iterable[Match]:
    """Yield each date that comes before or after another which it cannot come before or after."""
    for first, second in _in_order(plan.plan):
        if first and second and second.on < first.on:
            yield _out_of_order(second, first, "earlier")
    written = latest(shown_days(plan.plan, *_SERVED, "plan_date", "issue_date"))
    on = plan.plan.plan_date
    if written is None or on is None or on < written.on:
        return
    for advice in plan.plan.advice:
        dates = find_dates(advice.dated.text) if advice.dated and advice.given else ()
        late = bool(dates) and dates[0].first > written.on
        if late and advice.dated and not _STILL_TO_COME.search(advice.words):
            day = ShownDay(dates[0].first, "advice", advice.dated)
            yield _out_of_order(day, written, "later")


def _in_order(plan: Plan) -> Iterator[tuple[ShownDay | None, ShownDay | None]]:
    """Yield pairs of dates of which the first must not come after the second."""
    request = earliest(shown_days(plan, "request_date"))
    draft = earliest(shown_days(plan, "draft_date"))
    served = latest(shown_days(plan, *_SERVED))
    issued = latest(shown_days(plan, "issue_date"))
    reviews = tuple(d for d in shown_days(plan, "review_date") if _OF_THE_NEXT.search(d.what))
    yield request, draft
    yield request, issued
    yield draft, issued
    yield served, latest(shown_days(plan, "respond_by"))
    yield earliest(shown_days(plan, "first_plan_date")), earliest(shown_days(plan, "amended_date"))
    yield issued, latest(reviews)


def _out_of_order(day: ShownDay, other: ShownDay, order: str) -> Match:
    return Match(
        span=day.words.span,
        values={
            "what": _called(day),
            "order": order,
            "than": other.words.text,
            "other": _called(other),
        },
        related=(Related(other.words.span, f"{_called(other)}"),),
    )


def _called(day: ShownDay) -> str:
    if day.what == "advice":
        return "a piece of advice"
    return f"“{day.what}”"


@detector("advice-stale", StaleOptions)
def advice_stale(plan: AnalysedPlan, options: StaleOptions) -> Iterable[Match]:
    """Yield the newest advice of each kind when it is older than so many months."""
    on = plan.plan.plan_date
    if on is None:
        return
    for kind in options.kinds:
        newest = _newest(plan.plan, kind, options.unless)
        if newest and newest.day and newest.day < months_after(on, -options.months):
            yield Match(
                span=newest.span,
                statement=newest.statement,
                values={
                    "kind": kind.value.replace("_", " "),
                    "on": newest.dated.text if newest.dated else "",
                    "months": str(options.months),
                },
                related=(Related(newest.dated.span, "its date"),) if newest.dated else (),
            )


def _newest(plan: Plan, kind: AdviceKind, lasting: tuple[str, ...]) -> Advice | None:
    """Return the latest advice of a kind; None where some of it is undated or lasts."""
    mine = [a for a in plan.advice if a.given and kind in a.kinds]
    keeps = re.compile("|".join(re.escape(word) for word in lasting) or r"(?!)", re.IGNORECASE)
    if any(a.day is None or keeps.search(a.words) for a in mine):
        return None
    return max(mine, key=lambda a: (a.day or date.min, a.span), default=None)
