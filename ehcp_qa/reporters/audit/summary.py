"""All that an audit comes to, from one pass over its records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import heappush, heappushpop

from ehcp_qa.model.audit import PlanRecord, PlanState
from ehcp_qa.model.audit_summary import AuditSummary, Copy, Counts, ToRead, Unread
from ehcp_qa.reporters.audit.defects import Defects
from ehcp_qa.reporters.audit.groups import Groups
from ehcp_qa.reporters.audit.spreads import Spreads

READ = frozenset({PlanState.CHECKED, PlanState.PARTLY})
# What fits on a page that people read; the CSV and the workbook have the rest.
TO_READ, LISTED = 25, 200
ORDER = (
    "Plans with the most errors come first, then those with the lowest score, then those with the "
    "most warnings."
)


def summarise(records: Iterable[PlanRecord], titles: Mapping[str, str]) -> AuditSummary:
    """Return the summary; ``titles`` are those of the rules that ran, by code."""
    tally = _Tally(titles)
    for record in records:
        tally.add(record)
    return tally.summary()


class _Tally:
    """Counters that grow with rules, teams and needs, never with plans."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        self.counts: dict[str, int] = dict.fromkeys(Counts.__dataclass_fields__, 0)
        self.spreads, self.defects, self.groups = Spreads(), Defects(titles), Groups()
        self.first: list[tuple[tuple[float, ...], _Backwards, ToRead]] = []
        self.unread: list[Unread] = []
        self.copies: list[Copy] = []

    def add(self, record: PlanRecord) -> None:
        self.counts["files"] += 1
        if record.state is PlanState.DUPLICATE:
            self.counts["copies"] += 1
            if len(self.copies) < LISTED:
                self.copies.append(Copy(record.path, record.duplicate_of))
            return
        if record.state is not PlanState.CHECKED and len(self.unread) < LISTED:
            self.unread.append(Unread(record.path, record.state.value, record.said))
        if record.state not in READ:
            self.counts["unread"] += 1
            return
        self._count(record)
        self.spreads.add(record)
        self.defects.add(record)
        self.groups.add(record)
        self._rank(record)

    def _count(self, record: PlanRecord) -> None:
        counts = self.counts
        counts["checked"] += 1
        counts["partly"] += record.state is PlanState.PARTLY
        counts["ready"] += record.ready
        counts["accepted"] += record.accepted
        for finding in record.findings:
            name = finding.severity if finding.severity == "advice" else f"{finding.severity}s"
            counts[name] += 1
            counts["known"] += finding.known

    def _rank(self, record: PlanRecord) -> None:
        kinds = [finding.severity for finding in record.findings]
        errors, warnings = kinds.count("error"), kinds.count("warning")
        low = -record.overall if record.overall is not None else -101.0
        facts = record.facts
        entry = ToRead(
            record.path, record.overall, record.grade, errors, warnings, facts.child, facts.team
        )
        ranked = ((float(errors), low, float(warnings)), _Backwards(record.path), entry)
        if len(self.first) < TO_READ:
            heappush(self.first, ranked)
        else:
            heappushpop(self.first, ranked)

    def summary(self) -> AuditSummary:
        ordered = sorted(self.first, key=lambda ranked: ranked[:2], reverse=True)
        return AuditSummary(
            counts=Counts(**self.counts),
            spreads=self.spreads.found(),
            defects=self.defects.found(),
            first=tuple(entry for _, _, entry in ordered),
            breakdowns=self.groups.breakdowns(),
            crossings=self.groups.crossings(),
            unread=tuple(self.unread),
            copies=tuple(self.copies),
            codes=self.defects.codes(),
        )


class _Backwards(str):
    """A path that sorts after those that come before it, for a heap that keeps the greatest."""

    __slots__ = ()

    def __lt__(self, other: str) -> bool:
        return str.__gt__(self, other)

    def __gt__(self, other: str) -> bool:
        return str.__lt__(self, other)
