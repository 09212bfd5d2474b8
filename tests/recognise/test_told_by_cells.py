"""Tables and lines titled in a council's own words: their cells tell what they hold."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from reading import one, plan_of, said, spans_resolve

from ehcp_qa.model.plan import CellRole, Plan, Role

FRONT = """# Education, Health and Care Plan

| Name | Sam Ilesi | Date of birth | 3 March 2015 |
|---|---|---|---|

## Section A: Views

Sam wants to be a vet.
"""
NEEDS = """
## Section B: Special educational needs

- Need 1. Sam cannot follow instructions of more than two words.
- Need 2. Sam reads no words.
"""
OUTCOMES = """
## Section E: Outcomes

1. By July 2028 Sam will follow an instruction of four words in class, four times in five.
2. By July 2028 Sam will read 50 words aloud without help.
"""
PROVISION = "\n## Section F: Special educational provision\n\n"
BEHIND = """
## Section I: Placement

To be confirmed.

## Section K: Advice

- Educational psychologist, A. Ray, 1 May 2026
"""
TALKS, PHONICS = "Speech therapy on instructions of three words", "Phonics in a pair with cards"


def table(titles: Sequence[str], *rows: Sequence[str]) -> str:
    """Return a Markdown table."""
    lines = [titles, ["---"] * len(titles), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


def provided(body: str) -> Plan:
    """Return a plan whose Section F is this."""
    return plan_of(FRONT + NEEDS + OUTCOMES + PROVISION + body + BEHIND)


TITLES = {
    "of sections": ("Section B need", "Section E outcome", "Provision", "Who", "How often"),
    "references": ("SEN ref", "Outcome ref", "What we will do", "Staff", "Frequency"),
    "letters": ("B ref", "E ref", "Special educational provision", "Provided by", "How often?"),
    "short": ("From B", "From E", "Action", "Responsible", "Timescale"),
    "in full": (
        *("Need being met", "Outcome being worked towards", "Provision detail", "Lead"),
        "Regularity",
    ),
    "initials": ("SEN", "Outcome", "SEP", "By", "Amount"),
    "roles": ("Meets need", "Towards outcome", "Provision required", "Role", "Weekly amount"),
    "adults": ("Ref", "Outcome link", "Strategy / resource", "Adult", "Minimum frequency"),
    "links": (
        *("Section B link", "Section E link", "Specified provision", "Professional"),
        "Quantity",
    ),
}


@pytest.mark.parametrize("titles", TITLES.values(), ids=TITLES)
def test_a_table_of_provision_is_read_under_any_titles(titles: tuple[str, ...]) -> None:
    """Who, how often, needs and outcomes are each row's own, and the titles no provision."""
    plan = provided(
        table(
            titles,
            ("Need 1", "1", TALKS, "Speech and language therapist", "Once a week"),
            ("Need 2", "2", PHONICS, "Teaching assistant", "Every day"),
        )
    )
    assert said(plan, "F") == [TALKS, PHONICS]
    talks = one(plan, TALKS)
    assert talks.role is Role.PROVISION
    assert talks.cells[CellRole.BY_WHOM].text == "Speech and language therapist"
    assert talks.cells[CellRole.HOW_OFTEN].text == "Once a week"
    assert set(talks.refers_to) == {("need", "1"), ("outcome", "1")}
    assert spans_resolve(plan)


FORMS = {
    "no titles": table(
        (TALKS, "Speech and language therapist", "30 minutes once a week"),
        (PHONICS, "Teaching assistant", "15 minutes every day"),
        ("Seat at the front beside the board", "Class teacher", "In every lesson"),
    ),
    "who and when in one": table(
        ("Detail", "Delivery"),
        (TALKS, "Speech and language therapist, 30 minutes once a week"),
        (PHONICS, "Teaching assistant, 15 minutes every day"),
    ),
    "a doubtful title": table(
        ("Support in place", "Resourced by", "Time"),
        (TALKS, "Speech and language therapist", "30 minutes once a week"),
        (PHONICS, "Teaching assistant", "15 minutes every day"),
    ),
    "cards": table(
        ("Provision", TALKS),
        ("By whom", "Speech and language therapist"),
        ("How often", "30 minutes once a week"),
        ("Provision", PHONICS),
        ("By whom", "Teaching assistant"),
        ("How often", "15 minutes every day"),
    ),
    "lines": "\n\n".join(
        (
            *(f"**What:** {TALKS}", "**Resourced by:** Speech and language therapist"),
            *("**Regularity:** 30 minutes once a week", f"**What:** {PHONICS}"),
            *("**Resourced by:** Teaching assistant", "**Regularity:** 15 minutes every day"),
        )
    ),
}


@pytest.mark.parametrize("body", FORMS.values(), ids=FORMS)
def test_provision_in_other_forms(body: str) -> None:
    """Without titles, in two columns, card by card or line by line: who does it goes with what."""
    plan = provided(body + "\n")
    phonics = one(plan, PHONICS)
    assert phonics.role is Role.PROVISION
    assert phonics.cells[CellRole.BY_WHOM].text.startswith("Teaching assistant")
    whom = one(plan, TALKS).cells[CellRole.BY_WHOM].text
    assert whom.startswith("Speech and language therapist")
    assert {TALKS, PHONICS} <= set(said(plan, "F", Role.PROVISION))
    assert len(said(plan, "F")) == len(said(plan, "F", Role.PROVISION)) <= 3
    assert spans_resolve(plan)


