"""What an audit comes to, for whoever started it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from ehcp_qa.config import Config
from ehcp_qa.model.audit import PlanRecord, PlanState
from ehcp_qa.model.finding import Severity
from ehcp_qa.reporters.audit.words import amount

_READ = frozenset({PlanState.CHECKED, PlanState.DUPLICATE})


@dataclass(frozen=True, slots=True)
class AuditResult:
    """Counts by state, what was not wholly checked, what was left aside, and the exit code.

    ``unread`` has one sentence for each file, in the order of paths, and ``unmatched`` for rows of the
    metadata that are about no plan. ``drawn`` is what became of the baseline. ``gated`` counts plans with a finding at or above the gate,
    or with a score below the least asked for.
    """

    out: str
    states: Mapping[str, int]
    unread: tuple[str, ...] = ()
    aside: Mapping[str, int] | None = None
    unmatched: tuple[str, ...] = ()
    gated: int = 0
    drawn: str = ""

    @property
    def exit_code(self) -> int:
        """2 when a file was not read or not wholly checked, 1 when one is below the gate, else 0."""
        return 2 if self.unread else int(bool(self.gated))

    @property
    def notes(self) -> tuple[str, ...]:
        """What concerns the run and not a plan: what was not read, not matched, or left aside, and the baseline."""
        aside = [f"{count:,} left aside: {why}." for why, count in (self.aside or {}).items()]
        drawn = [self.drawn] if self.drawn else []
        return (*aside, *self.unmatched, *self.unread, *drawn)

    @property
    def said(self) -> str:
        """The audit in one line."""
        counts = [f"{count:,} {state}" for state, count in self.states.items()]
        files = amount(sum(self.states.values()), "file", "files")
        return f"{files}: {', '.join(counts)}. See {self.out}."


def result_of(
    records: Iterable[PlanRecord],
    config: Config,
    out: str,
    aside: Mapping[str, int],
    unmatched: tuple[str, ...] = (),
    drawn: str = "",
) -> AuditResult:
    """Return what these records come to under the gate of the settings."""
    states: Counter[str] = Counter()
    unread: list[str] = []
    gated, stops = 0, _gate(config)
    for record in records:
        states[record.state.value] += 1
        gated += stops(record)
        if record.state not in _READ:
            unread.append(_named(record))
    ordered = {state.value: states[state.value] for state in PlanState if states[state.value]}
    return AuditResult(out, ordered, tuple(unread), aside, unmatched, gated, drawn)


def _named(record: PlanRecord) -> str:
    """Return the sentence on a file with its whole path, where it begins with the bare name."""
    name = record.path.rpartition("/")[2]
    said = record.said
    return (
        f"{record.path}{said[len(name) :]}"
        if name and said.startswith(name)
        else f"{record.path}: {said}"
    )


def _gate(config: Config) -> Callable[[PlanRecord], bool]:
    """Return what says whether a plan fails the run."""
    order = [severity.value for severity in Severity]
    failing = frozenset(order[: order.index(config.gate.value) + 1] if config.gate else ())
    least = config.min_score

    def stops(record: PlanRecord) -> bool:
        if least is not None and record.overall is not None and record.overall < least:
            return True
        return any(f.severity in failing and not f.known for f in record.findings)

    return stops
