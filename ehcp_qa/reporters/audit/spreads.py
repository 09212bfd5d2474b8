"""Plans by grade, overall and for each dimension."""

from __future__ import annotations

from collections import Counter

from ehcp_qa.model.audit import PlanRecord
from ehcp_qa.model.audit_summary import GRADES, Spread

OVERALL = "overall"


class Graded:
    """Counts of grades and the sum of scores. Sums are of tenths, so that their order is the same."""

    def __init__(self) -> None:
        self.grades: Counter[str] = Counter()
        self.tenths = self.scored = 0

    def add(self, grade: str, score: float | None) -> None:
        """Count one grade, and its score where there is one."""
        self.grades[grade if grade in GRADES else ""] += 1
        if score is not None:
            self.tenths += round(10 * score)
            self.scored += 1

    def spread(self, key: str) -> Spread:
        """Return what was counted."""
        mean = round(self.tenths / self.scored / 10, 1) if self.scored else None
        return Spread(key, tuple(self.grades[grade] for grade in GRADES), self.scored, mean)


class Spreads:
    """The grades of all plans, dimension by dimension, in the order in which plans have them."""

    def __init__(self) -> None:
        self.held: dict[str, Graded] = {OVERALL: Graded()}

    def add(self, record: PlanRecord) -> None:
        """Count one plan."""
        self.held[OVERALL].add(record.grade, record.overall)
        for share in record.dimensions:
            self.held.setdefault(share.key, Graded()).add(share.grade, share.score)

    def found(self) -> tuple[Spread, ...]:
        """Return the overall spread, then that of each dimension."""
        return tuple(graded.spread(key) for key, graded in self.held.items())
