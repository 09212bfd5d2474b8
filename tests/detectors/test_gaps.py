"""Gaps that nobody filled in, and brackets and signs that are none."""

from __future__ import annotations

import pytest
from whole_plans import excerpts

from ehcp_qa.model.plan import PlanStage

NAMED = "| Name | Tia Lund |\n|---|---|\n"


def gaps(line: str, section: str = "F", stage: PlanStage | None = None) -> list[str]:
    """Return the gaps of one line."""
    return excerpts("TPL-01", f"{NAMED}## Section {section}\n- {line}\n", stage)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("The tutor [date and initials still to come] meets her.", "[date and initials still to come]"),
        ("A visit from [which nurse?] each term.", "[which nurse?]"),
        ("Speech therapy for [x minutes] a week.", "[x minutes]"),
        ("The mentor sees her for __ minutes.", "__"),
        ("The mentor sees her ( ) times a week.", "( )"),
        ("The mentor sees her for X minutes daily.", "X"),
        ("The mentor sees her for ?? minutes daily.", "??"),
        ("Reviewed on 00/00/0000.", "00/00/0000"),
        ("Reviewed in July 20XX.", "20XX"),
        ("[SENCO to confirm the day] A club after school.", "[SENCO to confirm the day]"),
        ("[report awaited] A club after school.", "[report awaited]"),
        ("NAME enjoys swimming with the sports coach.", "NAME"),
        ("Signed off by A N Other each term.", "A N Other"),
        ("The report of Joe Bloggs says more.", "Joe Bloggs"),
        ("John Doe needs quiet.", "John Doe"),
        ("A club [how often] with the tutor.", "[how often]"),
        ("By July [child's first name] will swim.", "[child's first name]"),
        ("A chat with [name of mother] each week.", "[name of mother]"),
        ("A club with [●] other pupils.", "[●]"),
    ],
)  # fmt: skip
def test_a_gap_is_told_by_its_shape(line: str, found: str) -> None:
    """A question, a note, an open number and a field's own name stand where a fact should be."""
    assert gaps(line) == [found]


@pytest.mark.parametrize(
    "line",
    [
        "The cards [stop], [more] and [help needed] hang on her lanyard.",
        "What John does well, and what Ann other than her friends can do.",
        'She asks "What??" when a rule is changed.',
        "She completes 5 x 3 and 4 x 20 on squared paper.",
        "It took days... weeks, in the end, to settle her.",
        "The words on the wall are [when], [where] and [who].",
        "She has a name card and a date stamp.",
        "Her NAME is on the peg.",
        "Reads well [SaLT, 3 May 2026, p. 4].",
        "In Year X the map has a key. The letter X marks the place.",
        "The tutor to whom [Tia] turned will go on.",
        "She likes the film with 12 [twelve] dogs.",
    ],
)
def test_brackets_and_signs_may_be_a_classrooms_own(line: str) -> None:
    """Symbol cards, sums, sources and editors' words are no gaps."""
    assert gaps(line) == []


def test_a_note_to_somebody_is_a_gap_even_where_a_draft_stays_open() -> None:
    """Section J may wait in a draft, and a note to the officer is not how it waits."""
    note = "[Officer to check whether one was asked for]"
    assert gaps(note, "J", PlanStage.DRAFT) == [note]
    assert gaps("[to be completed]", "J", PlanStage.DRAFT) == []
    assert gaps("TBC", "J", PlanStage.DRAFT) == []
