"""Scores as proportions: what was found of what could have been, point by point.

Each dimension counts points that a person could count by hand; a point lost names the statement or
check that lost it and the findings that say why. Nothing to judge is not applicable, never 0 or 100.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ehcp_qa.model.analysed import AnalysedPlan, LinkKind, ProvisionAnalysis, Verdict
from ehcp_qa.model.finding import Finding, Severity
from ehcp_qa.model.pack import DimensionSetting, PackSettings
from ehcp_qa.model.plan import Role, SectionId
from ehcp_qa.model.report import (
    Check,
    DimensionScore,
    Grade,
    LostPoint,
    Outcome,
    Scores,
    SectionScore,
)

# An H that is not yet divided holds social care provision too, so its statements are judged as well.
PROVISION = (SectionId.F, SectionId.G, SectionId.H1, SectionId.H2, SectionId.H)
# Half a point for a provision that says some of what it should (product.md, Scores).
EARNED = {Verdict.SPECIFIC: 1.0, Verdict.PARTLY: 0.5, Verdict.VAGUE: 0.0}
# A section that does not apply, or that has nothing to judge, has statements of these roles only.
NOT_JUDGED = frozenset({Role.NIL, Role.GUIDANCE})
SERIOUS = frozenset({Severity.ERROR, Severity.WARNING})
RAN = frozenset({Outcome.PASSED, Outcome.FAILED, Outcome.NEEDS_REVIEW})
# The four grades from the best to the worst.
ORDER = tuple(Grade)


@dataclass(frozen=True, slots=True)
class _Run:
    """What there is to count: the plan, its findings by statement, and the checks by group."""

    analysed: AnalysedPlan
    findings: Sequence[Finding]
    checks: Sequence[Check]

    def about(self, statement: str, groups: Iterable[str]) -> tuple[Finding, ...]:
        """Return the findings of these groups on a statement."""
        return tuple(f for f in self.findings if f.statement == statement and _group(f) in groups)

    def ran(self, groups: Iterable[str]) -> tuple[Check, ...]:
        """Return the checks of these groups that were made."""
        return tuple(c for c in self.checks if _group(c) in groups and c.outcome in RAN)


@dataclass(frozen=True, slots=True)
class _Point:
    """One point that could be earned: how much of it was, and what explains the rest."""

    what: str
    earned: float
    findings: tuple[str, ...] = ()


def score(
    analysed: AnalysedPlan,
    findings: Sequence[Finding],
    checks: Sequence[Check],
    settings: PackSettings,
) -> Scores:
    """Return the plan's scores and grades, overall, by dimension and by section."""
    run = _Run(analysed, findings, checks)
    dimensions = tuple(_dimension(run, setting, settings) for setting in settings.dimensions)
    overall = weighted_mean((d.score, d.weight) for d in dimensions)
    has_error = any(f.severity is Severity.ERROR for f in findings)
    grade = None if overall is None else settings.overall.grade(overall)
    return Scores(
        dimensions=dimensions,
        sections=tuple(_sections(run, settings)),
        overall=overall,
        grade=worse(grade, settings.cap_on_error) if has_error else grade,
        capped=has_error,
    )


def weighted_mean(parts: Iterable[tuple[float | None, float]]) -> float | None:
    """Return the mean of the scores that apply, by weight, to one decimal place; None without any."""
    applicable = [(value, weight) for value, weight in parts if value is not None and weight > 0]
    total = sum(weight for _, weight in applicable)
    if not total:
        return None
    return round(sum(value * weight for value, weight in applicable) / total, 1)


def worse(grade: Grade | None, cap: Grade) -> Grade:
    """Return the grade, or the cap where the grade is better than that or there is none."""
    return cap if grade is None else max(grade, cap, key=ORDER.index)


def _dimension(run: _Run, setting: DimensionSetting, settings: PackSettings) -> DimensionScore:
    points = tuple(COUNTED[setting.key](run, setting.groups))
    earned = sum(point.earned for point in points)
    possible = float(len(points))
    lost = tuple(LostPoint(p.what, 1 - p.earned, p.findings) for p in points if p.earned < 1)
    share = round(100 * earned / possible, 1) if possible else None
    return DimensionScore(
        name=setting.name,
        key=setting.key,
        earned=earned,
        possible=possible,
        weight=setting.weight,
        sentence=_sentence(setting.key, earned, possible),
        lost=lost,
        grade=None if share is None else settings.overall.grade(share),
    )


def _statutory(run: _Run, groups: Sequence[str]) -> Iterator[_Point]:
    """Yield a point for each statutory, identity and template check that was made."""
    for check in run.ran(groups):
        prints = tuple(f.fingerprint for f in run.findings if f.code == check.code)
        yield _Point(check.code, float(check.outcome is Outcome.PASSED), prints)


