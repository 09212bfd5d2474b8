"""Sentences of plans, without a language model."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp_qa.nlp.sentences import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Sam has 3 x 20 mins. per week. He likes it.",
            ["Sam has 3 x 20 mins. per week.", "He likes it."],
        ),
        (
            "Dr. Iyer saw him for 3.5 hrs. She wrote.",
            ["Dr. Iyer saw him for 3.5 hrs.", "She wrote."],
        ),
        (
            "Led by K. Iyer, approx. 2 hrs p.w. in class.",
            ["Led by K. Iyer, approx. 2 hrs p.w. in class."],
        ),
        ("It is in Section F. Then more.", ["It is in Section F.", "Then more."]),
        ("By Sept. 2027 Sam will read.", ["By Sept. 2027 Sam will read."]),
        ("Use cards, e.g. Yes and no. Then wait.", ["Use cards, e.g. Yes and no.", "Then wait."]),
        ("- one\n- two. Three", ["one", "two.", "Three"]),
        ("1. Swim\n(b) Run", ["Swim", "Run"]),
        (
            "“I like dogs.” “And goats!” Why? None.",
            ["“I like dogs.”", "“And goats!”", "Why?", "None."],
        ),
        ("He settled. (PR, A) She left.", ["He settled. (PR, A)", "She left."]),
        ("No. None.", ["No.", "None."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    """Sentences end at stops and line breaks, not at abbreviations, initials or decimal points."""
    assert [text[start:end] for start, end in sentences(text)] == parts


@given(st.text(max_size=200))
def test_no_word_is_lost_or_said_twice(text: str) -> None:
    """Sentences come in order, do not overlap, and have no white space at their ends."""
    last = 0
    for start, end in sentences(text):
        assert last <= start < end <= len(text)
        assert text[start:end].strip()
        last = end
