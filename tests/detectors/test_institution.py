"""Names and types of school in Section I."""

from __future__ import annotations

import pytest
from lines import analysed, found, said, words

from ehcp_qa.model.plan import Role, SectionId

TYPES = ("mainstream school", "special school", "mainstream", "academy", "resourced provision")

NAMED = [
    ("Oakhill Academy", "Oakhill Academy"),
    ("Sam will attend St Mary's Primary School from September.", "St Mary's Primary School"),
    ("Name: Larkrise", "Larkrise"),
    ("The Bridge Pupil Centre, Eastshire", "The Bridge Pupil Centre"),
    ("University College of Northmere", "University College of Northmere"),
]
NOT_NAMED = [
    "To be completed when the plan is finalised.",
    "TBC",
    "Name and type of school",
    "The name of the school will be completed in the final plan.",
    "You may ask for a particular school, such as Oakhill Academy.",
    "Parents have the right to request Oakhill Academy.",
    "Mainstream School",
    "Eastshire Council will consult schools.",
    "Left blank in the draft.",
]


@pytest.mark.parametrize(("text", "name"), NAMED, ids=[n for _, n in NAMED])
def test_a_proper_name_is_found(text: str, name: str) -> None:
    """The match is the name and nothing more."""
    plan = analysed(said(SectionId.I, Role.PLACEMENT, text))
    assert words(plan, found("institution-named", plan)) == [name]


@pytest.mark.parametrize("text", NOT_NAMED)
def test_words_without_a_name_are_left_alone(text: str) -> None:
    """Form words, the family's rights and lines still to be filled in name no school."""
    plan = analysed(said(SectionId.I, Role.PLACEMENT, text))
    assert found("institution-named", plan) == []


def test_education_otherwise_than_at_school_needs_no_school() -> None:
    """Where EOTAS is agreed, a tutor's centre in I is not a placement."""
    plan = analysed(
        said(SectionId.I, Role.PLACEMENT, "EOTAS is agreed."),
        said(SectionId.I, Role.PLACEMENT, "Bridge Tuition Centre"),
    )
    assert found("institution-named", plan) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A mainstream school with resourced provision.", ["mainstream school"]),
        ("Oakhill Academy", []),
        ("☐ Mainstream ☐ Special school", []),
        ("The type of school will be confirmed in the final plan.", []),
        ("You may ask for a special school.", []),
    ],
)
def test_a_type_is_found_outside_names_forms_and_rights(text: str, expected: list[str]) -> None:
    """A type counts when the words choose it for this child."""
    plan = analysed(said(SectionId.I, Role.PLACEMENT, text))
    assert words(plan, found("institution-type", plan, types=TYPES)) == expected


def test_guidance_and_nil_lines_are_not_read() -> None:
    """The law's own words under the heading choose nothing."""
    plan = analysed(
        said(SectionId.I, Role.GUIDANCE, "The name and type of the special school to be attended"),
        said(SectionId.I, Role.NIL, "Not applicable: mainstream"),
    )
    assert found("institution-type", plan, types=TYPES) == []
