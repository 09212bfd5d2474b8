"""Amounts beside moments, codes of needs, triggers that are seen, and sentences that go together."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ehcp_qa.analyse.own_acts import speaks_of_a_section
from ehcp_qa.analyse.slots import find_slots
from ehcp_qa.model.analysed import Slot
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Statement

Make = Callable[..., Statement]


def test_the_second_part_of_a_cell_may_be_a_length_beside_a_moment(
    lexicons: Lexicons, statement: Make
) -> None:
    """In a cell for how often, "15 minutes before lunch" says how long as well as when."""
    words = statement(
        "Word cards for the new topic",
        how_often="Mondays and Wednesdays, 15 minutes before the topic lesson",
    )
    (length,) = find_slots(words, lexicons)[Slot.DURATION]
    assert length.amount == 15


def test_in_a_sentence_minutes_before_the_bell_are_a_moment(
    lexicons: Lexicons, statement: Make
) -> None:
    """Near miss: who leaves five minutes before the bell is not helped for five minutes."""
    slots = find_slots(statement("He leaves class, 5 minutes before the bell, with a TA"), lexicons)
    assert Slot.DURATION not in slots


@pytest.mark.parametrize("codes", ["(B5, B7)", "(Needs B1 and B3)", "(need 4)", "[B2; B3]"])
def test_codes_of_needs_are_not_what_is_done(
    lexicons: Lexicons, statement: Make, codes: str
) -> None:
    """The numbers in brackets after a provision tell nothing of what happens."""
    slots = find_slots(statement(f"He will see a trusted adult at all times. {codes}"), lexicons)
    assert not any("B" in v.words or "4" in v.words for v in slots.get(Slot.WHAT, ()))


@pytest.mark.parametrize(
    ("cell", "firm"),
    [
        ("Whenever Maya shows the card", True),
        ("When he rings the bell", True),
        ("HT", True),
        ("TBC", False),
        ("Whenever possible", False),
        ("When she is ready", False),
    ],
)
def test_what_the_child_is_seen_to_do_is_a_trigger(
    lexicons: Lexicons, statement: Make, cell: str, firm: bool
) -> None:
    """A card shown or a bell rung says when; a state that nobody can see does not."""
    words = statement("A walk to the library", how_often=cell)
    values = find_slots(words, lexicons).get(Slot.FREQUENCY, ())
    assert any(v.firm for v in values) is firm


@pytest.mark.parametrize(
    ("text", "announces"),
    [
        ("Until 12 February her week is as follows. (Needs B1, B3)", True),
        ("Sam's timetable is set out below:", True),
        ("The hours are given in the table below.", True),
        ("The TA follows his plan.", False),
        ("The TA reads with Sam as set out below for 20 minutes a day.", False),
    ],
)
def test_a_sentence_that_announces_what_stands_below_is_told(text: str, announces: bool) -> None:
    """What stands below it is judged, and not the sentence itself."""
    assert speaks_of_a_section(text) is announces


def test_a_number_alone_answers_how_long(lexicons: Lexicons, statement: Make) -> None:
    """Under "Mins" the cell "15" is a length; elsewhere a number alone is none."""
    told = find_slots(statement("Word cards", duration="15"), lexicons)
    often = find_slots(statement("Word cards", how_often="15"), lexicons)
    assert Slot.DURATION in told
    assert Slot.DURATION not in often
