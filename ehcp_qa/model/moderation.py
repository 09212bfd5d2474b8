"""Plans judged by people beside the machine, and how far they agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ehcp_qa.model.report import Grade

MACHINE = "ehcp-qa"
ORDER: tuple[str, ...] = tuple(grade.value for grade in Grade)  # the best first


@dataclass(frozen=True, slots=True)
class Drawn:
    """One plan of a sample: where it is, its bytes, and the stratum that it was drawn from."""

    path: str
    sha256: str
    stratum: tuple[str, str]  # grade, and team or primary need


@dataclass(frozen=True, slots=True)
class Stratum:
    """Plans of one grade in one team or with one need: how many there are, and how many were drawn."""

    grade: str
    value: str
    plans: int
    drawn: int


@dataclass(frozen=True, slots=True)
class Sample:
    """Plans drawn by lot from each stratum; the same seed and audit give the same sample."""

    seed: int
    by: str  # team | primary_need | "" where grade alone told plans apart
    plans: tuple[Drawn, ...]  # by path
    strata: tuple[Stratum, ...]
    parts: tuple[str, ...]  # what is to be judged: overall, and each dimension


@dataclass(frozen=True, slots=True)
class JudgedSheet:
    """What one person wrote: grades by plan and part, and the first digits of each plan's hash."""

    name: str  # of the file
    auditor: str
    grades: Mapping[tuple[str, str], str]
    prints: Mapping[str, str]
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far judges agree on one part, beyond what chance would give.

    ``kappa`` is None where it cannot be told, as when everybody gives one grade; ``low`` and
    ``high`` are its 95% interval where the measure has one. ``same`` plans of ``plans`` got one
    grade from all.
    """

    part: str
    between: tuple[str, ...]
    measure: str  # cohen | fleiss
    plans: int
    same: int
    kappa: float | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A plan and part on which judges differ: who gave which grade, and how many steps apart."""

    path: str
    part: str
    grades: tuple[tuple[str, str], ...]  # judge and grade; the machine last
    steps: int


@dataclass(frozen=True, slots=True)
class Moderation:
    """What came of reading the sheets."""

    auditors: tuple[str, ...]
    plans: int  # with a grade from anybody
    parts: tuple[str, ...]
    people: tuple[Agreement, ...]
    machine: tuple[Agreement, ...]
    disagreements: tuple[Disagreement, ...]
    problems: tuple[str, ...] = ()
