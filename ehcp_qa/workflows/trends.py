"""What changed between two audits: scores, defects, and the plans that are in both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from ehcp_qa.model.audit import AuditStamp, PlanRecord
from ehcp_qa.model.audit_summary import (
    AuditSummary,
    DefectChange,
    ScoreChange,
    Trends,
)
from ehcp_qa.workflows.trend_pairs import LISTED, Pairs, moved, paired

OpenRecords = Callable[[], Iterator[PlanRecord]]
# What must be the same before two scores may be compared, and what to call it.
_DECISIVE = {
    "rules_sha256": "the rules are not the same",
    "settings_sha256": "the settings are not the same",
    "profile": "the profile is not the same",
    "language_model": "the language model is not the same",
    "tool_version": "the version of ehcp-qa is not the same",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One of two audits."""

    records: OpenRecords
    stamp: AuditStamp
    summary: AuditSummary


def trends(before: Side, after: Side) -> Trends:
    """Return what changed; both give their records in the order of paths."""
    differences = tuple(
        said
        for name, said in _DECISIVE.items()
        if getattr(before.stamp, name) != getattr(after.stamp, name)
    )
    pairs = paired(before.records(), after.records())
    gone, new = moved(pairs)
    found = Trends(
        differences=differences,
        before=before.summary.counts,
        after=after.summary.counts,
        new=len(new),
        gone=len(gone),
        new_plans=tuple(new[:LISTED]),
        gone_plans=tuple(gone[:LISTED]),
    )
    return found if differences else _compared(found, before.summary, after.summary, pairs)


def _compared(found: Trends, before: AuditSummary, after: AuditSummary, pairs: Pairs) -> Trends:
    changes = _defects(before, after)
    return replace(
        found,
        better=pairs.better,
        worse=pairs.worse,
        same=pairs.same,
        scores=_scores(before, after),
        more=tuple(c for c in changes if c.change > 0),
        fewer=tuple(c for c in changes if c.change < 0),
        better_plans=tuple(pairs.rose),
        worse_plans=tuple(pairs.fell),
    )


def _scores(before: AuditSummary, after: AuditSummary) -> tuple[ScoreChange, ...]:
    then = {spread.key: spread.mean for spread in before.spreads}
    now = {spread.key: spread.mean for spread in after.spreads}
    keys = dict.fromkeys([*now, *then])
    return tuple(ScoreChange(key, then.get(key), now.get(key)) for key in keys)


def _defects(before: AuditSummary, after: AuditSummary) -> list[DefectChange]:
    """Return every defect with its share of plans then and now, the greatest change first."""
    titles = {d.code: d.title for d in (*before.defects, *after.defects)}
    then, now = _shares(before), _shares(after)
    changes = [
        DefectChange(code, title, then.get(code, 0.0), now.get(code, 0.0))
        for code, title in titles.items()
    ]
    return sorted(changes, key=lambda change: (-abs(change.change), change.code))


def _shares(summary: AuditSummary) -> dict[str, float]:
    plans = summary.counts.checked
    return {d.code: round(100 * d.plans / plans, 1) for d in summary.defects if plans}
