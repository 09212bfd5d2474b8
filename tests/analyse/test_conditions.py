"""Clauses that leave a commitment open, cells that answer nothing, and the firm sentences beside them."""

from __future__ import annotations

import pytest

from ehcp_qa.analyse.commitment import find_soft
from ehcp_qa.analyse.slots import find_slots
from ehcp_qa.model.analysed import Emptying, Slot, SoftPhrase
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.evaluate.items import statement_of

LEXICONS = load_lexicons([packaged_rules()])


def soft(text: str, **row: str) -> list[SoftPhrase]:
    """Return the soft phrases of a text and its row that nothing rescues."""
    statement = statement_of({"id": "x", "text": text, "row": row or None})[1]
    found = find_soft(statement, find_slots(statement, LEXICONS), LEXICONS)
    return [phrase for phrase in found if not phrase.rescued_by]


OPEN = {
    "a free bed": (Emptying.CONDITION, "Two nights at the house when a bed comes free."),
    "a gap in a diary": (Emptying.CONDITION, "Hydrotherapy once the pool diary opens up."),
    "a budget": (Emptying.CONDITION, "A tablet if the budget stretches."),
    "no if in sight": (Emptying.CONDITION, "A quiet room, should matters escalate."),
    "a named child's wish": (Emptying.CONDITION, "Counselling should Ola want it."),
    "as the day goes": (Emptying.CONDITION, "Time out as the lesson dictates."),
    "as he can bear": (Emptying.CONDITION, "Stretches as tolerated."),
    "for as long as": (Emptying.CONDITION, "Mentoring for as long as it feels useful."),
    "whatever": (Emptying.CONDITION, "Whatever equipment helps him to write."),
    "whichever": (Emptying.CONDITION, "Art or drama, whichever has space."),
    "in proportion": (Emptying.CONDITION, "Adult help proportionate to risk."),
    "what may be offered": (Emptying.CONDITION, "The clinic gives what can be offered."),
    "provided": (Emptying.CONDITION, "The helper steps back in PE provided things go smoothly."),
    "provided a child": (Emptying.CONDITION, "Swimming each week provided Ola copes with it."),
    "providing that": (Emptying.CONDITION, "Cookery, providing that his mood is good."),
    "yet to be settled": (Emptying.DEFERRAL, "A speech programme to be devised."),
    "talked through": (Emptying.DEFERRAL, "Ramps are to be talked through at home."),
    "somebody's later decision": (
        Emptying.DEFERRAL,
        "The SENCO will decide between the two groups.",
    ),
    "once somebody has met": (Emptying.DEFERRAL, "Respite once the panel has met."),
    "a view later": (Emptying.DEFERRAL, "A view will be taken on his timetable."),
    "in mind": (Emptying.EFFORT, "Adults hold his tiredness in mind."),
    "their best": (Emptying.EFFORT, "Tutors will do their level best."),
    "most days": (Emptying.SOFT_FREQUENCY, "Number games with the HLTA most days."),
    "a basis": (Emptying.SOFT_FREQUENCY, "Art on a drop-in basis."),
}


@pytest.mark.parametrize(("group", "text"), OPEN.values(), ids=OPEN)
def test_a_clause_that_leaves_it_open_is_soft(group: Emptying, text: str) -> None:
    """What must first turn up, be felt or be settled leaves nothing that has to happen."""
    assert group in [phrase.group for phrase in soft(text)]


FIRM = {
    "what staff see": "Staff stand to his side when they can see that his fists are closed.",
    "a shown card": "When he shows the red card, the TA takes him to the library for five minutes.",
    "whichever is sooner": "The splint is changed every six weeks or at a growth of 1 cm, whichever is sooner.",
    "a child's decision": "The TA asks him to decide which of two tasks comes first in every lesson.",
    "a child who looks": "The TA waits for Leilani to look at the card in every lesson.",
    "staff should": "The teacher should stand where he can see her face in every lesson.",
    "a pointing finger": "The TA points to each word in every lesson.",
    "a reason": "Because he may tire, the TA scribes for ten minutes in every lesson.",
    "any of a kind": "The tutor prints any handout in 18 point before every lesson.",
    "a date": "The programme, to be drawn up by 12 September by the OT, is run daily for ten minutes.",
    "as needed made plain": "The nurse suctions as required, meaning on each audible rattle.",
    "an officer's brief": "The teacher of the deaf will brief the tutors for an hour each September.",
}


@pytest.mark.parametrize("text", FIRM.values(), ids=FIRM)
def test_a_firm_sentence_that_looks_alike_is_left_alone(text: str) -> None:
    """A trigger, a date, a reason and what the child does are no softening."""
    assert soft(text) == []


