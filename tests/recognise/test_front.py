"""Front matter: who the child is, which dates the plan shows, and its stage."""

from __future__ import annotations

from datetime import date

import pytest
from reading import plan_of

from ehcp_qa.model.plan import Plan, PlanStage

FRONT = """
<!-- header: Eastshire Council · Draft -->
<!-- footer: Matilda Okonjo · born 11 March 2018 · draft of 16 November 2026 -->

# Education, Health and Care plan

| Details | |
|---|---|
| Name | Matilda Okonjo |
| Known as | Tilly |
| Date of birth | 11 March 2018 |
| NHS number | 999 214 3029 |
| School attended now | Bramble Lane Primary School (Year 4) |
| Status of this plan | Draft |
| Request for assessment received | 20 July 2026 |
| Date of this draft | 16 November 2026 |
| Comments from Tilly's parents by | 4 December 2026 |

## Section B

- Tilly cannot read. She guesses.

## Section K

- EP report, 1 December 2026

Sign-off

| Officer's name | Signature | Date |
|---|---|---|
| A. Clerk | | 17 November 2026 |
"""


def values(plan: Plan, name: str) -> list[str]:
    """Return the values of one name of field."""
    return [f.value.text for f in plan.fields if f.name == name]


def test_fields_of_a_front_table() -> None:
    """Labels and answers of the front and of the sign-off become fields by name."""
    plan = plan_of(FRONT)
    assert values(plan, "child_name") == ["Matilda Okonjo"]
    assert values(plan, "nhs_number") == ["999 214 3029"]
    assert values(plan, "request_date") == ["20 July 2026"]
    assert values(plan, "respond_by") == ["4 December 2026"]
    assert values(plan, "officer_name") == ["A. Clerk"]
    assert values(plan, "signed_date") == ["17 November 2026"]


def test_child() -> None:
    """Names, date of birth, year and pronoun come from the front and from how the child is spoken of."""
    child = plan_of(FRONT).child
    assert (child.full_name, child.first_name, child.surname) == (
        "Matilda Okonjo",
        "Matilda",
        "Okonjo",
    )
    assert child.known_as == ("Tilly",)
    assert child.date_of_birth == date(2018, 3, 11)
    assert child.year_group == 4
    assert child.pronouns == "she"


def test_plan_date_is_the_labelled_one() -> None:
    """The plan's date is that of its draft, its issue or its signature, not of a report or a reply."""
    assert plan_of(FRONT).plan_date == date(2026, 11, 17)
    assert plan_of("# EHC plan: draft of 6 May 2026\n\n## B\n\n- Sam.\n").plan_date == date(
        2026, 5, 6
    )
    assert plan_of("## B\n\n- Sam was seen on 6 May 2026.\n").plan_date is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("| Date of birth | 3 April 2014 |\n|---|---|\n\n<!-- footer: DOB: 04/03/2014 -->\n", 2),
        ("Name: Sam Okafor\n\nDate of birth: 3 April 2014\n", 1),
        ("Name: Sam Okafor\n\n## B\n\nSam was born on 3 April 2014 in Leeds.\n", 1),
        ("Name: Sam Okafor\n\n## B\n\nHis brother Leo was born on 3 April 2018.\n", 0),
        ("Name: Sam Okafor\n\n## K\n\n- Report of 3 April 2014\n", 0),
        (
            "<!-- footer: Sam Okafor · 3 April 2014 -->\n\n| Name | Sam Okafor |\n|---|---|\n| Date of draft | 5 May 2026 |\n",
            1,
        ),
        (
            "<!-- footer: Sam Okafor · 3 April 2026 -->\n\n| Name | Sam Okafor |\n|---|---|\n| Date of draft | 5 May 2026 |\n",
            0,
        ),
    ],
)
def test_every_date_of_birth_is_found(text: str, expected: int) -> None:
    """Each place that gives the child's date of birth is a field; other dates are not."""
    assert len(values(plan_of(text), "date_of_birth")) == expected


