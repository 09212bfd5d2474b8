"""Provision promised outside Section F."""

from __future__ import annotations

import pytest
from lines import analysed, found, heading, loose, said, words

from ehcp_qa.model.plan import Role, SectionId

OPTIONS = {
    "sections": (SectionId.A, SectionId.B),
    "terms": ("teaching assistant", "speech and language therapy", "one-to-one", "TA"),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zara will receive one-to-one teaching.", True),
        ("A teaching assistant will be provided for maths.", True),
        ("Zara will have 10 hours a week of one-to-one help.", True),
        ("Zara requires 20 hours of TA time each week.", True),
        ("Zara needs help from a teaching assistant to dress.", False),
        ("Zara will work with a teaching assistant, but not for long.", False),
        ("Her mother hopes that Zara will receive speech and language therapy.", False),
        ("Her mother was told that she will receive speech and language therapy.", False),
        ("Zara had speech and language therapy once a week at nursery.", False),
        ("Zara will receive swimming lessons from her uncle.", False),
        ('"I will be given a TA," she says.', False),
    ],
)
def test_only_firm_promises_of_special_provision_count(text: str, expected: bool) -> None:
    """Hopes, habits, history, reported words and the family's own plans are left alone."""
    plan = analysed(said(SectionId.A, Role.VIEW, text))
    assert bool(found("provision-outside-f", plan, **OPTIONS)) == expected


def test_only_the_sentence_concerned_is_marked() -> None:
    """The match begins and ends with the promise."""
    text = "Zara likes art. Zara will receive one-to-one teaching. She is nine."
    plan = analysed(said(SectionId.B, Role.NEED, text))
    matches = found("provision-outside-f", plan, **OPTIONS)
    assert words(plan, matches) == ["Zara will receive one-to-one teaching."]


def test_an_annex_is_read_and_section_f_is_not() -> None:
    """Parts after the lettered sections count as outside; what comes before them is the front."""
    promise = "Zara will receive one-to-one teaching."
    plan = analysed(
        loose(promise),
        heading(SectionId.F, "Section F"),
        said(SectionId.F, Role.PROVISION, promise),
        loose("Annex. " + promise),
    )
    (match,) = found("provision-outside-f", plan, **OPTIONS)
    assert match.span is not None
    assert match.span.block == 3
