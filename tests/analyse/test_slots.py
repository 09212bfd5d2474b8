"""Slots: which words fill them, what those come to, and what only looks like a filling."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ehcp_qa.analyse.slots import find_slots
from ehcp_qa.analyse.slots.numbers import amount
from ehcp_qa.analyse.slots.stays import stays
from ehcp_qa.model.analysed import Slot
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.evaluate.items import statement_of

LEXICONS = load_lexicons([packaged_rules()])


def first(text: str, slot: Slot, **context):
    """Return the first filling of a slot in a text, or None."""
    item = {"id": "x", "text": text, "row": context.pop("row", None), **context}
    values = find_slots(statement_of(item)[1], LEXICONS).get(slot, ())
    return values[0] if values else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("3", 3),
        ("two", 2),
        ("twenty-five", 25),
        ("1½", 1.5),
        ("2.5", 2.5),
        ("six to eight", 6),
        ("3-4", 3),
        ("a dozen", 12),
        ("none at all", None),
    ],
)
def test_numbers_in_words_and_figures_come_to_their_value(words, expected):
    """A number is read in words, figures, fractions and ranges, a range by its floor."""
    assert amount(words) == expected


FREQUENCIES = [
    ("Small-step reading practice twice a week with the TA", "twice a week", 2, "week"),
    ("3 x 30 mins pw with the LSA", "3 x", 3, "week"),
    ("Paired reading x3/wk", "x3/wk", 3, "week"),
    ("A check-in half-termly", "half-termly", 1, "half term"),
    ("The OT visits six times a year", "six times a year", 6, "year"),
    ("Twelve sessions in each school year", "Twelve sessions in each school year", 12, "year"),
    ("Spelling games daily", "daily", 1, "day"),
    ("Phone call home every fortnight", "every fortnight", 1, "fortnight"),
    ("Swimming once a week", "once a week", 1, "week"),
]


@pytest.mark.parametrize(
    ("text", "words", "times", "per"), FREQUENCIES, ids=[f[1] for f in FREQUENCIES]
)
def test_a_counted_frequency_has_its_times_and_span(text, words, times, per):
    """A count with a span of time fills how often, with both as values."""
    value = first(text, Slot.FREQUENCY)
    assert value is not None
    assert value.words.startswith(words.split()[0])
    assert (value.amount, value.per) == (times, per)


@pytest.mark.parametrize(
    "text",
    [
        "Teachers pause after each question throughout the school day",
        "A member of the team walks with Ola at each transition",
        "Key words are shown in every lesson",
        "Catch-up on Mondays and Thursdays",
        "Quiet seat at lunchtime",
        "Movement break every 40 minutes",
        "Rescue dose if a seizure lasts five minutes",
        "The tutor checks the diary before registration",
        "Pegs and laces on M/W/F",
        "Feed given at 8am, noon and 4pm",
        "Signs are used at all times",
        "Reading the question aloud in all tests",
    ],
)
def test_a_scope_moment_day_or_trigger_fills_how_often(text):
    """Strategies say when without a count, and that counts."""
    assert first(text, Slot.FREQUENCY) is not None


@pytest.mark.parametrize(
    "text",
    [
        "Regular sessions with a mentor",
        "Frequent praise",
        "Practice of regular verbs with the French tutor",
        "Hearing aids kept dry",
        "Support as needed",
        "A plan agreed with Pippa's parents",
        "Work on number bonds, reviewed each term",
        "One-to-one lessons",
        "A magnifier with x12 zoom",
        "Help in some lessons",
        "Targets for Year 9",
    ],
)
def test_soft_words_reviews_and_lookalikes_do_not_fill_how_often(text):
    """A soft word, a review's own date and letters inside a word say nothing of how often."""
    assert first(text, Slot.FREQUENCY) is None


DURATIONS = [
    ("20 minutes of phonics", 20, ""),
    ("a 45-minute lesson", 45, ""),
    ("half an hour with the mentor", 30, ""),
    ("an hour and a half of swimming", 90, ""),
    ("quarter of an hour at the start", 15, ""),
    ("2 hrs with the tutor", 120, ""),
    ("25 hours a week of TA time", 1500, "week"),
    ("27 hrs LSA (39 weeks)", 1620, ""),
    ("Mondays 1.15–1.45", 30, ""),
    ("from 9.30 to 1 each day", 210, ""),
    ("between 12.15 and 1.05", 50, ""),
    ("15mins in the hall", 15, ""),
]


@pytest.mark.parametrize(("text", "minutes", "per"), DURATIONS, ids=[d[0] for d in DURATIONS])
def test_a_length_of_time_comes_to_minutes(text, minutes, per):
    """Minutes, hours, parts of hours and clock times come to minutes, totals with their span."""
    value = first(text, Slot.DURATION)
    assert value is not None
    assert (value.amount, value.unit, value.per) == (minutes, "minute", per)


