"""A school settled too early, a final plan that places nowhere, and education otherwise."""

from __future__ import annotations

import pytest
from lines import analysed, found, heading, said, words

from ehcp_qa.model.finding import Severity
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import CellRole, Field, PlanStage, Role, SectionId, Words

TYPES = ("special school", "mainstream school", "sixth form", "college", "academy")


def in_f(text: str, by_whom: str = "") -> list[str]:
    """Return the schools that a provision speaks of as settled."""
    cells = {CellRole.BY_WHOM: by_whom} if by_whom else {}
    plan = analysed(
        heading(SectionId.F, "Section F"), said(SectionId.F, Role.PROVISION, text, cells=cells)
    )
    return words(plan, found("school-settled-elsewhere", plan, sections=("E", "F")))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kelder Valley Academy will provide a teaching assistant.", "Kelder Valley Academy"),
        ("High Trees Primary will arrange training.", "High Trees Primary"),
        ("Sam will attend Riverside Special School from September.", "Riverside Special School"),
        ("Sessions are delivered by Oakhill School twice a week.", "Oakhill School"),
    ],
    ids=["provides", "arranges", "will attend", "delivered by"],
)
def test_a_school_that_delivers_or_is_to_be_attended_is_settled(text: str, name: str) -> None:
    """Its name and nothing more is found."""
    assert in_f(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "The school will provide a teaching assistant.",
        "The SENCO of Oakhill Academy will meet Sam every term.",
        "The SENCO will visit Oakhill Academy with Sam.",
        "Forest School will run for two hours on Fridays.",
        "The Virtual School will review the education plan.",
        "One day a week at the course run by Kelderby College.",
        "Sam will attend Year 7 lessons for a full week.",
        "By the end of Primary School Sam will read.",
    ],
    ids=[
        "no name",
        "staff",
        "a visit",
        "forest school",
        "virtual school",
        "a course",
        "a year",
        "a phase",
    ],
)
def test_other_capitals_settle_nothing(text: str) -> None:
    """Staff, visits, services and phases hold the same words."""
    assert in_f(text) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("To be confirmed.", None),
        ("The type of school is to be agreed.", None),
        ("TBC", None),
        ("To be named when the appeal to the tribunal is decided.", Severity.ADVICE),
    ],
    ids=["to be confirmed", "to be agreed", "abbreviated", "under appeal"],
)
def test_a_final_plan_that_leaves_its_placement_open(text: str, severity: Severity | None) -> None:
    """Wording that belongs to a draft gives no place to anybody."""
    plan = analysed(
        heading(SectionId.I, "Section I"),
        said(SectionId.I, Role.PLACEMENT, text),
        stage=PlanStage.FINAL,
    )
    (match,) = found("placement-missing", plan, types=TYPES)
    assert match.severity is severity


@pytest.mark.parametrize(
    "text",
    [
        "Oakhill Academy",
        "Placement at Larkrise",
        "School Larkrise, Merrin Bay",
        "A special school",
        "Sixth form, to be confirmed after the GCSE results",
        "Education otherwise than at school",
        "Sam will attend Larkrise from September 2026.",
    ],
    ids=["name", "bare name", "label and name", "type", "type with more", "otherwise", "sentence"],
)
def test_a_final_plan_that_places(text: str) -> None:
    """Whatever reads as a name, a type or education otherwise is enough: this rule is an error."""
    plan = analysed(
        heading(SectionId.I, "Section I"),
        said(SectionId.I, Role.PLACEMENT, text),
        stage=PlanStage.FINAL,
    )
    assert found("placement-missing", plan, types=TYPES) == []


def test_the_setting_at_the_front_is_known_by_name() -> None:
    """A college of the plan's own is no course elsewhere."""
    name = "Kelderby College"
    setting = Field("setting", None, Words(name, Span(0, 0, len(name))))
    text = f"{name} will provide a mentor for two hours a week."
    plan = analysed(
        heading(SectionId.F, "Section F"),
        said(SectionId.F, Role.PROVISION, text),
        fields=[setting],
    )
    assert words(plan, found("school-settled-elsewhere", plan, sections=("F",))) == [name]


@pytest.mark.parametrize(
    ("in_f", "in_i", "flagged"),
    [
        (
            "A tutor teaches Ali as part of the EOTAS package.",
            "Oakhill Academy",
            ["Oakhill Academy"],
        ),
        ("Education is arranged otherwise than at school.", "Oakhill Academy", ["Oakhill Academy"]),
        ("Parents may choose education otherwise than at school.", "Oakhill Academy", []),
        ("Education otherwise than at school was refused.", "Oakhill Academy", []),
        ("EOTAS tuition alongside school.", "Oakhill Academy", []),
        ("EOTAS tuition for 15 hours a week.", "Bridge Tuition Centre", []),
    ],
    ids=["package", "arranged", "a choice", "refused", "part", "tuition centre"],
)
def test_a_school_beside_education_otherwise(in_f: str, in_i: str, flagged: list[str]) -> None:
    """Only where it is agreed for the whole week does a school contradict it."""
    plan = analysed(
        heading(SectionId.F, "Section F"),
        said(SectionId.F, Role.PROVISION, in_f),
        heading(SectionId.I, "Section I"),
        said(SectionId.I, Role.PLACEMENT, in_i),
    )
    assert words(plan, found("otherwise-than-at-school", plan)) == flagged
