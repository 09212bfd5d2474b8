"""Samples for moderation: stratified, in proportion, and drawn again by the same seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import invented_audit as invented
import pytest

from ehcp_qa.model.audit import PlanFacts, PlanRecord, PlanState
from ehcp_qa.model.moderation import Sample
from ehcp_qa.reporters.audit.summary import summarise
from ehcp_qa.workflows.moderation.sample import sample

PLANS = list(invented.records(400))
TOLD = PlanFacts(team="North", primary_need="Autism")


def drawn(records: Sequence[PlanRecord], number: int, seed: int = 1) -> Sample:
    """Return a sample of these records."""
    return sample(lambda: iter(records), summarise(records, {}), number, seed)


def graded(name: str, grade: str, facts: PlanFacts = TOLD) -> PlanRecord:
    """Return a plan that was checked."""
    sha = invented.hashed(name)
    return PlanRecord(name, sha, 1, PlanState.CHECKED, grade=grade, facts=facts, overall=70.0)


def test_the_same_seed_draws_the_same_plans() -> None:
    """And another seed draws others."""
    assert drawn(PLANS, 30) == drawn(PLANS, 30)
    assert drawn(PLANS, 30).plans != drawn(PLANS, 30, seed=2).plans


def test_the_order_of_the_plans_does_not_matter() -> None:
    """A plan's lot is its own."""
    assert drawn(PLANS, 30).plans == drawn(PLANS[::-1], 30).plans


@pytest.mark.parametrize("number", [1, 7, 30, 200])
def test_so_many_plans_are_drawn_each_once_and_by_path(number: int) -> None:
    """As many as were asked for, of the plans that were checked."""
    paths = [plan.path for plan in drawn(PLANS, number).plans]
    assert len(paths) == len(set(paths)) == number
    assert paths == sorted(paths)
    assert set(paths) <= {record.path for record in PLANS if record.overall is not None}


def test_more_than_there_are_is_all_of_them() -> None:
    """A sample larger than the audit is the audit."""
    read = [record for record in PLANS if record.overall is not None]
    assert len(drawn(PLANS, 10_000).plans) == len(read)


def test_shares_are_in_proportion_and_rare_grades_are_drawn_too() -> None:
    """Ninety plans of one grade and ten of another: nine in ten, and never none."""
    plans = [graded(f"g{at:02}", "good") for at in range(90)]
    plans += [graded(f"i{at:02}", "inadequate") for at in range(10)]
    counts = Counter(plan.stratum[0] for plan in drawn(plans, 20).plans)
    assert counts == {"good": 18, "inadequate": 2}
    assert Counter(p.stratum[0] for p in drawn(plans, 2).plans) == {"good": 1, "inadequate": 1}


def test_strata_are_told_with_their_plans_and_draws() -> None:
    """Every stratum is listed, the best grade first, and they add up."""
    found = drawn(PLANS, 40)
    read = [record for record in PLANS if record.overall is not None]
    assert sum(stratum.plans for stratum in found.strata) == len(read)
    assert sum(stratum.drawn for stratum in found.strata) == 40
    assert found.strata[0].grade == "outstanding"
    assert found.by == "team"


@pytest.mark.parametrize(
    ("facts", "by"),
    [
        pytest.param(PlanFacts(team="North", primary_need="Autism"), "team", id="team"),
        pytest.param(PlanFacts(primary_need="Autism"), "primary_need", id="no team"),
        pytest.param(PlanFacts(), "", id="neither"),
    ],
)
def test_plans_are_told_apart_by_team_else_by_need_else_by_grade_alone(
    facts: PlanFacts, by: str
) -> None:
    """The first fact that any plan states."""
    assert drawn([graded("a", "good", facts)], 1).by == by


def test_a_team_spelled_in_two_ways_is_one_stratum() -> None:
    """Capitals and spaces do not make another team."""
    plans = [graded(f"{at}", "good", PlanFacts(team=t)) for at, t in enumerate(("N e", "n  E "))]
    assert [stratum.plans for stratum in drawn(plans, 1).strata] == [2]


def test_a_changed_plan_draws_another_lot() -> None:
    """The lot hangs on the bytes of a plan, so that nobody chooses it by its name."""
    changed = [replace(record, sha256=invented.hashed(record.sha256)) for record in PLANS]
    assert {p.path for p in drawn(PLANS, 30).plans} != {p.path for p in drawn(changed, 30).plans}
