"""Hold a plan's findings against what was accepted and what stood in the baseline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ehcp_qa.model.finding import Finding
from ehcp_qa.model.report import Check, Outcome
from ehcp_qa.model.standing import Accepted, Before, Standing

FOUND = frozenset({Outcome.FAILED, Outcome.NEEDS_REVIEW})
# The outcomes of a rule that was run: only then is a finding that is not there a finding fixed.
RAN = FOUND | {Outcome.PASSED}


@dataclass(frozen=True, slots=True)
class Stood:
    """The findings that are still open, the checks as they end without the accepted ones, the rest."""

    findings: tuple[Finding, ...]
    checks: tuple[Check, ...]
    standing: Standing


def stand(plan: str, findings: Sequence[Finding], checks: Sequence[Check], before: Before) -> Stood:
    """Return what became of a plan's findings; ``plan`` is the name of its file."""
    ran = frozenset(check.code for check in checks if check.outcome in RAN)
    mine = [entry for entry in before.entries if entry.concerns(plan)]
    expired = tuple(entry for entry in mine if before.over(entry))
    valid = {entry.fingerprint: entry for entry in mine if entry not in expired}
    accepted = tuple(Accepted(f, valid[f.fingerprint]) for f in findings if f.fingerprint in valid)
    open_ones = tuple(f for f in findings if f.fingerprint not in valid)
    there = {finding.fingerprint for finding in findings}
    unused = tuple(entry for entry in mine if entry.fingerprint not in there and entry.code in ran)
    earlier = (before.baseline or {}).get(plan, {})
    standing = Standing(
        accepted=accepted,
        expired=tuple(entry for entry in expired if entry not in unused),
        unused=unused,
        known=frozenset(f.fingerprint for f in open_ones if f.fingerprint in earlier),
        fixed=tuple(
            sorted(name for name, code in earlier.items() if name not in there and code in ran)
        ),
        against_baseline=before.baseline is not None,
    )
    return Stood(open_ones, _without(accepted, checks), standing)


def _without(accepted: Sequence[Accepted], checks: Sequence[Check]) -> tuple[Check, ...]:
    """Return the checks without what was accepted; one that found nothing else passes, and says so."""
    counts = Counter(one.finding.code for one in accepted)
    return tuple(
        _less(check, counts[check.code]) if check.code in counts else check for check in checks
    )


def _less(check: Check, accepted: int) -> Check:
    left = check.findings - accepted
    if left:
        return replace(check, findings=left)
    return replace(
        check, findings=0, outcome=Outcome.PASSED, reason="what it found has been accepted"
    )
