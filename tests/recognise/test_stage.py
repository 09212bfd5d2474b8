"""The stage of a plan, and the words that told it."""

from __future__ import annotations

import pytest
from reading import plan_of

from ehcp_qa.model.plan import PlanStage

BODY = "\n\n## Section B: Special educational needs\n\n- Sam has difficulty reading.\n"
TITLE = "# Education, Health and Care Plan\n\n"
DRAFT, AMENDED, FINAL = PlanStage.DRAFT, PlanStage.AMENDED, PlanStage.FINAL


def field(label: str, value: str) -> str:
    """Return a front page with one labelled fact."""
    return f"{TITLE}| {label} | {value} |\n|---|---|\n| Name | Sam Price |"


@pytest.mark.parametrize(
    ("front", "stage", "where"),
    [
        (field("Status", "Final"), FINAL, "status"),
        (field("Plan status", "☒ Draft ☐ Final"), DRAFT, "status"),
        (field("Plan status", "☐ Draft ☒ Final"), FINAL, "status"),
        (field("Date of final plan", "12 June 2026"), FINAL, "front page"),
        (TITLE + "Finalised on 12 June 2026", FINAL, "front page"),
        (TITLE + "**Proposed Education, Health and Care Plan**", DRAFT, "front page"),
        (TITLE + "This draft replaces the final plan of 2024.", DRAFT, "front page"),
        ("# Education, Health and Care Plan (Final Amended)", FINAL, "title"),
        ("# Amended EHC Plan", AMENDED, "title"),
        ("# EHC Plan - Final draft", DRAFT, "title"),
        ("<!-- header: DRAFT -->\n\n" + TITLE, DRAFT, "header or footer"),
        ("# Tribunal working document", PlanStage.WORKING, "title"),
        ("# Ashdene Council\n\n## Education Health and Care Plan – FINAL", FINAL, "title"),
        ("# Ashdene Council\n\n## Final thoughts", DRAFT, "no status found; read as a draft"),
    ],
    ids=[
        "status",
        "draft ticked",
        "final ticked",
        "date of the final plan",
        "finalised",
        "proposed",
        "what it replaces",
        "final amended",
        "amended",
        "final draft",
        "header",
        "working document",
        "title on the second level",
        "another title on the second level",
    ],
)
def test_the_plans_own_words_tell_its_stage(front: str, stage: PlanStage, where: str) -> None:
    """The most telling place wins, and the report can quote it."""
    plan = plan_of(front + BODY)
    assert plan.stage is stage
    assert plan.stage_why.startswith(where if "no status" in where else f"{where}: “")


@pytest.mark.parametrize(
    "front",
    [
        TITLE,
        field("Plan status", "☐ Draft ☐ Final"),
        field("Status", "Draft / Final / Amended"),
        TITLE + "This plan will be finalised on 12 June 2026.",
    ],
    ids=["no words", "nothing ticked", "a choice not made", "a day to come"],
)
def test_a_plan_that_does_not_say_is_read_as_a_draft_and_told_so(front: str) -> None:
    """No stage is guessed silently: the report says that no status was found."""
    plan = plan_of(front + BODY)
    assert plan.stage is DRAFT
    assert plan.stage_why == "no status found; read as a draft"


@pytest.mark.parametrize(
    ("name", "stage"),
    [
        ("Final_EHCP_Maya_Osei.docx", FINAL),
        ("Maya Osei EHCP FINAL v2.docx", FINAL),
        ("MO EHCP final 12.06.26.docx", FINAL),
        ("Maya_DRAFT_v3.docx", DRAFT),
        ("2026-05-01 Proposed Amended Plan MO.docx", AMENDED),
    ],
    ids=lambda value: str(value)[:16],
)
def test_a_file_name_tells_where_the_plan_does_not(name: str, stage: PlanStage) -> None:
    """As a last resort, and the report says that the name told it."""
    plan = plan_of(TITLE + BODY, name=name)
    assert plan.stage is stage
    assert plan.stage_why.startswith("file name: “")


def test_the_latest_dated_label_tells() -> None:
    """An old final plan's date beside a new draft's is history, and the other way round."""
    dates = "| Date of final plan | {} |\n|---|---|\n| Date of draft | {} |"
    assert plan_of(TITLE + dates.format("1 May 2024", "2 June 2026") + BODY).stage is DRAFT
    assert plan_of(TITLE + dates.format("2 June 2026", "1 May 2026") + BODY).stage is FINAL


def test_what_was_asked_for_settles_the_stage() -> None:
    """The option goes before whatever the plan says, and the report says so."""
    plan = plan_of("# Final EHC plan" + BODY, stage=DRAFT)
    assert (plan.stage, plan.stage_why) == (DRAFT, "as asked")
