"""The report as JSON, for programs: the shape of ``schemas/check.schema.json``."""

from __future__ import annotations

from typing import Any

from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Finding, Location
from ehcp_qa.model.report import CheckRun, DimensionScore, Report, Scores, SectionSummary
from ehcp_qa.model.standing import Acceptance
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.encoded import json_text
from ehcp_qa.reporters.provisions import rows
from ehcp_qa.reporters.thread import link_data, unlinked_data

SCHEMA_VERSION = "1.0"

Data = dict[str, Any]


def json(report: Report, layout: Layout) -> str:
    """Return the report as JSON text, keys in a fixed order, findings in reading order."""
    del layout  # JSON looks the same everywhere
    return json_text(as_data(report))


def as_data(report: Report) -> Data:
    """Return the report as plain data."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "ehcp-qa", "version": report.tool_version},
        "rules": [
            {"name": p.name, "version": p.version, "regime": p.regime, "sha256": p.sha256}
            for p in report.packs
        ],
        "settings": dict(report.settings),
        "settings_sha256": report.settings_sha256,
        "language_model": report.language_model or None,
        "fail_on": report.fail_on.value if report.fail_on else "never",
        "min_score": report.min_score,
        "accepted_sha256": report.accepted_sha256 or None,
        "baseline_sha256": report.baseline_sha256 or None,
        "today": report.today.isoformat() if report.today else None,
        "redacted": report.redacted,
        "exit_code": report.exit_code,
        "files": [_file(run) for run in report.files],
    }


def _file(run: CheckRun) -> Data:
    return {
        "file": run.source.name,
        "format": run.source.format,
        "sha256": run.source.sha256 or None,
        "readable": run.readable,
        "error": run.error or None,
        "stage": run.stage.value if run.stage else None,
        "stage_why": run.stage_why or None,
        "placement": run.placement.value,
        "placement_why": run.placement_why or None,
        "child": run.child or None,
        "plan_date": run.plan_date.isoformat() if run.plan_date else None,
        "sections": {s.section.value: _section(s) for s in run.sections},
        "findings": [finding_data(finding) for finding in run.findings],
        "scores": _scores(run.scores) if run.scores else None,
        "provisions": _provisions(run.analysed) if run.analysed else [],
        "enforceability": _enforceability(run.analysed) if run.analysed else None,
        "links": [link_data(link) for link in run.analysed.links] if run.analysed else [],
        "unlinked": unlinked_data(run.analysed) if run.analysed else [],
        "standing": _standing(run),
        "priorities": [
            {"code": p.code, "title": p.title, "findings": list(p.findings), "gain": p.gain}
            for p in run.priorities
        ],
        "checks": [
            {
                "code": c.code,
                "title": c.title,
                "outcome": c.outcome.value,
                "findings": c.findings,
                "reason": c.reason or None,
            }
            for c in run.checks
        ],
        "explanations": list(run.explanations),
        "not_checked": [{"what": n.what, "why": n.why} for n in run.not_checked],
    }


def _standing(run: CheckRun) -> Data:
    """Return what became of findings known before; a finding is new unless it is among the known."""
    held = run.standing
    return {
        "accepted": [
            {"finding": finding_data(one.finding), "entry": _entry(one.entry)}
            for one in held.accepted
        ],
        "expired": [_entry(entry) for entry in held.expired],
        "unused": [_entry(entry) for entry in held.unused],
        "against_baseline": held.against_baseline,
        "known": sorted(held.known),
        "fixed": list(held.fixed),
    }


def _entry(entry: Acceptance) -> Data:
    return {
        "plan": entry.plan,
        "code": entry.code,
        "fingerprint": entry.fingerprint,
        "reason": entry.reason,
        "by": entry.by,
        "until": entry.until.isoformat() if entry.until else None,
    }


def _provisions(analysed: AnalysedPlan) -> list[Data]:
    return [
        {
            "statement": row.provision.statement.id,
            "section": row.provision.statement.section.value,
            "text": row.provision.statement.text,
            "kind": row.provision.kind.value,
            "verdict": row.provision.verdict.value,
            "why": row.provision.why,
            "slots": {
                cell.slot.value: {"words": cell.words, "firm": cell.firm}
                for cell in row.cells
                if cell.words
            },
            "needed": [slot.value for slot in row.provision.needed],
            "missing": [slot.value for slot in row.provision.missing],
            "loose": [slot.value for slot in row.provision.loose],
        }
        for row in rows(analysed)
    ]


def _enforceability(analysed: AnalysedPlan) -> Data:
    found = analysed.enforceability()
    return {"filled": found.filled, "needed": found.needed, "index": found.index}


def _section(section: SectionSummary) -> Data:
    return {
        "present": section.condition.value not in {"missing", "unreadable"},
        "condition": section.condition.value,
        "heading": section.heading or None,
        "statements": section.statements,
    }


def finding_data(finding: Finding) -> Data:
    """Return one finding as plain data."""
    return {
        "code": finding.code,
        "name": finding.name,
        "title": finding.title,
        "severity": finding.severity.value,
        "section": finding.section.value if finding.section else None,
        "message": finding.message,
        "why": finding.why,
        "how_to_fix": finding.how_to_fix,
        "source": finding.source,
        "excerpt": finding.excerpt,
        "context": finding.context,
        "place": _place(finding.place),
        "statement": finding.statement or None,
        "missing": list(finding.missing),
        "related": [
            {"what": r.what, "excerpt": r.excerpt, "place": _place(r.place)}
            for r in finding.related
        ],
        "evidence": list(finding.evidence),
        "inferred": finding.inferred,
        "fingerprint": finding.fingerprint,
    }


def _place(place: Location) -> Data:
    span = place.span
    return {
        "words": place.words,
        "section": place.section.value if place.section else None,
        "span": {"block": span.block, "start": span.start, "end": span.end} if span else None,
        "page": place.page,
        "box": list(place.box) if place.box else None,
        "path": list(place.path),
        "line": place.line,
    }


def _scores(scores: Scores) -> Data:
    return {
        "overall": scores.overall,
        "grade": scores.grade.value if scores.grade else None,
        "ready_to_issue": scores.ready,
        "dimensions": {d.key: _dimension(d) for d in scores.dimensions},
        "sections": {
            s.section.value: {
                "earned": s.earned,
                "possible": s.possible,
                "score": round(100 * s.earned / s.possible, 1) if s.possible else None,
                "grade": s.grade.value if s.grade else None,
            }
            for s in scores.sections
        },
    }


def _dimension(dimension: DimensionScore) -> Data:
    return {
        "name": dimension.name,
        "score": dimension.score,
        "grade": dimension.grade.value if dimension.grade else None,
        "weight": dimension.weight,
        "earned": dimension.earned,
        "possible": dimension.possible,
        "sentence": dimension.sentence,
        "lost": [
            {"what": point.what, "points": point.points, "findings": list(point.findings)}
            for point in dimension.lost
        ],
    }
