"""Classes of words that tell of a provision's kind."""

from __future__ import annotations

import pytest

from ehcp_qa.analyse.kind_words import OPENING, class_flags, classes
from ehcp_qa.model.analysed import Token
from ehcp_qa.model.lexicon import Lexicon
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Role, SectionId, Statement, Words
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules

LEXICONS = load_lexicons([packaged_rules()])
SMALL = Lexicon("kind_words", {"things": ("board", "word board"), "doing": ("observe",)})


def statement(text: str, lead_in: str = "") -> Statement:
    """Return a statement of Section F."""
    lead = Words(lead_in, Span(1, 0, len(lead_in))) if lead_in else None
    return Statement(
        id="F-1",
        section=SectionId.F,
        role=Role.PROVISION,
        text=text,
        span=Span(0, 0, len(text)),
        lead_in=lead,
    )


TEXTS = {
    "endings": ("She observes him", ("doing",)),
    "the longer": ("His word boards", ("things",)),
    "in order": ("Observing the board", ("doing", "things")),
    "none": ("Nothing of the kind", ()),
    "empty": ("", ()),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_classes_are_found_in_order_whatever_their_ending(
    text: str, expected: tuple[str, ...]
) -> None:
    """Each term counts once, by its stem, and the longer of two that overlap."""
    assert classes(text, SMALL) == expected


def test_no_term_of_the_lexicon_has_two_classes() -> None:
    """A word that tells of two things tells of neither."""
    terms = [term.lower() for term in LEXICONS["kind_words"].terms]
    assert len(terms) == len(set(terms))


def test_only_the_opening_classes_of_the_text_are_named() -> None:
    """What follows the opening is purpose and detail."""
    text = "A laptop, a microphone, a standing frame and therapy"
    flags = list(class_flags(statement(text), LEXICONS, None))
    assert flags == ["k:at0=devices", "k:at1=devices"]
    assert len(flags) == OPENING


def test_the_lead_in_and_the_syntax_have_flags_of_their_own() -> None:
    """A word at the root and one in the lead-in are told from one that opens the text."""
    token = Token("reviews", "VERB", "VBZ", "ROOT", 0, 0)
    found = set(class_flags(statement("reviews", "In each lesson"), LEXICONS, (token,)))
    assert {"k:at0=looking_over", "k:lead=sessions", "k:ROOT~looking_over"} == found
