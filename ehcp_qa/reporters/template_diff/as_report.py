"""A template's changes as a report of findings, for the forms that pipelines read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ehcp_qa.model.finding import Finding, Location, Severity
from ehcp_qa.model.report import Check, Outcome, Report
from ehcp_qa.model.template_diff import Change, Effect, TemplateDiff
from ehcp_qa.reporters import REPORTERS
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.template_diff import phrases

SEVERITIES = {
    Effect.BREAKS: Severity.ERROR,
    Effect.WEAKENS: Severity.WARNING,
    Effect.NEUTRAL: Severity.ADVICE,
    Effect.IMPROVES: Severity.ADVICE,
}
_FIX = {
    Effect.BREAKS: "Take the change back, or give every section its own label.",
    Effect.WEAKENS: "Take the change back, or ask for the same in another way.",
    Effect.NEUTRAL: "Nothing has to be done.",
    Effect.IMPROVES: "Nothing has to be done.",
}
_SOURCE = "template diff"
_WHOLE = Location(None, None, "the template as a whole")


def sarif(diff: TemplateDiff, layout: Layout) -> str:
    """Return the changes as SARIF: a result for each."""
    return _in("sarif", diff, layout)


def junit(diff: TemplateDiff, layout: Layout) -> str:
    """Return the changes as JUnit XML: a case for each effect that a change can have."""
    return _in("junit", diff, layout)


def github(diff: TemplateDiff, layout: Layout) -> str:
    """Return the changes as workflow commands."""
    return _in("github", diff, layout)


def _in(form: str, diff: TemplateDiff, layout: Layout) -> str:
    made = REPORTERS[form](as_report(diff), layout)
    assert isinstance(made, str)
    return made


def as_report(diff: TemplateDiff) -> Report:
    """Return a report on the new template in which each change is a finding."""
    findings = tuple(_findings(diff))
    run = replace(
        diff.new,
        findings=findings,
        checks=tuple(_checks(findings)),
        explanations=(),
        error=diff.new.error or diff.old.error,
    )
    return Report(
        tool_version=diff.tool_version,
        packs=(),
        settings_sha256="",
        language_model="",
        files=(run,),
        fail_on=SEVERITIES[diff.fail_on] if diff.fail_on else None,
    )


def _code(effect: Effect) -> str:
    """Return what takes the place of a rule's code: "template-weakens"."""
    return f"template-{effect.name.lower()}"


def _findings(diff: TemplateDiff) -> Iterator[Finding]:
    for number, change in enumerate(diff.changes, start=1):
        code = _code(change.effect)
        yield Finding(
            code=code,
            name=code,
            title=phrases.TITLES[change.effect],
            severity=SEVERITIES[change.effect],
            section=change.section,
            message=f"{change.said} {phrases.why(change)}",
            why=f"{change.said} {phrases.why(change)}",
            how_to_fix=_FIX[change.effect],
            source=_SOURCE,
            excerpt=change.new or change.old,
            context="",
            place=_place(change),
            fingerprint=f"{code}-{number}",
        )


def _place(change: Change) -> Location:
    """Return a place in the new template; what has gone stands nowhere in it."""
    if change.place is None:
        return _WHOLE
    if change.new:
        return change.place
    return Location(change.section, None, phrases.where(change))


def _checks(findings: tuple[Finding, ...]) -> Iterator[Check]:
    for effect in Effect:
        code = _code(effect)
        number = sum(finding.code == code for finding in findings)
        outcome = Outcome.FAILED if number else Outcome.PASSED
        yield Check(code, phrases.TITLES[effect], outcome, number)
