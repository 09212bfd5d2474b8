"""A sample of an audit's plans, stratified, that the same seed draws again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heappush, heappushpop

from ehcp_qa.model.audit import PlanRecord, PlanState
from ehcp_qa.model.audit_summary import AuditSummary
from ehcp_qa.model.moderation import ORDER, Drawn, Sample, Stratum

OpenRecords = Callable[[], Iterator[PlanRecord]]
_READ = (PlanState.CHECKED, PlanState.PARTLY)
_NO_GRADE = "not graded"
# By which fact plans are told apart beside their grade: the first that any plan states.
_FACTS = ("team", "primary_need")
Key = tuple[str, str]


@dataclass(slots=True)
class _Pool:
    """The plans of one stratum with the lowest lots, at most as many as could be drawn."""

    plans: int = 0
    lots: list[tuple[int, Drawn]] = field(default_factory=list)

    def add(self, lot: int, drawn: Drawn, most: int) -> None:
        self.plans += 1
        # A heap gives up its least: lots are negative, so that the highest lot goes.
        if len(self.lots) < most:
            heappush(self.lots, (-lot, drawn))
        else:
            heappushpop(self.lots, (-lot, drawn))

    def drawn(self, number: int) -> list[Drawn]:
        return [drawn for _, drawn in sorted(self.lots, key=lambda pair: -pair[0])[:number]]


def sample(records: OpenRecords, summary: AuditSummary, number: int, seed: int) -> Sample:
    """Return so many plans, from each grade of each team (or need) in proportion to its plans.

    Each stratum has at least one where there is room, so that rare grades are judged too.
    """
    by = next((b.key for b in summary.breakdowns if b.key in _FACTS and _tells(b.groups)), "")
    pools: dict[Key, _Pool] = {}
    for record in records():
        if record.state in _READ:
            value = getattr(record.facts, by) if by else ""
            key = (record.grade or _NO_GRADE, " ".join(value.split()).casefold())
            drawn = Drawn(record.path, record.sha256, key)
            pools.setdefault(key, _Pool()).add(_lot(seed, record), drawn, number)
    shares = _shares({key: pool.plans for key, pool in pools.items()}, number)
    plans = [drawn for key, pool in pools.items() for drawn in pool.drawn(shares[key])]
    strata = [Stratum(*key, pool.plans, shares[key]) for key, pool in pools.items()]
    return Sample(
        seed=seed,
        by=by,
        plans=tuple(sorted(plans, key=lambda drawn: drawn.path)),
        strata=tuple(sorted(strata, key=lambda s: (_rank(s.grade), s.value))),
        parts=tuple(spread.key for spread in summary.spreads),
    )


def _tells(groups: Iterable[object]) -> bool:
    return any(getattr(group, "value", "") for group in groups)


def _lot(seed: int, record: PlanRecord) -> int:
    """Return a plan's lot: a number that nobody can choose and everybody can draw again."""
    said = f"{seed}\0{record.sha256}\0{record.path}"
    return int.from_bytes(hashlib.sha256(said.encode()).digest()[:8])


def _shares(sizes: Mapping[Key, int], number: int) -> dict[Key, int]:
    """Return how many to draw from each stratum: one each, then by Sainte-Laguë's rule.

    The next plan always goes to the stratum with the highest size / (2 * drawn + 1), which keeps
    shares nearest to sizes. Where there are more strata than plans to draw, the largest come first.
    """
    shares = dict.fromkeys(sizes, 0)
    ordered = sorted(sizes, key=lambda key: (-sizes[key], _rank(key[0]), key[1]))
    for key in ordered[:number]:
        shares[key] = 1
    for _ in range(min(number, sum(sizes.values())) - sum(shares.values())):
        open_ = [key for key in ordered if shares[key] < sizes[key]]
        best = max(open_, key=lambda key: sizes[key] / (2 * shares[key] + 1))
        shares[best] += 1
    return shares


def _rank(grade: str) -> int:
    return ORDER.index(grade) if grade in ORDER else len(ORDER)
