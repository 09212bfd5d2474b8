"""What tells a need in words that no list holds, from praise with words of difficulty in it."""

from __future__ import annotations

import pytest
from reading import plan_of, said

from ehcp_qa.model.plan import Role
from ehcp_qa.recognise.hardship import tells_a_need

NEEDS = (
    "Ola copies what is on the board letter by letter and is still writing when the others have gone.",
    "He wakes three times a night and falls asleep in lessons.",
    "His handwriting is readable only by those who know it.",
)
PRAISE = (
    "Ola never gives up on a puzzle.",
    "She laughs when she falls and tries again.",
    "He is not afraid to ask when he is lost.",
    "She washes and dresses without any help.",
    "Ola reads as well as others of her age and enjoys long novels.",
)


@pytest.mark.parametrize("text", NEEDS)
def test_needs_in_unforeseen_words(text: str) -> None:
    """What falls short is a need, though no word of the lists says so."""
    assert tells_a_need(text)


@pytest.mark.parametrize("text", PRAISE)
def test_praise_with_words_of_difficulty(text: str) -> None:
    """What is done well is none, though a word of the lists stands in it."""
    assert not tells_a_need(text)


def test_needs_stand_in_running_text() -> None:
    """In paragraphs without titles each is told for itself."""
    text = f"{PRAISE[4]}\n\n{NEEDS[1]}"
    plan = plan_of(f"## Section B: Special educational needs\n\n{text}\n")
    assert said(plan, "B", Role.STRENGTH) == [PRAISE[4]]
    assert said(plan, "B", Role.NEED) == [NEEDS[1]]
