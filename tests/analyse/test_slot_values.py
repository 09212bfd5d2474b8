"""What the words of a slot come to: minutes, times in a span, people, ratios and roles."""

from __future__ import annotations

import pytest

from ehcp_qa.analyse.slots import find_slots
from ehcp_qa.model.analysed import Slot, SlotValue
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.evaluate.items import statement_of

LEXICONS = load_lexicons([packaged_rules()])
WHO, OFTEN, LONG, GROUP, PERIOD = (
    *(Slot.WHO, Slot.FREQUENCY, Slot.DURATION),
    *(Slot.GROUP, Slot.PERIOD),
)


def fillings(text: str, slot: Slot) -> tuple[SlotValue, ...]:
    """Return every filling of a slot in a text."""
    return find_slots(statement_of({"id": "x", "text": text})[1], LEXICONS).get(slot, ())


# text, slot, its words, amount, unit, per
VALUES = [
    # Those that issue 4 names.
    ("Phonics, 3 x 30 mins pw", OFTEN, "3 x 30 mins pw", 3, "times", "week"),
    ("Phonics, 3 x 30 mins pw", LONG, "30 mins", 30, "minute", ""),
    ("Paired reading x3/wk", OFTEN, "x3/wk", 3, "times", "week"),
    ("A check-in half-termly", OFTEN, "half-termly", 1, "times", "half term"),
    ("Phonics, Mondays 1.15–1.45", OFTEN, "Mondays", 1, "day", "week"),
    ("Phonics, Mondays 1.15–1.45", LONG, "1.15-1.45", 30, "minute", ""),
    ("27 hrs LSA (39 weeks)", LONG, "27 hrs", 1620, "minute", ""),
    ("27 hrs LSA (39 weeks)", PERIOD, "39 weeks", 39, "", ""),
    ("Taught alone for one hour in six", OFTEN, "one hour in six", 1, "times", "6 hours"),
    ("Taught alone for one hour in six", LONG, "one hour", 60, "minute", ""),
    ("Staff sign throughout the school day", OFTEN, "the school day", None, "", ""),
    ("A guide walks with Ola at each transition", OFTEN, "at each transition", None, "", ""),
    ("1:1 phonics", GROUP, "1:1", 1, "people", ""),
    ("Phonics, max 4 pupils", GROUP, "max 4 pupils", 4, "people", ""),
    # Further ways of writing them.
    ("2 x 45 mins weekly of maths", OFTEN, "2 x 45 mins weekly", 2, "times", "week"),
    ("Cutting, a quarter of an hour daily", LONG, "a quarter of an hour", 15, "minute", "day"),
    ("Six visits a year", OFTEN, "Six visits a year", 6, "times", "year"),
    ("Swimming, alternate Thursdays", OFTEN, "alternate Thursdays", 1, "times", "fortnight"),
    ("Cookery every other Friday", OFTEN, "every other Friday", 1, "times", "fortnight"),
    ("Two hours of SaLT time per term", LONG, "Two hours", 120, "minute", "term"),
    ("At least 15 hours per week of help", LONG, "At least 15 hours", 900, "minute", "week"),
    ("Up to ten hours a week of tuition", LONG, "Up to ten hours", 600, "minute", "week"),
    ("Tuition of 1½ hours twice a week", LONG, "1½ hours", 90, "minute", ""),
    ("An hour and a half of riding, monthly", LONG, "An hour and a half", 90, "minute", ""),
    ("Riding, monthly", OFTEN, "monthly", 1, "times", "month"),
    ("90 mins fortnightly of drama", LONG, "90 mins", 90, "minute", "fortnight"),
    ("The frame is checked every six weeks", OFTEN, "every six weeks", 1, "times", "6 weeks"),
    (
        "Splints checked once every three weeks",
        OFTEN,
        "once every three weeks",
        1,
        "times",
        "3 weeks",
    ),
    ("Orthotics clinic, six-weekly", OFTEN, "six-weekly", 1, "times", "6 weeks"),
    (
        "Stretches twice in each half term",
        OFTEN,
        "twice in each half term",
        2,
        "times",
        "half term",
    ),
    ("Five mornings a week, 9.00 to 12.00", LONG, "9.00 to 12.00", 180, "minute", ""),
    ("Nursery from nine until noon", LONG, "from nine until noon", 180, "minute", ""),
    ("Club, Saturdays, 10–3", LONG, "10-3", 300, "minute", ""),
    ("Feeds 4 times a day", OFTEN, "4 times a day", 4, "times", "day"),
    ("1 hr 15 mins each Wednesday", LONG, "1 hr 15 mins", 75, "minute", ""),
    ("Cookery, Monday to Thursday", OFTEN, "Monday to Thursday", 4, "day", "week"),
    ("Cookery on M/W/F", OFTEN, "M/W/F", 3, "day", "week"),
    ("Tutor sees him Tues and Fri", OFTEN, "Tues and Fri", 2, "day", "week"),
    ("A call on the last Friday", OFTEN, "the last Friday", 1, "day", "month"),
    ("Two sessions of 25 minutes per week", LONG, "25 minutes", 25, "minute", ""),
    ("10 hours per annum of EP time", LONG, "10 hours", 600, "minute", "year"),
    ("3hrs/wk in the pool", LONG, "3hrs", 180, "minute", "week"),
    (
        "Four half-hour lessons each term",
        OFTEN,
        "Four half-hour lessons each term",
        4,
        "times",
        "term",
    ),
    ("Melatonin nightly", OFTEN, "nightly", 1, "times", "day"),
    ("Rebound with three other children", GROUP, "with three other children", 3, "people", ""),
    ("Maths in a pair with Omar", GROUP, "in a pair", 2, "people", ""),
    ("Games, trio, daily", GROUP, "trio", 3, "people", ""),
    ("Tills and change, Jakub + 2, daily", GROUP, "Jakub + 2", 3, "people", ""),
    ("A group of no more than six pupils", GROUP, "A group of no more than six", 6, "people", ""),
]