@pytest.mark.parametrize(
    "text",
    [
        "A movement break every 40 minutes",
        "Medicine if a seizure lasts longer than five minutes",
        "He leaves five minutes early",
        "For a four-year-old in nursery",
        "Group of 3 to 4 pupils",
        "Short, brief sessions",
    ],
)
def test_intervals_thresholds_and_ages_are_not_how_long(text):
    """An interval, a threshold, an age and a number of people are no length of provision."""
    assert first(text, Slot.DURATION) is None


def test_hours_a_week_fill_both_how_long_and_how_often():
    """A weekly total is an amount and a rate at once."""
    text = "25 hours a week from a teaching assistant to read questions aloud"
    assert first(text, Slot.DURATION).words == "25 hours"
    assert first(text, Slot.FREQUENCY).per == "week"


@pytest.mark.parametrize("text", ["Up to 5 hours of tutoring", "about 20 minutes of reading"])
def test_a_ceiling_or_a_blur_makes_a_length_loose(text):
    """Up to and about leave no floor, so the filling is not firm."""
    assert first(text, Slot.DURATION).firm is False


def test_a_floor_keeps_a_length_firm():
    """At least N is good drafting."""
    assert first("At least 10 hours a week with the TA", Slot.DURATION).firm is True


WHO = [
    ("A speech and language therapist models signs", "speech and language therapist"),
    ("Lessons led by the QTVI on maps", "qualified teacher of vision impairment"),
    ("Weekly clinic run by the continence nurse", "continence nurse"),
    ("Delivered by a teaching assistant", "teaching assistant"),
    ("TA reads each question aloud", "teaching assistant"),
    ("The rebound coach will spot him on the trampoline", "coach"),
    ("An oncologist sees her yearly", "oncologist"),
]


@pytest.mark.parametrize(("text", "role"), WHO, ids=[w[1] for w in WHO])
def test_a_post_fills_who_with_its_role(text, role):
    """Listed posts, abbreviations, head nouns and endings give a role."""
    value = first(text, Slot.WHO)
    assert value is not None
    assert value.firm
    assert value.norm == role


@pytest.mark.parametrize(
    "text", ["All staff will use his name first", "The school will provide a desk"]
)
def test_staff_and_school_fill_who_loosely(text):
    """Nobody could say which person is meant, but somebody is."""
    value = first(text, Slot.WHO)
    assert value is not None
    assert not value.firm


@pytest.mark.parametrize(
    "text",
    [
        "A programme as advised by the occupational therapist",
        "Seating reviewed by the physiotherapist",
        "Teacher training in Makaton",
        "A head switch fitted to the chair",
        "An adult setting with calm walls",
    ],
)
def test_whoever_only_decides_or_names_a_thing_is_not_who(text):
    """Advisers, reviewers and nouns that look like posts do not deliver."""
    values = first(text, Slot.WHO)
    assert values is None or "training" in text


GROUPS = [
    ("one-to-one with the TA", 1, "1:1"),
    ("1:1 reading", 1, "1:1"),
    ("ratio 1:3 in PE", None, "1:3"),
    ("in a group of four", 4, ""),
    ("a group of no more than 6 pupils", 6, ""),
    ("with two other children", 2, ""),
    ("small group (max 4)", 4, ""),
]


@pytest.mark.parametrize(("text", "people", "ratio"), GROUPS, ids=[g[0] for g in GROUPS])
def test_a_group_has_its_size_or_ratio(text, people, ratio):
    """Ratios and sizes are read; a ceiling on a group's size is firm."""
    value = next(
        v
        for v in find_slots(statement_of({"id": "x", "text": text})[1], LEXICONS)[Slot.GROUP]
        if v.firm
    )
    assert (value.amount, value.norm) == (people, ratio)


def test_a_group_without_a_size_is_loose():
    """A small group says that others are there, not how many."""
    assert first("in a small group with the TA", Slot.GROUP).firm is False


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Cookery in the training flat", Slot.SETTING),
        ("Catch-up for two terms", Slot.PERIOD),
        ("Typing practice until the end of Year 8", Slot.PERIOD),
        ("Spelling daily with the TA, reviewed termly by the SENCO", Slot.REVIEW),
        ("A tutor holding a level 7 dyslexia award teaches spelling", Slot.EXPERTISE),
        ("a TA trained in Makaton by the SaLT", Slot.EXPERTISE),
        ("a registered art therapist", Slot.EXPERTISE),
    ],
)
def test_where_how_long_review_and_expertise_are_found(text, slot):
    """The slots that are welcome but seldom required are found too."""
    assert first(text, slot) is not None


@pytest.mark.parametrize(
    "text", ["suitably qualified staff", "an adult holds the door", "a trained adult"]
)
def test_trained_in_nothing_named_is_no_expertise(text):
    """Training whose subject is not said fills nothing."""
    assert first(text, Slot.EXPERTISE) is None


@pytest.mark.parametrize(
    "text", ["Support from staff as needed", "Input", "Regular sessions of help", "20 hours a week"]
)
def test_unnamed_support_fills_no_what(text):
    """Support, input and help name nothing that is done."""
    assert first(text, Slot.WHAT) is None


