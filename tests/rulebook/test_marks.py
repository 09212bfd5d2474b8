"""Marks in example plans."""

from __future__ import annotations

import pytest

from ehcp_qa.rulebook.marks import take_marks_out


@pytest.mark.parametrize(
    ("plan", "marked"),
    [
        ("no marks", []),
        ("[[all]]", ["all"]),
        ("a [[b]] c [[d e]]", ["b", "d e"]),
        ("| [[cell]] | x |\n| y | [[z]] |", ["cell", "z"]),
        ("fill [[[Name]]] in", ["[Name]"]),
    ],
    ids=["none", "all", "two", "cells", "brackets"],
)
def test_marks_are_taken_out_and_remembered(plan: str, marked: list[str]) -> None:
    """What stood between marks is found again in the plan without them."""
    bare, spans = take_marks_out(plan)
    assert "[[" not in bare.replace("[Name]", "")
    assert [bare[start:end] for start, end in spans] == marked


@pytest.mark.parametrize("plan", ["[[a", "a]]", "[[a [[b]]", "[[a]] b]]"])
def test_a_mark_without_its_other_half_is_refused(plan: str) -> None:
    """A slip in a mark is an error, not a shorter example."""
    with pytest.raises(ValueError, match="without its"):
        take_marks_out(plan)
