"""Reading age by letters, words and sentences."""

from __future__ import annotations

import pytest

from ehcp_qa.nlp.reading_age import YOUNGEST, reading_age, word_count


def test_nothing_to_read_has_no_age() -> None:
    """Without a word there is no average."""
    assert reading_age([]) is None
    assert reading_age(["...", "–"]) is None


def test_the_formula_is_the_published_one() -> None:
    """Eleven words of fifty letters in one sentence: 4.71 x 50/11 + 0.5 x 11 - 21.43, and five years."""
    sentence = "Teachers shall always explain every lesson with pictures and real things"
    words = sentence.split()
    letters = sum(map(len, words))
    expected = round(4.71 * letters / len(words) + 0.5 * len(words) - 21.43 + 5, 1)
    assert reading_age([sentence]) == expected


def test_the_simplest_text_is_for_the_youngest_readers() -> None:
    """The formula falls below any reader's age, which says no more than that the text is simple."""
    assert reading_age(["I am up.", "I go."]) == YOUNGEST


@pytest.mark.parametrize(
    ("harder", "easier"),
    [
        ("She reads the book and then she tells the class.", "She reads. She tells us."),
        ("Proprioceptive dysregulation necessitates differentiation.", "She needs help to move."),
    ],
    ids=["longer-sentence", "longer-words"],
)
def test_long_sentences_and_long_words_are_harder(harder: str, easier: str) -> None:
    """Each of the two averages counts."""
    assert (reading_age([harder]) or 0) > (reading_age([easier]) or 0)


def test_words_with_signs_count_once() -> None:
    """A hyphen or an apostrophe does not make two words, and a number is one."""
    assert word_count("Maya's one-to-one time: 20 minutes") == 5
