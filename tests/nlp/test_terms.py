"""Terms are found whole, the longest first, in the case that their kind asks for."""

from __future__ import annotations

import pytest

from ehcp_qa.model.lexicon import Lexicon
from ehcp_qa.nlp.terms import TermFinder, finder

FINDER = TermFinder(
    [
        (
            "roles",
            ["teaching assistant", "teacher", "teacher of the deaf", "OT", "SaLT", "one-to-one"],
        ),
        ("signs", ["1:1", "and/or", "children's nurse", "bus", "check-in / check-out"]),
    ]
)

CASES = [
    ("A teaching assistant helps.", ["teaching assistant"]),
    ("Two Teaching Assistants help.", ["Teaching Assistants"]),
    ("The teaching-assistant helps.", ["teaching-assistant"]),
    ("A teacher of the deaf visits.", ["teacher of the deaf"]),
    ("A teacher of music visits.", ["teacher"]),
    ("The teacher's plan.", ["teacher's"]),
    ("The teacher’s plan.", ["teacher’s"]),
    ("The OT and two OTs.", ["OT", "OTs"]),
    ("He did not; so ot is no role.", []),
    ("Salt and pepper; a pinch of salt.", []),
    ("A SaLT, a SALT and three SaLTs.", ["SaLT", "SALT", "SaLTs"]),
    ("A GPS watch, for OTS too.", []),
    ("1:1 support, not 11:15.", ["1:1"]),
    ("one to one, one-to-one", ["one to one", "one-to-one"]),
    ("speech and/or language", ["and/or"]),
    ("the children’s nurse", ["children’s nurse"]),
    ("two buses", ["buses"]),
    ("a business", []),
    ("Check-in/check-out daily", ["Check-in/check-out"]),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text or "empty" for text, _ in CASES])
def test_terms_are_found_as_words_of_the_text(text: str, expected: list[str]) -> None:
    """Each span holds exactly the words of the text, plural and possessive endings included."""
    assert [text[term.start : term.end] for term in FINDER.find(text)] == expected


def test_a_term_carries_its_listed_form_and_group() -> None:
    """Whatever its form in the text, a term is known by the form in the list."""
    (term,) = FINDER.find("Teaching-Assistants")
    assert (term.term, term.group) == ("teaching assistant", "roles")


def test_a_finder_is_built_once_for_each_lexicon_and_choice_of_groups() -> None:
    """Asking again costs nothing; another lexicon of the same name is another finder."""
    one = Lexicon("roles", {"a": ("teacher",), "b": ("nurse",)})
    other = Lexicon("roles", {"a": ("doctor",)})
    assert finder(one) is finder(one)
    assert finder(one, "a") is not finder(one)
    assert [t.term for t in finder(other).find("a doctor and a teacher")] == ["doctor"]
    assert [t.term for t in finder(one, "b").find("a nurse and a teacher")] == ["nurse"]
