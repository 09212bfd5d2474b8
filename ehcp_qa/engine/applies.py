"""Whether a rule is run on this plan, and if not, why not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ehcp_qa.detectors.base import LANGUAGE_MODEL, Options
from ehcp_qa.law.dates import in_words
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.plan import Condition, PlanStage, SectionId
from ehcp_qa.model.report import Outcome
from ehcp_qa.model.rule import Rule

PROFILES = (
    "statutory",
    "standard",
    "thorough",
)  # each reports what the one before it does, and more
_CONDITIONS: Mapping[Condition, str] = {
    Condition.MISSING: "was not found",
    Condition.BLANK: "is blank",
    Condition.NIL: "says that nothing is needed",
    Condition.UNREADABLE: "could not be read",
    Condition.FILLED: "holds nothing to check",
}


@dataclass(frozen=True, slots=True)
class NotRun:
    """Why a rule was not run: not asked for, not able to run, or nothing for it to look at."""

    outcome: Outcome
    reason: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What the user asked for; ``select`` and ``ignore`` hold codes or the beginnings of codes."""

    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    profile: str = "standard"

    def refuses(self, rule: Rule) -> str:
        """Return why the rule is not wanted, or nothing when it is."""
        if _named(rule, self.ignore):
            return "left out by --ignore"
        if self.select:
            return "" if _named(rule, self.select) else "not among the rules selected"
        if rule.status == "preview":
            return "in preview: runs when it is selected by its code"
        if PROFILES.index(rule.profile) > PROFILES.index(self.profile):
            return f"belongs to the {rule.profile} profile"
        return ""


def not_run(rule: Rule, analysed: AnalysedPlan, choice: Choice, stage: PlanStage) -> NotRun | None:
    """Return why this rule is not run on this plan, or None when it is."""
    if rule.status == "disabled":
        return NotRun(Outcome.SKIPPED, "switched off in the rule pack")
    if refused := choice.refuses(rule):
        return NotRun(Outcome.SKIPPED, refused)
    if rule.stages and stage not in rule.stages:
        kinds = " or ".join(rule.stages)
        return NotRun(Outcome.NOT_APPLICABLE, f"applies to a plan that is {kinds}")
    if outside := _outside_its_time(rule, analysed.plan.plan_date):
        return NotRun(Outcome.NOT_APPLICABLE, outside)
    if LANGUAGE_MODEL in rule.needs and not analysed.model:
        return NotRun(Outcome.SKIPPED, "needs the language model, which is not installed")
    return _nothing_to_read(rule, analysed)


def reads(rule: Rule) -> frozenset[SectionId]:
    """Return the sections that the rule reads; empty when it looks at the whole document."""
    return rule.options.reads if isinstance(rule.options, Options) else frozenset()


def rests_on(rule: Rule) -> frozenset[SectionId]:
    """Return the sections without which the rule has nothing to say."""
    return rule.options.rests_on if isinstance(rule.options, Options) else frozenset()


def _nothing_to_read(rule: Rule, analysed: AnalysedPlan) -> NotRun | None:
    """Say so when no section that the rule reads holds anything that could be checked."""
    wanted = reads(rule)
    sections = analysed.plan.sections
    found = {
        key: sections[key].condition if key in sections else Condition.MISSING
        for key in SectionId
        if key in wanted
    }
    if not found or Condition.FILLED in found.values():
        return None
    unread = Condition.UNREADABLE in found.values()
    said = ", ".join(f"Section {key} {_CONDITIONS[state]}" for key, state in found.items())
    return NotRun(Outcome.SKIPPED if unread else Outcome.NOT_APPLICABLE, said)


def _outside_its_time(rule: Rule, on: date | None) -> str:
    """Return why a plan of this date is not judged by the rule; a plan with no date is judged by all."""
    if on is None:
        return ""
    if rule.valid_from is not None and on < rule.valid_from:
        return f"in force from {in_words(rule.valid_from)}, after the plan's date"
    if rule.valid_to is not None and on > rule.valid_to:
        return f"in force until {in_words(rule.valid_to)}, before the plan's date"
    return ""


def _named(rule: Rule, codes: Sequence[str]) -> bool:
    return any(rule.code.startswith(code.upper()) for code in codes)
