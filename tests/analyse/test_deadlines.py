"""When an outcome is due: which words say so, where they may stand, and the last day they mean."""

from __future__ import annotations

from datetime import date

import pytest

from ehcp_qa.analyse.deadlines import find_deadline, times
from ehcp_qa.analyse.due import due_by
from ehcp_qa.model.document import Document, Source
from ehcp_qa.model.plan import Child, Plan, PlanStage, Role
from ehcp_qa.workflows.evaluate.items import statement_of


def plan(
    born: date | None = date(2017, 5, 3), year: int | None = None, on=date(2026, 11, 1)
) -> Plan:
    """A plan of a child who is in Year 5 on the plan's date unless the plan says otherwise."""
    document = Document(Source("x.md", "md"), ())
    child = Child(date_of_birth=born, year_group=year)
    return Plan(document, PlanStage.DRAFT, "", child, (), {}, plan_date=on)


DEADLINES = {
    "day": ("By 31st July 2027 Mo will swim a width.", "date"),
    "month": ("Mo will swim a width by July 2027.", "month"),
    "school year": ("By the end of Year 6, Mo will swim a width.", "year_group"),
    "reception": ("By the end of Reception Mo will swim a width.", "year_group"),
    "key stage": ("By the end of KS2 Ravi will write a page-long story.", "key_stage"),
    "key stage in full": ("By the end of Key Stage 2 Ravi will write a story.", "key_stage"),
    "phase": ("Before he leaves primary school Mo will swim a width.", "phase"),
    "move": ("Before moving to secondary school Mo will find his own locker.", "phase"),
    "adulthood": ("By adulthood, Mo will cook a hot meal on his own.", "phase"),
    "age": ("By age 12 Mo will swim a width.", "age"),
    "age in words": ("By the time she is ten Mo will swim a width.", "age"),
    "birthday": ("Before her sixth birthday Mo will swim a width.", "age"),
    "span": ("Within 12 months Mo will swim a width.", "span"),
    "term": ("By the end of the summer term 2027 Mo will swim a width.", "term"),
}


@pytest.mark.parametrize(("text", "kind"), DEADLINES.values(), ids=DEADLINES)
def test_words_that_bound_an_outcome(text: str, kind: str):
    """Dates, ages, school years, key stages, phases, terms and spans bound an outcome."""
    assert [t.kind for t in times(text)] == [kind]


UNBOUNDED = {
    "nothing": "Mo will make friends.",
    "ongoing": "Ongoing: Mo will manage his worries.",
    "long term": "In the long term Mo will cook.",
    "readiness": "Once he is ready Mo will walk to school.",
    "rate": "Mo will swim once a week.",
    "share": "Mo will finish his work in three lessons out of four.",
    "length": "Mo will sit with his class for ten minutes.",
    "level of work": "Mo will read a Year 2 text aloud.",
    "place": "Mo will eat his lunch at nursery.",
    "looking back": "Since September 2025 Mo has swum.",
}


@pytest.mark.parametrize("text", UNBOUNDED.values(), ids=UNBOUNDED)
def test_words_that_do_not_bound_an_outcome(text: str):
    """How often, how long, at what level and "ongoing" are no deadline."""
    assert times(text) == ()


PLACES = {
    "text": ({"text": "By July 2027 Mo will swim."}, "text"),
    "row": ({"text": "Mo will swim.", "row": {"by_when": "July 2027"}}, "row"),
    "bare year group in a row": ({"text": "Mo will swim.", "row": {"by_when": "End Y6"}}, "row"),
    "heading": (
        {"text": "swim a width", "group_heading": "By the end of KS2 Mo will:"},
        "group_heading",
    ),
    "text before row": (
        {"text": "By July 2027 Mo will swim.", "row": {"by_when": "July 2029"}},
        "text",
    ),
}


@pytest.mark.parametrize(("item", "source"), PLACES.values(), ids=PLACES)
def test_where_a_deadline_may_stand(item: dict, source: str):
    """An outcome's own words come first, then its row, then the heading over its group."""
    document, statement = statement_of({"id": "x", "section": "E", **item}, Role.OUTCOME)
    found = find_deadline(statement, None)
    assert found is not None
    assert found.source == source
    block = document.blocks[found.span.block].text
    assert block[found.span.start : found.span.end] == found.words


@pytest.mark.parametrize("by_when", ["ongoing", "TBC", "long term", "when appropriate", ""])
def test_a_row_that_names_no_time(by_when: str):
    """A cell that puts the date off is no deadline."""
    item = {"id": "x", "section": "E", "text": "Mo will swim.", "row": {"by_when": by_when}}
    assert find_deadline(statement_of(item, Role.OUTCOME)[1], None) is None