def test_front_date_of_birth_outranks_the_footer() -> None:
    """Where two differ, the child's own date is the one at the front."""
    text = "<!-- footer: DOB: 04/03/2014 -->\n\n| Name | Sam |\n|---|---|\n| Date of birth | 3 April 2014 |\n"
    assert plan_of(text).child.date_of_birth == date(2014, 4, 3)


@pytest.mark.parametrize(
    ("text", "full", "first"),
    [
        (
            "| Surname | STANNARD |\n|---|---|\n| First name | Reuben |\n",
            "Reuben Stannard",
            "Reuben",
        ),
        ("Name: Stannard, Reuben\n", "Reuben Stannard", "Reuben"),
        ("# Education, Health and Care Plan for Reuben Stannard\n", "Reuben Stannard", "Reuben"),
        ("| Name | {{ name }} |\n|---|---|\n", "", ""),
        ("## F\n\n- Sam will swim.\n- Sam has a laptop.\n- Leo will help.\n", "", "Sam"),
        ("## F\n\n- Sam will swim.\n", "", ""),
    ],
)
def test_names(text: str, full: str, first: str) -> None:
    """A name is read from its label, a title, or the commonest subject; a field is no name."""
    child = plan_of(text).child
    assert (child.full_name, child.first_name) == (full, first)


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("| Status | Draft |\n|---|---|\n", PlanStage.DRAFT),
        ("| Plan status | FINAL |\n|---|---|\n", PlanStage.FINAL),
        ("| Status | Draft amended plan |\n|---|---|\n", PlanStage.AMENDED),
        ("| Status | Amended final plan |\n|---|---|\n", PlanStage.FINAL),
        ("# Final Education, Health and Care Plan\n", PlanStage.FINAL),
        ("**Proposed amended plan.** This is a draft of the changes.\n", PlanStage.AMENDED),
        ("<!-- header: EHC plan v2 DRAFT -->\n\n# EHC plan\n", PlanStage.DRAFT),
        ("# Working document for the Tribunal\n", PlanStage.WORKING),
        (
            "# EHC plan template for testing\n\n| Name | {{ name }} |\n|---|---|\n",
            PlanStage.TEMPLATE,
        ),
        ("# EHC plan template for testing\n\n| Name | Sam Okafor |\n|---|---|\n", PlanStage.DRAFT),
        ("## Section I\n\nTo be completed in the final plan.\n", PlanStage.DRAFT),
        ("# EHC plan\n", PlanStage.DRAFT),
    ],
)
def test_stage(text: str, stage: PlanStage) -> None:
    """The stage is read from the status line, title, front page, headers, or taken as draft."""
    assert plan_of(text).stage is stage


def test_stage_says_why() -> None:
    """The words that told the stage are quoted; a default and an order say so."""
    assert plan_of("| Status | Final |\n|---|---|\n").stage_why == "status: “Final”"
    assert plan_of("# EHC plan\n").stage_why == "no status found; read as a draft"
    asked = plan_of("# Final plan\n", stage=PlanStage.DRAFT)
    assert (asked.stage, asked.stage_why) == (PlanStage.DRAFT, "as asked")


def test_file_name_tells_the_stage_last() -> None:
    """A file's name counts where the document itself is silent."""
    assert plan_of("# EHC plan\n", name="SO_EHCP_FINAL.md").stage is PlanStage.FINAL


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Draft plan sent to parents", "draft_date"),
        ("Notice of proposed changes and this draft sent", "amended_date"),
        ("First annual review to be held by", "review_date"),
    ],
)
def test_a_date_is_known_by_what_its_label_begins_or_ends_with(label: str, field: str) -> None:
    """Councils word the labels of dates in their own ways."""
    plan = plan_of(
        f"| Name | Sam Ellery |\n|---|---|\n| {label} | 3 May 2026 |\n\n## Section B\n\nText."
    )
    assert [f.value.text for f in plan.fields if f.name == field] == ["3 May 2026"]


def test_a_year_group_to_come_is_not_the_year_group() -> None:
    """What is said after "starts" is of another year."""
    plan = plan_of(
        "| Name | Sam Ellery |\n|---|---|\n| Year group | Nursery; starts Reception in September 2027 |\n"
    )
    assert plan.child.year_group == -1
