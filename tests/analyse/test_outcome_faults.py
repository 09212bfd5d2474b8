"""Faults of an outcome's wording that are read from its text alone, and their near misses."""

from __future__ import annotations

import pytest

from ehcp_qa.analyse.facets.compound import fields_joined
from ehcp_qa.analyse.facets.faults import only_goes_on, only_stops
from ehcp_qa.analyse.facets.targets import gain_from_nowhere, target
from ehcp_qa.analyse.facets.verbs import begins_with, verb_kind
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.nlp.terms import TermFinder

WATCHED = ("ask", "use", "using", "walk", "show", "tell")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("By July 2028 Ali will stop hitting other children.", "stop hitting"),
        ("Stops shouting out in class", "Stops shouting"),
        ("By Year 6 Bea will no longer bite.", "no longer bite"),
        ("By Year 6 Bea will not kick and shout when asked to work.", "not kick"),
        (
            "Ali will reduce the number of his meltdowns by July.",
            "reduce the number of his meltdowns",
        ),
        ("By July 2028 Bea will have fewer incidents.", "have fewer incidents"),
        ("By Year 6 Bea will stop biting and walking off.", "stop biting"),
        ("I will not get up and walk out of the room any more.", "not get up"),
        ("By Year 6 Bea will no longer run off.", "no longer run off"),
        ("By July 2028 Ali won't fly at his tutor.", "won't fly"),
    ],
)
def test_what_only_stops(text: str, words: str) -> None:
    """The behaviour that is to stop is found where nothing takes its place."""
    found = only_stops(text, WATCHED)
    assert found is not None
    assert text[slice(*found)] == words


@pytest.mark.parametrize(
    "text",
    [
        "By July 2028 Ali will stop hitting and ask for a break.",
        "By July 2028 Ali will stop hitting by using his card.",
        "Bea will not shout but will show her card.",
        "Bea will not shout; she will tell an adult.",
        "Instead of running off, Bea will walk to the library.",
        "Ali will not need a reminder to wash.",
        "Ali will stop at the kerb.",
        "Ali will reduce the number of prompts he needs to two.",
        "Ali will not have been excluded for a year by July 2028.",
        "Ali will not miss a lesson.",
        "Ali will use his card and not hit.",
    ],
)
def test_a_skill_in_its_place_or_independence_is_no_deficit(text: str) -> None:
    """An ability after the behaviour, and needing less help, are benefits."""
    assert only_stops(text, WATCHED) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("By July 2028 Ali will continue to eat lunch.", "continue to eat lunch"),
        ("Maintain her friendships", "Maintain her friendships"),
        ("By Year 6 Bea will keep attending school.", "keep attending school"),
    ],
)
def test_what_only_goes_on(text: str, words: str) -> None:
    """A thing kept up, with neither measure nor reason, is found."""
    found = only_goes_on(text)
    assert found is not None
    assert text[slice(*found)] == words


@pytest.mark.parametrize(
    "text",
    [
        "Ali will continue to eat lunch in the hall four days a week.",
        "Ali will keep eating lunch every day.",
        "Bea will keep a diary of her homework.",
        "Bea will maintain her friendships when she moves to secondary school.",
        "Bea will continue to walk without her frame.",
        "Ali will read his book and continue to page 20.",
    ],
)
def test_a_measure_or_a_reason_makes_going_on_an_outcome(text: str) -> None:
    """An amount, a way of doing it or what makes it hard is enough."""
    assert only_goes_on(text) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("By the end of this half term Ali will spell ten words.", "By the end of this half term"),
        ("Within six weeks Bea will sit on the carpet.", "Within six weeks"),
        ("Bea will learn set one sounds by the end of this term.", "by the end of this term"),
        ("Ali will name the picture in 8/10 trials.", "8/10 trials"),
        ("Ali will say /s/ in 80% of elicited trials.", "80% of elicited trials"),
    ],
)
def test_targets(text: str, words: str) -> None:
    """A horizon of weeks and a count of trials belong to a school's own targets."""
    found = target(text)
    assert found is not None
    assert text[slice(*found)] == words


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("By the end of the autumn term 2027 Ali will travel by bus.", None),
        ("By the end of Year 4 Ali will be in school for six weeks of each half term.", None),
        ("By age 19 Bea will have money left in three weeks out of four.", None),
        ("By the end of KS3 Bea will catch up within one week of an absence.", (0, 17)),
        ("By July 2028 Ali will read 50 words in 20 lessons.", None),
    ],
)
def test_times_that_make_no_target(text: str, due: tuple[int, int] | None) -> None:
    """A named term, how often, and a measure beside a later date are no horizon of weeks."""
    assert target(text, due) is None


@pytest.mark.parametrize(
    ("text", "around", "found"),
    [
        ("Ali will increase his reading speed by 10%.", (), True),
        ("Bea's spelling will have improved by two levels.", (), True),
        ("I will bring my absences down by a third.", (), True),
        ("Ali will lift his score by a quarter.", (), True),
        ("Ali will bring his reading record up to date by half term.", (), False),
        ("Bea will put her hand up by herself.", (), False),
        ("Ali will increase his reading speed from 40 to 60 words.", (), False),
        ("Ali will increase his reading speed by 20 words, to 60 a minute.", (), False),
        ("Bea's spelling will improve by ten words.", ("Baseline: 30 of 100",), False),
        ("Bea will improve her punctuality and be in by ten o'clock.", (), False),
    ],
)
def test_gains_from_nowhere(text: str, around: tuple[str, ...], found: bool) -> None:
    """A gain by an amount needs a starting or finishing point, in its text or its row."""
    assert (gain_from_nowhere(text, *around) is not None) is found


FIELDS = TermFinder(
    [
        ("literacy", ("read", "book", "spell")),
        ("dressing", ("dress", "coat")),
        ("friends", ("friend",)),
    ]
)
VERBS = ("read", "dress", "make", "spell", "put", "write")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("By Year 6 Ali will dress himself, read a book and make friends.", 3),
        ("By Year 6 Ali will dress himself, put on his coat and read a book.", 2),
        ("By Year 6 Ali will read a book, spell ten words and write his name.", 1),
        ("By Year 6 Ali will read a book about a dress, a coat and a friend.", 1),
    ],
)
def test_abilities_of_different_fields_are_counted(text: str, count: int) -> None:
    """Abilities of one field count once, and nouns that a verb takes are no abilities."""
    assert fields_joined(text, VERBS, FIELDS) == count


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        ("reads a page", "observable"),
        ("taking turns in a game", "observable"),
        ("improve his reading", "vague"),
        ("make friends more easily", "vague"),
        ("receive therapy", "service"),
        ("juggle", ""),
    ],
)
def test_the_kind_of_verb(act: str, kind: str, lexicons: Lexicons) -> None:
    """A verb is known in its regular forms, the longest listed first."""
    assert verb_kind(act, lexicons) == kind


def test_begins_with_reads_whole_verbs() -> None:
    """A verb's beginning is no verb."""
    assert begins_with("asks for help", ("ask",))
    assert not begins_with("basket", ("ask",))
    assert not begins_with("takes a turn", ("take turns",))
