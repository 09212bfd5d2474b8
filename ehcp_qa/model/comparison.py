"""Two drafts of one plan held against each other: findings, provision, needs, outcomes, scores."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ehcp_qa.model.analysed import Facet, OutcomeAnalysis, ProvisionAnalysis, Slot
from ehcp_qa.model.finding import Finding
from ehcp_qa.model.plan import SectionId, Statement
from ehcp_qa.model.report import CheckRun, Report


class Turn(StrEnum):
    """What became of one slot of a provision."""

    LOST = "lost"
    LOOSER = "looser"
    LESS = "less"
    OTHER = "other"  # something else is said, which a person must judge
    MORE = "more"
    FIRMER = "firmer"
    GAINED = "gained"


WEAKER = frozenset({Turn.LOST, Turn.LOOSER, Turn.LESS})
STRONGER = frozenset({Turn.MORE, Turn.FIRMER, Turn.GAINED})


@dataclass(frozen=True, slots=True)
class SlotChange:
    """One slot of a provision that no longer says what it said; empty words where nothing is said."""

    slot: Slot
    turn: Turn
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ProvisionChange:
    """A provision that stands in both drafts with slots changed, or words that empty it come in."""

    before: ProvisionAnalysis
    after: ProvisionAnalysis
    slots: tuple[SlotChange, ...]
    emptied: tuple[str, ...] = ()  # words of the new draft that soften what the old one promised

    @property
    def weakened(self) -> bool:
        """True when a slot lost something that can be told, or softening words came in."""
        return bool(self.emptied) or any(change.turn in WEAKER for change in self.slots)

    @property
    def strengthened(self) -> bool:
        """True when all that changed is to the good."""
        return not self.emptied and all(change.turn in STRONGER for change in self.slots)


@dataclass(frozen=True, slots=True)
class Moved:
    """A provision that stands in another section of the new draft."""

    before: Statement
    after: Statement


@dataclass(frozen=True, slots=True)
class OutcomeChange:
    """An outcome that is worded otherwise in the new draft, and the facets it lost and gained."""

    before: OutcomeAnalysis
    after: OutcomeAnalysis
    lost: tuple[Facet, ...] = ()
    gained: tuple[Facet, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed between two drafts; ``report`` holds the old one's result and then the new one's.

    ``remaining`` and ``new`` are findings of the new draft, ``fixed`` of the old. ``notes`` are
    sentences on what a reader must know before trusting the rest.
    """

    report: Report
    fixed: tuple[Finding, ...] = ()
    remaining: tuple[Finding, ...] = ()
    new: tuple[Finding, ...] = ()
    removed: tuple[ProvisionAnalysis, ...] = ()
    added: tuple[ProvisionAnalysis, ...] = ()
    moved: tuple[Moved, ...] = ()
    provisions: tuple[ProvisionChange, ...] = ()
    needs_dropped: tuple[Statement, ...] = ()
    needs_added: tuple[Statement, ...] = ()
    outcomes_dropped: tuple[OutcomeAnalysis, ...] = ()
    outcomes_added: tuple[OutcomeAnalysis, ...] = ()
    outcomes: tuple[OutcomeChange, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def old_run(self) -> CheckRun:
        """The result of the earlier draft."""
        return self.report.files[0]

    @property
    def new_run(self) -> CheckRun:
        """The result of the later draft."""
        return self.report.files[1]

    @property
    def comparable(self) -> bool:
        """True when both drafts were read."""
        return all(run.analysed is not None for run in self.report.files)

    @property
    def weakened(self) -> tuple[ProvisionChange, ...]:
        """Provision that promises less than it did."""
        return tuple(change for change in self.provisions if change.weakened)

    @property
    def strengthened(self) -> tuple[ProvisionChange, ...]:
        """Provision that only gained."""
        return tuple(change for change in self.provisions if change.strengthened)

    @property
    def altered(self) -> tuple[ProvisionChange, ...]:
        """Provision that says something else, which may be less or more."""
        return tuple(c for c in self.provisions if not c.weakened and not c.strengthened)

    @property
    def exit_code(self) -> int:
        """2 when a draft was not wholly checked, 1 for new findings at the gate, else 0."""
        if any(run.error for run in self.report.files):
            return 2
        least, scores = self.report.min_score, self.new_run.scores
        if least is not None and scores and scores.overall is not None and scores.overall < least:
            return 1
        return int(any(self.report.gates(self.new_run, finding) for finding in self.new))


# The sections that hold provision, in the order of the law.
PROVISION = (SectionId.F, SectionId.G, SectionId.H1, SectionId.H2, SectionId.H)