@pytest.mark.parametrize(
    ("text", "slot", "words", "amount", "unit", "per"),
    VALUES,
    ids=[f"{v[1].value}-{v[2]}" for v in VALUES],
)
def test_words_of_a_slot_come_to_their_value(text, slot, words, amount, unit, per):
    """Amount, unit and span are the same whichever way they are written."""
    found = {v.words: (v.amount, v.unit, v.per) for v in fillings(text, slot)}
    assert found.get(words) == (amount, unit, per)


RATIOS = [
    ("ratio of 1:3 in the pool", "1:3"),
    ("Two-to-one help on the stairs", "2:1"),
    ("1 to 1", "1:1"),
]


@pytest.mark.parametrize(("text", "ratio"), RATIOS, ids=[r[1] for r in RATIOS])
def test_a_ratio_is_written_one_way(text, ratio):
    """Words and figures give the same ratio."""
    assert fillings(text, GROUP)[0].norm == ratio


ROLES = [
    ("Led by the QTVI", "qualified teacher of vision impairment"),
    ("Ten hours a year of EP time", "educational psychologist"),
    ("SaLT assistant, weekly", "assistant"),
    ("Mrs Pryce sits on the aisle with Noah", "mrs pryce"),
    ("Cutting with TA3 after lunch", "ta3"),
    ("The enabler goes with her to the gym", "enabler"),
]


@pytest.mark.parametrize(("text", "role"), ROLES, ids=[r[1] for r in ROLES])
def test_a_doer_has_a_role(text, role):
    """Abbreviations mean their post; a name or a post outside the list stands for itself."""
    assert role in [value.norm for value in fillings(text, WHO)]


NOBODY = {
    "who decides": "The SENCO will decide which club suits him.",
    "who thinks": "Movement breaks whenever staff think he needs one.",
    "an owner": "Pain relief follows the surgeon's advice.",
    "a condition": "A further look at his seat should the school consider it helpful.",
    "a place": "He has two sets of books, one at school.",
    "part of a name": "Forest school on Friday afternoons.",
    "help in an exam": "25% extra time and a reader in all exams.",
}


@pytest.mark.parametrize("text", NOBODY.values(), ids=NOBODY)
def test_whoever_only_thinks_owns_or_is_near_does_nothing(text):
    """A post that decides, owns, waits or names a place is no deliverer."""
    assert fillings(text, WHO) == ()


NOT_OFTEN = {
    "after something": "A programme is devised once the report has come.",
    "a free bed": "Overnight stays when a bed comes up.",
    "a school year": "No change is made to the timetable in Year 10.",
    "a weekly panel": "Respite by application to the weekly resource panel.",
    "several": "Fluency practice several times each week.",
    "one of three": "One of three radio aids is lent to him.",
}


