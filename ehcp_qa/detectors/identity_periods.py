"""The periods that the law sets, wherever the plan shows the dates at both ends."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ehcp_qa.analyse.identity.shown import ShownDay, earliest, latest, shown_days
from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.law.dates import academic_year
from ehcp_qa.law.time_limits import (
    REPRESENTATION_DAYS,
    days_given,
    earliest_reply_by,
    final_plan_due,
    phase_transfer,
)
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match, Related
from ehcp_qa.model.plan import Plan, PlanStage
from ehcp_qa.nlp.plain import plain

_SERVED = {PlanStage.DRAFT: ("draft_date",), PlanStage.AMENDED: ("amended_date", "draft_date")}


class UnlessOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words with which the plan itself accounts for what would be found."""

    unless: tuple[str, ...] = ()


@detector("representation-period", Options)
def representation_period(plan: AnalysedPlan, _: Options) -> Iterable[Match]:
    """Yield a date for comments that leaves the family fewer than 15 days from the draft's date."""
    served = None
    for name in _SERVED.get(plan.plan.stage, ("draft_date",)):
        served = served or latest(shown_days(plan.plan, name))
    reply = latest(shown_days(plan.plan, "respond_by"))
    if served is None or reply is None or reply.on < served.on:
        return  # a reply before the draft is a slip in a date, which is another finding
    given = days_given(served.on, reply.on)
    if given < REPRESENTATION_DAYS:
        least = earliest_reply_by(served.on)
        yield Match(
            span=reply.words.span,
            values={"given": str(given), "least": f"{least.day} {least:%B %Y}"},
            related=(Related(served.words.span, "the date of the draft"),),
        )


@detector("twenty-weeks", UnlessOptions)
def twenty_weeks(plan: AnalysedPlan, options: UnlessOptions) -> Iterable[Match]:
    """Yield the date of a plan that is more than 20 weeks after the request for assessment."""
    request = latest(shown_days(plan.plan, "request_date"))
    issued = _first_issued(plan.plan)
    if request is None or issued is None or shown_days(plan.plan, "first_plan_date"):
        return
    due = final_plan_due(request.on)
    if issued.on > due and not _said(plan.plan, options.unless):
        yield Match(
            span=issued.words.span,
            values={"due": f"{due.day} {due:%B %Y}", "request": request.words.text},
            related=(Related(request.words.span, "the request"),),
        )


def _first_issued(plan: Plan) -> ShownDay | None:
    """Return when the plan was made, or sent in draft, whichever the plan shows first."""
    if plan.stage is PlanStage.AMENDED:
        return None
    return earliest(shown_days(plan, "issue_date")) or earliest(shown_days(plan, "draft_date"))


@detector("phase-transfer-due", UnlessOptions)
def phase_transfer_due(plan: AnalysedPlan, options: UnlessOptions) -> Iterable[Match]:
    """Yield the date of a draft for the last year of a phase when the day for the plan has passed."""
    year, on = plan.plan.child.year_group, plan.plan.plan_date
    if year is None or on is None:
        return
    transfer = phase_transfer(year, on)
    if transfer is None or on <= transfer.due or _said(plan.plan, options.unless):
        return
    shown = latest(shown_days(plan.plan, "draft_date", "amended_date", "plan_date"))
    if shown and shown.on == on and academic_year(on) == academic_year(transfer.due):
        due = f"{transfer.due.day} {transfer.due:%B %Y}"
        values = {"year": str(year), "transfer": transfer.name, "due": due}
        yield Match(span=shown.words.span, values=values)


def _said(plan: Plan, phrases: tuple[str, ...]) -> bool:
    if not phrases:
        return False
    said = re.compile(rf"\b(?:{'|'.join(re.escape(p) for p in phrases)})\b", re.IGNORECASE)
    return any(said.search(plain(block.text)) for block in plan.document.blocks)
