"""What E holds besides outcomes, sections that share a heading, and labels that end a table's part."""

from __future__ import annotations

import pytest
from reading import one, plan_of, said

from ehcp_qa.model.plan import Area, Condition, Role, SectionId
from ehcp_qa.recognise.numbers import own_number, references

OUTCOME = "## Section E\n\n1. By July 2028, Sam will read a page without help.\n\n"


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Future changes", "Sam moves to secondary school in September 2028."),
        ("Transition", "- Sam will visit his new school three times by July 2028."),
        ("Forward plans", "Sam's mother hopes that he will go to Hill College."),
        ("Moving to secondary school", "By May 2028, the two SENCOs will meet."),
        ("Setting of shorter-term targets", "Mrs Cole writes three with Sam each half-term."),
        ("Arrangements for review", "The plan is reviewed by June 2027."),
        ("How progress will be monitored", "- By his teacher, every week."),
    ],
)
def test_what_e_holds_besides_outcomes(title: str, line: str) -> None:
    """Plans for changes, targets and monitoring under their own titles are no outcomes."""
    plan = plan_of(f"{OUTCOME}### {title}\n\n{line}\n")
    assert len(said(plan, "E", Role.OUTCOME)) == 1
    assert said(plan, "E", Role.ARRANGEMENT) == [line.removeprefix("- ")]


def test_an_outcome_among_the_plans_for_a_change() -> None:
    """What the child will do by when is an outcome, whatever its sub-heading."""
    plan = plan_of(
        f"{OUTCOME}### Transition\n\nBy July 2029, Sam will find his way round his new school alone.\n"
    )
    assert len(said(plan, "E", Role.OUTCOME)) == 2


@pytest.mark.parametrize(
    ("section", "line", "role"),
    [
        ("B", "Sam finds it hard to go from one lesson to the next.", Role.NEED),
        ("F", "A mentor will walk with Sam to each new lesson.", Role.PROVISION),
    ],
)
def test_transition_titles_needs_and_provision_too(section: str, line: str, role: Role) -> None:
    """Outside E "Transitions" is what the needs or the provision under it are about."""
    plan = plan_of(f"## Section {section}\n\n### Transitions\n\n{line}\n")
    assert one(plan, line).role is role


def test_areas_of_outcomes_for_health_and_care() -> None:
    """In E "Health" and "Social care" title areas, and "Monitoring" after them stands for all."""
    plan = plan_of(
        f"{OUTCOME}### Health\n\n- By July 2028, Sam will use his inhaler.\n\n### Social care\n\n"
        "- By July 2028, Sam will go to a club.\n\n### Monitoring\n\nThe SENCO checks each term.\n"
    )
    areas = [s.area for s in plan.statements(SectionId.E)]
    assert areas == [None, Area.HEALTH, Area.SOCIAL_CARE, None]


def test_sections_that_share_a_heading() -> None:
    """Under "C and D" each part goes where its sub-heading says; under "J and K" reports go to K."""
    plan = plan_of(
        "## Sections C and D\n\n**Health**\n\nSam has asthma.\n\n**Social care**\n\n"
        "Sam cannot go out alone.\n\n## Sections J and K\n\nNo personal budget is agreed.\n\n"
        "- Dr Hay, paediatrician, 4 May 2026\n"
    )
    assert said(plan, "C") == ["Sam has asthma."]
    assert said(plan, "D") == ["Sam cannot go out alone."]
    assert plan.sections[SectionId.J].condition is Condition.NIL
    assert said(plan, "K", Role.ADVICE) == ["Dr Hay, paediatrician, 4 May 2026"]


def test_money_under_j_and_k_stays_in_j() -> None:
    """A line about a payment is J's, though K stands in the same heading."""
    plan = plan_of("## Sections J and K\n\nA direct payment of £40 a week pays for a sitter.\n")
    assert len(said(plan, "J", Role.BUDGET)) == 1


