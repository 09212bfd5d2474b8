"""The summary of an audit: counted right, in one pass, the same whatever the order of the work."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace

import invented_audit as invented
import pytest

from ehcp_qa.model.audit import FindingRecord, PlanFacts, PlanRecord, PlanState, ShareRecord
from ehcp_qa.model.audit_summary import AuditSummary, WeakSection
from ehcp_qa.reporters.audit.groups import MOST, OTHER
from ehcp_qa.reporters.audit.summary import LISTED, summarise

PLAN = PlanRecord("a.docx", "0" * 64, 1, PlanState.CHECKED, overall=80.0, grade="good", ready=True)


def found(code: str, severity: str = "warning", words: str = "some words") -> FindingRecord:
    """Return a finding."""
    return FindingRecord(
        code, severity, "F", f"Title of {code}", "", words, "F", invented.hashed(words)
    )


def named(path: str, **changed: object) -> PlanRecord:
    """Return the plan under another name, with what else is different."""
    return replace(PLAN, path=path, **changed)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def summary() -> AuditSummary:
    """Return the summary of five hundred invented plans."""
    return summarise(invented.records(500), {})


def test_every_file_is_counted_once(summary: AuditSummary) -> None:
    """Checked, unreadable and copied files add up to all files."""
    counts = summary.counts
    assert (counts.files, counts.unread, counts.copies) == (500, 10, 5)
    assert counts.checked + counts.unread + counts.copies == counts.files
    records = list(invented.records(500))
    assert counts.findings == sum(len(record.findings) for record in records)
    assert counts.partly == sum(r.state is PlanState.PARTLY for r in records)


def test_every_group_adds_up_to_all_plans(summary: AuditSummary) -> None:
    """No plan is lost in a breakdown; those that do not say are a group of their own, last."""
    for breakdown in summary.breakdowns:
        assert sum(group.plans for group in breakdown.groups) == summary.counts.checked
        assert sum(group.ready for group in breakdown.groups) == summary.counts.ready
    settings = next(b for b in summary.breakdowns if b.key == "setting_type")
    assert settings.groups[-1].value == ""
    assert sum(crossing.plans for crossing in summary.crossings) == summary.counts.checked


def test_each_spread_holds_all_plans_that_were_checked(summary: AuditSummary) -> None:
    """Overall first, then each dimension, each with every plan under one grade or none."""
    assert [spread.key for spread in summary.spreads] == ["overall", *invented.DIMENSIONS]
    assert {sum(spread.grades) for spread in summary.spreads} == {summary.counts.checked}


def test_the_commonest_defect_is_that_of_the_most_plans() -> None:
    """A rule that finds much in one plan comes after one that finds a little in two."""
    plans = [
        named("a.docx", findings=(found("PRV-01"), *(found("PRV-02") for _ in range(9)))),
        named("b.docx", findings=(found("PRV-01"),)),
    ]
    first, second = summarise(plans, {"PRV-01": "From the rule"}).defects
    assert (first.code, first.plans, first.findings) == ("PRV-01", 2, 2)
    assert (first.title, second.title) == ("From the rule", "Title of PRV-02")
    assert (second.plans, second.findings) == (1, 9)


def test_examples_are_of_different_plans_and_words() -> None:
    """A few examples show how a defect looks; the same words twice show nothing more."""
    plans = [
        named(f"{at}.docx", findings=(found("PRV-01", words=f"words {at % 5}"),) * 2)
        for at in range(20)
    ]
    (defect,) = summarise(plans, {}).defects
    assert len(defect.examples) == 3
    assert len({example.path for example in defect.examples}) == 3
    assert len({example.excerpt for example in defect.examples}) == 3


def test_what_is_missing_is_told_by_its_message() -> None:
    """A finding without words has an example too."""
    lost = replace(found("STA-01", "error", ""), message="Section D was not found.")
    ((example,),) = (d.examples for d in summarise([named("a.docx", findings=(lost,))], {}).defects)
    assert (example.excerpt, example.said, example.words) == ("", lost.message, lost.message)


def test_plans_to_read_first_have_the_most_errors_then_the_lowest_score() -> None:
    """An error outweighs any score; of two with as many the lower score comes first."""
    plans = [
        named("calm.docx", overall=99.0),
        named("low.docx", overall=10.0),
        named("error.docx", overall=90.0, findings=(found("STA-01", "error"),)),
        named("none.docx", overall=None),
        named("same.docx", overall=10.0),
        named("busy.docx", overall=10.0, findings=(found("PRV-01"),)),
    ]
    order = [entry.path for entry in summarise(plans, {}).first]
    assert order == [
        *("error.docx", "busy.docx", "low.docx", "same.docx", "calm.docx", "none.docx"),
    ]


def test_the_weakest_section_weighs_each_statement_alike() -> None:
    """Two plans' shares are added up, so that a long plan counts for more than a short one."""
    plans = [
        named("a.docx", section_scores=(ShareRecord("E", 1, 2), ShareRecord("F", 30, 40))),
        named("b.docx", section_scores=(ShareRecord("E", 2, 2), ShareRecord("G", 0, 0))),
    ]
    (group,) = summarise(plans, {}).breakdowns[0].groups
    assert group.sections == (WeakSection("E", 3, 4), WeakSection("F", 30, 40))
    assert group.weakest == WeakSection("E", 3, 4)
    assert group.weakest.score == 75.0


