"""What to put right first: every error, then the warnings that cost the most points."""

from __future__ import annotations

from collections.abc import Sequence

from ehcp_qa.model.finding import Finding, Severity
from ehcp_qa.model.report import Priority, Scores

# A list that a person can keep in mind while working through a plan.
MOST = 5


def priorities(findings: Sequence[Finding], scores: Scores) -> tuple[Priority, ...]:
    """Return the rules to put right first, errors before warnings, the costliest first."""
    gains = _gains(scores)
    by_code: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.severity is not Severity.ADVICE:
            by_code.setdefault(finding.code, []).append(finding)
    ranked = [_priority(found, gains) for found in by_code.values()]
    order = tuple(Severity)
    ranked.sort(key=lambda p: (order.index(p.severity), -p.gain, -len(p.findings), p.code))
    return tuple(ranked[:MOST])


def _priority(found: Sequence[Finding], gains: dict[str, float]) -> Priority:
    """Return one rule's findings together; it is as bad as the worst of them."""
    worst = min((f.severity for f in found), key=tuple(Severity).index)
    prints = tuple(f.fingerprint for f in found)
    gain = round(sum(gains.get(p, 0.0) for p in prints), 1)
    return Priority(found[0].code, found[0].title, worst, prints, gain)


def _gains(scores: Scores) -> dict[str, float]:
    """Return the points of the overall score that each finding explains, shared between them."""
    applicable = [d for d in scores.dimensions if d.possible and d.weight > 0]
    total = sum(d.weight for d in applicable)
    gains: dict[str, float] = {}
    for dimension in applicable:
        worth = 100 * dimension.weight / total / dimension.possible
        for lost in dimension.lost:
            for finding in lost.findings:
                share = worth * lost.points / len(lost.findings)
                gains[finding] = gains.get(finding, 0.0) + share
    return gains
