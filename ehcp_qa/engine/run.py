"""Run every rule that applies and say how each check ended."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ehcp_qa.detectors import DETECTORS
from ehcp_qa.engine.applies import Choice, NotRun, not_run
from ehcp_qa.engine.findings import Finder
from ehcp_qa.engine.fingerprints import with_fingerprints
from ehcp_qa.engine.suppress import Suppressed, suppress
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Finding, Match
from ehcp_qa.model.plan import PlanStage
from ehcp_qa.model.report import Check, Outcome
from ehcp_qa.model.rule import PLAN, Rule
from ehcp_qa.rulebook.book import RuleBook

# How a rule that was asked for, and could have run on another plan, may end without running.
_ASKED = frozenset({Outcome.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Result:
    """Findings in reading order, one check for each rule by code, and a line for each suppression."""

    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]
    explanations: tuple[str, ...] = ()


def run_rules(
    analysed: AnalysedPlan,
    rulebook: RuleBook,
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    profile: str = "standard",
    stage: PlanStage | None = None,
    reads: str = PLAN,
    shown: AnalysedPlan | None = None,
) -> Result:
    """Return what the rules find in the plan; a rule that crashes is one check, and the rest go on.

    Only rules that read a plan are run, or those that read what ``reads`` says. Findings quote
    ``shown``, where the rules were given less than the whole document to look at.
    """
    rules = rulebook.reading(reads)
    stage = stage or analysed.plan.stage
    choice = Choice(select, ignore, profile)
    finder = Finder.of(shown or analysed, stage)
    found: dict[str, tuple[Match, ...]] = {}
    ended: dict[str, NotRun] = {}
    for rule in rules:
        reason = not_run(rule, analysed, choice, stage)
        matches = reason or _matches(rule, analysed, finder)
        if isinstance(matches, NotRun):
            ended[rule.code] = matches
        else:
            found[rule.code] = matches
    asked = [r for r in rules if r.code in found or ended[r.code].outcome in _ASKED]
    left = suppress(asked, found, finder.statement_at)
    findings = [f for rule in rules for f in finder.findings(rule, left.kept.get(rule.code, ()))]
    ordered = with_fingerprints(sorted(findings, key=_reading_order))
    checks = tuple(_check(rule, ordered, ended, left) for rule in rules)
    return Result(ordered, checks, _explanations(left))


def _matches(rule: Rule, analysed: AnalysedPlan, finder: Finder) -> tuple[Match, ...] | NotRun:
    """Return the detector's matches, one for each statement, or where it stopped."""
    try:
        matches = tuple(DETECTORS[rule.detect].detect(analysed, rule.options))
        return finder.one_each(rule, matches)
    except Exception as error:  # a rule, or a council's own, may fail in any way; the others go on
        return NotRun(Outcome.CRASHED, _where_it_stopped(error))


def _where_it_stopped(error: Exception) -> str:
    """Return the kind of error and the line of code, and never its message: that may quote the plan."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"stopped with {type(error).__name__} at {Path(last.filename).name}, line {last.lineno}"


def _reading_order(finding: Finding) -> tuple[int, int, int, str, str]:
    """Things that are missing first, then by place; the rest decides only between equal places."""
    span = finding.place.span
    block, start = (span.block, span.start) if span else (-1, 0)
    return (0 if span is None else 1, block, start, finding.code, finding.section or "")


def _check(
    rule: Rule, findings: Iterable[Finding], ended: dict[str, NotRun], left: Suppressed
) -> Check:
    mine = [finding for finding in findings if finding.code == rule.code]
    outcome, reason = Outcome.PASSED, ""
    if rule.code in left.unfounded:
        section, by = left.unfounded[rule.code]
        outcome, reason = Outcome.NOT_APPLICABLE, f"Section {section} was not found ({by})"
    elif rule.code in ended:
        outcome, reason = ended[rule.code].outcome, ended[rule.code].reason
    elif mine:
        unsure = all(finding.inferred for finding in mine)
        outcome = Outcome.NEEDS_REVIEW if unsure else Outcome.FAILED
    elif rule.code in left.covered:
        reason = f"what it found is reported by {', '.join(left.covered[rule.code])}"
    return Check(rule.code, rule.title, outcome, len(mine), reason, rule.group)


def _explanations(left: Suppressed) -> tuple[str, ...]:
    """Return one line for each missing section that left rules with nothing to stand on."""
    grouped: dict[tuple[str, str], list[str]] = {}
    for code, (section, by) in sorted(left.unfounded.items()):
        grouped.setdefault((section, by), []).append(code)
    return tuple(
        f"Section {section} was not found ({by}), so these checks of it were not made: "
        f"{_as_ranges(codes)}."
        for (section, by), codes in sorted(grouped.items())
    )


def _as_ranges(codes: Sequence[str]) -> str:
    """Return codes in order with each run of three or more as "PRV-01 to PRV-15"."""
    runs: list[list[str]] = []
    for code in codes:
        group, _, number = code.rpartition("-")
        follows = bool(runs) and runs[-1][-1] == f"{group}-{int(number) - 1:02}"
        runs[-1].append(code) if follows else runs.append([code])
    said = (f"{r[0]} to {r[-1]}" if len(r) > 2 else ", ".join(r) for r in runs)
    return ", ".join(said)
