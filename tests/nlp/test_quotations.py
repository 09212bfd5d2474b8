"""Words that are somebody else's."""

from __future__ import annotations

import pytest

from ehcp_qa.nlp.quotations import in_first_person, is_quoted, is_reported, quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('He says "I am tired" now', ['"I am tired"']),
        ("He says “I'm tired” now", ["“I'm tired”"]),
        ("She said 'I don't like it' twice", ["'I don't like it'"]),
        ("Maya's book and the boys' coats", []),
        ('an open " mark', []),
    ],
    ids=["double", "curly", "single-with-apostrophe", "apostrophes", "open"],
)
def test_a_quotation_has_both_its_marks(text: str, quoted: list[str]) -> None:
    """An apostrophe opens no quotation, and one mark alone none either."""
    assert [text[a:b] for a, b in quotations(text)] == quoted


def test_a_character_is_quoted_inside_the_marks_only() -> None:
    """What follows the closing mark is the plan's own again."""
    text = 'He says "no" and means no.'
    assert is_quoted(text, text.index("no"))
    assert not is_quoted(text, text.rindex("no"))


@pytest.mark.parametrize(
    ("text", "reported", "own"),
    [
        ("Maya feels that she is lazy.", True, False),
        ("I am lazy.", False, True),
        ("Maya is lazy.", False, False),
    ],
    ids=["reported", "first-person", "plain"],
)
def test_whose_words_a_sentence_gives(text: str, reported: bool, own: bool) -> None:
    """Reported speech and the first person are told from the plan's own statements."""
    assert (is_reported(text), in_first_person(text)) == (reported, own)
