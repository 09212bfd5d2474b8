"""What comparing the plans of an audit finds, and what it leaves alone."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace

import invented_audit as invented
import pytest

from ehcp_qa.errors import InvalidRule
from ehcp_qa.model.audit import (
    FindingRecord,
    PersonPrint,
    PlanFacts,
    PlanRecord,
    PlanState,
    StatementPrint,
)
from ehcp_qa.model.rule import Rule
from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.across import across
from ehcp_qa.workflows.across.mixed_up import MOST_PLANS

BOOK = load_rulebook([packaged_rules()])
PASTED, OTHER_CHILD = BOOK.rule("TPL-10"), BOOK.rule("DAT-01")


def rule(found: Rule | None) -> Rule:
    """Return a rule that is there."""
    assert found is not None
    return found


def stated(text: str, *, item: int = 1, words: int = 20, personal: bool = True) -> StatementPrint:
    """Return the print of a statement in F; equal texts have equal prints."""
    key = invented.hashed(text)
    place = f"Section F, item {item}"
    return StatementPrint("F", f"F-{item}", key, words, place, key + key, personal)


def plan(name: str, *prints: StatementPrint, **other: object) -> PlanRecord:
    """Return the record of a plan for a child of its own."""
    own = stated(f"only in {name}", item=9)
    made = PlanRecord(
        f"{name}.docx",
        invented.hashed(name) * 4,
        1,
        PlanState.CHECKED,
        prints=(*prints, own),
        child_print=invented.hashed(f"child {name}"),
    )
    return replace(made, **other)  # type: ignore[arg-type]


def plans(number: int, *prints: StatementPrint, begins: str = "plan") -> list[PlanRecord]:
    """Return so many plans with these statements."""
    return [plan(f"{begins}-{at}", *prints) for at in range(number)]


def found(records: list[PlanRecord], *rules: Rule) -> dict[str, list[FindingRecord]]:
    """Return the findings by path, where there are any."""
    opened = across(lambda: iter(records), rules or [rule(PASTED), rule(OTHER_CHILD)])
    return {record.path: list(record.findings) for record in opened() if record.findings}


def test_a_pasted_statement_is_a_finding_in_every_plan_that_has_it() -> None:
    """Each says in how many others the words stand, and names the first few."""
    said = found([*plans(6, stated("pasted")), *plans(10, begins="other")])
    assert sorted(said) == [f"plan-{at}.docx" for at in range(6)]
    (first,) = said["plan-0.docx"]
    assert (first.code, first.severity, first.place) == ("TPL-10", "advice", "Section F, item 1")
    assert "plans of 5 other children" in first.message
    assert "plan-1.docx, plan-2.docx, plan-3.docx" in first.message
    assert "plan-0.docx" not in first.message


def test_its_check_is_told_and_its_scores_stay() -> None:
    """The check of a plan with a finding failed, that of another passed; no score is changed."""
    records = [*plans(6, stated("pasted")), *plans(10, begins="other")]
    scored = [replace(record, overall=80.0, checks=(("PRV-01", "passed"),)) for record in records]
    opened = {r.path: r for r in across(lambda: iter(scored), [rule(PASTED)])()}
    assert opened["plan-1.docx"].checks == (("PRV-01", "passed"), ("TPL-10", "failed"))
    assert opened["other-1.docx"].checks == (("PRV-01", "passed"), ("TPL-10", "passed"))
    assert {record.overall for record in opened.values()} == {80.0}


def test_drafts_of_one_plan_are_one_plan() -> None:
    """Ten drafts for one child share their words, and rightly."""
    drafts = [replace(p, child_print="0" * 16) for p in plans(10, stated("pasted"))]
    assert found([*drafts, *plans(10, begins="other")]) == {}


def test_near_copies_of_a_pasted_text_are_found() -> None:
    """A copy with a word changed is found where others have the text unchanged."""
    changed = replace(
        stated("pasted"), exact="f" * 16, sketch=stated("pasted").sketch[:-4] + "0000"
    )
    said = found([*plans(5, stated("pasted")), plan("near", changed), *plans(9, begins="other")])
    assert "nearly the same words stand in the plans of 5" in said["near.docx"][0].message


def test_its_words_are_those_that_another_finding_shows() -> None:
    """The records hold no words of statements, but a finding at the same place may quote them."""
    words = "The mentor meets Maya every morning to plan the day"
    other = FindingRecord("PRV-03", "warning", "F", "", "", words, "Section F, item 1", "1")
    records = [*plans(6, stated("pasted")), *plans(10, begins="other")]
    records[0] = replace(records[0], findings=(other,))
    said = found(records)
    assert said["plan-0.docx"][1].excerpt == words
    assert said["plan-1.docx"][0].excerpt == ""


def test_a_statement_twice_in_a_plan_has_two_findings_told_apart() -> None:
    """Fingerprints are unlike each other, and the same in every run."""
    records = [*plans(6, stated("pasted"), stated("pasted", item=2)), *plans(10, begins="other")]
    prints = [finding.fingerprint for finding in found(records)["plan-0.docx"]]
    assert len(set(prints)) == 2
    assert prints == [finding.fingerprint for finding in found(records)["plan-0.docx"]]


def named(place: str = "Section B, item 2", who: str = "leo") -> tuple[PersonPrint, ...]:
    """Return the one person that a plan names."""
    return (PersonPrint(invented.hashed(f"child {who}"), "B", place),)


def test_another_plans_child_is_found() -> None:
    """The plan that names the child of another has a warning, and says which plan it is."""
    said = found([plan("leo"), plan("maya", people=named())])
    (only,) = said["maya.docx"]
    assert (only.code, only.severity, only.inferred) == ("DAT-01", "warning", True)
    assert only.message.endswith("(leo.docx).")
    assert only.place == "Section B, item 2"
    assert list(said) == ["maya.docx"]


NAMED_BY_MANY = [plan(f"p{at}", people=named()) for at in range(MOST_PLANS + 1)]
TWO_LEOS = [
    plan("leo", facts=PlanFacts(year_group=2)),
    plan("leo-the-elder", facts=PlanFacts(year_group=9), child_print=invented.hashed("child leo")),
]
OWN_FINDING = FindingRecord("DAT-01", "error", "B", "", "", "Leo", "Section B, item 2", "1")


@pytest.mark.parametrize(
    "records",
    [
        pytest.param([plan("leo", people=named())], id="the child of the plan itself"),
        pytest.param([plan("maya", people=named())], id="a name that is no child's here"),
        pytest.param([plan("leo"), *NAMED_BY_MANY], id="a name that many plans know"),
        pytest.param([*TWO_LEOS, plan("maya", people=named())], id="a name that two children have"),
    ],
)
def test_a_name_that_may_be_somebody_elses_raises_no_alarm(records: list[PlanRecord]) -> None:
    """A child's own name, a common one, and one that many plans know."""
    assert found(records) == {}


