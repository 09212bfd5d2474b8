"""Plans in groups: by team, key stage, primary need and type of setting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ehcp_qa.model.audit import PlanRecord
from ehcp_qa.model.audit_summary import Breakdown, Crossing, Group, WeakSection
from ehcp_qa.reporters.audit.spreads import OVERALL, Graded

FACTS = ("team", "key_stage", "primary_need", "setting_type")
# Facts typed by hand have endless spellings; beyond so many, new ones are counted together.
MOST = 60
OTHER = "all others"


@dataclass(slots=True)
class _Held:
    graded: Graded = field(default_factory=Graded)
    ready: int = 0
    plans: int = 0
    errors: int = 0
    findings: int = 0
    sections: dict[str, list[float]] = field(default_factory=dict)

    def add(self, record: PlanRecord) -> None:
        self.graded.add(record.grade, record.overall)
        self.plans += 1
        self.ready += record.ready
        self.findings += len(record.findings)
        self.errors += sum(f.severity == "error" for f in record.findings)
        for share in record.section_scores:
            sums = self.sections.setdefault(share.key, [0.0, 0.0])
            sums[0] += share.earned
            sums[1] += share.possible


class Groups:
    """Plans counted by each fact, and by team and primary need together."""

    def __init__(self) -> None:
        self.held: dict[str, dict[str, _Held]] = {fact: {} for fact in FACTS}
        self.called: dict[str, dict[str, str]] = {fact: {} for fact in FACTS}
        self.crossed: dict[tuple[str, str], _Held] = {}

    def add(self, record: PlanRecord) -> None:
        """Count one plan in its group of each fact."""
        names: dict[str, str] = {}
        for fact, groups in self.held.items():
            names[fact] = _name(getattr(record.facts, fact), self.called[fact])
            groups.setdefault(names[fact], _Held()).add(record)
        both = (names["team"], names["primary_need"])
        self.crossed.setdefault(both, _Held()).add(record)

    def breakdowns(self) -> tuple[Breakdown, ...]:
        """Return the groups of each fact, the most plans first."""
        return tuple(
            Breakdown(fact, tuple(_group(name, held) for name, held in _ordered(groups.items())))
            for fact, groups in self.held.items()
        )

    def crossings(self) -> tuple[Crossing, ...]:
        """Return the weakest section by team and primary need, by name."""
        return tuple(
            Crossing(team, need, held.plans, next(iter(_weakest(held)), None))
            for (team, need), held in sorted(self.crossed.items())
        )


def _name(value: str, called: dict[str, str]) -> str:
    """Return the name of a group: as it was first spelled, whatever its capitals and spaces."""
    said = " ".join(value.split())
    if len(called) < MOST:
        called.setdefault(said.casefold(), said)
    return called.get(said.casefold(), OTHER)


def _ordered(groups: Iterable[tuple[str, _Held]]) -> list[tuple[str, _Held]]:
    """Return groups, the most plans first, with those that say nothing last."""
    return sorted(groups, key=lambda item: (not item[0], -item[1].plans, item[0]))


def _group(name: str, held: _Held) -> Group:
    return Group(
        value=name,
        spread=held.graded.spread(OVERALL),
        ready=held.ready,
        plans=held.plans,
        errors=held.errors,
        findings=held.findings,
        sections=_weakest(held),
    )


def _weakest(held: _Held) -> tuple[WeakSection, ...]:
    made = [
        WeakSection(section, round(earned, 4), round(possible, 4))
        for section, (earned, possible) in held.sections.items()
        if possible
    ]
    return tuple(sorted(made, key=lambda s: (s.earned / s.possible, s.section)))
