"""A paragraph with three activities is three provisions; a list of examples is one."""

from __future__ import annotations

import pytest
from reading import plan_of, said

from ehcp_qa.model.plan import Role

THREE = {
    "three doers": (
        "The speech and language therapist will work with Ada on story telling for 30 minutes every week. "
        "A teaching assistant will hear Ada read each morning. "
        "The SENCO will telephone home every other Friday."
    ),
    "thing, teaching and training": (
        "Ada will have a laptop with word prediction in all lessons. "
        "Ada will be taught touch typing by the IT technician for 15 minutes on Tuesdays. "
        "Staff who teach her will be shown how to set up the laptop in a one-hour session each September."
    ),
    "after he will also": (
        "Ravi will receive 20 minutes of physiotherapy stretches daily from his teaching assistant. "
        "He will also attend a swimming lesson each Friday. "
        "He will have a standing frame in his classroom."
    ),
    "strategy, mentor, visit": (
        "All teachers will give one instruction at a time. "
        "Ravi will have five minutes with his mentor before registration. "
        "The physiotherapist visits once a half term to check his frame."
    ),
    "three roles": (
        "An HLTA teaches phonics to Bo for 20 minutes daily. "
        "A learning mentor meets Bo at the gate each morning. "
        "The school nurse visits termly to check his weight."
    ),
    "three needs": (
        "Zoe needs 15 hours a week of teaching assistant time. "
        "Zoe needs a quiet place to eat lunch. "
        "Zoe needs an exit card in every lesson."
    ),
    "assess, seat, fit": (
        "The occupational therapist will assess his seating each term. "
        "The class teacher will seat him at the front in every lesson. "
        "The technician will fit a footrest to his chair."
    ),
    "exam arrangements": (
        "Kit must have a reader in all exams. "
        "Kit must have 25% extra time. "
        "Kit must be taught in a class of ten or fewer."
    ),
    "possessive doers": (
        "A counsellor sees Mia for 50 minutes on Mondays. "
        "Her tutor checks her planner at the end of each day. "
        "The pastoral lead runs a lunch club for her and three friends every Wednesday."
    ),
    "aid, check, note taker": (
        "Leo will be given a radio aid for every lesson. "
        "The teacher of the deaf will check it weekly. "
        "Leo will have a note taker in lectures."
    ),
}

ONE = {
    "what it includes and its review": (
        "The TA will run a programme of hand exercises for 15 minutes daily. "
        "This will include threading, cutting and squeezing putty. "
        "It will be reviewed each term by the occupational therapist."
    ),
    "examples of breaks": (
        "Ada will have sensory breaks every hour for five minutes. "
        "For example, she will bounce on the trampoline, carry the register or push against the wall. "
        "She will choose which comes first."
    ),
    "size and place": (
        "A speech and language therapist will work with Ada on story telling for 30 minutes every week. "
        "The sessions will be in a pair. "
        "They will take place in the library."
    ),
    "what is done at meetings": (
        "The SENCO will meet parents each half term. "
        "At these meetings targets will be set. "
        "The therapist will write them up."
    ),
    "who writes and who delivers": (
        "Ravi will receive 20 minutes of stretches daily. "
        "The programme will be written by the physiotherapist. "
        "The teaching assistant will be trained to deliver it."
    ),
    "these supports": (
        "All teachers will use visual supports, such as a now-and-next board, a timer and symbols. "
        "These will be on his desk in every lesson."
    ),
    "what she does then": (
        "A learning mentor will meet Bo each morning for ten minutes. "
        "She will look at his planner with him. "
        "She will check that he has eaten."
    ),
    "how each session goes": (
        "Typing is taught by the technician for 15 minutes on Tuesdays. "
        "Each session starts with a warm-up. "
        "Progress is recorded on a chart."
    ),
    "each skill and its steps": (
        "Staff will teach independence skills including dressing, making a snack and packing a bag, for 20 minutes daily. "
        "Each skill will be broken into steps. "
        "The steps will be shown on a strip."
    ),
    "what the doer is trained in": (
        "Reading comprehension is taught with story maps by a teaching assistant for 25 minutes, three times a week. "
        "The teaching assistant has been trained by the specialist teacher in the programme."
    ),
    "the doer's own supervision": (
        "The emotional literacy support assistant will teach Callie to notice anger for 40 minutes every Wednesday. "
        "The emotional literacy support assistant has monthly supervision from the educational psychologist."
    ),
    "the aim and leader of a group": (
        "Kit will attend a social skills group with three peers each Thursday for 40 minutes. "
        "The group will practise taking turns, joining in and losing well. "
        "It will be led by the ELSA."
    ),
}


def provisions(text: str) -> list[str]:
    """Return the provision statements of a paragraph of section F."""
    return said(
        plan_of(f"# Section F: Special educational provision\n\n{text}\n"), "F", Role.PROVISION
    )


@pytest.mark.parametrize("text", THREE.values(), ids=THREE)
def test_three_activities_in_a_paragraph_are_three_provisions(text: str) -> None:
    """Each sentence that commits to an activity of its own is judged by itself."""
    assert len(provisions(text)) == 3


@pytest.mark.parametrize("text", ONE.values(), ids=ONE)
def test_examples_and_details_of_one_activity_are_one_provision(text: str) -> None:
    """What takes up the sentence before it belongs to that activity."""
    assert len(provisions(text)) == 1


def test_all_staff_twice_commit_to_two_approaches() -> None:
    """The same people doing another thing is another strategy."""
    text = "All teachers will give one instruction at a time. Every teacher will face him as they speak."
    assert len(provisions(text)) == 2
