"""Audit folders of plans: find, check, keep, and write what a QA officer reads."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.audit import AuditStamp, PlanRecord

# Where an audit keeps what it carries on from, inside the folder of its outputs.
OWN = ".audit"
JOURNAL = "journal.jsonl"
STAMP = "stamp.json"


def records(out: Path) -> Iterator[PlanRecord]:
    """Yield the records of an audit in the order of their paths, with what was given of each plan."""
    from ehcp_qa.workflows.audit.journal import read_records

    journal = journal_of(out)
    if not journal.is_file():
        raise InvalidConfig(f"{out}: there is no audit in this folder.")
    return read_records(journal)


def stamp(out: Path) -> AuditStamp:
    """Return what the audit in a folder was made with."""
    import msgspec

    try:
        return msgspec.json.decode((out / OWN / STAMP).read_bytes(), type=AuditStamp)
    except (OSError, msgspec.DecodeError):
        raise InvalidConfig(f"{out}: there is no audit in this folder.") from None


def journal_of(out: Path) -> Path:
    """Return where the journal of an audit is."""
    return out / OWN / JOURNAL
