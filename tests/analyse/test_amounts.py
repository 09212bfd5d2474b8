"""Facts about amounts and lists: totals that disagree, changes left open, bundles, open lists, pointers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ehcp_qa.analyse.commitment import find_soft
from ehcp_qa.analyse.content import says_little
from ehcp_qa.analyse.listing import bundle, open_list
from ehcp_qa.analyse.phases import phases
from ehcp_qa.analyse.pointing import pointers
from ehcp_qa.analyse.programme_time import has_time, programmes
from ehcp_qa.analyse.slots import find_slots
from ehcp_qa.analyse.sums import sums_over
from ehcp_qa.analyse.totals import conflicts, totals
from ehcp_qa.model.analysed import (
    Belongs,
    Placement,
    ProvisionAnalysis,
    ProvisionKind,
    Slot,
    Verdict,
)
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Statement
from ehcp_qa.nlp.terms import TermFinder

Analyse = Callable[..., ProvisionAnalysis]
ROLES = TermFinder([("assistant", ["teaching assistant", "TA"]), ("mentor", ["learning mentor"])])
EMPTY = TermFinder([("empty", ["support", "help", "session"])])
PROFESSIONS = TermFinder([("speech", ["SaLT", "speech therapist"]), ("hands", ["OT"])])
PROGRAMMES = TermFinder([("named", ["precision teaching", "Lego therapy", "Numicon", "phonics"])])


@pytest.fixture(scope="module")
def analysed(lexicons: Lexicons, statement: Callable[..., Statement]) -> Analyse:
    """A maker of provisions with their true slots, and a kind and verdict given by the test."""

    def make(
        text: str,
        kind: ProvisionKind = ProvisionKind.SUPPORT,
        verdict: Verdict = Verdict.PARTLY,
        **row: str,
    ) -> ProvisionAnalysis:
        made = replace(statement(text, **row), id=text)
        slots = find_slots(made, lexicons)
        soft = find_soft(made, slots, lexicons)
        return ProvisionAnalysis(made, kind, slots, soft, (), verdict, Placement(Belongs.F, ""))

    return make


TWICE = "Jo has 10 hours a week of support from a teaching assistant."


@pytest.mark.parametrize(
    ("later", "words"),
    [
        ("Jo has 12 hours a week of support from a teaching assistant.", ["12 hours"]),
        ("Jo has 10 hours a week of support from a teaching assistant.", []),
        ("Jo has 12 hours a term of support from a teaching assistant.", []),
        ("Jo has 12 hours a week of support from a learning mentor.", []),
        ("Jo has 12 hours a week of support with maths from a teaching assistant.", []),
        ("Jo has a further 2 hours a week of support from a teaching assistant.", []),
        ("Jo has up to 12 hours a week of support from a teaching assistant.", []),
        ("Jo has 12 hours a week of support from a teaching assistant in a group of 4.", []),
    ],
    ids=["differs", "agrees", "term", "mentor", "topic", "further", "ceiling", "group"],
)
def test_two_totals_of_one_support(analysed: Analyse, later: str, words: list[str]) -> None:
    """Two amounts contradict each other only when all else about them is the same."""
    found = totals([analysed(TWICE), analysed(later)], ROLES, EMPTY)
    assert [conflict.stated for conflict in conflicts(found)] == words


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("A TA for 15 hours a week: 10 hours in maths and 8 hours in art.", "10 hours + 8 hours"),
        ("A TA for 15 hours a week: 10 hours in maths and 5 hours in art.", None),
        ("A TA for 15 hours a week: 2 hours each day and 20 minutes at lunch daily.", None),
        ("A TA for 15 hours a week and a mentor for 20 hours in maths, 5 hours in art.", None),
    ],
    ids=["more", "as-much", "other-span", "no-parts"],
)
def test_parts_that_come_to_more(analysed: Analyse, text: str, other: str | None) -> None:
    """The parts listed after a total may not come to more than it."""
    assert [c.other for c in sums_over([analysed(text)])] == ([other] if other else [])


PHASED = {
    "rarer": ("30 minutes every week, then less often.", ("the amount", "the date")),
    "no date": ("30 minutes every week, reducing to fortnightly.", ("the date",)),
    "no amount": ("30 minutes every week for two terms, then reducing.", ("the amount",)),
    "at first": ("20 minutes daily at first.", ("the amount", "the date")),
    "as needed": ("Weekly 30-minute sessions, thereafter as needed.", ("the amount", "the date")),
    "to build on": (
        "He begins with two hours a week, and more is to be added.",
        ("the amount", "the date"),
    ),
    "built up to": ("It starts with two hours a week, building up to six by May 2027.", None),
    "both": ("30 minutes weekly to May 2027, then reducing to fortnightly.", None),
    "another thing": ("One hour each half term, one to one at first and then in a pair.", None),
    "its object": ("He breathes for five minutes, reducing his worry.", None),
    "prompts": ("Ten minutes of dressing with prompts, fading to a gesture.", None),
    "a step": ("The teacher initially models each step.", None),
    "no amount to change": ("Staff speak slowly, then less often.", None),
}


@pytest.mark.parametrize(("text", "lacks"), PHASED.values(), ids=PHASED)
def test_a_change_lacks_its_amount_or_date(
    analysed: Analyse, text: str, lacks: tuple[str, ...] | None
) -> None:
    """A planned change says to what, and from when; what is not an amount may change freely."""
    assert [phase.lacks for phase in phases(analysed(text))] == ([lacks] if lacks else [])


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Precision teaching, Numicon, Lego therapy and a nurture group, 3 hours a week.", 4),
        ("Precision teaching, Numicon and Lego therapy, 3 hours a week.", None),
        ("Precision teaching, Numicon, Lego therapy, phonics: 3 hours a week.", None),
        ("Precision teaching, Numicon, Lego therapy and phonics, 10 minutes each.", None),
        ("Jumping, balancing, pushing and lying down, 15 minutes daily.", None),
        ("Precision teaching, Numicon, Lego therapy and phonics every day.", None),
    ],
    ids=["four", "three", "after-a-colon", "each", "steps", "no-amount"],
)
def test_a_bundle_shares_one_amount(analysed: Analyse, text: str, count: int | None) -> None:
    """Only activities in their own right make a bundle, and only under one amount."""
    found = bundle(analysed(text), PROGRAMMES, 4)
    assert (found.count if found else None) == count


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Support such as Lego therapy.", "Support such as"),
        ("He is given help, for example a timer.", "help, for example"),
        ("Timers, task boards, etc.", "etc."),
        ("Sorting games such as snap.", None),
        ("Timers and task boards.", None),
    ],
    ids=["empty-noun", "for-example", "etc", "firm-noun", "closed"],
)
def test_an_open_list(text: str, words: str | None) -> None:
    """Examples are all there is where only an empty noun stands before them."""
    found = open_list(text, EMPTY)
    assert (text[slice(*found)] if found else None) == words


@pytest.mark.parametrize(
    ("texts", "timely"),
    [
        (["Exercises written by the SaLT, with a TA, daily."], False),
        (
            ["Exercises written by the SaLT, with a TA, daily.", "The SaLT visits once a term."],
            True,
        ),
        (["Exercises written by the SaLT, with a TA, daily.", "The OT visits once a term."], False),
        (["Exercises written by the SaLT, who reviews them termly."], True),
        (
            [
                "Exercises written by the SaLT, with a TA, daily.",
                "A word programme written by the SaLT, with a TA, weekly.",
            ],
            False,
        ),
    ],
    ids=["alone", "visits", "another", "same-sentence", "second-programme"],
)
def test_the_time_of_a_programmes_writer(analysed: Analyse, texts: list[str], timely: bool) -> None:
    """A visit or review by the same profession counts, and another programme does not."""
    provisions = [analysed(text) for text in texts]
    (programme,) = programmes(provisions[0], PROFESSIONS)
    assert has_time(programme, provisions, PROFESSIONS) is timely


@pytest.mark.parametrize(
    "text",
    [
        "A programme delivered by the SaLT for 30 minutes weekly.",
        "A reading programme, by Read Write Inc., every day.",
        "The SaLT works on sounds for 30 minutes weekly.",
    ],
    ids=["delivered", "published", "no-programme"],
)
def test_what_is_no_programme_for_others(analysed: Analyse, text: str) -> None:
    """What its writer delivers, or nobody of the professions wrote, is not written for others."""
    assert list(programmes(analysed(text), PROFESSIONS)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The family can contact the nurse.", ["The family can contact the nurse"]),
        ("Clubs are listed on the Local Offer.", ["on the Local Offer"]),
        ("Parents may self-refer.", ["Parents may self-refer"]),
        ("In addition to universal services, a nurse visits.", []),
        ("The nurse contacts the family every month.", []),
        ("Print is enlarged so that the text can be accessed.", []),
    ],
    ids=["family", "local-offer", "self-refer", "beyond", "nurse-acts", "accessed"],
)
def test_a_pointer_gives_nothing(text: str, words: list[str]) -> None:
    """Words that say where to ask are found; words of somebody who acts are not."""
    assert [text[start:end] for start, end in pointers(text)] == words


BARE = ("Lunchtime LSA, 5 hours weekly.", ProvisionKind.SUPPORT, Verdict.PARTLY)


@pytest.mark.parametrize(
    ("text", "kind", "verdict", "little"),
    [
        (*BARE, True),
        (BARE[0], BARE[1], Verdict.SPECIFIC, False),
        ("Lunchtime LSA, about 5 hours weekly.", *BARE[1:], False),
        ("An LSA helps him with turn-taking at break and lunch, 5 hours weekly.", *BARE[1:], False),
        ("Lunchtime LSA, every day.", *BARE[1:], False),
    ],
    ids=["bare", "specific", "another-fault", "situations", "no-length"],
)
def test_a_word_or_two_of_content(
    analysed: Analyse, text: str, kind: ProvisionKind, verdict: Verdict, little: bool
) -> None:
    """Too little is said only where nothing else can be wrong."""
    assert says_little(analysed(text, kind, verdict), (Slot.WHO, Slot.DURATION)) is little