def test_needs_and_outcomes_listed_over_provision_are_no_provision() -> None:
    """A small table in F of the needs and outcomes that the provision below it serves is only that."""
    listed = table(
        ("Need from Section B", "Outcome from Section E"), ("1 Following instructions", "1 and 2")
    )
    rows = table(
        ("What", "Who", "How often"), (TALKS, "Speech and language therapist", "Once a week")
    )
    plan = provided(listed + "\n" + rows)
    assert said(plan, "F", Role.PROVISION) == [TALKS]


PRAISE = {
    "plain": ("What Sam does well", "What Sam finds tricky"),
    "one word": ("Abilities", "Barriers"),
    "to develop": ("Positives", "Areas to develop"),
    "can and cannot": ("Can", "Cannot yet"),
    "working": ("What's working", "What isn't working"),
    "gaps": ("Skills", "Gaps"),
    "concerns": ("Progress", "Concerns"),
    "first person": ("Things I am good at", "Things I need help with"),
}
WELL = ("Sam follows a story well when there are pictures.", "Sam counts to twenty.")
HARD = ("Sam cannot follow instructions of more than two words.", "Sam reads no words.")


@pytest.mark.parametrize("titles", PRAISE.values(), ids=PRAISE)
def test_praise_and_needs_side_by_side(titles: tuple[str, str]) -> None:
    """What goes well is a strength and what is hard a need, whatever words title the columns."""
    rows = table(titles, *zip(WELL, HARD, strict=True))
    plan = plan_of(FRONT + "\n## Section B: Special educational needs\n\n" + rows + OUTCOMES)
    assert said(plan, "B", Role.STRENGTH) == list(WELL)
    assert said(plan, "B", Role.NEED) == list(HARD)
    assert len(said(plan, "B")) == 4


UNDER = {
    "cannot": ("Sam can", "Sam cannot yet"),
    "areas": ("Positives", "Areas for development"),
    "so far": ("Progress so far", "Concerns"),
    "not working": ("What is working", "What is not working"),
}


@pytest.mark.parametrize("titles", UNDER.values(), ids=UNDER)
def test_praise_and_needs_under_headings(titles: tuple[str, str]) -> None:
    """The same words as headings over lists."""
    lists = "".join(
        f"\n### {title}\n\n" + "".join(f"- {line}\n" for line in lines)
        for title, lines in zip(titles, (WELL, HARD), strict=True)
    )
    plan = plan_of(FRONT + "\n## Section B: Special educational needs\n" + lists + OUTCOMES)
    assert said(plan, "B", Role.STRENGTH) == list(WELL)
    assert said(plan, "B", Role.NEED) == list(HARD)


def test_an_area_that_sounds_like_praise_holds_needs() -> None:
    """Under "Social skills" stand needs."""
    lines = "\n### Social skills\n\n- Sam does not know how to join a game.\n"
    plan = plan_of(FRONT + "\n## Section B: Special educational needs\n" + lines + OUTCOMES)
    assert said(plan, "B", Role.NEED) == ["Sam does not know how to join a game."]


FIRST = "Sam will follow an instruction of four words in class, four times in five."
SECOND = "Sam will read 50 words aloud without help."
AIMED = {
    "able to": (
        ("What Sam will be able to do", "Date", "Small steps"),
        ("{}", "July 2028", "Two words by Easter"),
    ),
    "goal": (("No.", "Goal", "Target date", "How measured"), ("1", "{}", "July 2028", "Word list")),
    "to reach": (("Need", "Outcome sought", "Achieved by"), ("1", "{}", "July 2028")),
    "begun": (
        ("Ref", "Sam will be able to...", "By", "Evidence"),
        ("E1", "{}", "July 2028", "Log"),
    ),
    "result": (("Section B ref", "Intended result", "When by?"), ("B1", "{}", "July 2028")),
    "objective": (
        ("Area", "Objective", "Timeframe", "Success looks like"),
        ("Cognition and learning", "{}", "July 2028", "He does it in assembly"),
    ),
}


@pytest.mark.parametrize(("titles", "row"), AIMED.values(), ids=AIMED)
def test_outcomes_are_read_under_any_titles(titles: tuple[str, ...], row: tuple[str, ...]) -> None:
    """What somebody will do is the outcome, and a date beside it by when."""
    rows = [tuple(cell.format(text) for cell in row) for text in (FIRST, SECOND)]
    section = "\n## Section E: Outcomes\n\n" + table(titles, *rows)
    plan = plan_of(FRONT + NEEDS + section + PROVISION + "- Phonics every day for 15 minutes.\n")
    assert said(plan, "E", Role.OUTCOME) == [FIRST, SECOND]
    assert one(plan, FIRST).cells[CellRole.BY_WHEN].text == "July 2028"


