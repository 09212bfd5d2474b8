"""The records of an audit as JSON, for programs: the shape of ``schemas/audit.schema.json``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from ehcp_qa.model.audit import AuditStamp, FindingRecord, PlanRecord, ShareRecord
from ehcp_qa.model.audit_summary import Audited, Counts, PlanChange, Trends

Data = dict[str, Any]


def audit_json(audited: Audited) -> Iterator[str]:
    """Yield the audit as JSON text in pieces, one plan to a line, so that none need be in memory."""
    stamp, records = audited.stamp, audited.records
    trends = _trends(audited.trends) if audited.trends else None
    head = _text({**_made_with(stamp), "totals": _totals(records()), "trends": trends})
    yield head[:-1] + ',"plans":['
    between = "\n"
    for record in records():
        yield between + _text(plan_data(record))
        between = ",\n"
    yield "\n]}\n"


def _made_with(stamp: AuditStamp) -> Data:
    return {
        "schema_version": stamp.schema_version,
        "tool": {"name": "ehcp-qa", "version": stamp.tool_version},
        "packs": list(stamp.packs),
        "rules_sha256": stamp.rules_sha256,
        "settings_sha256": stamp.settings_sha256,
        "language_model": stamp.language_model or None,
        "profile": stamp.profile,
        "redacted": stamp.redacted,
    }


def _totals(records: Iterable[PlanRecord]) -> Data:
    """Return counts over all plans: by state, by grade, and findings by rule and by severity."""
    states: Counter[str] = Counter()
    grades: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    severities: Counter[str] = Counter()
    for record in records:
        states[record.state.value] += 1
        grades.update([record.grade] if record.grade else [])
        codes.update(finding.code for finding in record.findings)
        severities.update(finding.severity for finding in record.findings)
    return {
        "files": states.total(),
        "states": _sorted(states),
        "grades": _sorted(grades),
        "severities": _sorted(severities),
        "rules": _sorted(codes),
    }


def plan_data(record: PlanRecord) -> Data:
    """Return one plan as plain data; the hashes that compare plans stay in the audit's own folder."""
    facts = record.facts
    return {
        "path": record.path,
        "sha256": record.sha256 or None,
        "bytes": record.size,
        "state": record.state.value,
        "said": record.said or None,
        "duplicate_of": record.duplicate_of or None,
        "facts": {
            "child": facts.child or None,
            "team": facts.team or None,
            "year_group": facts.year_group,
            "key_stage": facts.key_stage or None,
            "primary_need": facts.primary_need or None,
            "setting_type": facts.setting_type or None,
            "plan_date": facts.plan_date.isoformat() if facts.plan_date else None,
            "stage": facts.stage or None,
            "placement": facts.placement or None,
        },
        "sections": list(record.sections),
        "scores": _scores(record) if record.checks else None,
        "findings": [_finding(finding) for finding in record.findings],
        "accepted": record.accepted,
        "checks": dict(record.checks),
    }


def _scores(record: PlanRecord) -> Data:
    return {
        "overall": record.overall,
        "grade": record.grade or None,
        "ready_to_issue": record.ready,
        "dimensions": {share.key: _share(share) for share in record.dimensions},
        "sections": {share.key: _share(share) for share in record.section_scores},
    }


def _share(share: ShareRecord) -> Data:
    return {
        "score": share.score,
        "grade": share.grade or None,
        "earned": share.earned,
        "possible": share.possible,
    }


def _finding(finding: FindingRecord) -> Data:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "section": finding.section or None,
        "title": finding.title,
        "message": finding.message,
        "excerpt": finding.excerpt,
        "place": finding.place,
        "missing": list(finding.missing),
        "inferred": finding.inferred,
        "known": finding.known,
        "fingerprint": finding.fingerprint,
    }


def _trends(found: Trends) -> Data:
    """Return what changed since the earlier audit; nothing is compared where that says nothing."""
    compared = {
        "scores": {s.key: _change(s.before, s.after, s.change) for s in found.scores},
        "defects": {
            d.code: _change(d.before, d.after, d.change) for d in (*found.more, *found.fewer)
        },
        "plans": {"better": found.better, "worse": found.worse, "same": found.same},
        "better_most": [_moved(change) for change in found.better_plans],
        "worse_most": [_moved(change) for change in found.worse_plans],
    }
    return {
        "comparable": found.comparable,
        "differences": list(found.differences),
        "before": _counts(found.before),
        "after": _counts(found.after),
        "new": found.new,
        "gone": found.gone,
        "compared": compared if found.comparable else None,
    }


def _counts(counts: Counts) -> Data:
    return {"checked": counts.checked, "ready_to_issue": counts.ready, "unread": counts.unread}


def _change(before: float | None, after: float | None, change: float | None) -> Data:
    return {"before": before, "after": after, "change": change}


def _moved(change: PlanChange) -> Data:
    said = _change(change.before, change.after, change.change)
    return {"path": change.path, "was": change.was or None, **said}


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def _text(data: Data) -> str:
    return msgspec.json.encode(data).decode()
