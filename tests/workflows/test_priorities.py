"""What to put right first."""

from __future__ import annotations

from handmade import finding

from ehcp_qa.model.finding import Severity
from ehcp_qa.model.report import DimensionScore, LostPoint, Scores
from ehcp_qa.workflows.priorities import MOST, priorities


def scores(*lost: LostPoint, possible: float = 10) -> Scores:
    """Return scores in which provision, the only dimension that applies, lost these points."""
    earned = possible - sum(point.points for point in lost)
    part = DimensionScore("Provision", "provision", earned, possible, 30, "", lost)
    other = DimensionScore("Language", "language", 0, 0, 70, "")
    return Scores((part, other), (), 50.0, None)


def test_errors_come_before_warnings_whatever_they_cost() -> None:
    """An error stands in the way of issuing the plan; a warning costs points."""
    found = (finding("PRV-03"), finding("STA-02", severity=Severity.ERROR, statement="I-1"))
    costly = LostPoint("F-1", 1.0, ("PRV-03-F-1",))
    assert [p.code for p in priorities(found, scores(costly))] == ["STA-02", "PRV-03"]


def test_warnings_come_by_the_points_that_they_explain() -> None:
    """The rule whose findings explain the most lost points comes first, with their worth."""
    found = (
        finding("PRV-01"),
        finding("PRV-03", statement="F-2"),
        finding("PRV-03", statement="F-3"),
    )
    lost = (
        LostPoint("F-1", 0.5, ("PRV-01-F-1",)),
        LostPoint("F-2", 1.0, ("PRV-03-F-2",)),
        LostPoint("F-3", 1.0, ("PRV-03-F-3",)),
    )
    first, second = priorities(found, scores(*lost))
    assert (first.code, first.gain, len(first.findings)) == ("PRV-03", 20.0, 2)
    assert (second.code, second.gain) == ("PRV-01", 5.0)


def test_findings_on_one_statement_share_its_worth() -> None:
    """A point is not promised twice."""
    found = (finding("PRV-01"), finding("PRV-03"))
    lost = LostPoint("F-1", 1.0, ("PRV-01-F-1", "PRV-03-F-1"))
    assert [p.gain for p in priorities(found, scores(lost))] == [5.0, 5.0]


def test_advice_is_left_out_and_the_list_is_short() -> None:
    """A list of everything is no list of what to do first."""
    many = tuple(finding(f"PRV-{n:02}") for n in range(1, 12))
    found = (*many, finding("PRV-30", severity=Severity.ADVICE))
    chosen = priorities(found, scores())
    assert len(chosen) == MOST
    assert "PRV-30" not in {p.code for p in chosen}
    assert priorities((finding(severity=Severity.ADVICE),), scores()) == ()
