"""One audit from its folders to its outputs."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Protocol

import msgspec

from ehcp_qa.config import Config
from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.audit import AuditStamp, PlanState
from ehcp_qa.model.audit_summary import Audited
from ehcp_qa.readers.names import fit_to_write
from ehcp_qa.workflows.audit import OWN, STAMP, journal_of
from ehcp_qa.workflows.audit.audited import audited, check_earlier
from ehcp_qa.workflows.audit.baseline import draw_baseline
from ehcp_qa.workflows.audit.cache import Cache, NoCache, cache_folder
from ehcp_qa.workflows.audit.carrying import Plans
from ehcp_qa.workflows.audit.disk import check_open, writing
from ehcp_qa.workflows.audit.engines import engine_of
from ehcp_qa.workflows.audit.find import Finding, find
from ehcp_qa.workflows.audit.hiding import hidden_path
from ehcp_qa.workflows.audit.journal import Journal
from ehcp_qa.workflows.audit.keys import Keys, conditions, settings_data, stamp_of
from ehcp_qa.workflows.audit.lock import locked
from ehcp_qa.workflows.audit.metadata import Metadata, read_metadata
from ehcp_qa.workflows.audit.outputs import Writer, write_outputs
from ehcp_qa.workflows.audit.request import AuditRequest
from ehcp_qa.workflows.audit.result import AuditResult, result_of
from ehcp_qa.workflows.audit.task import name_of
from ehcp_qa.workflows.moderation.keep import SHEET, check_sheet, write_sheet
from ehcp_qa.workflows.tools import Tools

_MOST_NAMED = 10  # rows of the metadata that are about no plan


class Watch(Protocol):
    """Whoever is told how an audit goes on."""

    def begin(self, plans: int) -> None:
        """Learn how many files there are."""

    def done(self, path: str, state: PlanState, *, fresh: bool) -> None:
        """Learn of one file; ``fresh`` is false where its record was there before."""


def audit(request: AuditRequest, config: Config, watch: Watch) -> AuditResult:
    """Check every plan that is not done yet and write the outputs."""
    tools, out = Tools(config), request.out
    stamp = stamp_of(tools)  # a malformed pack is said before any folder is looked into
    check_earlier(request.compare, out)
    if request.sample:
        check_sheet(out)
    metadata = read_metadata(request.metadata)
    found = find(request.places, out)
    if not found.files:
        raise InvalidConfig("There is no plan in the folders given.")
    with writing(out):
        (out / OWN).mkdir(parents=True, exist_ok=True)
        check_open(out)
        check_open(out / OWN)
        with locked(out / OWN / "lock"):
            _check(request, tools, stamp, found, metadata, watch)
            (out / OWN / STAMP).write_bytes(msgspec.json.encode(stamp))
            whole = audited(out, stamp, tools, request.compare)
            write_outputs(whole, out, _more(request))
    drawn = _drawn(request, whole, found)
    unmatched = metadata.unmatched([file.path for file in found.files])
    return result_of(
        whole.records(),
        config,
        fit_to_write(str(out)),
        found.aside,
        _rows(unmatched, redacted=stamp.redacted),
        drawn,
    )


def _drawn(request: AuditRequest, whole: Audited, found: Finding) -> str:
    """Write the baseline where one was asked for, and say what changed."""
    if request.write_baseline is None:
        return ""
    hide = hidden_path if whole.stamp.redacted else str
    names = {hide(file.path): name_of(file.path) for file in found.files}
    return draw_baseline(request.write_baseline, whole.records(), names, grow=request.grow_baseline)


def _rows(unmatched: Sequence[str], *, redacted: bool) -> tuple[str, ...]:
    """Return sentences on the rows of the metadata that are about no plan."""
    if redacted:  # people put names into those of files
        number = len(unmatched)
        said = "1 row of the metadata is" if number == 1 else f"{number:,} rows of the metadata are"
        return (f"{said} about no plan.",) if unmatched else ()
    rows = [f"no plan is called “{name}”, which the metadata names." for name in unmatched]
    more = len(rows) - _MOST_NAMED
    return (*rows[:_MOST_NAMED], *([f"and {more:,} more rows like it."] if more > 0 else []))


def _more(request: AuditRequest) -> tuple[tuple[str, Writer], ...]:
    """Return the moderation sheet where one was asked for."""
    if not request.sample:
        return ()

    def write(whole: Audited, path: Path) -> None:
        write_sheet(whole, path, request.out / OWN, request.sample, request.seed)

    return ((SHEET, write),)


def _check(
    request: AuditRequest,
    tools: Tools,
    stamp: AuditStamp,
    found: Finding,
    metadata: Metadata,
    watch: Watch,
) -> None:
    """Bring the record of every plan into the journal, in the order of their paths at the end."""
    path = journal_of(request.out)
    if request.fresh:
        path.unlink(missing_ok=True)
    cache = Cache(cache_folder()) if request.cache else NoCache()
    settings = settings_data(tools.config, tools)
    with (
        closing(Journal(path, redacted=stamp.redacted)) as journal,
        closing(engine_of(request, settings, stamp)) as engine,
    ):
        plans = Plans(journal, cache, Keys.of(tools), conditions(request.limits), watch)
        plans.check(found.files, engine)
        journal.settle({file.path: metadata.of(file.path) for file in found.files})
    cache.tidy()
