"""A motive given to a child, and the ways of saying what an act is for that give none."""

from __future__ import annotations

import pytest
from whole_plans import excerpts, findings

from ehcp_qa.model.plan import SectionId

NAMED = "| Name | Tia Lund |\n|---|---|\n| Pronouns | She |\n"


def found(text: str, section: str = "B") -> list[str]:
    """Return what is found in one line of a section."""
    return excerpts("PCL-03", f"{NAMED}## Section {section}\n- {text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "Tia can sit still when she feels like it.",
        "Once the bell goes she is apt to fake a headache so that she gets out of music.",
        "She keeps her grandparents running round after her from morning till night.",
        "It is all an act.",
        "She deliberately ignores adults who ask her to stop.",
        "She sulks until she gets her way.",
        "Tia knows only too well how to get round her teachers.",
        "She pokes the others on purpose.",
        "Tia has everyone at her beck and call.",
        "She chooses when to listen.",
        "Tia makes no effort with her writing.",
        "She throws a strop for attention.",
        "She moves the chairs to annoy her classmates.",
        "Tia is poorly on swimming days, or pretends to be ill.",
        "She makes a meal of having to walk to the hall.",
        "There are tears when she does not get her own way.",
        "She suffers seizures at night.",
        "Tia is selfish with the building bricks.",
        "Of an evening she has the whole household doing everything for her.",
    ],
)
def test_a_motive_is_found_however_it_is_put(text: str) -> None:
    """Something put on, meant, or done to rule others is told by how the sentence is built."""
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "She cries to get an adult's attention because she has no words yet.",
        "Tia deliberately slows her speech when she signs.",
        "She plays up front for the under-12s and shows off her medals.",
        "Tia leaves before the bell so that she gets out of the crowd.",
        "She chooses when to stop and rests.",
        "Tia does not do this to annoy anyone.",
        "She makes an effort to greet people.",
        "Tia loves to put on a show with her sister to entertain the family.",
        "She has her own way of holding a pencil and finds her own way home.",
        "Adults run after her when she heads for the road.",
        "Noise makes people's faces hard for her to read.",
        "Tia performs well with one adult and has her own place.",
        "She can read to herself when she chooses to.",
        "She hides her worksheet so that nobody sees it.",
        "Tia pretends to understand when she does not.",
        "Staff keep the other children running round the track with her.",
        "She uses a card to get out of noisy rooms.",
        "Her sleep suffers in the summer.",
        "She throws the ball to her peers and tries not to provoke them.",
        "Tia makes a meal of toast and beans for herself.",
        "She wants to annoy nobody.",
        "In the puppet corner Tia pretends to be ill and her friend is the doctor.",
        "Tia can come across as lazy when the words have gone too fast.",
        "The other pupils are selfish with the building bricks.",
        "A long stay in hospital left her with stubborn constipation.",
    ],
)
def test_what_an_act_is_for_is_no_motive(text: str) -> None:
    """A need, a game, a habit, a masked difficulty and a warning are left alone."""
    assert found(text) == []


def test_a_family_may_be_proud_of_a_stubborn_streak() -> None:
    """In Section A fondness blames nobody; in Section B the same word is a label."""
    fond = "Her parents are proud of her jokes and of her stubborn streak."
    assert found(fond, "A") == []
    assert found("Tia has a stubborn streak.") == ["stubborn"]


def test_a_motive_says_what_to_write_instead() -> None:
    """The message asks for what was done, what came before it and what came of it."""
    text = f"{NAMED}## Section B\n- She keeps staff running after her.\n"
    (finding,) = findings("PCL-03", text)
    assert "what came before it" in finding.message
    assert finding.section is SectionId.B
