"""The shape of a provision in time, and who acts."""

from __future__ import annotations

import pytest

from ehcp_qa.analyse.kind_shape import doer, length, rhythm, shape_flags
from ehcp_qa.analyse.slots import find_slots
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.evaluate.items import statement_of

LEXICONS = load_lexicons([packaged_rules()])


def read(text: str):
    """Return a statement and its slots."""
    statement = statement_of({"id": "x", "text": text})[1]
    return statement, find_slots(statement, LEXICONS)


SHAPES = {
    "a lesson": ("The TA teaches spelling for 30 minutes twice a week.", "lesson", "weekly"),
    "a presence": ("A TA helps with writing for 20 hours a week.", "hours", "weekly"),
    "a moment": ("The TA checks his aids daily, for five minutes.", "moment", "daily"),
    "an approach": ("All staff give one instruction at a time in every lesson.", "none", "scope"),
    "a trigger": ("The TA walks with him when he shows the card.", "none", "trigger"),
    "an event": ("The SENCO visits the new school in June 2027.", "none", "dated"),
    "a review": ("The OT reviews the plan for two hours each term.", "longer", "seldom"),
    "nothing said": ("Adult help with writing.", "none", "none"),
}


@pytest.mark.parametrize(("text", "long", "often"), SHAPES.values(), ids=SHAPES)
def test_a_provision_has_a_shape_in_time(text: str, long: str, often: str) -> None:
    """How long it lasts and how often it comes are told apart, whatever the words."""
    _, slots = read(text)
    assert (length(slots), rhythm(slots)) == (long, often)


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("All staff who teach Sam", "everyone"),
        ("her mother", "family"),
        ("a personal assistant", "carer"),
        ("the community nurse", "clinician"),
        ("Speech and language therapist", "therapist"),
        ("A learning support assistant", "assistant"),
        ("the class teacher", "teacher"),
        ("The school", "institution"),
        ("an astronaut", "other"),
    ],
)
def test_a_doer_is_of_a_sort(words: str, sort: str) -> None:
    """Posts that are named in many ways are of a few sorts."""
    assert doer(words) == sort


def test_who_and_how_long_are_told_together_and_by_section() -> None:
    """An assistant for half an hour is told from a teacher for as long, and F from H."""
    flags = set(shape_flags(*read("The TA reads with Sam for 30 minutes twice a week.")))
    assert {"t:assistant/lesson/weekly", "t:lesson/weekly:F", "t:who=assistant:F"} <= flags
    assert "t:who=nobody:F" in set(shape_flags(*read("Spelling practice.")))
