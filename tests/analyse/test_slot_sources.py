"""Where a slot's filling may come from, and that a neighbour's amounts are never taken."""

from __future__ import annotations

import pytest

from ehcp_qa.analyse.slots import find_slots
from ehcp_qa.model.analysed import Slot
from ehcp_qa.readers.plaintext import read_text
from ehcp_qa.recognise import recognise
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules

LEXICONS = load_lexicons([packaged_rules()])
HEAD = "# Section F: Special educational provision\n\n"


def slots_of(text: str, words: str):
    """Return the slots of the one statement of a plan's section F that holds these words."""
    plan = recognise(read_text(HEAD + text + "\n", name="plan.md"), LEXICONS)
    (found,) = [s for s in plan.statements() if words in s.text]
    return find_slots(found, LEXICONS)


def test_a_rows_cells_fill_the_slots_of_its_provision():
    """What the table says beside a provision, the provision says."""
    text = (
        "| Provision | By whom | How often | Duration | Group size |\n|---|---|---|---|---|\n"
        "| Sorting pictures into a story | TA | 3 x weekly | 20 mins | pair |"
    )
    found = slots_of(text, "Sorting pictures")
    wanted = (Slot.WHO, Slot.FREQUENCY, Slot.DURATION, Slot.GROUP)
    assert {found[slot][0].source for slot in wanted} == {"row"}
    assert [found[s][0].amount for s in wanted[1:]] == [3, 20, 2]


def test_a_parent_item_and_a_lead_in_carry_who_and_when_to_each_item():
    """A list hangs from the words above it."""
    text = "The mentor will spend 15 minutes each morning on:\n\n- packing the bag\n- reading the planner"
    for words in ("packing the bag", "reading the planner"):
        found = slots_of(text, words)
        assert {found[s][0].source for s in (Slot.WHO, Slot.FREQUENCY, Slot.DURATION)} == {
            "lead_in"
        }


NEIGHBOURS = {
    "another doer": (
        "The speech and language therapist will work with Ada on story telling for 30 minutes every week. "
        "A teaching assistant will hear Ada read.",
        "hear Ada read",
        (Slot.FREQUENCY, Slot.DURATION),
    ),
    "a thing after a session": (
        "Ravi will receive 20 minutes of stretches daily from his teaching assistant. "
        "He will have a standing frame.",
        "standing frame",
        (Slot.WHO, Slot.FREQUENCY, Slot.DURATION),
    ),
    "a further session": (
        "Bo will be taught phonics by the HLTA for 15 minutes each day in a group of four. "
        "He will also attend a swimming lesson.",
        "swimming",
        (Slot.WHO, Slot.FREQUENCY, Slot.DURATION, Slot.GROUP),
    ),
}


@pytest.mark.parametrize(("text", "words", "empty"), NEIGHBOURS.values(), ids=NEIGHBOURS)
def test_nothing_is_taken_from_another_activity_of_the_paragraph(text, words, empty):
    """The amounts of the sentence before belong to its own activity."""
    found = slots_of(text, words)
    assert [slot for slot in empty if slot in found] == []


def test_a_sentence_that_takes_up_the_one_before_stays_with_it():
    """Where, and with whom, a session is held is said of the same provision."""
    text = (
        "A teaching assistant will teach Ada spelling for 20 minutes daily. "
        "This will take place in the library."
    )
    found = slots_of(text, "spelling")
    assert {Slot.WHO, Slot.FREQUENCY, Slot.DURATION, Slot.SETTING} <= set(found)