def test_a_fact_with_endless_values_is_cut() -> None:
    """Needs typed by hand do not make a table without end; those beyond are counted together."""
    plans = [
        named(f"{at:04}.docx", facts=PlanFacts(primary_need=f"need {at}")) for at in range(500)
    ]
    needs = next(b for b in summarise(plans, {}).breakdowns if b.key == "primary_need")
    assert len(needs.groups) == MOST + 1
    assert next(g.plans for g in needs.groups if g.value == OTHER) == 500 - MOST


def test_a_team_spelled_in_two_ways_is_one_team() -> None:
    """Capitals and spaces do not make another team; it is called as it was first spelled."""
    spelled = ("North team", "north  Team", " NORTH TEAM ", "South")
    plans = [named(f"{at}.docx", facts=PlanFacts(team=team)) for at, team in enumerate(spelled)]
    teams = summarise(plans, {}).breakdowns[0].groups
    assert [(group.value, group.plans) for group in teams] == [("North team", 3), ("South", 1)]


def test_lists_are_cut_and_counts_are_not() -> None:
    """A folder in which nothing can be read gives a short list and the whole number."""
    plans = [
        named(f"{at:04}.docx", state=PlanState.UNREADABLE, said="Damaged.") for at in range(300)
    ]
    made = summarise(plans, {})
    assert (len(made.unread), made.counts.unread) == (LISTED, 300)


def test_memory_is_flat_in_the_number_of_plans() -> None:
    """Ten times the plans take no more memory: nothing of a plan is kept but what is shown."""

    def most(number: int) -> int:
        held = [0]

        def read() -> Iterator[PlanRecord]:
            for at, record in enumerate(invented.records(number)):
                if record.state is PlanState.CHECKED:
                    yield record
                if at % 100 == 0:
                    gc.collect()  # else what Python keeps for later use is counted too
                    held.append(tracemalloc.get_traced_memory()[0])

        tracemalloc.start()
        summarise(read(), {})
        tracemalloc.stop()
        return max(held)

    few = most(300)
    assert most(3_000) < 1.5 * few


def test_an_empty_audit_has_an_empty_summary() -> None:
    """No plans: nothing to divide by and nothing to list."""
    made = summarise([], {})
    assert made.counts.files == 0
    assert made.spreads[0].mean is None
    assert (made.defects, made.first, made.unread) == ((), (), ())
