"""The report as SARIF 2.1.0, for tools that collect the findings of many checkers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ehcp_qa.model.report import CheckRun, Report
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.encoded import json_text
from ehcp_qa.reporters.sarif.places import Data, Files
from ehcp_qa.reporters.sarif.results import result, words
from ehcp_qa.reporters.sarif.rules import rules
from ehcp_qa.reporters.wording import entries_to_review

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
VERSION = "2.1.0"
# The exit code of a run in which a file was not read or not wholly checked.
UNFINISHED = 2


def sarif(report: Report, layout: Layout) -> str:
    """Return the report as SARIF text: one run, its rules, a result for each finding."""
    del layout  # SARIF looks the same everywhere
    log = {"$schema": SCHEMA, "version": VERSION, "runs": [_run(report)]}
    return json_text(log)


def _run(report: Report) -> Data:
    described = rules(report)
    index = {rule["id"]: number for number, rule in enumerate(described)}
    files = Files.of(report.files)
    return {
        "tool": {"driver": _driver(report, described), "extensions": _packs(report)},
        "invocations": [_invocation(report, files)],
        "artifacts": list(files.artifacts),
        "results": [
            made
            for number, run in enumerate(report.files)
            for made in _results(run, number, files, index)
        ],
        "columnKind": "unicodeCodePoints",
        "properties": {
            "settingsSha256": report.settings_sha256,
            "languageModel": report.language_model or None,
            "acceptedSha256": report.accepted_sha256 or None,
            "baselineSha256": report.baseline_sha256 or None,
            "redacted": report.redacted,
        },
    }


def _results(run: CheckRun, number: int, files: Files, index: Mapping[str, int]) -> Iterator[Data]:
    """Yield a file's findings, then those that were accepted, as suppressed."""
    held = run.standing
    for finding in run.findings:
        place = files.location(number, finding.place)
        made = result(finding, place, index[finding.code], files, number)
        if held.against_baseline:
            made["baselineState"] = "unchanged" if finding.fingerprint in held.known else "new"
        yield made | {"suppressions": []}
    for one in held.accepted:
        place = files.location(number, one.finding.place)
        made = result(one.finding, place, index[one.finding.code], files, number)
        why = f"{one.entry.reason} ({one.entry.by})"
        accepted = {"kind": "external", "status": "accepted", "justification": why}
        yield made | {"suppressions": [accepted]}


def _driver(report: Report, described: list[Data]) -> Data:
    return {
        "name": "ehcp-qa",
        "version": report.tool_version,
        "semanticVersion": report.tool_version,
        "rules": described,
    }


def _packs(report: Report) -> list[Data]:
    """Return the rule packs as parts of the tool, each with its hash."""
    return [
        {
            "name": pack.name,
            "version": pack.version,
            "properties": {"regime": pack.regime, "sha256": pack.sha256},
        }
        for pack in dict.fromkeys(report.packs)
    ]


def _invocation(report: Report, files: Files) -> Data:
    """Return how the run ended, with what people have to know of each file beside its findings."""
    return {
        "executionSuccessful": report.exit_code != UNFINISHED,
        "exitCode": report.exit_code,
        "toolExecutionNotifications": [
            _notification(level, said, number, files)
            for number, run in enumerate(report.files)
            for level, said in _notes(run)
        ],
    }


def _notes(run: CheckRun) -> Iterator[tuple[str, str]]:
    """Yield what stopped a file from being wholly checked, and entries that accept nothing."""
    if run.error:
        yield "error", run.error
    for said in entries_to_review(run):
        yield "note", said


def _notification(level: str, said: str, number: int, files: Files) -> Data:
    return {
        "level": level,
        "message": {"text": words(said)},
        "locations": [{"physicalLocation": {"artifactLocation": files.reference(number)}}],
    }
