"""The settings themselves: their names, defaults and the values that they may have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType

from ehcp_qa.model.finding import Severity
from ehcp_qa.model.plan import PlacementKind, PlanStage

PROFILES = ("statutory", "standard", "thorough")
STAGES = ("auto", PlanStage.DRAFT.value, PlanStage.AMENDED.value, PlanStage.FINAL.value)
PLACEMENTS = ("auto", PlacementKind.SPECIAL.value, PlacementKind.MAINSTREAM.value)
GATES = (*(severity.value for severity in Severity), "never")
VERBOSITIES = ("quiet", "normal", "verbose")
COLORS = ("auto", "never")


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting of a run; ``origins`` says where each that is not a default came from."""

    rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    profile: str = "standard"
    stage: str = "auto"
    force: bool = False
    placement: str = "auto"
    fail_on: str = Severity.ERROR.value
    min_score: float | None = None
    model: str | None = None
    semantic: bool = False
    accepted: str | None = None
    baseline: str | None = None
    today: str | None = None
    redact: bool | None = None  # None: only in the forms that many people read
    verbosity: str = "normal"
    color: str = "auto"
    origins: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def stage_given(self) -> PlanStage | None:
        """The stage that was asked for, or None when the plan is to tell."""
        return None if self.stage == "auto" else PlanStage(self.stage)

    @property
    def placement_given(self) -> PlacementKind | None:
        """The kind of placement that was asked for, or None when the plan is to tell."""
        return None if self.placement == "auto" else PlacementKind(self.placement)

    @property
    def gate(self) -> Severity | None:
        """The lowest severity that fails a run, or None when no finding does."""
        return None if self.fail_on == "never" else Severity(self.fail_on)

    def origin(self, name: str) -> str:
        """Return where a setting came from."""
        return self.origins.get(name, "default")


SETTINGS = tuple(f.name for f in fields(Config) if f.name != "origins")
CHOICES = {
    "profile": PROFILES,
    "stage": STAGES,
    "placement": PLACEMENTS,
    "fail_on": GATES,
    "verbosity": VERBOSITIES,
    "color": COLORS,
}
