"""What a number makes good: the act it measures, and not the one after "and will" or on top of it."""

from __future__ import annotations

import pytest

from ehcp_qa.analyse.commitment import find_soft
from ehcp_qa.analyse.slots import find_slots
from ehcp_qa.model.analysed import Emptying, Slot, SlotValue, SoftPhrase
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.evaluate.items import statement_of

LEXICONS = load_lexicons([packaged_rules()])


def soft(text: str, **row: str) -> set[Emptying]:
    """Return the groups of soft phrases that nothing rescues."""
    statement = statement_of({"id": "x", "text": text, "row": row or None})[1]
    found: tuple[SoftPhrase, ...] = find_soft(statement, find_slots(statement, LEXICONS), LEXICONS)
    return {phrase.group for phrase in found if not phrase.rescued_by}


def slot(wanted: Slot, text: str, **row: str) -> tuple[SlotValue, ...]:
    """Return the firm fillings of a slot."""
    statement = statement_of({"id": "x", "text": text, "row": row or None})[1]
    return tuple(v for v in find_slots(statement, LEXICONS).get(wanted, ()) if v.firm)


NOT_MEASURED = {
    "a second act": (
        Emptying.SOFT_FREQUENCY,
        "The therapist will teach Ola to steer for 30 minutes a week until May and then will call now and again.",
    ),
    "a second act with a doer": (
        Emptying.SOFT_FREQUENCY,
        "The tutor will teach him for an hour a week; the head of year will look in every so often.",
    ),
    "on top": (
        Emptying.SOFT_AMOUNT,
        "The tutor will teach Ola for 90 minutes twice a week with a good deal of help on top.",
    ),
    "a cut with one amount of two kinds": (
        Emptying.CHANGE,
        "The assistant sits with Ola three hours a week, 30 minutes at a time, and is free to cut this back.",
    ),
    "whoever can manage": (Emptying.CONDITION, "Notes are sent whenever her tutors can manage it."),
    "somebody to spare": (Emptying.CONDITION, "He is read to if an adult can be spared."),
    "a possibility": (Emptying.OPPORTUNITY, "There is the possibility of joining the choir."),
    "the right sort": (
        Emptying.UNTRAINED,
        "The assistant will be someone with the right sort of experience.",
    ),
    "a few of the others": (
        Emptying.UNSIZED_GROUP,
        "The assistant teaches Ola ten words for 25 minutes on Mondays, alongside a few of the others.",
    ),
    "a base that can spare one": (
        Emptying.CONDITION,
        "A note-taker sits in on science in the weeks when the base can spare one.",
    ),
    "hours to be pared down": (
        Emptying.CHANGE,
        "Help at lunch, starting at ten hours a week, which the class can pare down once he knows the way.",
    ),
    "a named group": (
        Emptying.UNSIZED_GROUP,
        "A storytelling group in which the children act out what they heard, 30 minutes twice a week.",
    ),
    "a group that is run": (
        Emptying.UNSIZED_GROUP,
        "The therapist runs a signing group on Tuesdays for 30 minutes.",
    ),
}


@pytest.mark.parametrize(("group", "text"), NOT_MEASURED.values(), ids=NOT_MEASURED)
def test_a_number_measures_only_its_own_act(group: Emptying, text: str) -> None:
    """Soft words of another act than the one that is measured stay soft."""
    assert group in soft(text)


MEASURED = {
    "one act": "The therapist will see Ola regularly, for 30 minutes every Monday.",
    "the second act has its own number": (
        "The tutor will teach him and then will check regularly, every Friday, that his notes are kept."
    ),
    "two subjects of one act": "The tutor and the therapist will meet regularly, once a month.",
    "a cut from and to": (
        "The assistant sits with Ola ten hours a week, which may be reduced to five hours a week from May."
    ),
    "as soon as": "The tutor sends it every Sunday and will send it again as soon as a room changes.",
    "a fact": "Children with a hearing loss often learn better by looking. Ola sits in front every lesson.",
    "a way of seeing": "When staff can see him rubbing his eyes they dim the lights.",
    "a group of so many": "A signing group of four children, run by the therapist on Tuesdays.",
    "the child's form": "The mentor sees him in the tutor group every morning at 8.40.",
    "a group that is not formed for him": "Flashcards on the green group table in every lesson.",
}


@pytest.mark.parametrize("text", MEASURED.values(), ids=MEASURED)
def test_a_number_makes_good_what_it_measures(text: str) -> None:
    """Nothing is soft where the act itself is measured, sized or seen."""
    assert soft(text) == set()


def test_how_often_is_no_length() -> None:
    """A cell for both that says only how often gives no length."""
    cell = "One to one, three times a week"
    assert not slot(Slot.DURATION, "Word games", duration=cell)
    assert slot(Slot.DURATION, "A stay", duration="A week")


@pytest.mark.parametrize(
    "text",
    [
        "The teacher of the deaf will look in on her classes.",
        "Stories told with who, where, when and what happened cards.",
    ],
)
def test_words_that_only_look_like_a_moment(text: str) -> None:
    """A visit to classes and the name of a card say no moment."""
    assert not slot(Slot.FREQUENCY, text)


def test_visits_to_a_new_place_are_what_is_done() -> None:
    """Getting to know a school needs no further content, whatever moment is chosen."""
    assert slot(Slot.WHAT, "Visits to the new school when it is quiet, then at lunch")


@pytest.mark.parametrize("cell", ["Any sensible pair of hands", "Whoever is free", "A spare adult"])
def test_a_cell_may_name_nobody(cell: str) -> None:
    """Whoever it may be is no doer that could be known; a name without a post is one."""
    assert not slot(Slot.WHO, "Holds parts for him", by_whom=cell)
    assert slot(Slot.WHO, "Holds parts for him", by_whom="Mrs Adeyemi")


def test_what_an_adult_senses_is_left_open() -> None:
    """Nobody else could tell that the moment had come."""
    assert Emptying.CONDITION in soft("Further time when the tutor senses he is flagging.")