def test_a_section_label_ends_the_columns_above_it() -> None:
    """In a plan that is one table, "Section G" at a row's start is no provision of F."""
    plan = plan_of(
        "| Section F | Provision | By whom |\n|---|---|---|\n| | Reading | TA |\n"
        "| Section G: Health provision | None required | |\n"
    )
    assert said(plan, "F") == ["Reading"]
    assert plan.sections[SectionId.G].condition is Condition.NIL


def test_an_area_beside_a_section_label_is_that_sections() -> None:
    """The area of need in a row of section B is not that of the sections in the rows below."""
    plan = plan_of(
        "| Section B | Cognition and learning | Sam cannot read. |\n|---|---|---|\n"
        "| Section E | By July 2028, Sam will read a menu. | < |\n"
    )
    assert one(plan, "cannot read").area is Area.COGNITION
    assert one(plan, "read a menu").area is None


def test_what_a_content_control_shows_is_nobodys_need() -> None:
    """A prompt that nobody answered leaves its section blank."""
    plan = plan_of("## Section D\n\nChoose an item.\n\n## Section G\n\nClick here to enter text.\n")
    assert {plan.sections[SectionId(s)].condition for s in "DG"} == {Condition.BLANK}


def test_choosing_an_item_can_be_an_outcome() -> None:
    """The words of a prompt within a sentence are the sentence's own."""
    assert len(said(plan_of(OUTCOME + "2. Sam will choose an item in a shop.\n"), "E")) == 2


def test_a_sub_heading_inside_another_adds_its_references() -> None:
    """Provision under "Outcome 1" under "Need 2" serves both."""
    plan = plan_of("## Section F\n\n### Need 2\n\n**Outcome 1**\n\n- A worry book each morning.\n")
    assert one(plan, "worry book").refers_to == (("need", "2"), ("outcome", "1"))


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Meets outcome E2.", [("outcome", "E2")]),
        ("Meets needs B1 and B3", [("need", "B1"), ("need", "B3")]),
        ("Needs B1 to B3", [("need", "B1"), ("need", "B2"), ("need", "B3")]),
        ("Sam needs B12 by injection.", []),
    ],
)
def test_numbers_that_bear_their_letter(text: str, pairs: list[tuple[str, str]]) -> None:
    """A reference may give the section's letter with the number."""
    assert list(references(text)) == pairs


def test_an_own_number_that_bears_its_letter() -> None:
    """The number of "Outcome E1" is E1, as that of "E1." is."""
    assert own_number("Outcome E1: Sam will read.")[:2] == ("outcome", "E1")


def test_a_contents_table_is_no_section() -> None:
    """A table of sections with page numbers is passed over, and so are its last, short rows."""
    rows = "".join(f"| {s} | Part {s} | {n} |\n" for n, s in enumerate("ABCDEFGIJK", 2))
    plan = plan_of(
        f"| Section | Title | Page |\n|---|---|---|\n{rows}\n## Section F\n\n- TA daily.\n"
    )
    assert [s.text for s in plan.statements()] == ["TA daily."]
    assert plan.sections[SectionId.I].condition is Condition.MISSING


def test_prompts_in_the_councils_own_words() -> None:
    """In a two-column table of section A a short cell before a longer one is its label."""
    plan = plan_of(
        "## Section A\n\n| How best to help me | Say my name first. Do not finish my sentences. |\n"
        "|---|---|\n| What I want to get better at | I want to read the football pages. |\n"
    )
    assert said(plan, "A")[0] == "Say my name first."
    heading = one(plan, "football").group_heading
    assert heading is not None
    assert heading.text == "What I want to get better at"


def test_a_column_called_no_is_a_column() -> None:
    """The title "No." over a column of numbers says nothing about anything being absent."""
    plan = plan_of(
        "## Section E\n\n| No. | Outcome | By when |\n|---|---|---|\n| 1 | Sam will read. | July 2028 |\n"
    )
    assert [(s.role, s.number) for s in plan.statements(SectionId.E)] == [(Role.OUTCOME, "1")]