def test_a_terse_line_is_provision() -> None:
    """A line such as "Phonics: teaching assistant, daily" says what, and describes nothing before it."""
    body = "- Phonics with the teaching assistant every day for 15 minutes.\n- Phonics: teaching assistant, daily.\n"
    plan = provided(body)
    assert len(said(plan, "F", Role.PROVISION)) == 2


def test_a_line_about_outcomes_is_none_itself() -> None:
    """Which outcomes are for education says nothing that anybody will do, and has none below it."""
    intro = "Outcomes 1 to 2 are education and training outcomes.\n\n"
    plan = plan_of(FRONT + NEEDS + OUTCOMES.replace("1. By", intro + "1. By", 1) + BEHIND)
    assert len(said(plan, "E", Role.OUTCOME)) == 2
    assert said(plan, "E", Role.ARRANGEMENT) == [intro.strip()]
    assert not said(plan, "E", Role.STEP)


@pytest.mark.parametrize(
    "text",
    [
        "B5. Sam goes from calm to shouting within seconds.",
        "B6. Sam spends breaks alone, and says that he feels like a spare part.",
    ],
)
def test_what_is_numbered_as_a_need_is_one(text: str) -> None:
    """A kind word in a numbered need makes no praise of it."""
    plan = plan_of(FRONT + f"\n## Section B: Special educational needs\n\n- {text}\n" + OUTCOMES)
    assert len(said(plan, "B", Role.NEED)) == 1


def test_doing_without_help_is_praise() -> None:
    """Who washes without any help has no need to be washed."""
    line = "Sam washes, dresses and makes his breakfast without any help."
    plan = plan_of(FRONT + f"\n## Section B: Special educational needs\n\n{line}\n" + OUTCOMES)
    assert said(plan, "B", Role.STRENGTH) == [line]


def test_what_is_not_dated_is_listed_all_the_same() -> None:
    """The words "not dated" answer a title and are none: the row keeps its place in the list of advice."""
    rows = table(
        ("Advice", "From", "Date"),
        ("Psychological advice", "Ada Ray, educational psychologist", "7 October 2026"),
        ("Physiotherapy report", "Community physiotherapy", "not dated"),
    )
    plan = plan_of(FRONT + NEEDS + OUTCOMES + "\n## Section K: Advice\n\n" + rows)
    assert [a.dated.text if a.dated else "" for a in plan.advice] == ["7 October 2026", ""]


def test_she_goes_on_with_what_she_does() -> None:
    """A second sentence about the same person's act is no provision of its own."""
    text = "The teacher of the deaf rewrites the text for each new science topic. She gives it to Sam two days before."
    assert said(provided(f"- {text}\n"), "F", Role.PROVISION) == [text]


def test_letters_in_several_titles_open_their_columns() -> None:
    """Of "What will be different (E)" beside "What is hard (B)" the letters say which sections they are."""
    rows = table(
        ("What is hard for Sam (B)", "What will be different (E)", "What Sam gets (F)", "People"),
        ("**Cognition and learning**", "", "", ""),
        ("Sam reads no words.", SECOND, PHONICS, "Teaching assistant"),
        ("Sam cannot add two numbers.", FIRST, TALKS, "Class teacher"),
    )
    plan = plan_of(FRONT + "\n## Sections B, E and F\n\n" + rows + BEHIND)
    assert said(plan, "B") == ["Sam reads no words.", "Sam cannot add two numbers."]
    assert said(plan, "E", Role.OUTCOME) == [SECOND, FIRST]
    assert said(plan, "F", Role.PROVISION) == [PHONICS, TALKS]
    assert one(plan, PHONICS).cells[CellRole.BY_WHOM].text == "Teaching assistant"
    assert one(plan, PHONICS).area is not None


def test_cards_with_a_number_and_labels_of_their_own() -> None:
    """The title "F1" numbers a card; "Rate" and "Responds to" are told by their answers."""
    card = table(
        ("F1", ""),
        ("Support", TALKS),
        ("Staffing", "Speech and language therapist"),
        ("Rate", "Four times a week"),
        ("Responds to", "B1"),
    )
    plan = provided(card)
    assert said(plan, "F") == [TALKS]
    talks = one(plan, TALKS)
    assert talks.cells[CellRole.HOW_OFTEN].text == "Four times a week"
    assert talks.cells[CellRole.BY_WHOM].text == "Speech and language therapist"


def test_titles_below_a_blank_first_row() -> None:
    """An empty row above the titles changes nothing, and stepping stones are steps."""
    rows = table(
        ("", "", ""),
        ("Destination by July 2028", "Stepping stones", "Review notes"),
        (FIRST, "Sam will follow two words.", ""),
        (SECOND, "Sam will read ten words.", ""),
    )
    plan = plan_of(FRONT + NEEDS + "\n## Section E: Outcomes\n\n" + rows + BEHIND)
    assert said(plan, "E", Role.OUTCOME) == [FIRST, SECOND]
    assert said(plan, "E", Role.STEP) == ["Sam will follow two words.", "Sam will read ten words."]
