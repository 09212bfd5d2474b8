"""What was known before a run, read from the files that the settings name."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from ehcp_qa.config import Config
from ehcp_qa.model.standing import Before
from ehcp_qa.workflows.accepted_file import read_accepted
from ehcp_qa.workflows.baseline_file import read_baseline


def known_before(config: Config) -> Before:
    """Return what was accepted and what the baseline holds.

    The clock is asked only where an accepted finding has an end and no --today was given; the
    report then says which day it was held against, and ``verify`` uses that day.
    """
    accepted = Path(config.accepted) if config.accepted else None
    baseline = Path(config.baseline) if config.baseline else None
    entries = read_accepted(accepted) if accepted else ()
    ends = any(entry.until for entry in entries)
    given = date.fromisoformat(config.today) if config.today else None
    return Before(
        entries=entries,
        baseline=read_baseline(baseline) if baseline else None,
        today=(given or date.today()) if ends else None,
        accepted_sha256=_sha256(accepted),
        baseline_sha256=_sha256(baseline),
    )


def _sha256(path: Path | None) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path else ""
