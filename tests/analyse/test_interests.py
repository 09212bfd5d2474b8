"""What hopes and outcomes name: fields of life that plans speak of, and words that only look like one."""

from __future__ import annotations

import pytest

from ehcp_qa.analyse.concepts import concepts
from ehcp_qa.model.lexicon import Lexicons

NAMED = [
    ("She would like a cuddle from her gran at bedtime", "closeness"),
    ("I want to be a mum", "being_a_parent"),
    ("To go on a date with someone who likes me", "boyfriends_and_girlfriends"),
    ("To see more places: I want to go out and about", "going_about_alone"),
    ("To ride on a barge along the canal", "boats"),
    ("Tomos hopes to join the boxing club", "fighting_sports"),
    ("Ada will grow tomatoes in the greenhouse", "gardens_and_outdoors"),
]


@pytest.mark.parametrize(("text", "field"), NAMED, ids=[field for _, field in NAMED])
def test_a_field_of_life_is_named(text: str, field: str, lexicons: Lexicons):
    """A hope or an outcome names the field of life that its words belong to."""
    assert field in concepts(text, lexicons, "interests")


NOT_NAMED = [
    ("Ada will get five spellings right, three lessons in a row", "boats"),
    ("Ada will pick two pictures from the board", "dogs_and_cats"),
    ("Ada will put her work in the box when she has done it", "fighting_sports"),
    ("Ada will hold a cup and drink from it", "safety"),
    ("Ada will be ready on time five days running", "running_and_athletics"),
    ("Ada will ask her tutor when she is stuck", "teaching"),
    ("Ada will match the two pictures", "football"),
    ("Ada will pass the beanbag to the next child", "exams_and_grades"),
]


@pytest.mark.parametrize(("text", "field"), NOT_NAMED, ids=[field for _, field in NOT_NAMED])
def test_a_word_of_two_senses_names_no_field(text: str, field: str, lexicons: Lexicons):
    """A row is no boat, a box no boxer and a drink no danger."""
    assert field not in concepts(text, lexicons, "interests")
