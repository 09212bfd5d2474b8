"""Put the moderation sheet among an audit's outputs, and never over one that people wrote in."""

from __future__ import annotations

import hashlib
from pathlib import Path

from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.audit_summary import Audited
from ehcp_qa.reporters.moderation.sheet import moderation_sheet
from ehcp_qa.workflows.audit import OWN
from ehcp_qa.workflows.moderation.sample import sample

SHEET = "moderation.xlsx"
_PRINT = "moderation.sha256"  # of the sheet as it was written, in the audit's own folder


def check_sheet(out: Path) -> None:
    """Raise InvalidConfig when a sheet is there that is not as an audit left it."""
    there, known = out / SHEET, out / OWN / _PRINT
    if not there.exists():
        return
    if not known.exists() or known.read_text("utf-8") != _hash(there.read_bytes()):
        raise InvalidConfig(
            f"{there}: somebody may have written in this sheet. Move it away before --sample "
            "writes a new one."
        )


def write_sheet(audited: Audited, path: Path, own: Path, number: int, seed: int) -> None:
    """Write the sheet of a sample, and keep its hash so that a changed one is known again."""
    drawn = sample(audited.records, audited.summary, number, seed)
    data = moderation_sheet(drawn)
    path.write_bytes(data)
    (own / _PRINT).write_text(_hash(data), "utf-8")


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
