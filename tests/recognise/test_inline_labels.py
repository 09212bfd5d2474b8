"""Terse plans, which keep a label and its text in one line."""

from __future__ import annotations

import pytest
from reading import one, plan_of, said

from ehcp_qa.model.plan import Area, CellRole, Condition, Role, SectionId


@pytest.mark.parametrize(
    ("line", "section", "text"),
    [
        (
            "Section G: The clinic will see Sam every term.",
            "G",
            "The clinic will see Sam every term.",
        ),
        ("Health needs (Section C): Sam has asthma.", "C", "Sam has asthma."),
        ("Part D: Sam cannot go out alone.", "D", "Sam cannot go out alone."),
        ("Section H2: 12 nights a year at Fir House.", "H2", "12 nights a year at Fir House."),
    ],
)
def test_a_section_and_its_text(line: str, section: str, text: str) -> None:
    """A label with the word Section or Part opens its section, and the line goes on."""
    assert said(plan_of(f"## Section B\n\n- Sam cannot read.\n\n{line}\n"), section) == [text]


def test_several_in_one_paragraph() -> None:
    """Lines set close together are each their own section."""
    plan = plan_of(
        "## Section F\n\n- TA daily.\n\nSection G: A nurse will call each term. Section H1: None. "
        "Section H2: N/A. Section I: Section J: None.\n"
    )
    assert said(plan, "G") == ["A nurse will call each term."]
    conditions = {s: plan.sections[SectionId(s)].condition for s in ("H1", "H2", "I", "J")}
    assert conditions == {
        "H1": Condition.NIL,
        "H2": Condition.NIL,
        "I": Condition.BLANK,
        "J": Condition.NIL,
    }


def test_an_outcome_in_its_own_heading() -> None:
    """A heading "Outcome 2 (Section E): …" is that outcome, and what follows may be F."""
    plan = plan_of(
        "### Outcome 2 (Section E): Sam will write a line alone by July 2028.\n\nProvision (Section F)\n\n"
        "| | Provision | Staff | Frequency |\n|---|---|---|---|\n| 2a | Writing frames | TA | Daily |\n"
    )
    assert [(s.role, s.number) for s in plan.statements()] == [
        (Role.OUTCOME, "2"),
        (Role.PROVISION, "2a"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Section 20: Sam was looked after until 2024.",
        "Sam: he cannot read.",
        "F6: A laptop for Sam.",
        "Note on Section B: reports were late.",
    ],
)
def test_colons_that_open_nothing(line: str) -> None:
    """Other words before a colon leave the section as it is."""
    plan = plan_of(f"## Section F\n\n- TA daily.\n\n{line}\n")
    filled = [k for k, v in plan.sections.items() if v.condition is not Condition.MISSING]
    assert filled == [SectionId.F]


def test_areas_before_their_text() -> None:
    """The label of "SEMH: Sam is anxious" gives the area, also where several run on in one paragraph."""
    plan = plan_of(
        "## Section B\n\nCognition and learning: Sam cannot read. SEMH: Sam is anxious. He hides.\n"
    )
    assert [(s.text, s.area) for s in plan.statements()] == [
        ("Sam cannot read.", Area.COGNITION),
        ("Sam is anxious.", Area.SEMH),
        ("He hides.", Area.SEMH),
    ]


def test_short_names_of_areas_in_a_column() -> None:
    """A column of areas may shorten them; "All" belongs to none."""
    plan = plan_of(
        "## Section F\n\n| Area | Provision | By | How often |\n|---|---|---|---|\n"
        "| C&L | Reading group | HLTA | Daily |\n| All | Less homework | Staff | Always |\n\nA taxi.\n"
    )
    assert [s.area for s in plan.statements()] == [Area.COGNITION, None, None]
    assert one(plan, "Reading").cells[CellRole.BY_WHOM].text == "HLTA"


def test_a_name_that_ends_in_a_stop() -> None:
    """The child's name is without the stop that ends its line."""
    plan = plan_of("Child: Leo Marsh. Born: 5 June 2018.\n\n## Section A\n\nI like dogs.\n")
    assert plan.child.full_name == "Leo Marsh"
    assert str(plan.child.date_of_birth) == "2018-06-05"


def test_reports_one_after_the_other() -> None:
    """A line of K that lists reports between semicolons is as many pieces of advice."""
    plan = plan_of(
        "Section K: EP report (1.9.26); school report (3.9.26); parents' views (5.9.26)\n"
    )
    assert said(plan, "K", Role.ADVICE) == [
        "EP report (1.9.26)",
        "school report (3.9.26)",
        "parents' views (5.9.26)",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "## Section H\n\n(H1) A sitter for two hours.\n\n(H2) None required.\n",
        "## H. Social care\n\n- H1 provision: A sitter for two hours.\n- H2 provision: None required.\n",
        "## Section H\n\nH1: A sitter for two hours.\n\nH2: None required.\n",
    ],
)
def test_parts_of_an_undivided_h(text: str) -> None:
    """Labels in brackets, in list items or before a colon divide an H that has one heading."""
    plan = plan_of(text)
    assert said(plan, "H1") == ["A sitter for two hours."]
    assert plan.sections[SectionId.H2].condition is Condition.NIL
    assert SectionId.H not in plan.sections


def test_a_column_that_divides_h() -> None:
    """A column may say of each row whether it is H1 or H2."""
    plan = plan_of(
        "## Section H1 & H2\n\n| Provision | By whom | H1 or H2 |\n|---|---|---|\n"
        "| A sitter | Carer | H1 |\n| Overnight stays | Fir House | H2 |\n"
    )
    assert (said(plan, "H1"), said(plan, "H2")) == (["A sitter"], ["Overnight stays"])
