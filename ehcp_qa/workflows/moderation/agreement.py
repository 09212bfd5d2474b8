"""How far judges agree beyond chance: Cohen's kappa of two, Fleiss' of three or more."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import isfinite
from typing import Any

from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.moderation import MACHINE, ORDER, Agreement
from ehcp_qa.workflows.moderation.sheets import NEEDS

# By judge, then by plan: the grades that were given for one part.
Grades = Mapping[str, Mapping[str, str]]
# Grades have an order, so two that are a step apart agree more than two that are three apart: each
# step counts a third.
_WEIGHTS = "linear"
_FLEISS_FROM = 3  # judges


def among_people(part: str, given: Grades) -> list[Agreement]:
    """Return how far people agree on one part: all of them where they are three or more, and pairs."""
    judges = [judge for judge in given if judge != MACHINE]
    found = [_fleiss(part, judges, given)] if len(judges) >= _FLEISS_FROM else []
    return found + [_cohen(part, pair, given) for pair in combinations(judges, 2)]


def with_machine(part: str, given: Grades) -> list[Agreement]:
    """Return how far each person agrees with the machine on one part."""
    return [_cohen(part, (judge, MACHINE), given) for judge in given if judge != MACHINE]


def _cohen(part: str, pair: tuple[str, str], given: Grades) -> Agreement:
    """Return the weighted kappa of two, over the plans that both gave a grade."""
    first, second = (given[judge] for judge in pair)
    plans = [plan for plan in first if plan in second]
    table = [[0] * len(ORDER) for _ in ORDER]
    for plan in plans:
        table[ORDER.index(first[plan])][ORDER.index(second[plan])] += 1
    same = sum(first[plan] == second[plan] for plan in plans)
    agreed = Agreement(part, pair, "cohen", len(plans), same)
    if not _can_be_told([(first[plan], second[plan]) for plan in plans]):
        return agreed
    kappa, low, high = _of_two(table)
    return Agreement(part, pair, "cohen", len(plans), same, kappa, low, high)


def _fleiss(part: str, judges: Sequence[str], given: Grades) -> Agreement:
    """Return the kappa of all, over the plans that everybody gave a grade."""
    plans = [plan for plan in given[judges[0]] if all(plan in given[j] for j in judges)]
    rows = [[given[judge][plan] for judge in judges] for plan in plans]
    same = sum(len(set(row)) == 1 for row in rows)
    kappa = _of_all(rows) if _can_be_told(rows) else None
    return Agreement(part, tuple(judges), "fleiss", len(plans), same, kappa)


def _can_be_told(rows: Sequence[Sequence[str]]) -> bool:
    """Say whether there is anything to tell from chance: two grades at least were given."""
    return len({grade for row in rows for grade in row}) > 1


def _of_two(table: list[list[int]]) -> tuple[float | None, float | None, float | None]:
    """Return the kappa of two judges and the ends of its interval."""
    found = _asked("cohens_kappa", table, wt=_WEIGHTS)
    return _rounded(found.kappa), _rounded(found.kappa_low), _rounded(found.kappa_upp)


def _of_all(rows: Sequence[Sequence[str]]) -> float | None:
    """Return the kappa of all judges; each row has the grades of one plan."""
    counted = [[row.count(grade) for grade in ORDER] for row in map(list, rows)]
    return _rounded(_asked("fleiss_kappa", counted, method="fleiss"))


def _asked(name: str, table: list[list[int]], **how: str) -> Any:
    """Return what the library makes of a table; what it warns of shows as a figure that is none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            from statsmodels.stats import inter_rater
        except ImportError:
            raise InvalidConfig(NEEDS) from None
        return getattr(inter_rater, name)(table, **how)


def _rounded(value: float) -> float | None:
    """Return a figure to three decimal places, within what kappa can be, or None for no number."""
    number = float(value)
    return round(max(-1.0, min(1.0, number)), 3) if isfinite(number) else None
