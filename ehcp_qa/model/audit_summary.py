"""What an audit of many plans comes to: counted in one pass, and no larger for more plans."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ehcp_qa.model.audit import AuditStamp, PlanRecord
from ehcp_qa.model.report import Grade

# The order in which grades are counted; a plan or dimension without one is counted last.
GRADES: tuple[str, ...] = (*(grade.value for grade in Grade), "")


@dataclass(frozen=True, slots=True)
class Spread:
    """Plans by grade, in the order of ``GRADES``, with the mean score of those that have one."""

    key: str  # a dimension's key, or "overall"
    grades: tuple[int, ...]
    scored: int
    mean: float | None

    @property
    def graded(self) -> int:
        """The plans that have a grade."""
        return sum(self.grades[:-1])


@dataclass(frozen=True, slots=True)
class Example:
    """One finding's words, with the plan they stand in and where.

    ``said`` is its message where there are no words, as when something is missing.
    """

    path: str
    excerpt: str
    place: str
    said: str = ""

    @property
    def words(self) -> str:
        """What tells this example from others."""
        return self.excerpt or self.said


@dataclass(frozen=True, slots=True)
class Defect:
    """What one rule found over all plans. ``examples`` are of different plans."""

    code: str
    title: str
    severity: str
    plans: int
    findings: int
    examples: tuple[Example, ...] = ()


@dataclass(frozen=True, slots=True)
class ToRead:
    """A plan to read early, and what puts it there."""

    path: str
    overall: float | None
    grade: str
    errors: int
    warnings: int
    child: str = ""
    team: str = ""


@dataclass(frozen=True, slots=True)
class WeakSection:
    """A section's share of its statements without error or warning, over several plans."""

    section: str
    earned: float
    possible: float

    @property
    def score(self) -> float | None:
        """The score out of 100 to one decimal place, or None when there is nothing to judge."""
        return round(100 * self.earned / self.possible, 1) if self.possible else None


@dataclass(frozen=True, slots=True)
class Group:
    """The plans that have one thing in common, such as their team; "" where it is not said."""

    value: str
    spread: Spread
    ready: int
    plans: int
    errors: int
    findings: int
    sections: tuple[WeakSection, ...]  # weakest first

    @property
    def weakest(self) -> WeakSection | None:
        """The section with the lowest score, if any could be judged."""
        return self.sections[0] if self.sections else None


@dataclass(frozen=True, slots=True)
class Breakdown:
    """All plans, in groups by one fact, the most plans first."""

    key: str  # a field of PlanFacts
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Crossing:
    """The weakest section of the plans of one team with one primary need."""

    team: str
    need: str
    plans: int
    weakest: WeakSection | None


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that was not checked, or not wholly, and why in a sentence."""

    path: str
    state: str
    said: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A file that holds the same bytes as another."""

    path: str
    of: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How many files, plans and findings there are."""

    files: int = 0
    checked: int = 0  # with those partly checked
    partly: int = 0
    unread: int = 0
    copies: int = 0
    ready: int = 0
    errors: int = 0
    warnings: int = 0
    advice: int = 0
    accepted: int = 0
    known: int = 0

    @property
    def findings(self) -> int:
        """All findings."""
        return self.errors + self.warnings + self.advice


@dataclass(frozen=True, slots=True)
class AuditSummary:
    """What all plans of an audit come to. Lists are cut at a fixed length; ``counts`` are whole."""

    counts: Counts
    spreads: tuple[Spread, ...]  # overall first, then each dimension
    defects: tuple[Defect, ...]  # the most plans first
    first: tuple[ToRead, ...]  # the plans to read first
    breakdowns: tuple[Breakdown, ...]
    crossings: tuple[Crossing, ...]
    unread: tuple[Unread, ...]
    copies: tuple[Copy, ...]
    codes: tuple[str, ...]  # of every rule that ran on any plan


@dataclass(frozen=True, slots=True)
class ScoreChange:
    """A mean score in the earlier audit and in this one."""

    key: str  # a dimension's key, or "overall"
    before: float | None
    after: float | None

    @property
    def change(self) -> float | None:
        """How much it rose, to one decimal place, where there are both."""
        if self.before is None or self.after is None:
            return None
        return round(self.after - self.before, 1)


@dataclass(frozen=True, slots=True)
class DefectChange:
    """In how many of a hundred plans a rule found something, then and now."""

    code: str
    title: str
    before: float
    after: float

    @property
    def change(self) -> float:
        """How many more of a hundred plans it is found in, to one decimal place."""
        return round(self.after - self.before, 1)


@dataclass(frozen=True, slots=True)
class PlanChange:
    """A plan that is in both audits: its scores, and its earlier path where that was another."""

    path: str
    before: float
    after: float
    was: str = ""

    @property
    def change(self) -> float:
        """How much its score rose, to one decimal place."""
        return round(self.after - self.before, 1)


@dataclass(frozen=True, slots=True)
class Trends:
    """What changed since an earlier audit.

    Where ``differences`` names anything, rules or settings are not the same: then scores, defects
    and plans better or worse are left out, since a change could be one of the rules. Lists of plans
    are cut; their counts are whole.
    """

    differences: tuple[str, ...] = ()
    before: Counts = Counts()
    after: Counts = Counts()
    new: int = 0
    gone: int = 0
    better: int = 0
    worse: int = 0
    same: int = 0
    scores: tuple[ScoreChange, ...] = ()
    more: tuple[DefectChange, ...] = ()  # the greatest change first
    fewer: tuple[DefectChange, ...] = ()
    new_plans: tuple[str, ...] = ()
    gone_plans: tuple[str, ...] = ()
    better_plans: tuple[PlanChange, ...] = ()
    worse_plans: tuple[PlanChange, ...] = ()

    @property
    def comparable(self) -> bool:
        """True when both audits were made with the same rules and settings."""
        return not self.differences


@dataclass(frozen=True, slots=True)
class Audited:
    """An audit as its outputs read it: ``records`` gives them in path order, as often as asked.

    ``titles`` are those of the rules that ran, by code.
    """

    records: Callable[[], Iterator[PlanRecord]]
    summary: AuditSummary
    stamp: AuditStamp
    titles: Mapping[str, str]
    trends: Trends | None = None