def test_what_the_plan_itself_showed_is_not_said_twice() -> None:
    """Where the plan by itself gave the finding at that place, it stays the only one."""
    maya = plan("maya", people=named(), findings=(OWN_FINDING,))
    assert found([plan("leo"), maya])["maya.docx"] == [OWN_FINDING]


def test_a_message_fills_its_own_blanks_and_looks_nothing_up() -> None:
    """A council may word it anew; what is no blank of this rule is told, and nothing is run."""
    records = [*plans(6, stated("pasted")), *plans(10, begins="other")]
    own = replace(rule(PASTED), message="In {plans} more. {plans.__class__}")
    (first,) = found(records, own)["plan-0.docx"]
    assert first.message == "In 5 more. {plans.__class__}"
    with pytest.raises(InvalidRule, match="found a blank called 'match'"):
        found(records, replace(rule(PASTED), message="{match}"))


def test_rules_that_were_left_out_find_nothing() -> None:
    """Without the two rules the records are as they were."""
    records = [*plans(6, stated("pasted")), plan("leo"), plan("maya", people=named())]
    assert found(records, rule(BOOK.rule("PRV-01"))) == {}


def test_files_that_were_not_checked_stay_as_they_are() -> None:
    """No check is told of a file that could not be read."""
    lost = PlanRecord("lost.docx", "", 0, PlanState.UNREADABLE, "It is damaged.")
    opened = across(lambda: iter([lost]), [rule(PASTED)])
    assert list(opened()) == [lost]


def test_memory_does_not_grow_with_the_plans() -> None:
    """Of statements that stand in one plan only, nothing is kept."""

    def most(number: int) -> int:
        def records() -> Iterator[PlanRecord]:
            return (plan(f"{at:05}", child_print="0" * 16) for at in range(number))

        tracemalloc.start()
        opened = across(records, [rule(PASTED)])
        held = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        assert next(opened()).findings == ()
        return held

    few = most(50)
    assert most(500) < 1.1 * few
