"""The plans of two audits paired: by path, and what has moved by its child."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import merge
from itertools import groupby

from ehcp_qa.model.audit import PlanRecord, PlanState
from ehcp_qa.model.audit_summary import PlanChange

LISTED = 25  # plans of a list; the count beside it is whole
_READ = (PlanState.CHECKED, PlanState.PARTLY)


@dataclass(slots=True)
class Pairs:
    """The plans of both audits, paired by path, and what is left by child."""

    better: int = 0
    worse: int = 0
    same: int = 0
    rose: list[PlanChange] = field(default_factory=list)
    fell: list[PlanChange] = field(default_factory=list)
    only_before: list[_Alone] = field(default_factory=list)
    only_after: list[_Alone] = field(default_factory=list)

    def add(self, path: str, before: float | None, after: float | None, was: str = "") -> None:
        """Count a pair, where both plans have a score."""
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


def paired(before: Iterator[PlanRecord], after: Iterator[PlanRecord]) -> Pairs:
    """Return the plans paired by path, in one walk along both audits."""
    sides = merge(
        ((r.path, 0, r) for r in before if r.state in _READ),
        ((r.path, 1, r) for r in after if r.state in _READ),
        key=lambda item: item[:2],
    )
    pairs = Pairs()
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


def moved(pairs: Pairs) -> tuple[list[str], list[str]]:
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


def _most(changes: list[PlanChange]) -> list[PlanChange]:
    return sorted(changes, key=lambda c: (-abs(c.change), c.path))[:LISTED]
