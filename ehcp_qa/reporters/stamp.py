"""What a report was made with: tool, plans, rules, settings and language model, by their hashes.

The same hashes give the same report; ``ehcp-qa verify`` compares them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.model.report import Report
from ehcp_qa.reporters.text import clean

SHORT = 12  # hex digits, as version control shows them: enough to see that two are not the same
REPLACED = "names, dates of birth, numbers, settings and addresses were replaced"


def stamp(report: Report) -> Iterator[tuple[str, str]]:
    """Yield each thing that a report rests on, by name, with its hash in full or what it is."""
    yield "Tool", f"ehcp-qa {report.tool_version}"
    for run in report.files:
        if run.source.sha256:
            yield f"Plan {clean(run.source.name)}", run.source.sha256
    for pack in report.packs:
        yield f"Rules {clean(pack.name)} {clean(pack.version)}".rstrip(), pack.sha256
    yield "Settings", report.settings_sha256
    yield "Language model", clean(report.language_model) or "none"
    if report.accepted_sha256:
        yield "Accepted findings", report.accepted_sha256
    if report.baseline_sha256:
        yield "Baseline", report.baseline_sha256
    if report.today:
        yield "Held against", report.today.isoformat()
    if report.redacted:
        yield "Redacted", REPLACED


def in_a_line(report: Report) -> str:
    """Return what a report was made with in one line, each hash by its beginning."""
    parts = [f"{name} {_short(value)}" for name, value in stamp(report) if name != "Tool"]
    return f"Made by ehcp-qa {report.tool_version} with {'; '.join(parts)}."


def _short(value: str) -> str:
    return value[:SHORT] if len(value) == 64 else value  # SHA-256 in hex
