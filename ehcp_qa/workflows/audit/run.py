"""One audit from its folders to its outputs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import msgspec

from ehcp_qa.config import Config
from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.audit import PlanRecord, PlanState
from ehcp_qa.model.finding import Severity
from ehcp_qa.workflows.audit import OWN, STAMP, journal_of, records
from ehcp_qa.workflows.audit.cache import Cache, NoCache, cache_folder
from ehcp_qa.workflows.audit.carrying import Plans
from ehcp_qa.workflows.audit.engines import engine_of
from ehcp_qa.workflows.audit.find import Finding, find
from ehcp_qa.workflows.audit.journal import Journal
from ehcp_qa.workflows.audit.keys import conditions, settings_data, stamp_of
from ehcp_qa.workflows.audit.lock import locked
from ehcp_qa.workflows.audit.metadata import read_metadata
from ehcp_qa.workflows.audit.outputs import write_outputs
from ehcp_qa.workflows.audit.request import AuditRequest
from ehcp_qa.workflows.tools import Tools

_MOST_NAMED = 10  # rows of the metadata that are about no plan


class Watch(Protocol):
    """Whoever is told how an audit goes on."""

    def begin(self, plans: int) -> None:
        """Learn how many files there are."""

    def done(self, path: str, state: PlanState, *, fresh: bool) -> None:
        """Learn of one file; ``fresh`` is false where its record was there before."""


@dataclass(slots=True)
class AuditResult:
    """What an audit comes to: counts by state, what was not wholly checked, and the exit code."""

    states: dict[str, int] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)  # one sentence each, in the order of paths
    aside: Mapping[str, int] = field(default_factory=dict)
    unmatched: tuple[str, ...] = ()  # rows of the metadata that are about no plan
    outputs: tuple[str, ...] = ()
    out: str = ""
    gated: int = 0  # plans with a finding at or above the gate, or a score below the least

    @property
    def exit_code(self) -> int:
        """2 when a file was not read or not wholly checked, 1 when one is below the gate, else 0."""
        return 2 if self.unread else int(bool(self.gated))

    @property
    def notes(self) -> tuple[str, ...]:
        """What concerns the run and not a plan: what was not read, not matched, or left aside."""
        aside = [f"{count:,} left aside: {why}." for why, count in self.aside.items()]
        rows = [f"no plan is called “{name}”, which the metadata names." for name in self.unmatched]
        return (*aside, *rows[:_MOST_NAMED], *self.unread)

    @property
    def said(self) -> str:
        """The audit in one line."""
        counts = [f"{count:,} {state}" for state, count in self.states.items()]
        return f"{sum(self.states.values()):,} files: {', '.join(counts)}. See {self.out}."


def audit(request: AuditRequest, config: Config, watch: Watch) -> AuditResult:
    """Check every plan that is not done yet and write the outputs."""
    tools = Tools(config)
    stamp = stamp_of(tools)  # a malformed pack is said before any folder is looked into
    metadata = read_metadata(request.metadata)
    found = find(request.places, request.out)
    if not found.files:
        raise InvalidConfig("There is no plan in the folders given.")
    own = request.out / OWN
    own.mkdir(parents=True, exist_ok=True)
    with locked(own / "lock"):
        if request.fresh:
            journal_of(request.out).unlink(missing_ok=True)
        cache = Cache(cache_folder()) if request.cache else NoCache()
        with (
            closing(Journal(journal_of(request.out))) as journal,
            closing(engine_of(request, settings_data(config, tools), stamp)) as engine,
        ):
            plans = Plans(journal, cache, stamp, conditions(request.limits), watch)
            plans.check(found.files, engine)
            journal.settle({file.path: metadata.of(file.path) for file in found.files})
        cache.tidy()
        (own / STAMP).write_bytes(msgspec.json.encode(stamp))
        outputs = write_outputs(stamp, lambda: records(request.out), request.out)
        paths = [file.path for file in found.files]
        return _result(
            records(request.out), config, found, metadata.unmatched(paths), outputs, request.out
        )


def _result(
    done: Iterator[PlanRecord],
    config: Config,
    found: Finding,
    unmatched: tuple[str, ...],
    outputs: tuple[str, ...],
    out: Path,
) -> AuditResult:
    result = AuditResult(aside=found.aside, unmatched=unmatched, outputs=outputs, out=str(out))
    stops = _gate(config)
    for record in done:
        result.states[record.state.value] = result.states.get(record.state.value, 0) + 1
        if record.state not in (PlanState.CHECKED, PlanState.DUPLICATE):
            result.unread.append(f"{record.path}: {record.said}")
        result.gated += stops(record)
    return result


def _gate(config: Config) -> Callable[[PlanRecord], bool]:
    """Return what says whether a plan fails the run."""
    order = [severity.value for severity in Severity]
    failing = frozenset(order[: order.index(config.gate.value) + 1] if config.gate else ())

    def stops(record: PlanRecord) -> bool:
        low = config.min_score is not None and record.overall is not None
        if low and (record.overall or 0.0) < (config.min_score or 0.0):
            return True
        return any(f.severity in failing and not f.known for f in record.findings)

    return stops
