"""Findings over time: those a person has accepted, and those that stood in an earlier draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase

from ehcp_qa.model.finding import Finding


@dataclass(frozen=True, slots=True)
class Acceptance:
    """One entry of the reviewed file: which finding of which plan, why, by whom, until when.

    ``plan`` is a file's name, in which ``*`` stands for anything, so that drafts can be numbered.
    A plan's own words are not in it.
    """

    plan: str
    code: str
    fingerprint: str
    reason: str
    by: str
    until: date | None = None

    def concerns(self, plan: str) -> bool:
        """Say whether the entry is about a plan; a name that holds a bracket stands for itself too."""
        return plan == self.plan or fnmatchcase(plan, self.plan)


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that is reported apart, and the entry that accepts it."""

    finding: Finding
    entry: Acceptance


@dataclass(frozen=True, slots=True)
class Standing:
    """What became of a plan's findings when they were held against what was known before.

    ``known`` are the fingerprints of findings that stood in the baseline, which the gate lets
    through; ``fixed`` those of the baseline that are there no more. An ``expired`` entry accepts
    nothing any longer; an ``unused`` one names a finding that is not there.
    """

    accepted: tuple[Accepted, ...] = ()
    expired: tuple[Acceptance, ...] = ()
    unused: tuple[Acceptance, ...] = ()
    known: frozenset[str] = frozenset()
    fixed: tuple[str, ...] = ()
    against_baseline: bool = False


# The fingerprints of each plan's findings, by the file's name, each with the code of its rule.
Baseline = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Before:
    """All that was known before a run: accepted findings, the baseline, and today's date.

    ``today`` is None where no entry has an end, so that no clock is asked.
    """

    entries: tuple[Acceptance, ...] = ()
    baseline: Baseline | None = None
    today: date | None = None
    accepted_sha256: str = ""
    baseline_sha256: str = ""

    def over(self, entry: Acceptance) -> bool:
        """True after the last day on which an entry holds."""
        return entry.until is not None and self.today is not None and self.today > entry.until
