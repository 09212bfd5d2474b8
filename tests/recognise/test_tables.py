"""Tables: the national template, provision tables, outcome tables, labels and answers."""

from __future__ import annotations

from reading import one, plan_of, said

from ehcp_qa.model.plan import Area, CellRole, Condition, Role, SectionId

NATIONAL = """
| A1 | Summary of the child or young person's history |
|---|---|
| | Sam is ten. He joined his school in Reception. |

| A2 SUMMARY of the views, interests and aspirations of the CHILD and their parent |
|---|
| For digital systems: drawings can be included here. |
| Views |
| Sam likes lifts. |
| Aspirations |
| Sam wants to be a vet. |

| Special Educational Needs and Provision (B-F-E)<br>Sensory and/or physical needs<br>Some children and young people require special educational provision. | < | < |
|---|---|---|
| Strengths | < | < |
| Sam climbs well. | < | < |
| B – Special Educational Needs | F – Special Educational Provision | E – Outcomes |
| Sam tires quickly. He sits down after ten minutes. | - A TA walks with Sam for ten minutes daily.<br>- A physiotherapist visits once a term. | By July 2028 Sam will walk a mile. |
| | | |
| Sam cannot hold a pen. | ^ | |

## Sections C (Health care needs which relate to their SEN) and G (Health Care Provision relating to those needs)

| Strengths | < | < |
|---|---|---|
| Sam is rarely ill. | < | < |
| C - Health care needs | G – Health Care Provision | E – Outcomes |
| Sam has asthma. | The nurse checks his inhaler each term. | |

## Sections D (Social care needs which relate to the SEN) and H1 and H2 (Social care provision)

| D – Social care needs which relate to the child's special educational needs or to a disability. | H1 – Any social care provision which must be made for a child or young person under 18 resulting from section 2 of the Chronically Sick and Disabled Persons Act 1970 | H2 - Other social care provision | E – Outcomes |
|---|---|---|---|
| Sam cannot go out alone. | A sitter for two hours every Saturday. | None | By July 2027 Sam will go to a club. |

## I - Placement

| Name | To be completed |
|---|---|
| Type | To be completed |

## J - Direct Payments

| Details | None requested |
|---|---|
| Arrangements for direct payment | Not applicable |

## K - The advice and information gathered during the EHC needs assessment

| Advice and information requested | Date received | Who from | Appended |
|---|---|---|---|
| Medical advice | 3 May 2026 | Dr Ali | YES |
| | | | YES/ NO |

Sign-off

| Local authority officer – name | Local authority officer - signature | Date |
|---|---|---|
| A. Clerk | | 4 November 2026 |
"""


def test_national_template_gives_every_section() -> None:
    """All twelve sections come out of the tables, each with its own words."""
    plan = plan_of(NATIONAL)
    assert [k.value for k, s in plan.sections.items() if s.condition is Condition.MISSING] == []
    assert said(plan, "A", Role.HISTORY) == ["Sam is ten.", "He joined his school in Reception."]
    assert said(plan, "A", Role.ASPIRATION) == ["Sam wants to be a vet."]
    assert said(plan, "H1") == ["A sitter for two hours every Saturday."]
    assert plan.sections[SectionId.H2].condition is Condition.NIL
    assert plan.sections[SectionId.I].condition is Condition.NIL
    assert said(plan, "K") == ["Medical advice"]


def test_national_rows_keep_need_provision_and_outcome_together() -> None:
    """A row holds its need, both its provisions and its outcome; a merged cell is in both its rows."""
    plan = plan_of(NATIONAL)
    first, second = plan.rows[:2]
    assert (first.needs, first.provisions, first.outcomes) == (("B-2",), ("F-1", "F-2"), ("E-1",))
    assert first.area is Area.SENSORY
    assert second.needs == ("B-3",)
    assert one(plan, "physiotherapist").row == first.id
    assert one(plan, "physiotherapist").cells[CellRole.OUTCOME].text.startswith("By July 2028")
    assert {row.area for row in plan.rows} == {Area.SENSORY, Area.HEALTH, Area.SOCIAL_CARE}


def test_national_strengths_and_guidance_are_no_needs() -> None:
    """The strengths row is a strength and the words about any child are guidance."""
    plan = plan_of(NATIONAL)
    assert said(plan, "B", Role.STRENGTH) == ["Sam climbs well."]
    assert len(said(plan, "B", Role.NEED)) == 2
    assert [s.role for s in plan.statements() if "Some children" in s.text] == [Role.GUIDANCE]


