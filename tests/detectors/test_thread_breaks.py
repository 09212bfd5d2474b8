"""Breaks of the golden thread beyond unanswered needs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lines import analysed, found, heading, said, words

from ehcp_qa.model.analysed import AnalysedPlan, Link, LinkKind
from ehcp_qa.model.plan import Child, Condition, Role, SectionId

OUTCOMES = {"strong": 0.5, "sure": 0.9, "open": 0.2, "answered_share": 0.6, "fewest_outcomes": 3}
PAIR = {
    "needs": "C",
    "answers": ["G"],
    "words": ["insulin"],
    "unless": ["managed at home"],
    "strong": 0.5,
}
HOPES = {
    "hopes": {"work": ["job"], "friends": ["friend"]},
    "reaches": {"work": ["work"], "friends": ["friendship_and_play"]},
    "strong": 0.5,
    "later": ["work"],
    "from_year": 9,
}


def outcomes() -> AnalysedPlan:
    """Three outcomes, two of them with strong links to provision and one without any."""
    lines = [
        said(SectionId.E, Role.OUTCOME, "Ali will read a page."),
        said(SectionId.E, Role.OUTCOME, "Ali will spell ten words."),
        said(SectionId.E, Role.OUTCOME, "Ali will swim a length."),
        said(SectionId.F, Role.PROVISION, "A teacher teaches phonics daily."),
    ]
    links = [
        Link(LinkKind.OUTCOME_PROVISION, f"E-{n}", "F-1", "concept", 0.8, "both speak of reading")
        for n in (1, 2)
    ]
    return analysed(*lines, links=links, topics={"E-3": frozenset({"sport"})})


def test_an_outcome_that_nothing_serves_is_found():
    """The two that are served make the third stand out."""
    plan = outcomes()
    assert words(plan, found("outcome-without-provision", plan, **OUTCOMES)) == [
        "Ali will swim a length."
    ]


def test_an_outcome_that_the_orphan_scorer_doubts_is_left_alone():
    """No link was sure enough to show, and yet it hardly stands alone."""
    plan = replace(outcomes(), alone={"E-3": 0.1})
    assert found("outcome-without-provision", plan, **OUTCOMES) == []
    likely = replace(outcomes(), alone={"E-3": 0.8})
    assert len(found("outcome-without-provision", likely, **OUTCOMES)) == 1


@pytest.mark.parametrize(
    ("need", "care", "count"),
    [
        ("Ali has diabetes.", "A teacher reads daily.", 1),
        ("Ali has diabetes.", "A nurse teaches Ali to use insulin.", 0),
        ("Ali has eczema, managed at home.", "A teacher reads daily.", 0),
        ("Ali has no identified needs.", "A teacher reads daily.", 0),
    ],
    ids=["unanswered", "answered in F", "excused", "no need"],
)
def test_a_health_need_asks_for_health_provision(need: str, care: str, count: int):
    """Unless F answers it, C explains it, or there is none."""
    plan = analysed(
        said(SectionId.C, Role.NEED, need),
        said(SectionId.F, Role.PROVISION, care),
        heading(SectionId.G, "Section G", Condition.BLANK),
    )
    assert len(found("care-need-without-provision", plan, **PAIR)) == count


def test_a_missing_section_of_care_is_another_rules_finding():
    """Where G itself is missing there is nothing to say about what stands in it."""
    plan = analysed(said(SectionId.C, Role.NEED, "Ali has diabetes."))
    assert found("care-need-without-provision", plan, **PAIR) == []


@pytest.mark.parametrize(
    ("number", "refers", "count"),
    [("2", "2", 0), ("2.1", "2", 0), ("2", "2.1", 0), ("B2", "2", 0), ("2", "7", 1)],
)
def test_a_number_is_known_as_it_stands_or_as_part_of_a_group(number, refers, count):
    """A group's number speaks for its parts, a part's for its group, with or without a letter."""
    plan = analysed(
        said(SectionId.B, Role.NEED, "Ali has difficulty reading.", number="1"),
        said(SectionId.B, Role.NEED, "Ali has difficulty spelling.", number=number),
        said(SectionId.F, Role.PROVISION, f"A teacher helps (need {refers})."),
    )
    section = plan.plan.sections[SectionId.F]
    (told,) = section.statements
    named = replace(section, statements=(replace(told, refers_to=(("need", refers),)),))
    plan = replace(
        plan,
        plan=replace(plan.plan, sections={**plan.plan.sections, SectionId.F: named}),
    )
    matches = found("number-not-found", plan, fewest_numbered=2)
    assert len(matches) == count
    assert not count or words(plan, matches) == [f"need {refers}"]


@pytest.mark.parametrize(
    ("hope", "year", "count"),
    [
        ("Ali wants a job.", 10, 1),
        ("Ali wants a job.", None, 1),
        ("Ali wants a job.", 3, 0),
        ("Ali wants a friend.", 3, 1),
        ("Ali wants to be happy.", 10, 0),
    ],
)
def test_a_hope_is_found_by_its_theme_and_in_its_time(hope, year, count):
    """A job is far off in Year 3, a friend is not, and happiness has no theme."""
    plan = analysed(
        said(SectionId.A, Role.ASPIRATION, hope),
        said(SectionId.E, Role.OUTCOME, "By July 2028 he will recall number bonds."),
        child=Child("Ali Shah", "Ali", year_group=year),
    )
    assert len(found("aspiration-not-picked-up", plan, **HOPES)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ali struggles with noise.", 1),
        ("Ali cannot sit still.", 1),
        ("Ali cannot sit still, so he stands at a high desk.", 0),
        ("Ali does not take French. The lessons are used for reading.", 0),
        ("A teacher reads with Ali.", 0),
    ],
)
def test_a_difficulty_alone_is_no_provision(text, count):
    """An action in the same statement makes the difficulty its reason."""
    plan = analysed(said(SectionId.F, Role.PROVISION, text))
    assert len(found("provision-tells-difficulty", plan, sections=["F"])) == count


@pytest.mark.parametrize(
    ("text", "served"),
    [
        ("The nurse writes the health passport with Ali each May.", True),
        ("The nurse checks Ali's health each May.", False),
    ],
    ids=["two telling words", "one"],
)
def test_care_without_numbers_may_serve_what_f_numbers_pass_over(text: str, served: bool):
    """F pairs by number and G by nothing: an outcome that G speaks of is not passed over."""
    lines = [
        said(SectionId.E, Role.OUTCOME, "Ali will read a page.", number="1"),
        said(SectionId.E, Role.OUTCOME, "Ali will spell ten words.", number="2"),
        said(SectionId.E, Role.OUTCOME, "Ali will show his health passport.", number="3"),
        said(SectionId.F, Role.PROVISION, "A teacher teaches phonics daily."),
        said(SectionId.G, Role.PROVISION, text),
    ]
    links = [
        Link(LinkKind.OUTCOME_PROVISION, f"E-{n}", "F-1", "number", 1.0, "by number")
        for n in (1, 2)
    ]
    plan = analysed(*lines, links=links)
    assert (found("outcome-without-provision", plan, **OUTCOMES) == []) is served
