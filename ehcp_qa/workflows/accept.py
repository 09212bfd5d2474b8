"""Accept findings of a plan: each with why, by whom and until when, in a file to be reviewed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ehcp_qa.config import Config
from ehcp_qa.errors import InvalidConfig, UnreadablePlan
from ehcp_qa.model.standing import Acceptance
from ehcp_qa.readers.names import fit_to_write
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


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found in a plan: the name of its file, and for each finding its fingerprint and code.

    ``shown_by`` says where somebody reads them. ``kept`` are the codes by which entries keep them, where
    those are others, as they are of an audit.
    """

    name: str
    found: tuple[tuple[str, str], ...]
    shown_by: str = "“check --format json”"
    kept: Mapping[str, str] = field(default_factory=dict)


def accept(
    plan: Path, what: str, judgement: Judgement, config: Config, audit: Path | None = None
) -> str:
    """Write the findings that ``what`` names, a code or a fingerprint, to the file; say so.

    Of a plan of an ``audit`` they are those that the audit found, its plans compared.
    """
    if not judgement.reason.strip() or not judgement.by.strip():
        raise InvalidConfig("--reason and --by must say something: others review what is accepted.")
    findings = _of_audit(plan, audit, config) if audit else _of_check(plan, config)
    file = Path(config.accepted or USUAL)
    there = read_accepted(file) if file.exists() else ()
    before = [e for e in there if e.plan == findings.name and _means(what, e.code, e.fingerprint)]
    named = _named(findings, what, before, audited=audit is not None)
    entries = tuple(
        Acceptance(
            findings.name,
            code,
            fingerprint,
            judgement.reason.strip(),
            judgement.by.strip(),
            judgement.until,
        )
        for fingerprint, code in named
        if not any(_same(e, findings.name, fingerprint) for e in there)
    )
    if not entries:
        names = {fingerprint for fingerprint, _ in named}
        same = [e for e in before if not named or e.fingerprint in names]
        return _already(file, same, judgement)
    add_accepted(file, entries)
    said = amount(len(entries), "finding", "findings")
    run = "an audit" if audit else "a check"
    return f"{file}: {said} of {findings.name} accepted. --accepted {file} makes {run} use it."


def _of_check(plan: Path, config: Config) -> Findings:
    """Return what a check finds."""
    # All that is found is to be seen here, whatever was accepted before or stands in a baseline.
    # The entry is bound to the file's own name, which is no more to be hidden than the file.
    run = as_checked([plan], replace(config, accepted=None, baseline=None)).files[0]
    if not run.readable:
        raise UnreadablePlan(run.error)
    return Findings(run.source.name, tuple((f.fingerprint, f.code) for f in run.findings))


def _of_audit(plan: Path, audit: Path, config: Config) -> Findings:
    """Return what an audit found in one of its plans."""
    from ehcp_qa.workflows.across.records import kept_as
    from ehcp_qa.workflows.audit.one import record_of_plan

    name, record = record_of_plan(audit, fit_to_write(plan.as_posix()), config)
    found = tuple((f.fingerprint, f.code) for f in record.findings)
    return Findings(
        name,
        found,
        "the audit's findings.csv",
        {f.fingerprint: kept_as(f) for f in record.findings},
    )


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


def _named(
    findings: Findings, what: str, before: Sequence[Acceptance], *, audited: bool
) -> list[tuple[str, str]]:
    """Return the fingerprints and codes of the findings named, or raise InvalidConfig.

    An audit leaves out what is accepted already, which is then among the entries of ``before``.
    """
    wanted = [
        (fingerprint, findings.kept.get(fingerprint, code))
        for fingerprint, code in findings.found
        if _means(what, code, fingerprint)
    ]
    if not wanted and not (audited and before):
        raise InvalidConfig(
            f"“{what}” is neither the code nor the fingerprint of a finding in {findings.name}; "
            f"{findings.shown_by} shows both."
        )
    return wanted


def _means(what: str, code: str, fingerprint: str) -> bool:
    return what.upper() == code.partition(" ")[0] or what.lower() == fingerprint


def _same(entry: Acceptance, plan: str, fingerprint: str) -> bool:
    return entry.plan == plan and entry.fingerprint == fingerprint
