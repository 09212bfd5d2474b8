"""Tables of needs: what stands in them, how they are numbered, and what is no row of theirs."""

from __future__ import annotations

from reading import one, plan_of, said

from ehcp_qa.model.plan import CellRole, Role, SectionId

EFFECTS = """
## Section D: My social care needs

| What | How it affects me |
|---|---|
| I cannot go out in the evening | I see nobody at weekends |
| My mother works nights | She is worn out |
"""

NUMBERED = """
## Section C: Health care needs

| No. | Health need |
|---|---|
| C1 | Tia has epilepsy. |
| C2 | She is often sick in the morning. |

## Section G: Health care provision

| No. | Provision | By whom | How often | Meets need |
|---|---|---|---|---|
| G1 | Review of her medicine | Epilepsy nurse | Once a term, 30 minutes | C1 |
"""

STRENGTHS = """
## Section B: Special educational needs

### Cognition and learning

| Strengths | Describe here in a line or two what the young person does well at college. |
|---|---|
| Need 2.1 | Tia reads 15 words. |
| Need 2.2 | Tia counts to ten. |
"""

PREPARED = """
## Section K: Advice and information

| Advice | Written by | Date |
|---|---|---|
| Education | G. Norwood, head teacher | 11 September 2026 |
| Social care | R. Tunde, early help assessor | 10 September 2026 |

| Prepared for | Tia Lund, born 3 July 2012 |
|---|---|
| Prepared by | Plan co-ordinator, Larkton Council |
"""


def test_what_and_how_it_affects_me_are_needs() -> None:
    """In a section of needs a column called "What" holds no provision, nor does the one beside it."""
    plan = plan_of(EFFECTS)
    assert len(said(plan, "D", Role.NEED)) == 4
    assert said(plan, "H") == []


def test_what_beside_who_and_how_often_is_provision() -> None:
    """Elsewhere the same title keeps its meaning."""
    text = "## Section G\n\n| What | By whom | How often |\n|---|---|---|\n| Blood test | Nurse | Once a year |\n"
    assert one(plan_of(text), "Blood test").role is Role.PROVISION


def test_a_rows_number_may_bear_its_sections_letter() -> None:
    """A "C2" in the first column numbers the row, and is no statement of its own."""
    plan = plan_of(NUMBERED)
    assert said(plan, "C") == ["Tia has epilepsy.", "She is often sick in the morning."]
    assert one(plan, "often sick").number == "C2"
    review = one(plan, "Review")
    assert (review.number, review.refers_to) == ("G1", (("need", "C1"),))
    assert CellRole.BY_WHOM in review.cells


def test_a_sentence_of_guidance_is_no_column_title() -> None:
    """The rows under it stay needs with numbers, though the template's prompt was left in."""
    plan = plan_of(STRENGTHS)
    assert said(plan, "B", Role.NEED) == ["Tia reads 15 words.", "Tia counts to ten."]
    assert one(plan, "15 words").number == "2.1"


def test_who_prepared_a_plan_is_no_advice() -> None:
    """A table of that kind ends the list, and a post in small letters after a name is a post."""
    plan = plan_of(PREPARED)
    assert [a.words.split(" ·")[0] for a in plan.advice] == ["Education", "Social care"]
    role = plan.advice[1].role
    assert role is not None
    assert role.text == "early help assessor"


def test_who_looks_at_the_outcomes_and_how_often_is_an_arrangement() -> None:
    """It stands under the outcomes and is none; what the child will do each term is one."""
    text = (
        "## Section E: Outcomes\n\n- By July 2028 I will ring the garage myself.\n\nMy tutor and I look at these every half-term.\n\n"
        "The head and her mother agree smaller steps each half-term and write them down.\n\n"
        "- By July 2028 I will talk about my progress with my tutor each term.\n"
    )
    plan = plan_of(text)
    assert one(plan, "My tutor and I").role is Role.ARRANGEMENT
    assert one(plan, "agree smaller steps").role is Role.ARRANGEMENT
    assert one(plan, "talk about my progress").role is Role.OUTCOME


def test_nothing_is_nil_where_it_is_what_is_needed() -> None:
    """It says so in more ways than "none", and a need may begin with it as well."""
    text = "## Section D: Social care needs\n\n- {}\n"
    for nil in (
        "The social worker saw me on 4 August 2026 and there is nothing that I need.",
        "Nothing is required.",
    ):
        assert one(plan_of(text.format(nil)), "othing").role is Role.NIL
    need = plan_of(text.format("Nothing calms her on the bus, and she needs two adults."))
    assert one(need, "Nothing").role is Role.NEED


def test_how_we_shall_know_is_the_measure_of_its_outcome() -> None:
    """The column stands beside the outcome, and its cells are no outcomes."""
    text = (
        "## Section E: Outcomes\n\n| By when | Outcome | How we shall know |\n|---|---|---|\n"
        "| July 2028 | Tia will read 100 words on sight. | The class list, heard each term |\n"
    )
    (outcome,) = plan_of(text).sections[SectionId.E].statements
    assert outcome.cells[CellRole.MEASURE].text == "The class list, heard each term"


def test_a_rows_number_is_its_needs_and_not_the_strengths_beside_it() -> None:
    """A need of two sentences keeps it, and to have no diagnosis of a difficulty is not to have none."""
    text = (
        "## Section B: Special educational needs\n\n| No. | What I can do | What I find difficult |\n|---|---|---|\n"
        "| 1 | I write well. | Being watched. I shook so much in March that I could not hold the tool. I do not have a diagnosis of any attention difficulty. |\n"
        "| 2 | I draw. | Noise. I cannot eat in the canteen. |\n"
    )
    plan = plan_of(text)
    numbers = {s.number for s in plan.sections[SectionId.B].statements if s.role is Role.NEED}
    assert numbers == {"1", "2"}
    assert one(plan, "I write well").number == ""
    assert one(plan, "Being watched").role is Role.NEED
