"""What a template and the last edit left behind, beyond the rules' own examples."""

from __future__ import annotations

import pytest
from lines import analysed, found, said
from whole_plans import excerpts, findings

from ehcp_qa.detectors.template_open import changes_open  # noqa: F401 - registers the detector
from ehcp_qa.model.document import Leftovers
from ehcp_qa.model.plan import PlanStage, Role, SectionId

NAMED = "| Name | Maya Khan |\n|---|---|\n"


def in_b(text: str) -> str:
    """Return a plan whose Section B holds one paragraph."""
    return f"{NAMED}## Section B\n{text}\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("This section must include all needs.", True),
        ("This section is about what Maya finds hard.", False),
        ("Please list the reports that were received.", True),
        ("Please tell us by Friday if you disagree.", False),
        ("Note to caseworker: check the dates.", True),
        ("Describe to Maya what will happen next.", False),
        ("Plan writers should use plain words.", True),
        ("Add further rows as needed for bullet points.", True),
        ("Complete the jigsaw with Maya for ten minutes.", False),
        ('The form says "Please list all needs."', False),
    ],
    ids=[
        "section-must", "section-is-about", "please-list", "please-tell-us", "note", "to-the-child",
        "writers", "rows", "activity", "quoted",
    ],
)  # fmt: skip
def test_an_instruction_is_told_from_a_statement(text: str, found: bool) -> None:
    """What speaks of this child, or to the family, is no help text."""
    assert bool(excerpts("TPL-03", in_b(text))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Maya is on School Action.", ["School Action"]),
        ("Maya was on School Action in 2012.", []),
        ("Maya's school action plan is pinned up.", []),
        ("The CCG agreed this.", ["CCG"]),
        ("In March 2021 the CCG agreed this.", []),
        ("The ICB has replaced the CCG.", []),
        ("Maya makes a clear statement of fact.", []),
        ("Maya lives in Lea.", []),
    ],
    ids=["now", "history", "action-plan", "body", "dated", "explained", "word", "place"],
)
def test_a_replaced_name_is_found_unless_it_is_history(text: str, found: list[str]) -> None:
    """A date before the change, or the past tense, excuses it."""
    assert excerpts("TPL-06", in_b(text)) == found


def test_a_plan_older_than_the_change_keeps_its_words() -> None:
    """In a plan of 2020 the CCG is the right body."""
    text = "| Name | Maya Khan |\n|---|---|\n| Date of plan | 3 May 2020 |\n## Section G\n- The CCG pays.\n"
    assert not excerpts("TPL-06", text)
    assert excerpts("TPL-06", text.replace("2020", "2026")) == ["CCG"]


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("Section D: Health needs", True),
        ("Section D: Care needs", False),
        ("Section G: Health provision reasonably required by SEN", False),
        ("Section J: Outcomes", True),
        ("Section E: Where Maya is going", False),
        ("Section B", False),
    ],
    ids=["wrong", "short", "in-passing", "unlike", "friendly", "letter-only"],
)
def test_a_title_is_compared_with_its_letter(heading: str, found: bool) -> None:
    """Only a title that names another section's matter is wrong."""
    text = f"## {heading}\nMaya has something to be said about her here.\n"
    assert bool(excerpts("TPL-07", text)) == found


@pytest.mark.parametrize(
    ("title", "status", "found"),
    [
        ("Draft EHC plan", "Final", ["Draft"]),
        ("Final EHC plan", "Draft amended", ["Final"]),
        ("EHC plan", "Draft", []),
        ("Final draft EHC plan", "Draft", []),
        ("Draft EHC plan, to be replaced when final", "Draft", []),
    ],
    ids=["draft-final", "final-draft", "once", "final-draft-is-draft", "another-time"],
)
def test_two_statuses_are_found(title: str, status: str, found: list[str]) -> None:
    """The status line is believed and the other place is named."""
    text = f"# {title}\n| Name | Maya Khan |\n|---|---|\n| Status | {status} |\n## Section B\nMaya reads.\n"
    assert excerpts("TPL-08", text) == found


@pytest.mark.parametrize(
    ("stage", "left", "said_of"),
    [
        (PlanStage.FINAL, Leftovers(), None),
        (PlanStage.FINAL, Leftovers(insertions=1), "1 tracked insertion"),
        (
            PlanStage.DRAFT,
            Leftovers(deletions=2, struck_through=3, comments=1),
            "2 tracked deletions, 3 stretches of struck-through words and 1 comment",
        ),
        (PlanStage.AMENDED, Leftovers(deletions=2), None),
        (PlanStage.WORKING, Leftovers(deletions=2, comments=4), "4 comments"),
    ],
    ids=["clean", "one", "all-sorts", "amended", "working"],
)
def test_what_is_open_is_counted_by_stage(
    stage: PlanStage, left: Leftovers, said_of: str | None
) -> None:
    """An amendment shows changes on purpose; comments are for nobody outside."""
    from dataclasses import replace

    plan = analysed(said(SectionId.B, Role.NEED, "Maya reads."), stage=stage)
    document = replace(plan.plan.document, leftovers=left)
    plan = replace(plan, plan=replace(plan.plan, document=document))
    matches = found("changes-open", plan, unless_shown=(PlanStage.AMENDED, PlanStage.WORKING))
    assert [m.values["what"] for m in matches] == ([said_of] if said_of else [])


@pytest.mark.parametrize(
    ("comment", "said_of"),
    [
        ("<!-- unread pages: 4 -->", "page 4"),
        ("<!-- unread pages: 4, 5, 6, 9 -->", "pages 4 to 6 and 9"),
        ("<!-- unread pages: 4, 5 -->", "pages 4, 5"),
    ],
    ids=["one", "run", "two"],
)
def test_pages_without_text_are_named_and_never_called_missing(comment: str, said_of: str) -> None:
    """One finding for the file says which pages were not read."""
    (finding,) = findings("TPL-12", f"{comment}\n## Section B\nMaya reads.\n")
    assert said_of in finding.message
    assert "unread, not missing" in finding.message
    assert not [
        f
        for f in findings("STA-01", f"{comment}\n## Section B\nMaya reads.\n")
        if f.severity == "error"
    ]


def test_a_running_merge_field_is_one_finding() -> None:
    """A header on every page is one slip."""
    text = (
        "<!-- header: «Name» -->\n<!-- header: «Name» -->\n\n## Section B\n- Maya reads {{x.y}}.\n"
    )
    assert excerpts("TPL-04", text) == ["«Name»", "{{x.y}}"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Maya reads with the teaching assistant and the", 1),
        ("Maya has nobody to play with", 0),
        ("Maya helps her and", 1),
        ("Vitamin A", 0),
        ("Maya is in class 2a", 0),
    ],
    ids=["cut", "small-word", "and", "short", "class"],
)
def test_a_sentence_that_stops_in_the_middle_is_found(text: str, found: int) -> None:
    """Only words on which no sentence ends tell that one was cut."""
    assert len(excerpts("TPL-09", in_b(text))) == found
