"""Accept findings of a plan: each with why, by whom and until when, in a file to be reviewed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ehcp_qa.config import Config
from ehcp_qa.errors import InvalidConfig, UnreadablePlan
from ehcp_qa.model.report import CheckRun
from ehcp_qa.model.standing import Acceptance
from ehcp_qa.reporters.wording import amount
from ehcp_qa.workflows.accepted_file import add_accepted, read_accepted
from ehcp_qa.workflows.check import as_checked

# Where accepted findings are kept when nothing else is said.
USUAL = "ehcp-qa-accepted.toml"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Why findings are accepted, by whom, and the last day on which that holds."""

    reason: str
    by: str
    until: date | None = None


def accept(plan: Path, what: str, judgement: Judgement, config: Config) -> str:
    """Write the findings that ``what`` names, a code or a fingerprint, to the file; say so."""
    if not judgement.reason.strip() or not judgement.by.strip():
        raise InvalidConfig("--reason and --by must say something: others review what is accepted.")
    # All that is found is to be seen here, whatever was accepted before or stands in a baseline.
    # The entry is bound to the file's own name, which is no more to be hidden than the file.
    run = as_checked([plan], replace(config, accepted=None, baseline=None)).files[0]
    if not run.readable:
        raise UnreadablePlan(run.error)
    file = Path(config.accepted or USUAL)
    there = read_accepted(file) if file.exists() else ()
    named = _named(run, what)
    entries = tuple(
        Acceptance(
            run.source.name,
            code,
            fingerprint,
            judgement.reason.strip(),
            judgement.by.strip(),
            judgement.until,
        )
        for fingerprint, code in named
        if not any(_same(e, run.source.name, fingerprint) for e in there)
    )
    if not entries:
        names = {fingerprint for fingerprint, _ in named}
        return _already(file, [e for e in there if e.fingerprint in names], judgement)
    add_accepted(file, entries)
    said = amount(len(entries), "finding", "findings")
    return f"{file}: {said} of {run.source.name} accepted. --accepted {file} makes a check use it."


def _already(file: Path, there: Sequence[Acceptance], judgement: Judgement) -> str:
    """Return that nothing was written, and what to change where an entry ends before what is asked."""
    ends = sorted({e.until for e in there if e.until} - {judgement.until})
    if not ends:
        return f"{file}: that is accepted already; nothing was written."
    days = " and ".join(day.isoformat() for day in ends)
    return (
        f"{file}: that is accepted already, until {days}; nothing was written. Change “until” in "
        "the entry itself, so that whoever reviews the file sees what was there before."
    )


def _named(run: CheckRun, what: str) -> list[tuple[str, str]]:
    """Return the fingerprints and codes of the findings named, or raise InvalidConfig."""
    wanted = [f for f in run.findings if what.upper() == f.code or what.lower() == f.fingerprint]
    if not wanted:
        raise InvalidConfig(
            f"“{what}” is neither the code nor the fingerprint of a finding in {run.source.name}; "
            "“check --format json” shows both."
        )
    return [(f.fingerprint, f.code) for f in wanted]


def _same(entry: Acceptance, plan: str, fingerprint: str) -> bool:
    return entry.plan == plan and entry.fingerprint == fingerprint
