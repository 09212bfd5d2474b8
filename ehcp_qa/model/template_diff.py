"""Two versions of a template compared: what changed, and what it does to the plans made from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ehcp_qa.model.finding import Location
from ehcp_qa.model.plan import SectionId
from ehcp_qa.model.report import CheckRun


class Effect(StrEnum):
    """What a change does to the plans made from a template, the worst first."""

    BREAKS = "breaks compliance"
    WEAKENS = "weakens"
    NEUTRAL = "neutral"
    IMPROVES = "improves"


@dataclass(frozen=True, slots=True)
class Change:
    """One change: what it is about, in which section, in a sentence, and why it has its effect.

    ``old`` and ``new`` are the template's words before and after. ``codes`` are the rules that
    find something new, or no longer find something, because of it. ``place`` is where the new
    template has it, or where the old one had what has gone.
    """

    effect: Effect
    what: str  # section | heading | label | column | prompt | guidance | fixed wording | ...
    said: str
    why: str
    section: SectionId | None = None
    old: str = ""
    new: str = ""
    codes: tuple[str, ...] = ()
    place: Location | None = None


@dataclass(frozen=True, slots=True)
class TemplateDiff:
    """Both templates as they were checked, and every change from the first to the second."""

    old: CheckRun
    new: CheckRun
    changes: tuple[Change, ...] = ()
    fail_on: Effect | None = Effect.BREAKS
    tool_version: str = ""

    @property
    def comparable(self) -> bool:
        """True when both files could be read."""
        return self.old.readable and self.new.readable

    @property
    def exit_code(self) -> int:
        """2 when a file was not read or not wholly checked, 1 when a change is gated, else 0."""
        if self.old.error or self.new.error:
            return 2
        return int(any(self.gates(change) for change in self.changes))

    def gates(self, change: Change) -> bool:
        """True when a change is at or above the gate."""
        order = tuple(Effect)
        return self.fail_on is not None and order.index(change.effect) <= order.index(self.fail_on)
