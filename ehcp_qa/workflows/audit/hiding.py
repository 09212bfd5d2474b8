"""Records of a redacted audit: people put children's names into the names of files and folders."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import PurePosixPath

from ehcp_qa.model.audit import PlanRecord
from ehcp_qa.readers.limits import shown
from ehcp_qa.workflows.audit.found import is_plan

_DIGITS = 12  # hex digits of a hash: two of a million paths are hardly ever alike


def hidden_path(path: str) -> str:
    """Return what a path is called instead: the same in every audit, so that trends can be told."""
    if not path:
        return ""
    digits = hashlib.sha256(path.encode()).hexdigest()[:_DIGITS]
    return f"plan-{digits}{PurePosixPath(path).suffix.lower() if is_plan(path) else ''}"


def hidden(record: PlanRecord) -> PlanRecord:
    """Return a record with no name of a file or folder in it."""
    path, first = hidden_path(record.path), hidden_path(record.duplicate_of)
    said = record.said.replace(record.duplicate_of, first) if first else record.said
    name = PurePosixPath(record.path).name
    for known in {name, shown(name)}:
        said = said.replace(known, path)
    return replace(record, path=path, duplicate_of=first, said=said)
