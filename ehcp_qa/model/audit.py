"""One plan's result in an audit of folders: all that the outputs say of it, and no more.

A record is what a worker hands back, what the journal on disk keeps and what the cache holds, so it
carries no plan text but what the outputs show: the words of its findings. What is needed to compare
plans with each other (statements pasted from plan to plan, another plan's child) it carries as
hashes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PlanState(StrEnum):
    """What became of one file of an audit."""

    CHECKED = "checked"
    PARTLY = "partly checked"  # pages without text, or a rule that crashed
    UNREADABLE = "unreadable"  # damaged, encrypted, scanned, no EHC plan
    CRASHED = "crashed"  # its worker died
    TOO_LONG = "too long"  # its worker was stopped at the time limit
    TOO_LARGE = "too large"  # its worker reached the memory limit
    GONE = "gone"  # vanished after it was found
    DUPLICATE = "duplicate"  # the same bytes as another file of the audit


@dataclass(frozen=True, slots=True)
class FindingRecord:
    """One finding as the outputs of an audit show it."""

    code: str
    severity: str
    section: str
    title: str
    message: str
    excerpt: str
    place: str
    fingerprint: str
    missing: tuple[str, ...] = ()
    inferred: bool = False
    known: bool = False  # it stood in the baseline
    across: bool = False  # found by comparing plans


@dataclass(frozen=True, slots=True)
class ShareRecord:
    """A score as a share: ``earned`` of ``possible``, and its grade where it has one."""

    key: str  # a dimension's key, or a section's letter
    earned: float
    possible: float
    grade: str = ""

    @property
    def score(self) -> float | None:
        """The score out of 100 to one decimal place, or None when there is nothing to judge."""
        return round(100 * self.earned / self.possible, 1) if self.possible else None


@dataclass(frozen=True, slots=True)
class StatementPrint:
    """A statement that could be pasted into other plans, without its words.

    ``exact`` is a hash of its words with names, pronouns, numbers and dates levelled out, so that a
    copy made for another child has the same one. ``sketch`` is made so that it is nearly the same
    for nearly the same words. ``words`` is its length; ``personal`` says whether any words were
    levelled out, which a sentence of the template has no need of.
    """

    section: str
    statement: str
    exact: str
    words: int
    place: str = ""
    sketch: str = ""
    personal: bool = True


@dataclass(frozen=True, slots=True)
class PersonPrint:
    """A person whom the plan names in full and does not introduce, without the name."""

    name: str  # a hash, as ``PlanRecord.child_print`` is
    section: str
    place: str


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the plan says of itself, by which an audit is broken down; empty where it does not say.

    A file of metadata may say what the plan does not, and what no plan says: the team.
    """

    child: str = ""
    year_group: int | None = None
    key_stage: str = ""
    primary_need: str = ""
    setting_type: str = ""
    plan_date: date | None = None
    stage: str = ""
    placement: str = ""
    team: str = ""


@dataclass(frozen=True, slots=True)
class PlanRecord:
    """One file of an audit: what it is, what became of it, its findings and its scores.

    ``path`` is relative to the folder that was asked for, with forward slashes. ``said`` is one
    sentence where the file was not wholly checked. ``checks`` pairs each rule's code with its
    outcome. ``accepted_apart`` and ``known_apart`` are fingerprints that were accepted in this plan or stood
    in its baseline, and that it does not have by itself: plans compared may find them. ``people`` are the persons whom it names in full without saying who they are, and
    ``child_print`` is its own child's name, in the same hashing.
    """

    path: str
    sha256: str
    size: int
    state: PlanState
    said: str = ""
    duplicate_of: str = ""
    facts: PlanFacts = PlanFacts()
    sections: tuple[str, ...] = ()  # the letters of the sections that are there
    findings: tuple[FindingRecord, ...] = ()
    accepted: int = 0
    accepted_apart: tuple[str, ...] = ()
    known_apart: tuple[str, ...] = ()
    checks: tuple[tuple[str, str], ...] = ()
    overall: float | None = None
    grade: str = ""
    ready: bool = False
    dimensions: tuple[ShareRecord, ...] = ()
    section_scores: tuple[ShareRecord, ...] = ()
    prints: tuple[StatementPrint, ...] = ()
    child_print: str = ""
    people: tuple[PersonPrint, ...] = ()


@dataclass(frozen=True, slots=True)
class AuditStamp:
    """What an audit was made with: the same stamp on the same files gives the same outputs.

    ``known_sha256`` is of what was accepted and what stood in the baseline, as files.
    """

    schema_version: str
    tool_version: str
    rules_sha256: str
    settings_sha256: str
    language_model: str
    profile: str
    packs: tuple[str, ...] = ()
    redacted: bool = False
    known_sha256: str = ""
    titles: tuple[tuple[str, str], ...] = ()  # of the rules in use, by code