AREA_TABLE = """
| Section B: Special educational needs. Area: Communication and interaction | < | < | < |
|---|---|---|---|
| Strengths | < | < | < |
| Sam likes to talk. (PR) | < | < | < |
| Special educational needs | < | < | < |
| 1. Sam has difficulty with long words.<br>1.1 He misses the ends of words. | < | < | < |
| Long-term outcome (Section E) | < | < | < |
| Sam will be understood by everyone. | < | < | < |
| Medium-term outcome (Section E) | < | < | < |
| By July 2028 Sam will say three-syllable words. | < | < | < |
| Section F: Special Educational Provision | By Whom | Frequency | Which Need Does This Provision Meet |
| Direct therapy on word endings (C) | Speech and language therapist | Weekly, 30 minutes | 1, 1.1 |
| Practice of the same words | | Daily | 1 |
"""


def test_area_table_feeds_three_sections() -> None:
    """One table of an area holds strengths, numbered needs, an aim, an outcome and provision."""
    plan = plan_of(AREA_TABLE)
    needs = plan.sections[SectionId.B].statements
    assert [(s.number, s.role) for s in needs] == [
        ("", Role.STRENGTH),
        ("1", Role.NEED),
        ("1.1", Role.NEED),
    ]
    assert [s.role for s in plan.sections[SectionId.E].statements] == [Role.AIM, Role.OUTCOME]
    assert {s.area for s in plan.statements()} == {Area.COMMUNICATION}


def test_provision_takes_its_rows_cells() -> None:
    """By whom, how often and need met belong to the row's provision; an empty cell shifts nothing."""
    plan = plan_of(AREA_TABLE)
    first, second = plan.sections[SectionId.F].statements
    assert first.cells[CellRole.BY_WHOM].text == "Speech and language therapist"
    assert first.cells[CellRole.HOW_OFTEN].text == "Weekly, 30 minutes"
    assert first.refers_to == (("need", "1"), ("need", "1.1"))
    assert CellRole.BY_WHOM not in second.cells
    assert second.cells[CellRole.HOW_OFTEN].text == "Daily"


def test_lines_of_two_cells_pair_off() -> None:
    """Two provisions beside two lines of who and when take one line each."""
    plan = plan_of(
        "## F\n\n| Provision | By whom | How often |\n|---|---|---|\n"
        "| - Reading<br>- Swimming | - Teacher<br>- Coach | - Daily<br>- Weekly |\n"
    )
    second = one(plan, "Swimming")
    assert second.cells[CellRole.BY_WHOM].text == "Coach"
    assert second.cells[CellRole.HOW_OFTEN].text == "Weekly"


def test_one_column_may_hold_two_things() -> None:
    """A column of length and group size is given under both names."""
    plan = plan_of(
        "## F\n\n| What | Who | How long and group size | Need and outcome met |\n|---|---|---|---|\n"
        "| Reading | Teacher | 20 minutes, group of three | Need 2; outcomes 1 and 3 |\n"
    )
    cells = one(plan, "Reading").cells
    assert cells[CellRole.DURATION] == cells[CellRole.GROUP]
    assert one(plan, "Reading").refers_to == (("need", "2"), ("outcome", "1"), ("outcome", "3"))


def test_outcome_table() -> None:
    """Steps, date and measure belong to the outcome, and steps are not outcomes."""
    plan = plan_of(
        "## Section E\n\n| Outcome | Steps | By when | How measured |\n|---|---|---|---|\n"
        "| 1. Sam will read a page. | Ten words. Then fifty. | July 2028 | Teacher's check |\n"
    )
    outcome = one(plan, "read a page")
    assert outcome.number == "1"
    assert outcome.cells[CellRole.BY_WHEN].text == "July 2028"
    assert outcome.cells[CellRole.MEASURE].text == "Teacher's check"
    assert said(plan, "E", Role.STEP) == ["Ten words. Then fifty."]


def test_going_well_and_not_going_well() -> None:
    """Only what is not going well is a need."""
    plan = plan_of(
        "## Section B\n\n### Communication and interaction\n\n| What is going well | What is not going well |\n"
        "|---|---|\n| Sam talks to friends. | Sam misses jokes. |\n"
    )
    assert said(plan, "B", Role.STRENGTH) == ["Sam talks to friends."]
    assert said(plan, "B", Role.NEED) == ["Sam misses jokes."]


def test_table_without_letters_is_inferred_by_area() -> None:
    """Need, provision and outcome columns under an area are sections without a label."""
    plan = plan_of(
        "## Health\n\n| Need | Provision | Outcome |\n|---|---|---|\n"
        "| Sam has asthma. | A nurse visits termly. | By July 2027 Sam will use his inhaler alone. |\n"
    )
    assert said(plan, "C") == ["Sam has asthma."]
    assert said(plan, "G") == ["A nurse visits termly."]
    assert not plan.sections[SectionId.E].labelled
    assert plan.rows[0].outcomes == ("E-1",)


def test_table_that_goes_on_over_the_page() -> None:
    """A second table with no titles right after the first takes its columns; a third, parted, does not."""
    plan = plan_of(
        "## F\n\n| Provision | By whom |\n|---|---|\n| Reading | Teacher |\n\n<!-- pagebreak -->\n\n"
        "| Writing | Tutor |\n|---|---|\n"
    )
    assert one(plan, "Writing").cells[CellRole.BY_WHOM].text == "Tutor"


