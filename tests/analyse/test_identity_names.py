"""Whether two names are one child's."""

from __future__ import annotations

import pytest

from ehcp_qa.analyse.identity.names import is_form_of, is_slip_for, name_parts, same_child
from ehcp_qa.model.plan import Child

FORMS = (("Elizabeth", "Beth", "Libby"),)


@pytest.mark.parametrize(
    ("name", "mine"),
    [("Sam", "Samuel"), ("Danny", "Daniel"), ("Maddie", "Madeleine"), ("Libby", "Beth")],
)
def test_short_forms_are_the_same_name(name: str, mine: str) -> None:
    """By how they begin, with the ending of a pet name, or by the list."""
    assert is_form_of(name, mine, FORMS)
    assert is_form_of(mine, name, FORMS)


@pytest.mark.parametrize(
    ("name", "mine"), [("Jacob", "Jack"), ("Leo", "Lea"), ("Daniel", "Davina"), ("Jo", "Jonas")]
)
def test_other_names_that_begin_alike_are_not(name: str, mine: str) -> None:
    """A common beginning alone does not make one child of two."""
    assert not same_child(name, (mine,), ())


@pytest.mark.parametrize(
    ("name", "mine", "expected"),
    [
        ("Maia", "Maya", True),
        ("Khan", "Kahn", True),
        ("Catherine", "Katherine", True),
        ("Alexsandar", "Aleksander", True),
        ("Tim", "Tom", False),
        ("Mayas", "Maya", False),
        ("Jake", "Lake", False),
        ("Nathan", "Ethan", False),
        ("Maya", "Maya", False),
    ],
)
def test_a_slip_is_a_letter_or_two_in_a_name_of_four(name: str, mine: str, expected: bool) -> None:
    """Not in short names, not in the first letter unless it sounds alike, and not a plural."""
    assert is_slip_for(name, mine) is expected


def test_a_child_has_every_part_of_every_name() -> None:
    """Double surnames count whole and in parts, and the first name comes first."""
    child = Child("Matilda Okonjo-Hartley", "Matilda", ("Tilly",), "Okonjo-Hartley")
    parts = name_parts(child)
    assert parts[0] == "Matilda"
    assert {"Tilly", "Okonjo", "Hartley", "Okonjo-Hartley"} <= set(parts)
