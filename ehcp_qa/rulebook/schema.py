"""The forms of the files of a rule pack, as people write them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

import msgspec

from ehcp_qa.model.finding import Severity
from ehcp_qa.model.plan import PlacementKind, PlanStage, SectionId
from ehcp_qa.model.report import Grade

Code = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2,6}-\d{2,3}$")]
Name = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Words = Annotated[str, msgspec.Meta(min_length=1)]
ProfileName = Literal["statutory", "standard", "thorough"]
Percent = Annotated[float, msgspec.Meta(ge=0, le=100)]


class _Form(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """Base of the forms: an unknown field is an error, so that a slip is never passed over."""


class ExampleForm(_Form, frozen=True, kw_only=True):
    """One example: a tiny plan, with what must be found between double square brackets."""

    plan: Words
    because: str = ""
    finds: list[SectionId] = []
    finds_plan: bool = False
    stage: PlanStage | None = None
    todo: bool = False


class ExamplesForm(_Form, frozen=True, kw_only=True):
    """The examples of a rule: what it flags, and what it leaves alone."""

    flags: list[ExampleForm]
    passes: list[ExampleForm]


class RuleForm(_Form, frozen=True, kw_only=True, rename={"options": "with"}):
    """One rule page."""

    code: Code
    name: Name
    title: Words
    severity: Severity
    detect: Words
    options: dict[str, Any] = {}
    message: Words
    how_to_fix: Words
    why: Words
    source: Annotated[list[str], msgspec.Meta(min_length=1)]
    limits: str = ""
    inferred: bool = False
    stages: list[PlanStage] = []
    stage_severity: dict[PlanStage, Severity] = {}
    placement_severity: dict[PlacementKind, Severity] = {}
    suppresses: list[str] = []
    status: Literal["stable", "preview", "disabled"] = "stable"
    profile: ProfileName = "standard"
    tier: Literal[1, 2, 3] = 1
    valid_from: date | None = None
    valid_to: date | None = None
    reads: Literal["plan", "batch", "template"] = "plan"
    templates: bool = False
    examples: ExamplesForm


class CitationForm(_Form, frozen=True, kw_only=True):
    """One source in ``sources.yaml``: ``law`` is true for statute, regulations and case law."""

    short: Words
    full: Words
    law: bool
    where: str = ""


class DimensionForm(_Form, frozen=True, kw_only=True):
    """One dimension of the score."""

    name: Words
    groups: list[str]
    weight: Annotated[float, msgspec.Meta(ge=0)]


class GradesForm(_Form, frozen=True, kw_only=True):
    """The lowest score out of 100 for each grade."""

    outstanding: Percent
    good: Percent
    requires_improvement: Percent


class PackForm(_Form, frozen=True, kw_only=True):
    """``pack.yaml``: a pack that only adds rules needs no more than its name and version."""

    name: Words
    version: Words
    regime: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    jurisdiction: str = ""
    profiles: dict[ProfileName, Words] = {}
    dimensions: dict[str, DimensionForm] = {}
    overall_grades: GradesForm | None = None
    section_grades: GradesForm | None = None
    cap_on_error: Grade | None = None
