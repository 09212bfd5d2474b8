"""The settings of a rule pack."""

from __future__ import annotations

import pytest

from ehcp_qa.model.report import Grade
from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.places import packaged_rules

SETTINGS = load_rulebook([packaged_rules()]).settings


def test_every_family_of_rules_counts_in_one_dimension() -> None:
    """No rule is scored twice, and none of the contract's groups is left out."""
    groups = [group for dimension in SETTINGS.dimensions for group in dimension.groups]
    assert sorted(groups) == sorted(["STA", "DAT", "TPL", "PRV", "FGH", "OUT", "GTH", "PCL"])


@pytest.mark.parametrize(
    ("score", "grade"),
    [
        (100, Grade.OUTSTANDING),
        (92, Grade.OUTSTANDING),
        (91.9, Grade.GOOD),
        (80, Grade.GOOD),
        (79.9, Grade.REQUIRES_IMPROVEMENT),
        (55, Grade.REQUIRES_IMPROVEMENT),
        (54.9, Grade.INADEQUATE),
        (0, Grade.INADEQUATE),
    ],
)
def test_a_score_earns_a_grade(score: float, grade: Grade) -> None:
    """Each floor belongs to the grade that it opens."""
    assert SETTINGS.overall.grade(score) is grade
