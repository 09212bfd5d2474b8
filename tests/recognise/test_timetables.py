"""Weekly timetables in sections of provision: they say when, and are no statements of provision."""

from __future__ import annotations

import pytest
from reading import one, plan_of, said

from ehcp_qa.model.plan import CellRole, Role

LEAD = "## Section F: Special educational provision\n\n1. Sam's week is as follows. (Need 2)\n\n"
DOWN = """
| Day | Morning | Afternoon |
|---|---|---|
| Monday | School, 9.00 to 12.00: English | Home, 1.00 to 2.00: maths (Need 4) |
| Tuesday | School, 9.00 to 12.00: science | - |
| Wednesday | Farm, 9.30 to 12.30 | - |
"""
ACROSS = """
| | Mon | Tues | Wed | Thurs | Fri |
|---|---|---|---|---|---|
| 9.00-10.30 | English | Maths | Farm | Maths | Art |
| 10.45-12.00 | Maths | Art | Farm | English | Tutor |
"""
CAPTIONED = """
| Weekly timetable | < | < | < |
|---|---|---|---|
| Session | Monday | Tuesday | Wednesday |
| 1 | English | Maths | Farm |
"""
TWO_WEEKS = """
| Day | Week A | Week B |
|---|---|---|
| Monday | Pool, 9.30 | Gym, 9.30 |
| Wednesday am | Pool, 9.30 | Gym, 9.30 |
| Thursdays | Pool, 9.30 | Gym, 9.30 |
"""


@pytest.mark.parametrize(
    "table", [DOWN, ACROSS, CAPTIONED, TWO_WEEKS], ids=["down", "across", "captioned", "weeks"]
)
def test_the_sessions_of_a_timetable_are_no_provision(table: str) -> None:
    """Only the sentence above a timetable is provision, and the cells are kept."""
    plan = plan_of(LEAD + table)
    assert said(plan, "F", Role.PROVISION) == ["Sam's week is as follows. (Need 2)"]
    assert said(plan, "F", Role.OTHER)
    assert not {"Monday", "Mon", "Day", "Session"} & set(said(plan, "F"))


def test_needs_named_in_a_timetable_are_those_of_the_sentence_above() -> None:
    """A need that a cell names by number is met by the week that the sentence sets out."""
    assert one(plan_of(LEAD + DOWN), "Sam's week").refers_to == (("need", "2"), ("need", "4"))


def test_what_follows_a_timetable_is_read_as_before() -> None:
    """A provision table after a timetable of as many columns does not take its columns."""
    table = "\n| Provision | By whom | How often |\n|---|---|---|\n| Reading | TA | Daily |\n"
    plan = plan_of(LEAD + DOWN + "\nThe TA walks with Sam for ten minutes daily.\n" + table)
    assert said(plan, "F", Role.PROVISION)[1:] == [
        "The TA walks with Sam for ten minutes daily.",
        "Reading",
    ]


def test_a_row_for_each_day_with_who_does_it_is_provision() -> None:
    """Under "Day | Provision | By whom" the day says how often."""
    plan = plan_of(
        "## Section F: Special educational provision\n\n| Day | Provision | By whom |\n|---|---|---|\n"
        "| Monday | Phonics for 20 minutes | TA |\n| Tuesday | Swimming for 30 minutes | Coach |\n"
        "| Friday | Cooking for an hour | Tutor |\n"
    )
    assert len(said(plan, "F", Role.PROVISION)) == 3
    assert one(plan, "Swimming").cells[CellRole.HOW_OFTEN].text == "Tuesday"


def test_two_days_make_no_week() -> None:
    """A table with a row for each of two days is read like any other."""
    plan = plan_of(LEAD + "| Monday | A TA reads with Sam. |\n|---|---|\n| Friday | Cooking. |\n")
    assert "A TA reads with Sam." in said(plan, "F", Role.PROVISION)


def test_a_week_told_in_section_a_is_a_view() -> None:
    """Outside provision a table of days is read as before."""
    plan = plan_of(
        "## Section A: Views\n\n| Day | Likes |\n|---|---|\n| Monday | Art |\n| Tuesday | PE |\n| Friday | Chips |\n"
    )
    assert not said(plan, "A", Role.OTHER)


def test_what_is_ticked_off_against_days_is_kept() -> None:
    """Where activities stand before the days, their names are no times and are kept as well."""
    plan = plan_of(
        LEAD
        + "| Activity | Mon | Wed | Fri |\n|---|---|---|---|\n| Swimming | ✓ | | 30 minutes |\n"
    )
    assert said(plan, "F", Role.OTHER) == ["Swimming", "30 minutes"]


def test_columns_for_each_term_say_how_much() -> None:
    """Under "Autumn term" and the others stands how often and how long, in a table of provision."""
    plan = plan_of(
        "## Section F: Special educational provision\n\n| Provision | By whom | Autumn term | Spring term |\n"
        "|---|---|---|---|\n| Number work | TA | 2 x 20 minutes a week | 1 x 20 minutes a week |\n"
    )
    assert said(plan, "F") == ["Number work"]
    assert one(plan, "Number work").cells[CellRole.HOW_OFTEN].text == "2 x 20 minutes a week"


def test_as_above_in_a_column_that_describes_is_the_cell_above() -> None:
    """What "As above" stands for is shared with its row: the date, and who."""
    plan = plan_of(
        "## Section E: Outcomes\n\n| Outcome | By when |\n|---|---|\n| Sam will read a page. | July 2028 |\n"
        "| Sam will write a page. | As above |\n| Sam will swim a mile. | Ditto |\n"
    )
    assert one(plan, "swim").cells[CellRole.BY_WHEN].text == "July 2028"


def test_a_need_named_over_a_list_in_f_is_a_title() -> None:
    """A bold line "Need 2: Keeping calm" heads the provision for need 2 and is none itself."""
    plan = plan_of(
        "## Section F: Special educational provision\n\n**Need 2: Keeping calm**\n\n- A TA walks with Sam daily.\n"
    )
    assert said(plan, "F", Role.PROVISION) == ["A TA walks with Sam daily."]
    assert one(plan, "walks").refers_to == (("need", "2"),)


def test_a_need_told_over_a_list_in_b_is_a_need() -> None:
    """Near miss: words with a verb tell the need."""
    plan = plan_of(
        "## Section B: Special educational needs\n\n**Need 2: Sam cannot keep calm**\n\n- He shouts.\n"
    )
    assert any("cannot keep calm" in text for text in said(plan, "B", Role.NEED))
