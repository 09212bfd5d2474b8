"""One plan of an audit that was made: its record, with what comparing the plans found in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ehcp_qa.config import Config
from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.audit import PlanRecord, PlanState
from ehcp_qa.workflows.across import across
from ehcp_qa.workflows.audit import records, stamp
from ehcp_qa.workflows.audit.audited import asked_for
from ehcp_qa.workflows.audit.hiding import hidden_path
from ehcp_qa.workflows.audit.task import name_of
from ehcp_qa.workflows.tools import Tools


def record_of_plan(out: Path, plan: str, config: Config) -> tuple[str, PlanRecord]:
    """Return the name of a plan's file and its record, or raise InvalidConfig.

    ``plan`` is its path as the audit has it, that path with folders before it, or its end.
    """
    redacted = stamp(out).redacted
    compared = across(lambda: records(out), asked_for(Tools(config)))
    found = [record for record in compared() if _is(record.path, plan, redacted=redacted)]
    if len(found) > 1:
        paths = " or ".join(record.path for record in found[:2])
        raise InvalidConfig(f"{plan}: which of the audit's plans? Give its path: {paths}.")
    if not found:
        more = " This audit is redacted: give the path of the file itself." if redacted else ""
        raise InvalidConfig(f"{plan}: no plan of the audit in {out} has that path.{more}")
    (record,) = found
    if record.state is PlanState.DUPLICATE:
        raise InvalidConfig(f"{plan}: {record.said} Accept what was found in that one.")
    return name_of(plan if redacted else record.path), record


def _is(path: str, plan: str, *, redacted: bool) -> bool:
    """Say whether a record's path is meant by what somebody typed."""
    if redacted:
        return path in map(hidden_path, _ends(plan))
    return path in _ends(plan) or path.endswith(f"/{plan}")


def _ends(plan: str) -> Iterator[str]:
    """Yield a path, then without its first folder, and so on."""
    parts = plan.split("/")
    return ("/".join(parts[at:]) for at in range(len(parts)))
