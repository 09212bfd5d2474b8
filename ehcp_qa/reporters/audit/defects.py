"""What each rule found over all plans, with a few examples from different ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ehcp_qa.model.audit import FindingRecord, PlanRecord
from ehcp_qa.model.audit_summary import Defect, Example
from ehcp_qa.model.finding import Severity

EXAMPLES = 3
_SEVERITIES = tuple(severity.value for severity in Severity)


@dataclass(slots=True)
class _Kind:
    title: str = ""
    severity: str = Severity.ADVICE.value
    plans: int = 0
    findings: int = 0
    # By fingerprint, which is as good as drawn by lot and the same each time.
    examples: list[tuple[str, Example]] = field(default_factory=list)


class Defects:
    """Findings counted by rule. ``titles`` are the titles of rules that may have found nothing."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        self.titles = titles
        self.kinds: dict[str, _Kind] = {}
        self.ran: dict[str, None] = {}

    def add(self, record: PlanRecord) -> None:
        """Count one plan's findings."""
        self.ran.update(dict.fromkeys(code for code, _ in record.checks))
        counted: set[str] = set()
        for finding in record.findings:
            kind = self.kinds.setdefault(finding.code, _Kind())
            kind.title = kind.title or finding.title
            kind.severity = min(kind.severity, finding.severity, key=_SEVERITIES.index)
            kind.findings += 1
            if finding.code not in counted:
                counted.add(finding.code)
                kind.plans += 1
            _keep(kind.examples, record.path, finding)

    def found(self) -> tuple[Defect, ...]:
        """Return what was found, that of the most plans first."""
        made = [
            Defect(
                code=code,
                title=self.titles.get(code) or kind.title,
                severity=kind.severity,
                plans=kind.plans,
                findings=kind.findings,
                examples=tuple(example for _, example in kind.examples),
            )
            for code, kind in self.kinds.items()
        ]
        return tuple(sorted(made, key=lambda d: (-d.plans, -d.findings, d.code)))

    def codes(self) -> tuple[str, ...]:
        """Return the codes of all rules that ran or found something."""
        return tuple(sorted({*self.ran, *self.kinds}))


def _keep(kept: list[tuple[str, Example]], path: str, finding: FindingRecord) -> None:
    """Keep the few findings with the first fingerprints, one of each plan, no words twice."""
    if len(kept) == EXAMPLES and finding.fingerprint >= kept[-1][0]:
        return
    said = "" if finding.excerpt else finding.message
    new = Example(path, finding.excerpt, finding.place, said)
    for at, (mark, example) in enumerate(kept):
        if example.path == path or example.words == new.words:
            if mark <= finding.fingerprint:
                return
            del kept[at]
            break
    kept.append((finding.fingerprint, new))
    kept.sort(key=lambda pair: pair[0])
    del kept[EXAMPLES:]
