"""What a rule pack settles beside its rules: the regime, the weights, the grades."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ehcp_qa.model.report import Grade


@dataclass(frozen=True, slots=True)
class GradeFloors:
    """The lowest score out of 100 that earns each grade; anything less is inadequate."""

    outstanding: float
    good: float
    requires_improvement: float

    def grade(self, score: float) -> Grade:
        """Return the grade that this score earns."""
        if score >= self.outstanding:
            return Grade.OUTSTANDING
        if score >= self.good:
            return Grade.GOOD
        if score >= self.requires_improvement:
            return Grade.REQUIRES_IMPROVEMENT
        return Grade.INADEQUATE


@dataclass(frozen=True, slots=True)
class DimensionSetting:
    """One dimension of the score: its key, its name, the rule groups behind it, its weight."""

    key: str  # statutory | provision | placement | outcomes | thread | language
    name: str
    groups: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class PackSettings:
    """The settings of the rule packs in use; those of a later pack replace an earlier one's.

    ``overall`` floors grade the whole plan and each dimension, ``section`` floors each section.
    ``cap_on_error`` is the best overall grade that a plan with any error can have. ``profiles`` say,
    for each profile, what a plan that passes it is good for.
    """

    name: str
    version: str
    regime: str
    valid_from: date
    valid_to: date | None
    dimensions: tuple[DimensionSetting, ...]
    overall: GradeFloors
    section: GradeFloors
    cap_on_error: Grade
    jurisdiction: str = ""
    profiles: Mapping[str, str] = field(default_factory=dict)

    def in_force(self, on: date) -> bool:
        """True for a day on which the law that the rules are written for was in force."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)
