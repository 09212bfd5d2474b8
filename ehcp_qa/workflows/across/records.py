"""The records of an audit with what comparing its plans found added to each."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from ehcp_qa.detectors.duplicates import PastedOptions
from ehcp_qa.engine.blanks import fill
from ehcp_qa.errors import InvalidRule
from ehcp_qa.model.audit import FindingRecord, PlanRecord, PlanState
from ehcp_qa.model.finding import Severity
from ehcp_qa.model.report import Outcome
from ehcp_qa.model.rule import BATCH, Rule
from ehcp_qa.workflows.across.levelled import LENGTH
from ehcp_qa.workflows.across.mixed_up import MixedUp, Named
from ehcp_qa.workflows.across.pasted import Copied, Pasted

OpenRecords = Callable[[], Iterator[PlanRecord]]
# The catalogue's code for another child's name. Found by comparing plans it is a warning: it can
# be a friend's, who has a plan as well.
OTHER_CHILD = "DAT-01"
APART = " across plans"
_READ = (PlanState.CHECKED, PlanState.PARTLY)
_LEAST_WORDS = 6  # of a finding's excerpt before it shows which statement is meant


def kept_as(finding: FindingRecord) -> str:
    """Return the code under which a baseline or an accepted finding keeps it.

    One that only many plans show is no finding of its rule in one plan: a check of that plan may not
    call it put right, or of no use.
    """
    return f"{finding.code}{APART}" if finding.across else finding.code


def across(records: OpenRecords, rules: Sequence[Rule]) -> OpenRecords:
    """Return records as before, with the findings of those of these rules that compare plans.

    Scores stay those of each plan by itself, so that ``check`` and ``audit`` give one score.
    """
    by_code = {rule.code: rule for rule in rules}
    batch = [rule for rule in rules if rule.reads == BATCH]
    pasted = [
        (rule, Pasted(records, rule.options))
        for rule in batch
        if isinstance(rule.options, PastedOptions)
    ]
    mixed_up = MixedUp(records) if OTHER_CHILD in by_code else None
    if not pasted and not mixed_up:
        return records

    def opened() -> Iterator[PlanRecord]:
        for record in records():
            if record.state not in _READ:
                yield record
                continue
            more: list[FindingRecord] = []
            for rule, found in pasted:
                more += [_pasted(rule, copied, record) for copied in found.of(record)]
            if mixed_up:
                other = by_code[OTHER_CHILD]
                more += [_named(other, named) for named in mixed_up.of(record)]
            yield _with(record, more, [rule.code for rule, _ in pasted])

    return opened


def _pasted(rule: Rule, copied: Copied, record: PlanRecord) -> FindingRecord:
    """Return the finding. Its words are those that another finding shows of the same place."""
    own = copied.print
    near = "nearly" if copied.near else "just"
    among = ", ".join(copied.others)
    shown = [f.excerpt for f in record.findings if f.place == own.place]
    longest = max(shown, key=len, default="")
    return FindingRecord(
        code=rule.code,
        severity=rule.severity.value,
        section=own.section,
        title=rule.title,
        message=_message(rule, {"plans": str(copied.plans), "nearly": near, "among": among}),
        excerpt=longest if len(longest.split()) >= _LEAST_WORDS else "",
        place=own.place,
        fingerprint=_digest(rule.code, own.section, own.exact),
        inferred=rule.inferred,
        across=True,
    )


def _message(rule: Rule, values: Mapping[str, str]) -> str:
    """Return the rule's message with its blanks filled; one that a pack made up is a slip of it."""
    try:
        return fill(rule.message, values)
    except KeyError as blank:
        raise InvalidRule(
            f"{rule.file}: message: found a blank called {blank}; allowed: {', '.join(values)}."
        ) from None


def _named(rule: Rule, named: Named) -> FindingRecord:
    person = named.person
    return FindingRecord(
        code=rule.code,
        severity=Severity.WARNING.value,
        section=person.section,
        title=rule.title,
        message=f"A name here appears to be that of the child of another plan ({named.path}).",
        excerpt="",
        place=person.place,
        fingerprint=_digest(rule.code, person.section, person.name),
        inferred=True,
        across=True,
    )


def _with(record: PlanRecord, more: list[FindingRecord], ran: list[str]) -> PlanRecord:
    """Return a record with findings added, but for those of a rule that found the same place.

    Those that a person has accepted are counted, as the plan's own are, and left out.
    """
    held = {(finding.code, finding.place) for finding in record.findings}
    new = [finding for finding in more if (finding.code, finding.place) not in held]
    told = list(_told_apart(new))
    still = [
        replace(finding, known=finding.fingerprint in record.known_apart)
        for finding in told
        if finding.fingerprint not in record.accepted_apart
    ]
    ended = dict.fromkeys(ran, Outcome.PASSED.value) | dict(record.checks)
    ended |= dict.fromkeys((finding.code for finding in still), Outcome.FAILED.value)
    return replace(
        record,
        findings=(*record.findings, *still),
        accepted=record.accepted + len(told) - len(still),
        checks=tuple(sorted(ended.items())),
    )


def _told_apart(findings: list[FindingRecord]) -> Iterator[FindingRecord]:
    """Yield findings so that no two of a plan have one fingerprint."""
    seen: Counter[str] = Counter()
    for finding in findings:
        seen[finding.fingerprint] += 1
        if (number := seen[finding.fingerprint]) > 1:
            again = _digest(finding.fingerprint, str(number))
            finding = replace(finding, fingerprint=again)
        yield finding


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:LENGTH]
