"""Matches that detectors yield and findings that people read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import SectionId


class Severity(StrEnum):
    """How bad a finding is: requirement unmet, likely defect, good practice."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of, and what it is to it ("the need", "the other date")."""

    span: Span
    what: str


@dataclass(frozen=True, slots=True)
class Match:
    """Where a detector found something: words, or a section when something is missing.

    ``values`` fill the blanks of the rule's message (``{match}`` is always the words of ``span``).
    ``note`` is a sentence that follows the message in this case only.
    ``statement`` is the id of the statement concerned. ``severity`` is set only where the
    catalogue gives a lower one for this case; ``unsure`` marks a match that rests on inference.
    """

    span: Span | None = None
    section: SectionId | None = None
    statement: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    related: tuple[Related, ...] = ()
    evidence: tuple[Span, ...] = ()
    severity: Severity | None = None
    unsure: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Location:
    """A finding's place for people: section, area, item, table row, page, with the span for machines."""

    section: SectionId | None
    span: Span | None
    words: str  # "Section F, item 3, table 2 row 4, page 7"
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    path: tuple[int, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class RelatedPlace:
    """Another place of a finding, with its words."""

    what: str
    excerpt: str
    place: Location


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a person should look at, in words for a plan writer.

    ``excerpt`` is exactly the words concerned; ``context`` the whole statement they stand in.
    ``fingerprint`` stays the same when other parts of the plan change.
    """

    code: str
    name: str
    title: str
    severity: Severity
    section: SectionId | None
    message: str
    why: str
    how_to_fix: str
    source: str
    excerpt: str
    context: str
    place: Location
    statement: str = ""
    missing: tuple[str, ...] = ()
    related: tuple[RelatedPlace, ...] = ()
    evidence: tuple[str, ...] = ()
    inferred: bool = False
    fingerprint: str = ""
