"""Bars as small SVG pictures, each with words that say the same."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ehcp_qa.model.audit_summary import GRADES, Defect, ScoreChange, Spread
from ehcp_qa.reporters.audit.words import NO_GRADE, amount, dimension, score, share
from ehcp_qa.reporters.wording import joined

# Classes of the style sheet, in the order of GRADES.
KINDS = ("outstanding", "good", "requires", "inadequate", "ungraded")
WIDE = 1000  # units of a bar's whole length
GAP = 4  # units between parts, so that they are told apart without their colours


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch of a bar: the class that colours it, where it begins and how long it is."""

    kind: str
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what stands before it, its parts, the figure after it, and all of it in words."""

    label: str
    parts: tuple[Part, ...]
    figure: str
    said: str
    note: str = ""


def grades(spreads: Iterable[Spread], names: Iterable[str] = ()) -> tuple[Bar, ...]:
    """Return a bar for each spread, cut by grade; ``names`` where they are not dimensions."""
    held = tuple(spreads)
    called = tuple(names) or tuple(dimension(spread.key) for spread in held)
    return tuple(_grades(name, spread) for name, spread in zip(called, held, strict=True))


def _grades(name: str, spread: Spread) -> Bar:
    counted = [
        f"{number} {grade or NO_GRADE}"
        for grade, number in zip(GRADES, spread.grades, strict=True)
        if number
    ]
    return Bar(
        label=name,
        parts=_parts(tuple(zip(KINDS, spread.grades, strict=True))),
        figure=score(spread.mean),
        said=f"{name}: {joined(counted) if counted else 'no plans'}.",
    )


def _parts(counts: Sequence[tuple[str, int]]) -> tuple[Part, ...]:
    """Return the parts of a bar of full length, in proportion."""
    total, start, made = sum(number for _, number in counts), 0.0, []
    for kind, number in counts:
        length = WIDE * number / total if total else 0.0
        if number:
            made.append(Part(kind, round(start, 1), round(max(length - GAP, GAP / 2), 1)))
        start += length
    return tuple(made)


def defects(found: Iterable[Defect], plans: int) -> tuple[Bar, ...]:
    """Return a bar for each defect, as long as the share of plans that have it."""
    return tuple(
        Bar(
            label=defect.title,
            parts=(Part(defect.severity, 0, _length(100 * defect.plans / plans)),),
            figure=share(defect.plans, plans),
            said=f"{defect.title}: {amount(defect.plans, 'plan', 'plans')} of {plans:,}.",
            note=f"{defect.code}, {defect.severity}",
        )
        for defect in found
        if plans
    )


def scores(changes: Iterable[ScoreChange]) -> tuple[Bar, ...]:
    """Return two bars for each score that both audits have: the earlier and this one."""
    made = []
    for one in changes:
        if one.before is None or one.after is None:
            continue
        name = dimension(one.key)
        for when, kind, value in (
            ("earlier", "earlier", one.before),
            ("now", "now", one.after),
        ):
            bar = (Part(kind, 0, _length(value)),)
            made.append(Bar(name, bar, score(value), f"{name}, {when}: {score(value)}.", when))
    return tuple(made)


def _length(percent: float) -> float:
    return round(WIDE * max(0.0, min(100.0, percent)) / 100, 1)