CELLS = [
    ("how_often", "Embedded", Emptying.SOFT_FREQUENCY),
    ("how_often", "See the timetable", Emptying.DEFERRAL),
    ("how_often", "tbc", Emptying.DEFERRAL),
    ("how_often", "when calm", Emptying.SOFT_FREQUENCY),
    ("how_often", "Before too long", Emptying.SOFT_FREQUENCY),
    ("how_often", "Fitted around the class timetable", Emptying.SOFT_FREQUENCY),
    ("how_often", "Dotted through the week", Emptying.SOFT_FREQUENCY),
    ("how_often", "From term to term", Emptying.SOFT_FREQUENCY),
    ("duration", "open", Emptying.SOFT_AMOUNT),
]


@pytest.mark.parametrize(("column", "cell", "group"), CELLS, ids=[c[1] for c in CELLS])
def test_a_cell_that_does_not_answer_its_column_is_soft(
    column: str, cell: str, group: Emptying
) -> None:
    """A cell that should say how often or how long, and in which neither was read, softens it."""
    assert [(p.group, p.words) for p in soft("Sorting games", **{column: cell})] == [(group, cell)]


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "3 x weekly",
            "Every lesson",
            "Mon/Wed",
            "one in six",
            "n/a",
            "-",
            "Spring",
            "Summer 2027",
        ),
        *("To hand", "On his desk", "Slotted into every lesson", "Before lunch"),
    ],
)
def test_a_cell_that_answers_or_is_empty_is_not_soft(cell: str) -> None:
    """An answer is no softening, and an empty cell is a gap that other rules report."""
    assert soft("Sorting games", how_often=cell) == []


def test_words_that_say_until_when_it_is_put_off_are_no_second_fault() -> None:
    """What is settled nearer the time is put off, and nothing is said of how often."""
    groups = [p.group for p in soft("His exam rooms will be settled nearer the time.")]
    assert groups == [Emptying.DEFERRAL]
    assert Emptying.SOFT_FREQUENCY in [p.group for p in soft("Visits nearer the time.")]


@pytest.mark.parametrize(
    ("cell", "told"), [("10 minutes before each lunch", True), ("10 minutes early", False)]
)
def test_a_cell_that_opens_with_a_length_says_how_long(cell: str, told: bool) -> None:
    """A length before a moment is how long where the cell asks for it, and only when elsewhere."""
    row = {"id": "x", "text": "Work on zips", "row": {"how_often": cell}}
    assert (Slot.DURATION in find_slots(statement_of(row)[1], LEXICONS)) is told
    said = {"id": "x", "text": f"He leaves {cell}."}
    assert Slot.DURATION not in find_slots(statement_of(said)[1], LEXICONS)


@pytest.mark.parametrize("words", ["about twice a week", "approx. half an hour"])
def test_a_blurred_count_or_part_of_an_hour_is_a_ceiling_or_a_blur(words: str) -> None:
    """About and approximately blur counts in words as they blur figures."""
    assert Emptying.CEILING in [p.group for p in soft(f"Reading {words} with the TA")]


@pytest.mark.parametrize(
    "text",
    [
        "The nurse will visit for an hour each term to look at his chart with him.",
        "It matters more to her than any lesson.",
        "The TA puts a short description in his folder before each change of staff.",
        "He may leave by the garden gate at 3.10 each day.",
        "Ibuprofen may be given by the nurse for a temperature over 38.",
        "The Hope Garden, Thursdays all day, with the instructor.",
        "The TA teaches him to say “might” in guesses in every lesson.",
        "Any adult on the yard shows the symbols at every break.",
        "The TA asks how many before every sum.",
        "Writing at home is capped at 10 minutes a night.",
    ],
)
def test_a_word_that_only_looks_soft_is_left_alone(text: str) -> None:
    """What a stated time is for, a comparison, leave given, names, taught words and limits are firm."""
    assert soft(text) == []


def test_hours_of_training_are_not_hours_of_help() -> None:
    """A cell for who says how long somebody was trained, and the slot stays empty."""
    item = {"id": "x", "text": "Check the aids", "row": {"by_whom": "TA, trained for two hours"}}
    assert Slot.DURATION not in find_slots(statement_of(item)[1], LEXICONS)


@pytest.mark.parametrize("text", ["He may need help at lunch each day.", "We hope to buy a chair."])
def test_doubt_and_hope_stay_soft(text: str) -> None:
    """A word that doubts or hopes is still told beside one that only looks alike."""
    assert soft(text)
