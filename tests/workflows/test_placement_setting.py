"""A specialist placement softens the rules of amount, and only then."""

from __future__ import annotations

from pathlib import Path

import pytest

from ehcp_qa.config import Config
from ehcp_qa.model.finding import Severity
from ehcp_qa.model.plan import PlacementKind
from ehcp_qa.model.report import CheckRun
from ehcp_qa.workflows.check import check_file, settings_hash

PLAN = """# Final EHC plan

## Section B: Special educational needs

- Sam has difficulty reading.

## Section F: Special educational provision

- A teaching assistant trained in Sounds-Write will teach Sam to blend words for 20 minutes, one to one.

## Section I: Placement

{school}
"""
SPECIAL, MAINSTREAM = "Harbour House, a maintained special school.", "Oakhill, a mainstream school."


def checked(tmp_path: Path, school: str, **settings: str) -> CheckRun:
    """Return the check of the plan with this school in Section I."""
    path = tmp_path / "plan.md"
    path.write_text(PLAN.format(school=school), encoding="utf-8")
    return check_file(path, Config(**settings)).files[0]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("school", "settings", "severity"),
    [
        (MAINSTREAM, {}, Severity.WARNING),
        (SPECIAL, {}, Severity.ADVICE),
        (SPECIAL, {"placement": "mainstream"}, Severity.WARNING),
        (SPECIAL, {"stage": "draft"}, Severity.WARNING),
        (MAINSTREAM, {"placement": "special"}, Severity.ADVICE),
        (MAINSTREAM, {"placement": "special", "stage": "draft"}, Severity.ADVICE),
    ],
    ids=[
        "mainstream",
        "special",
        "said to be mainstream",
        "a draft",
        "said to be special",
        "said to be special in a draft",
    ],
)
def test_a_special_placement_softens_a_missing_frequency(
    tmp_path: Path, school: str, settings: dict[str, str], severity: Severity
) -> None:
    """PRV-03 is advice where the placement is special, by a final plan or by the option."""
    found = [f for f in checked(tmp_path, school, **settings).findings if f.code == "PRV-03"]
    assert [f.severity for f in found] == [severity]


def test_the_report_says_which_placement_and_why(tmp_path: Path) -> None:
    """The words of Section I, or that the user asked."""
    told = checked(tmp_path, SPECIAL)
    assert told.placement is PlacementKind.SPECIAL
    assert told.placement_why == "Section I: “maintained special school”"
    assert checked(tmp_path, MAINSTREAM, placement="special").placement_why == "as asked"


def test_the_score_does_not_change_with_the_placement(tmp_path: Path) -> None:
    """The provision score is a share of what is specified, whoever the school is."""
    runs = [checked(tmp_path, MAINSTREAM, placement=kind) for kind in ("special", "mainstream")]
    scores = [
        [d.score for d in run.scores.dimensions if d.key == "provision"]
        for run in runs
        if run.scores
    ]
    assert len(scores) == len(runs)
    assert scores[0] == scores[1]


def test_the_placement_is_part_of_the_settings_stamp() -> None:
    """Two runs that may report otherwise never share a stamp."""
    assert settings_hash(Config(placement="special")) != settings_hash(Config())