def test_titles_of_parts_with_roman_numbers() -> None:
    """Facilities, staffing and curriculum head parts of F; "Staffing" swallows nothing below it."""
    plan = plan_of(
        "## Section F\n\n**(i) Facilities and equipment**\n\nF1. A laptop for Sam. (B1)\n\n"
        "**(ii) Staffing**\n\nF2. A teaching assistant will help Sam for 10 hours a week.\n\n"
        "F3. Access to counselling as needed.\n"
    )
    assert [s.number for s in plan.statements(SectionId.F)] == ["F1", "F2", "F3"]
    assert one(plan, "laptop").refers_to == (("need", "B1"),)


def test_a_lead_in_behind_a_sentence() -> None:
    """An outcome is not lost when "Steps towards this:" ends its paragraph."""
    plan = plan_of(
        "## Section E\n\n**Outcome 1.** By July 2028 Sam will read a page alone. Steps towards this:\n\n"
        "- to read a line by July 2027\n\n"
        "**Outcome 2.** By July 2028 Sam will write a page. Steps towards this:\n\n- to write a line\n"
    )
    roles = [(s.role, s.number) for s in plan.statements(SectionId.E)]
    assert roles[::2] == [(Role.OUTCOME, "1"), (Role.OUTCOME, "2")]
    assert {role for role, _ in roles[1::2]} == {Role.STEP}


def test_items_take_the_number_of_their_lead_in() -> None:
    """What hangs from "F8. Staff will:" is item F8."""
    plan = plan_of("## Section F\n\nF8. Staff will:\n\n- wait for an answer\n- use signs\n")
    assert {s.number for s in plan.statements(SectionId.F)} == {"F8"}


def test_numbers_without_a_stop() -> None:
    """The text "B1 Sam" is numbered as "B1. Sam" is, and an item of B without praise is a need."""
    plan = plan_of("## Section B\n\nB1 Sam cannot read.\n\nB2 Sam takes twice as long as others.\n")
    assert [(s.number, s.role) for s in plan.statements()] == [("B1", Role.NEED), ("B2", Role.NEED)]


def test_rows_of_k_that_nobody_filled_in() -> None:
    """A row of the template that still asks "YES/NO" and names nobody lists no advice."""
    plan = plan_of(
        "## Section K\n\n| Advice requested | Date received | Who from | Appended |\n|---|---|---|---|\n"
        "| Medical | 4 May 2026 | Dr Ali | YES |\n| Year 9 advice | | | YES/NO |\n| Social care | | | NO |\n"
    )
    assert said(plan, "K", Role.ADVICE) == ["Medical", "Social care"]


def test_a_letter_that_answers_a_label() -> None:
    """The F of "Gender | F" on the cover opens no section."""
    plan = plan_of(
        "| Name | Sam Hay | Gender | F |\n|---|---|---|---|\n\nSam is six.\n\n## Section A\n"
    )
    assert plan.sections[SectionId.F].condition is Condition.MISSING


def test_provision_in_tables_under_outcomes() -> None:
    """Under "E and F" what staff do in a table serves the outcome printed over it."""
    plan = plan_of(
        "## Section E and Section F\n\n**Outcome 3: By July 2027, Sam will feed himself with a spoon.**\n\n"
        "| Actions for staff | By whom? | When? |\n|---|---|---|\n| Hand over hand | TA | Lunch |\n"
    )
    helped = one(plan, "Hand over hand")
    assert (helped.section, helped.role) == (SectionId.F, Role.PROVISION)
    assert helped.refers_to == (("outcome", "3"),)


@pytest.mark.parametrize("rank", ["Primary", "Secondary", "Additional"])
def test_areas_by_rank(rank: str) -> None:
    """A heading may rank the areas of need."""
    plan = plan_of(
        f"## Section B\n\n### {rank} need: Cognition and learning\n\n- Sam cannot read.\n"
    )
    assert one(plan, "read").area is Area.COGNITION
