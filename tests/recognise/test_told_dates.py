"""Dates of the front page that stand in sentences, in lines that run on and under unlisted labels."""

from __future__ import annotations

import pytest
from reading import plan_of

from ehcp_qa.model.plan import Plan

SECTION = "\n\n## Section B: Special educational needs\n\n- Tia cannot read. She sent a card by 3 May 2026.\n"


def days(plan: Plan, name: str) -> list[str]:
    """Return the words of each date under one name."""
    return [f.value.text for f in plan.fields if f.name == name]


@pytest.mark.parametrize(
    ("front", "draft", "reply"),
    [
        (
            "We sent this proposal to the family on 6 October 2026 and need their answer by 16 October 2026.",
            "6 October 2026",
            "16 October 2026",
        ),
        (
            "Status: Draft, sent to the family on 9 November 2026. Please let us have your comments by 24 November 2026.",
            "9 November 2026",
            "24 November 2026",
        ),
        (
            "This draft was issued on 9 November 2026. We should like to hear from you by Friday 27 November 2026.",
            "9 November 2026",
            "27 November 2026",
        ),
        (
            "Draft plan issued: 16 November 2026\nComments and choice of college to be returned by: 25 November 2026\n"
            "Tia moves on in September 2027.",
            "16 November 2026",
            "25 November 2026",
        ),
        (
            "| Date this draft was sent | 16 November 2026 |\n|---|---|\n| Views on this draft wanted by | 4 December 2026 |",
            "16 November 2026",
            "4 December 2026",
        ),
    ],
    ids=["we-sent-it", "in-the-status", "in-sentences", "run-on", "in-a-table"],
)
def test_when_a_draft_was_sent_and_by_when_to_answer(front: str, draft: str, reply: str) -> None:
    """Both dates are found whether a label, a status or a sentence gives them."""
    plan = plan_of(front + SECTION)
    assert days(plan, "draft_date") == [draft]
    assert days(plan, "respond_by") == [reply]


@pytest.mark.parametrize(
    "front",
    [
        "The final plan will be issued by 18 December 2026.",
        "A draft follows the meeting of 9 November 2026.",
        "The school must respond by 20 November 2026, and its views are with us.",
        "Comments were made on 3 May 2026.",
        "Her comments on the trip of 3 May 2026 are in Section A.",
    ],
)
def test_other_dates_are_not_these(front: str) -> None:
    """What is still to come, a meeting, a school's answer and what was said give neither date."""
    plan = plan_of(front + SECTION)
    assert days(plan, "draft_date") == days(plan, "respond_by") == []


def test_the_address_ends_where_the_next_label_begins() -> None:
    """Lines set close together are as many facts."""
    plan = plan_of(
        "Home address: 4 Lime Road, Larkton\nPresent school: Alder Street School" + SECTION
    )
    assert days(plan, "address") == ["4 Lime Road, Larkton"]
    assert days(plan, "setting") == ["Alder Street School"]


def test_stated_pronouns_go_before_what_is_counted() -> None:
    """In a plan in the first person "he" is always somebody else."""
    front = "| Pronouns | She, her |\n|---|---|\n"
    plan = plan_of(front + "\n## Section A\n\nMy brother left. He rings. He is well. I miss him.\n")
    assert plan.child.pronouns == "she"


def test_a_name_may_be_followed_by_what_is_said_of_it() -> None:
    """The name ends before "who", and what the child is called is kept."""
    plan = plan_of("Made for: Rowan Diaz-Cole, who likes to be called Ro" + SECTION)
    assert plan.child.full_name == "Rowan Diaz-Cole"
    assert plan.child.known_as == ("Ro",)
