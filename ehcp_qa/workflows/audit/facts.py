"""What a plan says of itself, in the words by which an audit is broken down."""

from __future__ import annotations

from collections.abc import Callable

from ehcp_qa.law.dates import key_stage
from ehcp_qa.model.audit import PlanFacts
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import PlacementKind, Plan
from ehcp_qa.model.report import CheckRun
from ehcp_qa.nlp.plain import plain
from ehcp_qa.nlp.terms import TermFinder
from ehcp_qa.workflows.tools import Tools

EARLY_YEARS = "Early years"
AFTER_SCHOOL = "After Year 13"
_LAST_YEAR = 13
_LONGEST = 60  # characters of a fact that no list knows; more is a sentence and no category


def facts_of(run: CheckRun, plan: Plan, tools: Tools, say: Callable[[str], str]) -> PlanFacts:
    """Return the facts of a plan, each empty where the plan does not say it.

    ``say`` is what words go through that no list knows; a usual name identifies nobody.
    """
    year = plan.child.year_group
    return PlanFacts(
        child=run.child,
        year_group=year,
        key_stage=stage_name(year),
        primary_need=_primary_need(plan, tools.lexicons, say),
        setting_type=_setting_type(plan, tools.lexicons, say),
        plan_date=plan.plan_date,
        stage=run.stage.value if run.stage else "",
        placement="" if run.placement is PlacementKind.UNKNOWN else run.placement.value,
    )


def stage_name(year: int | None) -> str:
    """Return what to call the key stage of a school year: "Key stage 2"."""
    if year is None:
        return ""
    stage = key_stage(year)
    if stage is None:
        return AFTER_SCHOOL if year > _LAST_YEAR else EARLY_YEARS
    return f"Key stage {stage}" if stage else EARLY_YEARS


def _primary_need(plan: Plan, lexicons: Lexicons, say: Callable[[str], str]) -> str:
    """Return the primary need as the front of the plan gives it, by its usual name if it has one."""
    for item in plan.fields:
        if item.name == "primary_need":
            known = _first_group(item.value.text, lexicons, "primary_needs")
            return known or say(_short(item.value.text))
    return ""


def _setting_type(plan: Plan, lexicons: Lexicons, say: Callable[[str], str]) -> str:
    """Return the type of setting: as labelled, else as the setting's own name tells."""
    for name in ("setting_type", "setting"):
        for item in plan.fields:
            if item.name == name and (
                found := _first_group(item.value.text, lexicons, "setting_types")
            ):
                return found
    return next((say(_short(f.value.text)) for f in plan.fields if f.name == "setting_type"), "")


def _first_group(text: str, lexicons: Lexicons, lexicon: str) -> str:
    """Return the group of the first term in a text."""
    terms = TermFinder(sorted(lexicons[lexicon].groups.items())).find(plain(text))
    return terms[0].group if terms else ""


def _short(text: str) -> str:
    words = " ".join(plain(text).split())
    return words if len(words) <= _LONGEST else ""
