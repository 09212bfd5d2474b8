"""The records of an audit as comma-separated values: a row for each plan, a row for each finding."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence

from ehcp_qa.model.audit import AuditStamp, FindingRecord, PlanRecord
from ehcp_qa.model.finding import Severity
from ehcp_qa.reporters.text import clean

OpenRecords = Callable[[], Iterator[PlanRecord]]
Cell = str | int | float | bool | None

# What a spreadsheet takes for a formula; an apostrophe before it is what people type themselves.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_SEVERITIES = tuple(severity.value for severity in Severity)
_DIMENSIONS = ("statutory", "provision", "placement", "outcomes", "thread", "language")
PLAN_COLUMNS = (
    *("path", "state", "said", "duplicate_of", "team", "child", "year_group", "key_stage"),
    *("primary_need", "setting_type", "plan_date", "stage", "placement", "overall", "grade"),
    *("ready_to_issue", *_SEVERITIES, "accepted", *_DIMENSIONS, "sections", "bytes", "sha256"),
)
FINDING_COLUMNS = (
    *("path", "code", "severity", "section", "title", "message", "excerpt", "missing", "place"),
    *("inferred", "known", "fingerprint"),
)


def plans_csv(stamp: AuditStamp, records: OpenRecords) -> Iterator[str]:
    """Yield the rows of ``plans.csv``, the titles first."""
    del stamp  # a table has no place for it; audit.json says it
    yield _row(PLAN_COLUMNS)
    for record in records():
        yield _row(_plan(record))


def findings_csv(stamp: AuditStamp, records: OpenRecords) -> Iterator[str]:
    """Yield the rows of ``findings.csv``, the titles first."""
    del stamp
    yield _row(FINDING_COLUMNS)
    for record in records():
        for finding in record.findings:
            yield _row(_finding(record, finding))


def _plan(record: PlanRecord) -> Iterable[Cell]:
    facts, shares = record.facts, {share.key: share.score for share in record.dimensions}
    counts = [sum(f.severity == severity for f in record.findings) for severity in _SEVERITIES]
    judged = bool(record.checks)
    return (
        *(record.path, record.state.value, record.said, record.duplicate_of, facts.team),
        *(facts.child, facts.year_group, facts.key_stage, facts.primary_need, facts.setting_type),
        *(facts.plan_date.isoformat() if facts.plan_date else None, facts.stage, facts.placement),
        *(record.overall, record.grade, record.ready if judged else None),
        *(counts if judged else [None] * len(counts)),
        record.accepted if judged else None,
        *(shares.get(key) for key in _DIMENSIONS),
        *(" ".join(record.sections), record.size, record.sha256),
    )


def _finding(record: PlanRecord, finding: FindingRecord) -> Sequence[Cell]:
    return (
        *(record.path, finding.code, finding.severity, finding.section, finding.title),
        *(finding.message, finding.excerpt, "; ".join(finding.missing), finding.place),
        *(finding.inferred, finding.known, finding.fingerprint),
    )


def _row(cells: Iterable[Cell]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([_cell(cell) for cell in cells])
    return out.getvalue()


def _cell(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    said = clean(cell)
    return f"'{said}" if said.startswith(_FORMULA_STARTS) else said
