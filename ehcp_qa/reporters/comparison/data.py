"""A comparison as JSON, for programs: the shape of ``schemas/compare.schema.json``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ehcp_qa.model.comparison import Comparison, OutcomeChange, ProvisionChange
from ehcp_qa.model.finding import Finding
from ehcp_qa.model.plan import Statement
from ehcp_qa.model.report import CheckRun
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.comparison.phrases import score_lines
from ehcp_qa.reporters.encoded import json_text

SCHEMA_VERSION = "1.0"

Data = dict[str, Any]


def comparison_json(comparison: Comparison, layout: Layout) -> str:
    """Return the comparison as JSON text, keys in a fixed order."""
    del layout  # JSON looks the same everywhere
    return json_text(_data(comparison))


def _data(comparison: Comparison) -> Data:
    report = comparison.report
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "ehcp-qa", "version": report.tool_version},
        "rules": [
            {"name": p.name, "version": p.version, "regime": p.regime, "sha256": p.sha256}
            for p in report.packs
        ],
        "settings_sha256": report.settings_sha256,
        "language_model": report.language_model or None,
        "redacted": report.redacted,
        "fail_on": report.fail_on.value if report.fail_on else "never",
        "min_score": report.min_score,
        "exit_code": comparison.exit_code,
        "old": _file(comparison.old_run),
        "new": _file(comparison.new_run),
        "notes": list(comparison.notes),
        "scores": [
            {"name": s.name, "before": s.before, "after": s.after} for s in score_lines(comparison)
        ],
        "findings": {
            "fixed": _findings(comparison.fixed),
            "remaining": _findings(comparison.remaining),
            "new": _findings(comparison.new),
        },
        "provision": _provisions(comparison),
        "needs": {
            "dropped": _statements(comparison.needs_dropped),
            "added": _statements(comparison.needs_added),
        },
        "outcomes": {
            "dropped": _statements([o.statement for o in comparison.outcomes_dropped]),
            "changed": [_outcome(c) for c in comparison.outcomes],
            "added": _statements([o.statement for o in comparison.outcomes_added]),
        },
    }


def _provisions(comparison: Comparison) -> Data:
    """Return what became of the provision, by what became of it."""
    return {
        "removed": _statements([p.statement for p in comparison.removed]),
        "weakened": [_provision(c) for c in comparison.weakened],
        "changed": [_provision(c) for c in comparison.altered],
        "strengthened": [_provision(c) for c in comparison.strengthened],
        "moved": [
            {"before": _statement(m.before), "after": _statement(m.after)} for m in comparison.moved
        ],
        "added": _statements([p.statement for p in comparison.added]),
    }


def _file(run: CheckRun) -> Data:
    return {
        "file": run.source.name,
        "sha256": run.source.sha256 or None,
        "readable": run.readable,
        "error": run.error or None,
        "stage": run.stage.value if run.stage else None,
    }


def _findings(findings: Sequence[Finding]) -> list[Data]:
    return [
        {
            "code": f.code,
            "title": f.title,
            "severity": f.severity.value,
            "section": f.section.value if f.section else None,
            "place": f.place.words,
            "excerpt": f.excerpt,
            "fingerprint": f.fingerprint,
        }
        for f in findings
    ]


def _provision(change: ProvisionChange) -> Data:
    return {
        "before": _statement(change.before.statement),
        "after": _statement(change.after.statement),
        "slots": [
            {
                "slot": c.slot.value,
                "turn": c.turn.value,
                "before": c.before or None,
                "after": c.after or None,
            }
            for c in change.slots
        ],
        "softened_by": list(change.emptied),
    }


def _outcome(change: OutcomeChange) -> Data:
    return {
        "before": _statement(change.before.statement),
        "after": _statement(change.after.statement),
        "facets_lost": [facet.value for facet in change.lost],
        "facets_gained": [facet.value for facet in change.gained],
    }


def _statements(statements: Sequence[Statement]) -> list[Data]:
    return [_statement(statement) for statement in statements]


def _statement(statement: Statement) -> Data:
    return {"id": statement.id, "section": statement.section.value, "text": statement.text}