@pytest.mark.parametrize("text", NOT_OFTEN.values(), ids=NOT_OFTEN)
def test_openings_panels_and_soft_counts_do_not_say_how_often(text):
    """What must first turn up, what another body does and a soft count fill nothing."""
    assert fillings(text, OFTEN) == ()


NOT_LONG = {
    "a warning": "A two-minute warning before each change.",
    "a number of visits": "Between two and four therapy visits a term.",
    "dates": "A trial between 4 and 29 January.",
    "a seizure": "Medicine if a seizure lasts over five minutes.",
    "all day": "A screened desk, all day.",
}


@pytest.mark.parametrize("text", NOT_LONG.values(), ids=NOT_LONG)
def test_warnings_counts_and_dates_are_not_how_long(text):
    """Minutes of warning, numbers of visits, dates, thresholds and scopes are no length."""
    assert fillings(text, LONG) == ()


def test_lessons_lasting_so_long_have_a_length():
    """Lasting is a threshold of a seizure and the length of a lesson."""
    assert fillings("Lessons lasting 40 minutes", LONG)[0].amount == 40


NOT_GROUP = {
    "a classroom": "A tray in Class 4.",
    "a helper's title": "A club with a one-to-one helper.",
    "his own phone": "Picture alerts on his own phone.",
    "heard alone": "The social worker sees Jamal on his own.",
    "a paper": "A yearly review of the individual healthcare plan.",
    "a school's roll": "All 212 pupils follow the same policy.",
}


@pytest.mark.parametrize("text", NOT_GROUP.values(), ids=NOT_GROUP)
def test_rooms_titles_and_rolls_are_no_group(text):
    """Numbers of rooms and of a whole school do not say with how many he is taught."""
    assert fillings(text, GROUP) == ()


EXPERT = {
    "in brackets": "Miss Idowu (Y2 TA, RWI trained) teaches phonics.",
    "a certificate": "A TA (Sounds-Write certificate) teaches spelling.",
    "a level": "A swimming teacher (Level 2, disability endorsed) teaches him.",
    "signed off": "A carer she has signed off flushes the tube.",
}


@pytest.mark.parametrize("text", EXPERT.values(), ids=EXPERT)
def test_training_set_beside_a_post_is_expertise(text):
    """A bracket or comma after the post may hold what its holder is trained in."""
    assert fillings(text, Slot.EXPERTISE) != ()


NOT_EXPERT = {
    "to be trained": "All staff who teach Cerys will be trained in selective mutism.",
    "a course of his own": "He follows an Entry Level 2 course in catering.",
    "a registered home": "Thirty nights at a registered children's home.",
    "high standards": "A team who have been trained to the highest standard.",
}


@pytest.mark.parametrize("text", NOT_EXPERT.values(), ids=NOT_EXPERT)
def test_training_to_come_and_the_childs_own_courses_are_no_expertise(text):
    """Expertise is what a deliverer brings, not what is to be given."""
    assert fillings(text, Slot.EXPERTISE) == ()


REVIEWED = {
    "set off by a comma": "Spelling daily with the TA, reviewed twice a year.",
    "somebody else looks": "Trampolining on Fridays with the coach; physio looks at progress each term.",
    "targets": "Shape Coding, 40 minutes fortnightly. Targets refreshed each half term.",
}


@pytest.mark.parametrize("text", REVIEWED.values(), ids=REVIEWED)
def test_who_looks_again_and_when_is_the_review(text):
    """A review stands after the provision and says when or by whom."""
    assert fillings(text, Slot.REVIEW) != ()


NOT_REVIEWED = {
    "the provision itself": "Reading age re-tested each term.",
    "perhaps": "Home visits weekly, which may be reviewed.",
    "no time": "Progress is closely monitored and regularly reviewed.",
    "some day": "Reading practice daily, to be looked at again in due course.",
}


@pytest.mark.parametrize("text", NOT_REVIEWED.values(), ids=NOT_REVIEWED)
def test_a_review_that_is_the_provision_or_says_nothing_fills_nothing(text):
    """Testing again can be what is done; "regularly reviewed" names neither time nor person."""
    assert fillings(text, Slot.REVIEW) == ()
