"""The child of one plan named in full in the plan of another."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from ehcp_qa.model.audit import PersonPrint, PlanRecord

OpenRecords = Callable[[], Iterator[PlanRecord]]
# A name in the plans of more other children than this is that of somebody who works with them all.
MOST_PLANS = 2
# Two drafts of one child's plan are a school year apart at most; a name with more is that of two.
_YEARS_APART = 1


@dataclass(slots=True)
class _Child:
    path: str
    lowest: int | None = None  # of the school years that plans of this name give
    highest: int | None = None
    named_by: set[str] = field(default_factory=set)

    def add(self, year: int | None) -> None:
        if year is not None:
            self.lowest = year if self.lowest is None else min(self.lowest, year)
            self.highest = year if self.highest is None else max(self.highest, year)

    @property
    def one(self) -> bool:
        """False where the name belongs to two children, and a mention could mean either."""
        if self.lowest is None or self.highest is None:
            return True
        return self.highest - self.lowest <= _YEARS_APART


@dataclass(frozen=True, slots=True)
class Named:
    """Where a plan names the child of another, and the path of that plan."""

    person: PersonPrint
    path: str


class MixedUp:
    """The children of an audit and the plans of others that name them, found in two passes."""

    def __init__(self, records: OpenRecords) -> None:
        self.children: dict[str, _Child] = {}
        for record in records():
            if record.child_print:
                child = self.children.setdefault(record.child_print, _Child(record.path))
                child.add(record.facts.year_group)
        for record in records():
            for person in record.people:
                named = self.children.get(person.name)
                if named and len(named.named_by) <= MOST_PLANS:
                    named.named_by.add(record.child_print or record.path)

    def of(self, record: PlanRecord) -> Iterator[Named]:
        """Yield where a plan names the child of another, in reading order."""
        for person in record.people:
            child = self.children.get(person.name)
            if not child or person.name == record.child_print or not child.one:
                continue
            if 0 < len(child.named_by) <= MOST_PLANS:
                yield Named(person, child.path)
