"""One plan's result as an audit keeps it."""

from __future__ import annotations

from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.audit import FindingRecord, PlanRecord, PlanState, ShareRecord
from ehcp_qa.model.finding import Finding
from ehcp_qa.model.plan import Condition
from ehcp_qa.model.report import CheckRun, Grade, Scores
from ehcp_qa.workflows.across.prints import child_print, people_prints, statement_prints
from ehcp_qa.workflows.audit.contents import Digest
from ehcp_qa.workflows.audit.facts import facts_of
from ehcp_qa.workflows.tools import Tools

_THERE = frozenset({Condition.FILLED, Condition.NIL, Condition.BLANK})


def record_of(
    run: CheckRun, analysed: AnalysedPlan, path: str, digest: Digest, tools: Tools
) -> PlanRecord:
    """Return the record of a plan that was checked, or was in part."""
    plan, scores = analysed.plan, run.scores
    return PlanRecord(
        path=path,
        sha256=digest.sha256,
        size=digest.size,
        state=PlanState.PARTLY if run.error else PlanState.CHECKED,
        said=run.error,
        facts=facts_of(run, plan, tools),
        sections=tuple(s.section.value for s in run.sections if s.condition in _THERE),
        findings=tuple(_finding(f, run) for f in run.findings),
        accepted=len(run.standing.accepted),
        checks=tuple((check.code, check.outcome.value) for check in run.checks),
        overall=scores.overall if scores else None,
        grade=_word(scores.grade) if scores else "",
        ready=scores.ready if scores else False,
        dimensions=_dimensions(scores),
        section_scores=_sections(scores),
        prints=statement_prints(analysed),
        child_print=child_print(plan.child),
        people=people_prints(analysed),
    )


def unread(path: str, digest: Digest, state: PlanState, said: str) -> PlanRecord:
    """Return the record of a file that could not be checked, with a sentence that says why."""
    return PlanRecord(path=path, sha256=digest.sha256, size=digest.size, state=state, said=said)


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
