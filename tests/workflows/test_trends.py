"""What changed between two audits, and when nothing may be said about it."""

from __future__ import annotations

from dataclasses import replace

import invented_audit as invented
import pytest

from ehcp_qa.model.audit import AuditStamp, FindingRecord, PlanRecord, PlanState
from ehcp_qa.model.audit_summary import Trends
from ehcp_qa.reporters.audit.summary import summarise
from ehcp_qa.workflows.trends import LISTED, Side, trends

FOUND = FindingRecord("PRV-01", "warning", "F", "Access to provision", "", "access to", "F", "1")


def plan(path: str, overall: float | None = 70.0, **other: object) -> PlanRecord:
    """Return a plan that was checked."""
    made = PlanRecord(
        path,
        invented.hashed(path),
        1,
        PlanState.CHECKED,
        overall=overall,
        child_print=invented.hashed(f"child {path}"),
    )
    return replace(made, **other)  # type: ignore[arg-type]


def side(*plans: PlanRecord, stamp: AuditStamp = invented.STAMP) -> Side:
    """Return an audit of these plans."""
    return Side(lambda: iter(plans), stamp, summarise(plans, {}))


def test_plans_are_better_worse_the_same_new_and_gone() -> None:
    """Plans are paired by their paths; what has no other half is new or gone."""
    before = side(plan("a"), plan("b", 50.0), plan("c", 60.0), plan("gone"), plan("unscored", None))
    after = side(plan("a"), plan("b", 80.0), plan("c", 20.5), plan("new"), plan("unscored", 3.0))
    found = trends(before, after)
    assert (found.better, found.worse, found.same) == (1, 1, 1)
    assert (found.new_plans, found.gone_plans) == (("new",), ("gone",))
    assert (found.new, found.gone) == (1, 1)
    assert (found.better_plans[0].path, found.better_plans[0].change) == ("b", 30.0)
    assert (found.worse_plans[0].path, found.worse_plans[0].change) == ("c", -39.5)


def test_a_plan_that_was_moved_is_found_by_its_child() -> None:
    """A child with one plan under another path has neither a new plan nor one that is gone."""
    before = side(plan("draft.docx", 50.0, child_print="c1"), plan("z"))
    after = side(plan("final.docx", 60.0, child_print="c1"), plan("z"))
    found = trends(before, after)
    assert (found.new, found.gone) == (0, 0)
    assert (found.better_plans[0].path, found.better_plans[0].was) == ("final.docx", "draft.docx")


def test_a_path_that_holds_another_childs_plan_is_no_pair() -> None:
    """File names are used again; what stands there now is new, and what stood there is gone."""
    before, after = side(plan("plan.docx", child_print="c1")), side(plan("plan.docx", 90.0))
    found = trends(before, after)
    assert (found.better, found.new_plans, found.gone_plans) == (0, ("plan.docx",), ("plan.docx",))


def test_a_child_with_several_plans_is_not_guessed_at() -> None:
    """Where two new plans could be the one that is gone, neither is taken for it."""
    before = side(plan("draft.docx", child_print="c1"))
    after = side(plan("one.docx", child_print="c1"), plan("two.docx", child_print="c1"))
    found = trends(before, after)
    assert (found.new, found.gone, found.same) == (2, 1, 0)


def test_defects_rise_and_fall_by_their_share_of_plans() -> None:
    """The share counts, not the number, since there may be more plans now."""
    before = side(plan("a", findings=(FOUND,)), plan("b"))
    after = side(*(plan(f"p{at}", findings=(FOUND,) if at < 3 else ()) for at in range(4)))
    (up,) = trends(before, after).more
    assert (up.code, up.before, up.after, up.change) == ("PRV-01", 50.0, 75.0, 25.0)
    (down,) = trends(after, before).fewer
    assert down.change == -25.0


def test_mean_scores_stand_side_by_side() -> None:
    """Overall and each dimension, with the change where both audits have one."""
    found = trends(side(plan("a", 50.0)), side(plan("a", 60.0), plan("b", 71.0)))
    assert [(s.key, s.before, s.after, s.change) for s in found.scores] == [
        ("overall", 50.0, 65.5, 15.5)
    ]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        pytest.param({"rules_sha256": "c"}, "rules", id="rules"),
        pytest.param({"settings_sha256": "c"}, "settings", id="settings"),
        pytest.param({"profile": "thorough"}, "profile", id="profile"),
        pytest.param({"tool_version": "9"}, "version", id="version"),
        pytest.param({"language_model": ""}, "language model", id="model"),
    ],
)
def test_audits_made_otherwise_are_not_compared(changed: dict[str, str], said: str) -> None:
    """No score, defect or plan is called better or worse; what files there are is still said."""
    stamp = replace(invented.STAMP, **changed)
    before = side(plan("a", 50.0), plan("b"), stamp=stamp)
    after = side(plan("a", 60.0, findings=(FOUND,)))
    found = trends(before, after)
    assert not found.comparable
    assert said in found.differences[0]
    assert (found.gone, found.gone_plans) == (1, ("b",))
    told = (found.scores, found.more, found.fewer, found.better_plans, found.better)
    assert told == ((), (), (), (), 0)


def test_packs_named_otherwise_do_not_matter() -> None:
    """It is the hash of the rules that counts."""
    stamp = replace(invented.STAMP, packs=("another name",))
    assert trends(side(plan("a"), stamp=stamp), side(plan("a"))).comparable


def test_lists_are_cut_and_counts_are_whole() -> None:
    """A list of plans is as long as a page bears."""
    before = side(*(plan(f"{at:03}", 50.0) for at in range(90)))
    after = side(*(plan(f"{at:03}", 50.0 + at) for at in range(90)))
    found = trends(before, after)
    assert (found.better, len(found.better_plans)) == (89, LISTED)
    assert found.better_plans[0].path == "089"


def test_an_audit_compared_with_itself_has_no_changes() -> None:
    """Nothing new, gone, better or worse."""
    one = Side(lambda: invented.records(200), invented.STAMP, summarise(invented.records(200), {}))
    found = trends(one, one)
    assert (found.new, found.gone, found.better, found.worse) == (0, 0, 0, 0)
    assert (found.more, found.fewer) == ((), ())
    assert found.same == one.summary.counts.checked
    assert isinstance(found, Trends)
