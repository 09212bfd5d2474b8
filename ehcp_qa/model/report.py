"""The result of checking plans."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.document import Source
from ehcp_qa.model.finding import Finding, Severity
from ehcp_qa.model.plan import Condition, PlacementKind, PlanStage, SectionId
from ehcp_qa.model.rule import PLAN, Rule
from ehcp_qa.model.standing import Standing


class Outcome(StrEnum):
    """How a check ended."""

    PASSED = "passed"
    FAILED = "failed"  # found something
    NEEDS_REVIEW = "needs review"  # found something by inference only
    NOT_APPLICABLE = "not applicable"
    SKIPPED = "skipped"
    CRASHED = "crashed"


@dataclass(frozen=True, slots=True)
class Check:
    """One rule's outcome on one plan, with the reason when it did not simply pass or fail."""

    code: str
    title: str
    outcome: Outcome
    findings: int = 0
    reason: str = ""
    group: str = ""


class Grade(StrEnum):
    """The four words that auditors use."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    REQUIRES_IMPROVEMENT = "requires improvement"
    INADEQUATE = "inadequate"


@dataclass(frozen=True, slots=True)
class DimensionScore:
    """A proportion out of 100: ``earned`` of ``possible``, or not applicable when that is 0.

    ``lost`` names each point lost: the statement or check, how much, and the fingerprints of the
    findings that say why. ``sentence`` explains the score in one sentence.
    """

    name: str
    key: str
    earned: float
    possible: float
    weight: float
    sentence: str
    lost: tuple[LostPoint, ...] = ()
    grade: Grade | None = None

    @property
    def score(self) -> float | None:
        """The score out of 100 to one decimal place, or None when there is nothing to judge."""
        return round(100 * self.earned / self.possible, 1) if self.possible else None


@dataclass(frozen=True, slots=True)
class LostPoint:
    """Part of a point lost, on which statement or check, and the findings that explain it."""

    what: str
    points: float
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionScore:
    """A section's share of its statements with no error or warning, and its grade."""

    section: SectionId
    earned: float
    possible: float
    grade: Grade | None = None


@dataclass(frozen=True, slots=True)
class Scores:
    """All scores of one plan. ``overall`` is the weighted mean; ``capped`` when an error caps it."""

    dimensions: tuple[DimensionScore, ...]
    sections: tuple[SectionScore, ...]
    overall: float | None
    grade: Grade | None
    capped: bool = False

    @property
    def ready(self) -> bool:
        """False when an error makes the plan not ready to issue."""
        return not self.capped


@dataclass(frozen=True, slots=True)
class SectionSummary:
    """One line about a section for the report."""

    section: SectionId
    condition: Condition
    heading: str
    statements: int


@dataclass(frozen=True, slots=True)
class NotChecked:
    """Something that no machine check covered in this run, and why."""

    what: str
    why: str


@dataclass(frozen=True, slots=True)
class Priority:
    """One rule to put right first: where it found something, and the overall points it costs."""

    code: str
    title: str
    severity: Severity
    findings: tuple[str, ...]  # fingerprints, in reading order
    gain: float


@dataclass(frozen=True, slots=True)
class CheckRun:
    """One plan checked: findings in reading order, checks by code, scores, what was not checked.

    ``error`` is a sentence when the file could not be read or a rule crashed. ``path`` is the file
    as it was named, with folders, where it was named from the current folder; else empty.
    """

    source: Source
    stage: PlanStage | None = None
    stage_why: str = ""
    placement: PlacementKind = PlacementKind.UNKNOWN
    placement_why: str = ""
    child: str = ""
    plan_date: date | None = None
    sections: tuple[SectionSummary, ...] = ()
    findings: tuple[Finding, ...] = ()
    checks: tuple[Check, ...] = ()
    scores: Scores | None = None
    priorities: tuple[Priority, ...] = ()
    not_checked: tuple[NotChecked, ...] = ()
    explanations: tuple[str, ...] = ()  # one line for each group of rules that was suppressed
    analysed: AnalysedPlan | None = None
    readable: bool = True
    error: str = ""
    path: str = ""
    standing: Standing = field(default_factory=Standing)
    reads: str = PLAN  # what was checked: one plan, or a template


@dataclass(frozen=True, slots=True)
class PackStamp:
    """The rule packs used: name, version, regime and the hash of all rule files."""

    name: str
    version: str
    regime: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Report:
    """Every file of a run, in the order given, with all that is needed to run it again."""

    tool_version: str
    packs: tuple[PackStamp, ...]
    settings_sha256: str
    language_model: str
    files: tuple[CheckRun, ...]
    fail_on: Severity | None = Severity.ERROR
    min_score: float | None = None
    rules: tuple[Rule, ...] = ()  # the pages of the rules in use, for reports that explain them
    profile: str = ""
    profile_says: str = ""  # what a plan that passes this profile is good for
    settings: Mapping[str, object] = field(default_factory=dict)  # those that decide what is said
    accepted_sha256: str = ""  # of the file of accepted findings, where there was one
    baseline_sha256: str = ""
    today: date | None = None  # the day that accepted findings with an end were held against
    redacted: bool = False  # names and whatever else identifies somebody were replaced

    @property
    def exit_code(self) -> int:
        """2 when a file was not read or not wholly checked, 1 when one is below the gate, else 0."""
        if any(run.error for run in self.files):
            return 2
        return int(any(self.stops(run) for run in self.files))

    def stops(self, run: CheckRun) -> bool:
        """True when a plan has a finding at or above the gate, or scores less than was asked."""
        overall = run.scores.overall if run.scores else None
        if self.min_score is not None and overall is not None and overall < self.min_score:
            return True
        return any(self.gates(run, finding) for finding in run.findings)

    def gates(self, run: CheckRun, finding: Finding) -> bool:
        """True when a finding is at or above the gate, and did not stand in the baseline."""
        if self.fail_on is None or finding.fingerprint in run.standing.known:
            return False
        order = tuple(Severity)
        return order.index(finding.severity) <= order.index(self.fail_on)
