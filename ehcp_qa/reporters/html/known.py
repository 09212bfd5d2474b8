"""What became of findings known before: those accepted, the entries that no longer hold, a baseline."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ehcp_qa.model.finding import Finding
from ehcp_qa.model.report import CheckRun
from ehcp_qa.model.standing import Acceptance
from ehcp_qa.reporters import wording


@dataclass(frozen=True, slots=True)
class ShownAccepted:
    """A finding that a person accepted, why, by whom and until when; its statement's element id."""

    finding: Finding
    where: str
    anchor: str
    reason: str
    by: str
    until: str


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry of the file of accepted findings that accepts nothing, and why it does not."""

    entry: Acceptance
    why: str


@dataclass(frozen=True, slots=True)
class ShownStanding:
    """All that the page says of findings known before; false where there is nothing to say."""

    baseline: str
    accepted: tuple[ShownAccepted, ...]
    entries: tuple[ShownEntry, ...]

    def __bool__(self) -> bool:
        """True when something stands in this part of the page."""
        return bool(self.baseline or self.accepted or self.entries)


def shown_standing(run: CheckRun, statements: Mapping[str, str]) -> ShownStanding:
    """Return what the page says; ``statements`` are element ids by the ids of statements."""
    held = run.standing
    accepted = (
        ShownAccepted(
            finding=one.finding,
            where=_capital(one.finding.place.words),
            anchor=statements.get(one.finding.statement, ""),
            reason=one.entry.reason,
            by=one.entry.by,
            until=_end(one.entry) or "no end",
        )
        for one in held.accepted
    )
    expired = (ShownEntry(e, f"Accepted until {_end(e)}, and no longer") for e in held.expired)
    unused = (ShownEntry(e, "Not found any more: it can be taken out") for e in held.unused)
    return ShownStanding(wording.baseline(run), tuple(accepted), (*expired, *unused))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _end(entry: Acceptance) -> str:
    return wording.day(entry.until) if entry.until else ""
