"""Compare two drafts of one plan: what was put right, what came in, what was taken away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from ehcp_qa.config import Config
from ehcp_qa.model.analysed import AnalysedPlan, Facet, FacetResult, ProvisionAnalysis
from ehcp_qa.model.comparison import PROVISION, Comparison, Moved, OutcomeChange
from ehcp_qa.model.finding import Finding
from ehcp_qa.model.plan import Condition, Role, SectionId, Statement
from ehcp_qa.model.report import CheckRun, Outcome, Report
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.comparison import FORMS
from ehcp_qa.workflows.check import as_checked
from ehcp_qa.workflows.compare_slots import provision_change
from ehcp_qa.workflows.compare_statements import MOVED, Pairs, pairs, plain
from ehcp_qa.workflows.redact import redacted_changes

__all__ = ["FORMATS", "compare", "compare_files", "render_comparison"]

FORMATS = tuple(FORMS)
# A section that has gone takes everything in it along, which a reader must be told.
GONE = {
    Condition.MISSING: "not found",
    Condition.UNREADABLE: "not readable",
    Condition.BLANK: "blank",
}

# How a check ends that looked at nothing.
NOT_RUN = frozenset({Outcome.NOT_APPLICABLE, Outcome.SKIPPED, Outcome.CRASHED})


def compare_files(old: Path, new: Path, config: Config) -> Comparison:
    """Return what changed from one file to the other, both checked with the same settings.

    The drafts are held against each other in their own words, and redacted afterwards.
    """
    found = compare(as_checked([old, new], config))
    return redacted_changes(found, config) if config.redact else found


def render_comparison(comparison: Comparison, form: str, layout: Layout) -> str:
    """Return the comparison in one of ``FORMATS``."""
    return FORMS[form](comparison, layout)


def compare(report: Report) -> Comparison:
    """Return what changed from the first to the second plan of a report."""
    before, after = report.files
    old, new = before.analysed, after.analysed
    if old is None or new is None:
        return Comparison(report)
    found = _found(before, after)
    provision = _provision(old, new)
    gone, come, moved = _moves(provision)
    both = ((old.provisions[a.id], new.provisions[b.id]) for a, b in provision.both)
    needs = pairs(_needs(old), _needs(new))
    outcomes = pairs(_outcomes(old), _outcomes(new))
    return Comparison(
        report,
        fixed=found[0],
        remaining=found[1],
        new=found[2],
        removed=tuple(old.provisions[s.id] for s in gone),
        added=tuple(new.provisions[s.id] for s in come),
        moved=moved,
        provisions=tuple(c for a, b in both if (c := provision_change(a, b))),
        needs_dropped=needs.gone,
        needs_added=needs.come,
        outcomes_dropped=tuple(old.outcomes[s.id] for s in outcomes.gone),
        outcomes_added=tuple(new.outcomes[s.id] for s in outcomes.come),
        outcomes=tuple(_outcome_changes(outcomes, old, new)),
        notes=(*_notes(before, after), *_not_run(found[0], after)),
    )


def _found(before: CheckRun, after: CheckRun) -> tuple[tuple[Finding, ...], ...]:
    """Return findings fixed, remaining and new; one that was accepted meanwhile is none of them."""
    had = {f.fingerprint for f in _all(before)}
    has = {f.fingerprint for f in _all(after)}
    return (
        tuple(f for f in before.findings if f.fingerprint not in has),
        tuple(f for f in after.findings if f.fingerprint in had),
        tuple(f for f in after.findings if f.fingerprint not in had),
    )


def _all(run: CheckRun) -> Iterator[Finding]:
    yield from run.findings
    yield from (one.finding for one in run.standing.accepted)


def _provision(old: AnalysedPlan, new: AnalysedPlan) -> Pairs:
    return pairs(
        _statements(old.provisions_in(*PROVISION)), _statements(new.provisions_in(*PROVISION))
    )


def _statements(provisions: tuple[ProvisionAnalysis, ...]) -> tuple[Statement, ...]:
    return tuple(p.statement for p in provisions)


def _moves(
    found: Pairs,
) -> tuple[tuple[Statement, ...], tuple[Statement, ...], tuple[Moved, ...]]:
    """Return what is gone, what has come, and what stands in another section now."""
    across = pairs(found.gone, found.come, least=MOVED, within_section=False)
    moved = tuple(Moved(a, b) for a, b in across.both)
    return across.gone, across.come, moved


def _needs(plan: AnalysedPlan) -> tuple[Statement, ...]:
    sections = (SectionId.B, SectionId.C, SectionId.D)
    return tuple(s for s in plan.plan.statements(*sections) if s.role is Role.NEED)


def _outcomes(plan: AnalysedPlan) -> tuple[Statement, ...]:
    found = (o.statement for o in plan.outcomes.values())
    return tuple(sorted(found, key=lambda s: s.span))


def _outcome_changes(found: Pairs, old: AnalysedPlan, new: AnalysedPlan) -> Iterator[OutcomeChange]:
    """Yield the outcomes that stand in both drafts in other words, or with other facets met."""
    for first, second in found.both:
        before, after = old.outcomes[first.id], new.outcomes[second.id]
        met, now_met = _met(before.facets), _met(after.facets)
        if plain(first.text) != plain(second.text) or met != now_met:
            lost = tuple(f for f in Facet if f in met and f not in now_met)
            gained = tuple(f for f in Facet if f in now_met and f not in met)
            yield OutcomeChange(before, after, lost, gained)


def _met(facets: Mapping[Facet, FacetResult]) -> frozenset[Facet]:
    return frozenset(f for f, result in facets.items() if result.met)


def _notes(before: CheckRun, after: CheckRun) -> Iterator[str]:
    """Yield what a reader must know before trusting the rest."""
    if before.child and after.child and plain(before.child) != plain(after.child):
        yield "The two files name different children, so they may not be drafts of one plan."
    if before.stage and after.stage and before.stage is not after.stage:
        yield (
            f"The stage of the first is “{before.stage.value}” and of the second “{after.stage.value}”, so "
            "not the same duties apply; a finding may be new for that reason alone."
        )
    conditions = {s.section: s.condition for s in before.sections}
    for section in after.sections:
        had = conditions.get(section.section)
        if had is Condition.FILLED and section.condition in GONE:
            yield (
                f"Section {section.section.value} is {GONE[section.condition]} in the second file, "
                "so all that it held counts as gone."
            )


def _not_run(fixed: tuple[Finding, ...], after: CheckRun) -> Iterator[str]:
    """Yield which findings may be gone only because their rule had nothing to look at."""
    idle = {check.code for check in after.checks if check.outcome in NOT_RUN}
    codes = sorted({finding.code for finding in fixed} & idle)
    if codes:
        yield (
            f"The checks {', '.join(codes)} did not apply to the second file or could not be made, so "
            "their findings count as fixed without having been put right."
        )