DUE = {
    "month": ("By July 2027", date(2027, 7, 31)),
    "short month": ("by Jul 28", date(2028, 7, 31)),
    "day": ("by 31/07/2027", date(2027, 7, 31)),
    "year group": ("by the end of Year 6", date(2028, 8, 31)),
    "key stage over": ("by the end of KS1", date(2024, 8, 31)),
    "key stage": ("by the end of Key Stage 2", date(2028, 8, 31)),
    "this key stage": ("by the end of the key stage", date(2028, 8, 31)),
    "birthday": ("before her tenth birthday", date(2027, 5, 3)),
    "at an age": ("at 16", date(2034, 5, 3)),
    "primary": ("by the end of primary school", date(2028, 8, 31)),
    "next year group": ("before moving to Year 6", date(2027, 8, 31)),
    "leaving a year group": ("by the time she leaves Year 6", date(2028, 8, 31)),
    "span": ("within six months", date(2027, 5, 6)),
    "year": ("by 2029", date(2029, 12, 31)),
}


@pytest.mark.parametrize(("words", "due"), DUE.values(), ids=DUE)
def test_the_last_day_that_words_mean(words: str, due: date):
    """School years, key stages and ages are told by the date of birth, spans by the plan's date."""
    (time,) = times(words)
    assert due_by(words, time.kind, plan()) == due


def test_a_child_out_of_the_usual_cohort():
    """The school year that the plan gives decides, whatever the date of birth would say."""
    assert due_by("by the end of Year 6", "year_group", plan(year=4)) == date(2029, 8, 31)
    assert due_by("by age 12", "age", plan(year=4)) == date(2029, 5, 3)


def test_a_plan_that_does_not_tell_enough():
    """Without a date of birth or a school year no last day is made up."""
    unknown = plan(born=None, on=None)
    assert due_by("by the end of Year 6", "year_group", unknown) is None
    assert due_by("within six months", "span", unknown) is None
    assert due_by("by the end of Year 6", "year_group", None) is None


PASSING = {
    "a stage ends": ("As Key Stage 2 closes Mo swims a width.", "2028-08-31"),
    "a year is over": ("Mo swims a width when Year 6 is over.", "2028-08-31"),
    "a stage is left": ("On leaving primary school Mo swims a width.", "2028-08-31"),
    "a stage is reached": ("Going up to secondary school, Mo swims a width.", "2028-08-31"),
    "an opening apposition": ("A keen swimmer, leaving Year 5, Mo swims a width.", "2027-08-31"),
    "a part of a stage": ("Mo swims a width in the last week of Year 6.", "2028-08-31"),
    "a part of a phase": ("In his last term at primary Mo swims a width.", "2028-08-31"),
    "a stage behind": ("With Key Stage 2 behind him, Mo swims a width.", "2028-08-31"),
    "the person in a stage": ("While he is still in Year 5 Mo swims a width.", "2027-08-31"),
    "an event of a year": ("At his Year 6 residential Mo swims a width.", "2028-08-31"),
    "a year into a stage": ("A year after joining secondary school Mo swims.", "2029-09-01"),
    "counted from now": ("Two years from now Mo swims a width.", "2028-11-02"),
    "turning an age": ("On turning 12 Mo swims a width.", "2029-05-03"),
    "the summer of an age": ("By the summer that he is ten Mo swims.", "2028-05-03"),
    "a year of life": ("Mo swims a width in his twelfth year.", "2029-05-03"),
    "the year before the term": ("When the 2029 spring term starts Mo swims.", "2029-04-30"),
}


@pytest.mark.parametrize(("text", "last"), PASSING.values(), ids=PASSING)
def test_what_passes_bounds_an_outcome(text: str, last: str):
    """A stage that ends, is left, is reached or is lived through says when, and which day that is."""
    (time,) = times(text)
    assert due_by(text[time.start : time.end], time.kind, plan()) == date.fromisoformat(last)


NOTHING_PASSES = {
    "talk of a stage": "Mo talks with a friend about starting Year 7.",
    "the school day": "Mo hangs up his coat as school starts.",
    "a lesson": "Mo asks to go before the lesson ends.",
    "a move in the room": "After moving seats Mo starts within two minutes.",
    "beginning a task": "On starting a task Mo reads it through.",
    "somebody's class": "Mo will sit with his Year 5 buddy at lunch.",
    "the day": "Mo packs his bag at the end of the day.",
    "a bus": "Mo goes into college by bus.",
}


@pytest.mark.parametrize("text", NOTHING_PASSES.values(), ids=NOTHING_PASSES)
def test_what_passes_daily_bounds_nothing(text: str):
    """A lesson, a day, a task or a person's class is no stage of a life."""
    assert times(text) == ()


HEADINGS = {
    "year and term": ("Year 11, summer", True),
    "key stage outcomes": ("Key Stage 2 outcomes", True),
    "a place": ("College", False),
    "an area": ("Reading in Year 6 books", False),
}


@pytest.mark.parametrize(("heading", "bounds"), HEADINGS.values(), ids=HEADINGS)
def test_a_heading_that_is_nothing_but_a_time_bounds_its_group(heading: str, bounds: bool):
    """A bare time over a group needs no "by"; a phase alone may be a place."""
    item = {"id": "x", "section": "E", "text": "Mo swims a width.", "group_heading": heading}
    found = find_deadline(statement_of(item, Role.OUTCOME)[1], None)
    assert (found is not None) == bounds