def test_repeated_header_row_is_not_content() -> None:
    """Column titles printed again on the next page make no statement."""
    plan = plan_of(
        "## F\n\n| Provision | By whom |\n|---|---|\n| Reading | Teacher |\n| Provision | By whom |\n| Writing | Tutor |\n"
    )
    assert said(plan, "F") == ["Reading", "Writing"]


def test_advice_table_gives_one_statement_a_row() -> None:
    """Each row of K is one piece of advice with its author and date; a row of YES/NO is none."""
    plan = plan_of(
        "## K\n\n| Appendix | Type of advice | Author | Date |\n|---|---|---|---|\n"
        "| 1 | Medical | Dr Ali | 3 May 2026 |\n| 2 | Psychology | Dr Bo | |\n| | | | YES/NO |\n"
    )
    assert said(plan, "K", Role.ADVICE) == ["Medical", "Psychology"]
    assert one(plan, "Medical").cells[CellRole.BY_WHEN].text == "3 May 2026"
    assert CellRole.BY_WHEN not in one(plan, "Psychology").cells


AS_ABOVE = """
## Sections B, E and F

| Section B: Need | Section E: Outcome | Section F: Provision |
|---|---|---|
| 1. Sam tires quickly. | By July 2028 Sam will walk a mile. | A TA walks with Sam for ten minutes daily. |
| Need 1 | As above | A physiotherapist visits once a term for an hour. |
| Need 1 | Ditto. | A rest after lunch, 20 minutes. |
"""


def test_as_above_stands_for_the_cell_above() -> None:
    """The words "As above" are no outcome of its own: its row shares the outcome of the row above."""
    plan = plan_of(AS_ABOVE)
    outcome = one(plan, "walk a mile")
    assert [s.text for s in plan.statements(SectionId.E)] == [outcome.text]
    assert [outcome.id in row.outcomes for row in plan.rows] == [True, True, True]


def test_a_column_of_amounts_says_how_much_of_the_provision_there_is() -> None:
    """In Section J an amount is money; beside provision it belongs to the row's provision."""
    text = (
        "## Section H1: Social care\n| Provision | Provider | Amount |\n|---|---|---|\n"
        "| A play worker takes her to the club | Copperfield | 3 hours each Saturday |\n"
        "## Section J: Personal budget\n| Payment | Amount |\n|---|---|\n| Club | £40 a week |\n"
    )
    plan = plan_of(text)
    (play,) = plan.statements(SectionId.H1)
    assert play.cells[CellRole.HOW_OFTEN].text == "3 hours each Saturday"
    assert "£40 a week" in {
        words.text for s in plan.statements(SectionId.J) for words in (s, *s.cells.values())
    }


def test_columns_may_say_by_when_their_outcomes_are_to_be_reached() -> None:
    """Two titles of time are the dates of what stands under them; one beside a label is an answer."""
    text = (
        "## Section E: Outcomes\n| No. | By the end of Year 4 | By the end of Key Stage 2 |\n|---|---|---|\n"
        "| E1 | Rosie will put up her counter. | Rosie will say what she has to do. |\n"
    )
    near, far = plan_of(text).statements(SectionId.E)
    assert (near.text, far.text) == (
        "Rosie will put up her counter.",
        "Rosie will say what she has to do.",
    )
    assert near.cells[CellRole.BY_WHEN].text == "By the end of Year 4"
    assert far.cells[CellRole.BY_WHEN].text == "By the end of Key Stage 2"
    alone = "## Section E: Outcomes\n| Outcome 1 | By July 2027 |\n|---|---|\n| Rosie will swim. | Ten metres |\n"
    assert "Rosie will swim." in [s.text for s in plan_of(alone).statements(SectionId.E)]


def test_a_column_title_may_begin_what_stands_under_it() -> None:
    """A title “Tabby will …” each outcome under it, and “By” beside it says when."""
    text = (
        "## Section E: Outcomes\n| By | Tabby will … |\n|---|---|\n"
        "| the end of Nursery | sign a turn and wait for a turn |\n"
        "| the end of Reception | tell a story of four events |\n"
    )
    first, second = plan_of(text).statements(SectionId.E)
    assert first.text == "sign a turn and wait for a turn"
    assert first.lead_in is not None
    assert first.lead_in.text.startswith("Tabby will")
    assert second.cells[CellRole.BY_WHEN].text == "the end of Reception"


def test_none_beyond_another_plan_is_none() -> None:
    """What stands in a care plan is not this section's; what is given all the same is."""
    for words, condition in (
        ("None beyond his care plan.", Condition.NIL),
        ("None other than a personal assistant for two hours a week.", Condition.FILLED),
    ):
        plan = plan_of(f"## Section H2: Other social care provision\n\n{words}\n")
        assert plan.sections[SectionId.H2].condition is condition
