"""A rule as loaded from its page: data only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ehcp_qa.model.finding import Severity
from ehcp_qa.model.plan import PlacementKind, PlanStage, SectionId

PLAN, BATCH, TEMPLATE = "plan", "batch", "template"
# What rules read: one plan, many plans at once (an audit), or a template that plans are made from.
READS = (PLAN, BATCH, TEMPLATE)


@dataclass(frozen=True, slots=True)
class Citation:
    """A source that a rule rests on: ``law`` is true for statute, regulations and case law."""

    key: str
    short: str  # "SEND Regs 2014, reg 12(1)"
    full: str
    law: bool
    where: str = ""


@dataclass(frozen=True, slots=True)
class Example:
    """A tiny plan; ``plan`` has its ``[[ ]]`` marks taken out and ``marked`` lists what they held."""

    kind: str  # flags | passes
    plan: str
    marked: tuple[tuple[int, int], ...] = ()
    because: str = ""
    sections: tuple[SectionId, ...] = ()  # for findings about something missing: flagged sections
    stage: PlanStage | None = None
    todo: bool = False
    whole: bool = False  # something is found about the plan as a whole


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the catalogue. ``options`` are the detector's own, already validated."""

    code: str
    name: str
    title: str
    severity: Severity
    detect: str
    options: object
    message: str
    how_to_fix: str
    why: str
    source: tuple[Citation, ...]
    limits: str = ""
    inferred: bool = False
    stages: tuple[PlanStage, ...] = ()  # empty: all
    suppresses: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()  # "language model"
    status: str = "stable"  # stable | preview
    profile: str = "standard"  # statutory | standard | thorough
    tier: int = 1
    examples: tuple[Example, ...] = ()
    file: str = ""
    stage_severity: Mapping[PlanStage, Severity] = field(default_factory=dict)
    valid_from: date | None = None  # plans dated before this, or after valid_to, are not judged
    valid_to: date | None = None
    placement_severity: Mapping[PlacementKind, Severity] = field(default_factory=dict)
    reads: str = PLAN  # what the rule needs to see: one of READS
    templates: bool = False  # reads a plan, and the fixed wording of a template as well

    def is_for(self, what: str) -> bool:
        """True when the rule is run on this kind of thing, one of ``READS``."""
        return self.reads == what or (self.templates and what == TEMPLATE)

    @property
    def group(self) -> str:
        """The family that the rule belongs to, such as PRV."""
        return self.code.split("-", 1)[0]
