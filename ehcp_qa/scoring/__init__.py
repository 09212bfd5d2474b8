"""Scores as proportions: what was found of what could have been.

A point lost names the statement or check that lost it and the findings that say why. Nothing to
judge is not applicable, never 0 or 100.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Finding, Severity
from ehcp_qa.model.pack import DimensionSetting, PackSettings
from ehcp_qa.model.report import Check, DimensionScore, Grade, LostPoint, Scores, SectionScore
from ehcp_qa.scoring.points import COUNTED, NOT_JUDGED, SERIOUS, Run

__all__ = ["score", "weighted_mean", "worse"]

# The four grades from the best to the worst.
ORDER = tuple(Grade)

WORDS = {
    "statutory": "{earned} of {possible} statutory, identity and template checks pass.",
    "provision": "{earned} of {possible} provision statements are specified and quantified; "
    "one that says part of what it should counts half.",
    "placement": "{earned} of {possible} provision statements appear to be in the right section.",
    "outcomes": "{earned} of {possible} SMART facets that can be judged are met, over all outcomes.",
    "thread": "{earned} of {possible} links of the golden thread were found.",
    "language": "{earned} of {possible} statements have no finding about their language, "
    "by the {made} of {known} language checks that were made.",
}


def score(
    analysed: AnalysedPlan,
    findings: Sequence[Finding],
    checks: Sequence[Check],
    settings: PackSettings,
) -> Scores:
    """Return the plan's scores and grades, overall, by dimension and by section."""
    run = Run(analysed, findings, checks)
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


def _dimension(run: Run, setting: DimensionSetting, settings: PackSettings) -> DimensionScore:
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
        sentence=_sentence(run, setting, earned, possible),
        lost=lost,
        grade=None if share is None else settings.overall.grade(share),
    )


def _sentence(run: Run, setting: DimensionSetting, earned: float, possible: float) -> str:
    if not possible:
        return "Not applicable: there was nothing to judge."
    return WORDS[setting.key].format(
        earned=f"{earned:g}",
        possible=f"{possible:g}",
        made=len(run.ran(setting.groups)),
        known=len(run.of(setting.groups)),
    )


def _sections(run: Run, settings: PackSettings) -> Iterator[SectionScore]:
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