def test_a_named_programme_fills_what_with_its_name():
    """A programme of the lexicon is what will happen."""
    assert first("Lego therapy with peers", Slot.WHAT).norm == "Lego therapy"


def test_row_cells_fill_their_slots_with_their_source():
    """By whom, how often, how long, group, where and review come from the row."""
    row = {
        "by_whom": "Class TA",
        "how_often": "3/week",
        "duration": "15m",
        "group": "pair",
        "where": "Room 4",
        "review": "SaLT, termly",
    }
    found = find_slots(
        statement_of({"id": "x", "text": "Sound matching games", "row": row})[1], LEXICONS
    )
    expected = {Slot.WHO, Slot.FREQUENCY, Slot.DURATION, Slot.GROUP, Slot.SETTING, Slot.REVIEW}
    assert expected <= set(found)
    assert {found[slot][0].source for slot in expected} == {"row"}


@pytest.mark.parametrize(
    "cell", ["as needed", "TBC", "flexible", "when he will accept it", "Varies"]
)
def test_a_soft_cell_does_not_say_how_often(cell):
    """A cell under "how often" that does not answer it leaves the slot empty."""
    assert first("Sound matching games", Slot.FREQUENCY, row={"how_often": cell}) is None


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("One to one, 40 minutes", None),
        ("An hour, group of four", None),
        ("One to one, 40 minutes every Tuesday", "every Tuesday"),
        ("Full-time", "Full-time"),
        ("At the start of each writing task", "At the start"),
        ("Through the session", "Through the session"),
        ("At the discretion of staff", None),
    ],
)
def test_a_cell_of_several_things_says_how_often_only_where_it_does(cell, words):
    """How long and with how many, in a column for how often as well, do not say how often."""
    value = first("Catch-up spelling", Slot.FREQUENCY, row={"how_often": cell})
    assert (value.words if value else None) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two teachers meet in the first week of the summer term of 2027.", "in the first week"),
        ("Practice of the sounds that come before reading words.", None),
        ("Sorting a basket of everyday things.", None),
        ("Help with asking questions, capped at nine hours.", None),
        ("A walk round the hall before lunch.", "before lunch"),
        ("A desk at the end of the back row.", None),
        ("A nurse at the end of the telephone.", None),
        ("A check at the end of every lesson.", "at the end"),
    ],
)
def test_a_moment_is_when_it_happens_and_not_what_it_is_about(text, words):
    """A part of a named term is a time; a thing told by its place in an order is none."""
    value = first(text, Slot.FREQUENCY)
    assert value.words.startswith(words) if words else value is None


def test_a_stay_from_one_day_into_another_is_a_length():
    """Both days stand in it; two times of one day are no stay."""
    cell = {"how_often": "Friday tea-time to Sunday lunch"}
    assert first("A break at Larch House", Slot.DURATION, row=cell).words == cell["how_often"]
    assert list(stays("Friday morning to Friday evening")) == []


def test_a_lead_in_carries_who_and_when_to_its_items():
    """What the lead-in says, each item says."""
    found = find_slots(
        statement_of(
            {
                "id": "x",
                "text": "threading beads",
                "lead_in": "Daily for 20 minutes the TA will lead:",
            }
        )[1],
        LEXICONS,
    )
    assert {found[s][0].source for s in (Slot.WHO, Slot.FREQUENCY, Slot.DURATION)} == {"lead_in"}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["the TA", "3 x 30", "mins", "weekly", "½", "–", "up to", "(", ")", "1:1", "at 9", "x3/wk", "as needed",
             "until", "’", "£5", "group of", "every", "SaLT", "\u00a0", "in", "", "half", "to 1.05", "between"]
        ),
        min_size=1,
        max_size=14,
    ).map(" ".join)
)  # fmt: skip
def test_any_words_are_read_without_a_crash_and_spans_resolve(text):
    """Whatever the words, every filling's span gives exactly its words."""
    document, statement = statement_of(
        {"id": "x", "text": text or "x", "row": {"how_often": text or "x"}}
    )
    for values in find_slots(statement, LEXICONS).values():
        for value in values:
            block = document.blocks[value.span.block].text
            assert len(block[value.span.start : value.span.end]) == len(value.words)


def test_one_to_one_after_a_day_is_no_clock_time():
    """Of "every day, one to one" the last says how many, not from when till when."""
    found = find_slots(
        statement_of({"id": "x", "text": "Reading for 20 minutes every day, one to one"})[1],
        LEXICONS,
    )
    assert [value.words for value in found[Slot.DURATION]] == ["20 minutes"]
    assert Slot.GROUP in found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lessons in it, in four sessions of 45 minutes before Easter 2027.", "45 minutes"),
        ("She leaves 10 minutes before lunch.", None),
    ],
    ids=["each of several", "a moment"],
)
def test_minutes_before_something_are_a_length_where_each_of_several_has_them(text, words):
    """What each of four sessions lasts is how long, whatever they come before."""
    value = first(text, Slot.DURATION)
    assert (value.words if value else None) == words
