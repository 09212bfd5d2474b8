"""What changed between two audits: scores, defects, and the plans that are in both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from heapq import merge
from itertools import groupby

from ehcp_qa.model.audit import AuditStamp, PlanRecord, PlanState
from ehcp_qa.model.audit_summary import (
    AuditSummary,
    DefectChange,
    PlanChange,
    ScoreChange,
    Trends,
)

OpenRecords = Callable[[], Iterator[PlanRecord]]
LISTED = 25  # plans of a list; the count beside it is whole
# What must be the same before two scores may be compared, and what to call it.
_DECISIVE = {
    "rules_sha256": "the rules are not the same",
    "settings_sha256": "the settings are not the same",
    "profile": "the profile is not the same",
    "language_model": "the language model is not the same",
    "tool_version": "the version of ehcp-qa is not the same",
}
_READ = (PlanState.CHECKED, PlanState.PARTLY)


@dataclass(frozen=True, slots=True)
class Side:
    """One of two audits."""

    records: OpenRecords
    stamp: AuditStamp
    summary: AuditSummary


@dataclass(slots=True)
class _Pairs:
    """The plans of both audits, paired by path, and what is left by child."""

    better: int = 0
    worse: int = 0
    same: int = 0
    rose: list[PlanChange] = field(default_factory=list)
    fell: list[PlanChange] = field(default_factory=list)
    only_before: list[_Alone] = field(default_factory=list)
    only_after: list[_Alone] = field(default_factory=list)

    def add(self, path: str, before: float | None, after: float | None, was: str = "") -> None:
        if before is None or after is None:
            return
        change = PlanChange(path, before, after, was)
        self.better += change.change > 0
        self.worse += change.change < 0
        self.same += change.change == 0
        if change.change > 0:
            self.rose = _most([*self.rose, change])
        elif change.change < 0:
            self.fell = _most([*self.fell, change])


@dataclass(frozen=True, slots=True)
class _Alone:
    """A plan whose path only one of the audits has."""

    path: str
    child: str
    overall: float | None


def trends(before: Side, after: Side) -> Trends:
    """Return what changed; both give their records in the order of paths."""
    differences = tuple(
        said
        for name, said in _DECISIVE.items()
        if getattr(before.stamp, name) != getattr(after.stamp, name)
    )
    pairs = _pairs(before.records(), after.records())
    gone, new = _moved(pairs)
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


def _compared(found: Trends, before: AuditSummary, after: AuditSummary, pairs: _Pairs) -> Trends:
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


def _pairs(before: Iterator[PlanRecord], after: Iterator[PlanRecord]) -> _Pairs:
    """Return the plans paired by path, in one walk along both audits."""
    sides = merge(
        ((r.path, 0, r) for r in before if r.state in _READ),
        ((r.path, 1, r) for r in after if r.state in _READ),
        key=lambda item: item[:2],
    )
    pairs = _Pairs()
    for path, group in groupby(sides, key=lambda item: item[0]):
        held = {side: record for _, side, record in group}
        if len(held) > 1 and _one_child(held[0], held[1]):
            pairs.add(path, held[0].overall, held[1].overall)
            continue
        for side, record in held.items():
            alone = _Alone(path, record.child_print, record.overall)
            (pairs.only_after if side else pairs.only_before).append(alone)
    return pairs


def _one_child(before: PlanRecord, after: PlanRecord) -> bool:
    """Say whether two plans of one path are one child's, as far as both name a child in full."""
    known = before.child_print and after.child_print
    return not known or before.child_print == after.child_print


def _moved(pairs: _Pairs) -> tuple[list[str], list[str]]:
    """Return the paths that are gone and new; a child with one of each has the same plan moved."""
    gone, new = _by_child(pairs.only_before), _by_child(pairs.only_after)
    moved = {child for child in gone.keys() & new.keys() if gone[child] and new[child]}
    for child in sorted(moved):
        old, now = gone[child], new[child]
        if old and now:
            pairs.add(now.path, old.overall, now.overall, was=old.path)
    return (
        [alone.path for alone in pairs.only_before if alone.child not in moved],
        [alone.path for alone in pairs.only_after if alone.child not in moved],
    )


def _by_child(plans: list[_Alone]) -> dict[str, _Alone | None]:
    """Return the one plan of each child; None where a child has several."""
    found: dict[str, _Alone | None] = {}
    for alone in plans:
        if alone.child:
            found[alone.child] = None if alone.child in found else alone
    return found


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


def _most(changes: list[PlanChange]) -> list[PlanChange]:
    return sorted(changes, key=lambda c: (-abs(c.change), c.path))[:LISTED]
