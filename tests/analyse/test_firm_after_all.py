"""Statements that a model takes for emptied, and whose structure shows that they are not."""

from __future__ import annotations

import pytest

from ehcp_qa.analyse.firm_after_all import is_firm_after_all
from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.analyse.standing import Setting
from ehcp_qa.model.location import Span
from ehcp_qa.nlp.terms import Term


def firm(text: str, words: str) -> bool:
    """Tell what is made of words that a model quoted from a text."""
    start = text.index(words)
    term = Term(start, start + len(words), words, "untold")
    return is_firm_after_all(Setting(Piece(text, Span(0, 0, len(text)), "text"), term, {}))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "Staff will be talked through how she likes to be lifted",
            "will be talked through how",
            id="people are talked through it",
        ),
        pytest.param(
            "The midday supervisors are shown where the spare tubing is kept",
            "are shown where",
            id="people are shown it",
        ),
        pytest.param(
            "Teaching is given otherwise than at school, as set out below",
            "as set out below",
            id="set out in the plan",
        ),
        pytest.param(
            "naming the subjects in which he would like a reader", "would like", id="a clause"
        ),
    ],
)
def test_structure_overrules_the_model(text, words):
    """People who are told something learn it, a plan may point to itself, and a clause tells content."""
    assert firm(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "The amount will be talked through how and when it suits",
            "will be talked through how",
            id="a thing is talked through",
        ),
        pytest.param(
            "Parents will be told once the panel has met", "will be told once", id="told later"
        ),
        pytest.param(
            "Teaching is given as set out in the report", "as set out in the report", id="a report"
        ),
        pytest.param("The school would like to see a reader", "would like", id="the school's wish"),
    ],
)
def test_what_is_put_off_or_left_to_others_stays_emptied(text, words):
    """A thing that will be talked through, a later telling and another document decide nothing."""
    assert not firm(text, words)
