"""NHS numbers and unique pupil numbers."""

from __future__ import annotations

import pytest

from ehcp_qa.law.identifiers import nhs_number_fault, upn_fault


@pytest.mark.parametrize("number", ["999 214 3029", "9992143029", "999-214-3142"])
def test_a_number_that_passes_its_check_has_no_fault(number: str) -> None:
    """However its digits are grouped."""
    assert nhs_number_fault(number) == ""


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("999 214 302", "has 9 digits"),
        ("999 214 30299", "has 11 digits"),
        ("999 214 3028", "does not pass"),
        ("999 241 3029", "does not pass"),
    ],
    ids=["short", "long", "wrong-digit", "swapped-digits"],
)
def test_a_slip_in_an_nhs_number_is_told(number: str, fault: str) -> None:
    """A digit lost, added, changed or swapped."""
    assert fault in nhs_number_fault(number)


@pytest.mark.parametrize("number", ["D991411018032", "d 991411 018032", "W994220820041"])
def test_a_upn_that_passes_its_check_has_no_fault(number: str) -> None:
    """Small letters and gaps do no harm."""
    assert upn_fault(number) == ""


@pytest.mark.parametrize(
    ("number", "fault"),
    [
        ("D99141101803", "has 12 characters"),
        ("A991411018032", "does not pass"),
        ("1991411018032", "is not a letter and twelve figures"),
        ("D99141101803I", "is not a letter and twelve figures"),
    ],
    ids=["short", "wrong-letter", "no-letter", "letter-never-used"],
)
def test_a_slip_in_a_upn_is_told(number: str, fault: str) -> None:
    """Too short, a wrong check letter, or a character that has no place there."""
    assert fault in upn_fault(number)


def test_a_temporary_upn_ends_in_a_letter_that_counts() -> None:
    """Exactly one check letter is right for it."""
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    right = [letter for letter in letters if upn_fault(f"{letter}80120000100A") == ""]
    assert len(right) == 1
