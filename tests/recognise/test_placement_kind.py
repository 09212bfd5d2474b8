"""What kind of placement a final plan's Section I gives."""

from __future__ import annotations

import pytest
from reading import plan_of

from ehcp_qa.model.plan import PlacementKind, PlanStage

PLAN = "# EHC plan\n\n## Section I: Placement\n\n{said}\n\n## Section J: Personal budget\n\nNone.\n"


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Harbour House, a maintained special school.", PlacementKind.SPECIAL),
        ("| Name | Harbour House |\n|---|---|\n| Type | Special |", PlacementKind.SPECIAL),
        ("Eastshire Specialist College", PlacementKind.SPECIAL),
        ("Oakhill Academy, a mainstream secondary school.", PlacementKind.MAINSTREAM),
        ("A mainstream school with specially resourced provision.", PlacementKind.MAINSTREAM),
        ("A special school, with one day a week in a mainstream school.", PlacementKind.UNKNOWN),
        ("☐ Mainstream school ☐ Special school", PlacementKind.UNKNOWN),
        ("Oakhill Academy", PlacementKind.UNKNOWN),
        ("Education otherwise than at school.", PlacementKind.UNKNOWN),
    ],
    ids=[
        "type in a sentence",
        "type in a table",
        "college",
        "mainstream",
        "a base",
        "both",
        "nothing ticked",
        "only a name",
        "no school",
    ],
)
def test_a_final_plan_tells_its_kind_of_placement(said: str, kind: PlacementKind) -> None:
    """A type that Section I gives is known with its words; a name, or two types, tell nothing."""
    plan = plan_of(PLAN.format(said=said), stage=PlanStage.FINAL)
    assert plan.placement is kind
    assert bool(plan.placement_why) is (kind is not PlacementKind.UNKNOWN)


@pytest.mark.parametrize("stage", [PlanStage.DRAFT, PlanStage.AMENDED], ids=str)
def test_a_plan_that_is_not_final_tells_no_placement(stage: PlanStage) -> None:
    """What a draft wrongly says of a school may not soften what it is held to."""
    plan = plan_of(PLAN.format(said="Harbour House, a special school."), stage=stage)
    assert plan.placement is PlacementKind.UNKNOWN
