"""One plan's result as an audit keeps it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.audit import FindingRecord, PlanRecord, PlanState, ShareRecord
from ehcp_qa.model.finding import Finding
from ehcp_qa.model.plan import Condition
from ehcp_qa.model.report import CheckRun, Grade, Scores
from ehcp_qa.model.standing import Before
from ehcp_qa.workflows.across.prints import child_print, people_prints, statement_prints
from ehcp_qa.workflows.audit.contents import Digest
from ehcp_qa.workflows.audit.facts import facts_of
from ehcp_qa.workflows.tools import Tools

Say = Callable[[str], str]
_THERE = frozenset({Condition.FILLED, Condition.NIL, Condition.BLANK})


def record_of(
    run: CheckRun,
    analysed: AnalysedPlan,
    path: str,
    digest: Digest,
    tools: Tools,
    say: Say = str,
) -> PlanRecord:
    """Return the record of a plan that was checked, or was in part.

    ``say`` is what the plan's words go through on their way into it: a redacted result has the words of
    its findings redacted already, and the plan is still as it was.
    """
    plan, scores = analysed.plan, run.scores
    apart = _apart(run, plan.document.source.name, tools.before)
    return PlanRecord(
        path=path,
        sha256=digest.sha256,
        size=digest.size,
        state=PlanState.PARTLY if run.error else PlanState.CHECKED,
        said=run.error,
        facts=facts_of(run, plan, tools, say),
        sections=tuple(s.section.value for s in run.sections if s.condition in _THERE),
        findings=tuple(_finding(f, run) for f in run.findings),
        accepted=len(run.standing.accepted),
        accepted_apart=apart[0],
        known_apart=apart[1],
        checks=tuple((check.code, check.outcome.value) for check in run.checks),
        overall=scores.overall if scores else None,
        grade=_word(scores.grade) if scores else "",
        ready=scores.ready if scores else False,
        dimensions=_dimensions(scores),
        section_scores=_sections(scores),
        prints=tuple(replace(p, place=say(p.place)) for p in statement_prints(analysed)),
        child_print=child_print(plan.child),
        people=tuple(replace(p, place=say(p.place)) for p in people_prints(analysed)),
    )


def unread(path: str, digest: Digest, state: PlanState, said: str) -> PlanRecord:
    """Return the record of a file that could not be checked, with a sentence that says why."""
    return PlanRecord(path=path, sha256=digest.sha256, size=digest.size, state=state, said=said)


def _apart(run: CheckRun, name: str, before: Before) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what was accepted, and what the baseline holds, that is none of the plan's own findings."""
    own = {finding.fingerprint for finding in run.findings}
    own |= {accepted.finding.fingerprint for accepted in run.standing.accepted}
    valid = (e for e in before.entries if e.concerns(name) and not before.over(e))
    accepted = {entry.fingerprint for entry in valid} - own
    known = set((before.baseline or {}).get(name, ())) - own
    return tuple(sorted(accepted)), tuple(sorted(known))


def _finding(finding: Finding, run: CheckRun) -> FindingRecord:
    return FindingRecord(
        code=finding.code,
        severity=finding.severity.value,
        section=finding.section.value if finding.section else "",
        title=finding.title,
        message=finding.message,
        excerpt=finding.excerpt,
        place=finding.place.words,
        fingerprint=finding.fingerprint,
        missing=finding.missing,
        inferred=finding.inferred,
        known=finding.fingerprint in run.standing.known,
    )


def _dimensions(scores: Scores | None) -> tuple[ShareRecord, ...]:
    return tuple(
        ShareRecord(d.key, d.earned, d.possible, _word(d.grade))
        for d in (scores.dimensions if scores else ())
    )


def _sections(scores: Scores | None) -> tuple[ShareRecord, ...]:
    return tuple(
        ShareRecord(s.section.value, s.earned, s.possible, _word(s.grade))
        for s in (scores.sections if scores else ())
    )


def _word(grade: Grade | None) -> str:
    return grade.value if grade else ""
