"""The scores of a plan with what they are made of: each point lost, and the findings that say why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ehcp_qa.model.analysed import Facet
from ehcp_qa.model.finding import Severity
from ehcp_qa.model.report import CheckRun, DimensionScore, LostPoint, Scores
from ehcp_qa.reporters import wording
from ehcp_qa.reporters.html.view import Names


@dataclass(frozen=True, slots=True)
class Lost:
    """A point lost: on what, how much, the findings by number, or why where there is none."""

    what: str
    rest: str
    anchor: str
    points: float
    numbers: tuple[int, ...]
    why: str


@dataclass(frozen=True, slots=True)
class ShownScore:
    """A dimension of the score as the table shows it; ``bar`` is the score in whole numbers."""

    name: str
    score: str
    bar: int
    grade: str
    points: str
    sentence: str
    weight: float
    lost: tuple[Lost, ...]


@dataclass(frozen=True, slots=True)
class First:
    """One of the things to put right first, with the findings by number and what it would gain."""

    title: str
    code: str
    severity: str
    numbers: tuple[int, ...]
    gain: str


def shown_scores(scores: Scores | None, names: Names) -> tuple[ShownScore, ...]:
    """Return each dimension with the points it lost."""
    return tuple(_score(d, names) for d in scores.dimensions) if scores else ()


def first(run: CheckRun, names: Names) -> tuple[First, ...]:
    """Return what to put right first, in order."""
    return tuple(
        First(
            title=p.title,
            code=p.code,
            severity=p.severity.value,
            numbers=names.numbers(p.findings),
            gain=wording.amount(round(p.gain), "point", "points") if p.gain >= 1 else "",
        )
        for p in run.priorities
    )


def severities(run: CheckRun) -> tuple[tuple[str, int], ...]:
    """Return how many findings there are of each severity, the worst first."""
    kinds = [f.severity for f in run.findings]
    return tuple((severity.value, kinds.count(severity)) for severity in Severity)


def _score(dimension: DimensionScore, names: Names) -> ShownScore:
    return ShownScore(
        name=dimension.name,
        score=wording.out_of_100(dimension.score),
        bar=max(0, min(100, int(dimension.score or 0))),
        grade=dimension.grade.value if dimension.grade else "not applicable",
        points=wording.points(dimension),
        sentence=dimension.sentence,
        weight=dimension.weight,
        lost=tuple(_lost(dimension.lost, dimension.key, names)),
    )


def _lost(points: Iterable[LostPoint], key: str, names: Names) -> Iterable[Lost]:
    for point in points:
        what, _, rest = point.what.partition(" ")
        numbers = names.numbers(point.findings)
        yield Lost(
            what=what,
            rest=_rest(rest),
            anchor=names.statements.get(what, ""),
            points=point.points,
            numbers=numbers,
            why="" if numbers else wording.LOST.get(key, "").removesuffix(" from"),
        )


def _rest(words: str) -> str:
    """Return the facet or the missing end of a link as people call it."""
    if words in list(Facet):
        return wording.FACETS[Facet(words)].lower()
    return words.replace("_", " ")