def _provision(run: _Run, groups: Sequence[str]) -> Iterator[_Point]:
    """Yield a point for each provision statement, by how far it is specified and quantified."""
    for provision in _provisions(run):
        statement = provision.statement.id
        prints = _prints(run.about(statement, groups))
        yield _Point(statement, EARNED[provision.verdict], prints)


def _placement(run: _Run, groups: Sequence[str]) -> Iterator[_Point]:
    """Yield a point for each provision statement, kept when nothing says it is misplaced."""
    if not run.ran(groups):
        return
    for provision in _provisions(run):
        statement = provision.statement
        found = [f for f in run.about(statement.id, groups) if f.severity in SERIOUS]
        if statement.section is SectionId.H:  # undivided: each statement is in neither H1 nor H2
            found += [
                f
                for f in run.findings
                if f.section is SectionId.H and not f.statement and _group(f) in groups
            ]
        yield _Point(statement.id, float(not found), _prints(found))


def _outcomes(run: _Run, groups: Sequence[str]) -> Iterator[_Point]:
    """Yield a point for each facet of each outcome that could be judged."""
    for outcome in sorted(run.analysed.outcomes.values(), key=lambda o: o.statement.span):
        statement = outcome.statement.id
        prints = _prints(run.about(statement, groups))
        for facet, result in outcome.facets.items():
            yield _Point(f"{statement} {facet.value}", float(result.met), prints)


def _thread(run: _Run, groups: Sequence[str]) -> Iterator[_Point]:
    """Yield a point for each link of the golden thread that should be there."""
    plan = run.analysed.plan
    by_role = {role: [s.id for s in plan.statements() if s.role is role] for role in Role}
    needs = [s.id for s in plan.statements(SectionId.B) if s.role is Role.NEED]
    outcomes, aspirations = by_role[Role.OUTCOME], by_role[Role.ASPIRATION]
    wanted = [
        (LinkKind.NEED_PROVISION, needs, "provision"),
        (LinkKind.OUTCOME_PROVISION, outcomes, "provision"),
    ]
    if aspirations:
        wanted += [
            (LinkKind.ASPIRATION_OUTCOME, outcomes, "aspiration"),
            (LinkKind.ASPIRATION_OUTCOME, aspirations, "outcome"),
        ]
    for kind, statements, other in wanted:
        links = [link for link in run.analysed.links if link.kind is kind]
        ends = {end for link in links for end in (link.source, link.target)}
        for statement in statements:
            prints = _prints(run.about(statement, groups))
            yield _Point(f"{statement} to {other}", float(statement in ends), prints)


def _language(run: _Run, groups: Sequence[str]) -> Iterator[_Point]:
    """Yield a point for each statement, kept when nothing is found about its language."""
    if not run.ran(groups):
        return
    for statement in run.analysed.plan.statements():
        if statement.role not in NOT_JUDGED:
            found = run.about(statement.id, groups)
            yield _Point(statement.id, float(not found), _prints(found))


COUNTED: Mapping[str, Callable[[_Run, Sequence[str]], Iterator[_Point]]] = {
    "statutory": _statutory,
    "provision": _provision,
    "placement": _placement,
    "outcomes": _outcomes,
    "thread": _thread,
    "language": _language,
}

WORDS = {
    "statutory": "{earned} of {possible} statutory, identity and template checks pass.",
    "provision": "{earned} of {possible} provision statements are specified and quantified; "
    "one that says part of what it should counts half.",
    "placement": "{earned} of {possible} provision statements appear to be in the right section.",
    "outcomes": "{earned} of {possible} SMART facets that can be judged are met, over all outcomes.",
    "thread": "{earned} of {possible} links of the golden thread were found.",
    "language": "{earned} of {possible} statements have no finding about their language.",
}


def _sentence(key: str, earned: float, possible: float) -> str:
    if not possible:
        return "Not applicable: there was nothing to judge."
    return WORDS[key].format(earned=f"{earned:g}", possible=f"{possible:g}")


def _sections(run: _Run, settings: PackSettings) -> Iterator[SectionScore]:
    """Yield each section's share of statements with no error or warning."""
    for section in run.analysed.plan.sections.values():
        judged = [s for s in section.statements if s.role not in NOT_JUDGED]
        found = [f for f in run.findings if f.section is section.id]
        serious = {f.statement for f in found if f.severity in SERIOUS}
        earned = sum(s.id not in serious for s in judged)
        grade = settings.section.grade(100 * earned / len(judged)) if judged else None
        if grade and any(f.severity is Severity.ERROR for f in found):
            grade = worse(grade, settings.cap_on_error)
        yield SectionScore(section.id, float(earned), float(len(judged)), grade)


def _provisions(run: _Run) -> tuple[ProvisionAnalysis, ...]:
    return run.analysed.provisions_in(*PROVISION)


def _prints(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(f.fingerprint for f in findings)


def _group(item: Finding | Check) -> str:
    return item.code.split("-", 1)[0]
