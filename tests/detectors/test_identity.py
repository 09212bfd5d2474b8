"""One child throughout."""

from __future__ import annotations

import pytest
from lines import Line, analysed, found, loose, said, words

from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Child, Field, Role, SectionId, Words

MAYA = Child(full_name="Maya Khan", first_name="Maya", surname="Khan", pronouns="she")
NAMES = {
    "names": ("Maya", "Daniel", "Aisha", "Leo", "Beth", "Maia", "Rachel", "Ruby", "May", "Grace"),
    "unless_short_for": (("Elizabeth", "Beth"),),
    "unless_product": ("Rachel",),
}


def need(text: str) -> Line:
    """Return a need of Section B."""
    return said(SectionId.B, Role.NEED, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Daniel needs reminders to bring his bag.", ["Daniel"]),
        ("Daniel's speech is slurred.", ["Daniel"]),
        ("Daniel's mother says that mornings are hard.", ["Daniel"]),
        ("Staff break up tasks to help Daniel to begin.", ["Daniel"]),
        ("Maya's brother Daniel needs quiet. Daniel needs it too.", []),
        ("Daniel, her brother, needs quiet.", []),
        ("Leo (her best friend) enjoys the same games. Leo enjoys them.", []),
        ("Ms Grace will be able to help.", []),
        ("Daniel Street is where she cannot cross.", []),
        ("In Ruby class she reads. Ruby class is calm.", []),
        ("In May she needs a review.", []),
        ("Rachel needs to be on the screen.", []),
        ("Daniel waits at the gate.", ["Daniel"]),
        ("Daniel will deliver the group and write a report.", []),
        ("Ms Lane met Daniel at the gate.", []),
        ("Maia needs time.", []),
    ],
)
def test_a_name_counts_when_it_is_used_as_the_child_s(text: str, expected: list[str]) -> None:
    """Family, friends, staff, streets, classes, months and programmes are not another child."""
    plan = analysed(need("Maya needs time."), need(text), child=MAYA)
    assert words(plan, found("other-name", plan, **NAMES)) == expected


def test_forms_of_the_child_s_own_name_are_not_another_child() -> None:
    """Short forms, known-as names and names that begin alike are the same child."""
    child = Child(full_name="Elizabeth Grace Khan", first_name="Elizabeth", known_as=("Ruby",))
    plan = analysed(need("Beth needs time. Ruby needs rest. Grace needs space."), child=child)
    assert found("other-name", plan, **NAMES) == []


def test_people_on_the_front_page_and_in_k_are_known() -> None:
    """A parent or an author listed there may be spoken of anywhere."""
    plan = analysed(
        loose("Parents: Daniel Khan and Aisha Khan"),
        need("Daniel needs notice of meetings. Leo needs a copy."),
        said(SectionId.K, Role.ADVICE, "Leo Marsh, social worker"),
        child=MAYA,
    )
    assert found("other-name", plan, **NAMES) == []


def test_section_a_may_tell_of_anybody() -> None:
    """Friends in the family's own words are not copied text."""
    plan = analysed(said(SectionId.A, Role.VIEW, "Leo enjoys drums. Leo needs a bass."), child=MAYA)
    assert found("other-name", plan, **NAMES) == []


def test_without_a_name_on_the_front_the_commonest_name_is_the_child_s() -> None:
    """One name must clearly lead before another can be called another child's."""
    lines = [need("Maya needs time."), need("Maya needs rest."), need("Daniel needs a bag.")]
    plan = analysed(*lines)
    assert words(plan, found("other-name", plan, **NAMES)) == ["Daniel"]
    assert found("other-name", analysed(*lines[1:]), **NAMES) == []


def born(block: int, text: str, label: str = "Date of birth") -> Field:
    """Return a date of birth at the end of a block."""
    value = Words(text, Span(block, len(label) + 2, len(label) + 2 + len(text)))
    return Field("date_of_birth", Words(label, Span(block, 0, len(label))), value)


@pytest.mark.parametrize(
    ("label", "second", "expected"),
    [
        ("Date of birth", "4 March 2014", ["4 March 2014"]),
        ("Date of birth", "03/04/2014", []),
        ("Her sister's date of birth", "9 May 2016", []),
        ("Date of birth", "not known", []),
    ],
    ids=["another-day", "same-day", "a-sister", "no-date"],
)
def test_dates_of_birth_are_compared_as_days(label: str, second: str, expected: list[str]) -> None:
    """The same day in other words agrees; a sister's is her own."""
    lines = [loose("Date of birth: 3 April 2014"), loose(f"{label}: {second}", furniture=True)]
    fields = [born(0, "3 April 2014"), born(1, second, label)]
    plan = analysed(*lines, fields=fields)
    assert words(plan, found("birth-dates-conflict", plan)) == expected


PRONOUNS = {"sections": (SectionId.B, SectionId.F), "names": ("Leo", "Sam", "Ada")}
USUAL = [need("Sam reads slowly. He tires, and he guesses."), need("He loses his place.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sam finishes her work late.", ["her"]),
        ("Sam dresses by herself.", ["herself"]),
        ("Sam's mother is ill. She finds mornings hard.", []),
        ("The teaching assistant helps, and she writes it down.", []),
        ("Ada waits while she reads.", []),
        ("Sam said, “She is kind.”", []),
        ("Each pupil brings her own bag.", []),
        ("Sam loses his or her place.", []),
        ("Sam finishes his/her work.", []),
    ],
)
def test_the_other_pronoun_counts_when_nobody_else_is_there(text: str, expected: list[str]) -> None:
    """A paragraph that names or means anybody else is left alone."""
    plan = analysed(*USUAL, need(text), child=Child(first_name="Sam", full_name="Sam Ellery"))
    assert words(plan, found("pronouns-mixed", plan, **PRONOUNS)) == expected


def test_a_plan_that_says_they_or_is_evenly_mixed_is_left_alone() -> None:
    """Where neither set is the usual one, nothing tells which is wrong."""
    they = Child(first_name="Sam", pronouns="they")
    lines = [need("Sam tires. He guesses."), need("Sam tires. She guesses.")]
    assert found("pronouns-mixed", analysed(*lines, child=they), **PRONOUNS) == []
    assert found("pronouns-mixed", analysed(*lines), **PRONOUNS) == []
