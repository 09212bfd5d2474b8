"""Hard pages: facts that run on, local names, times for all, labels in one line, letters in K."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reading import lexicons, one, plan_of, said, spans_resolve

from ehcp_qa.model.document import BlockKind
from ehcp_qa.model.plan import Area, CellRole, Condition, PlanStage, Role, SectionId
from ehcp_qa.readers.plaintext import read_text
from ehcp_qa.recognise import recognise

E_AND_F = (
    "## Section B\n\n- Need 1: Sam cannot read.\n\n## Section E\n\n"
    "- 1. By July 2028, Sam will read a page of a book without help.\n\n## Section F\n\n"
)


def test_facts_that_run_on_in_one_paragraph() -> None:
    """Lines set close together are several facts, each up to the next known label."""
    plan = plan_of(
        "Status: Draft (not for filing as final)\nDate of draft: 3 November 2026\n"
        "Comments to the caseworker by: 24 November 2026\n\n"
        "Full name: Sam Okafor-Hill Known as: Sammy Current year group: Year 5 Parents: Mrs A Hill\n"
    )
    assert plan.child.full_name == "Sam Okafor-Hill"
    assert (plan.child.known_as, plan.child.year_group) == (("Sammy",), 5)
    assert plan.stage is PlanStage.DRAFT
    assert str(plan.plan_date) == "2026-11-03"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Draft EHCP: Noor Said", "Noor Said"),
        ("Education, health and care plan: Omar Reid", "Omar Reid"),
        ("EHC plan: Draft Version", ""),
    ],
)
def test_a_name_after_a_colon_in_the_title(title: str, name: str) -> None:
    """The title may give the child's name after a colon, but a colon may also part the status."""
    assert plan_of(f"# {title}\n\n## Section A\n\nI like dogs.\n").child.full_name == name


def test_a_footer_that_names_the_template_is_no_stage() -> None:
    """A plan written in "EHC plan template v4" is not a template."""
    plan = plan_of(
        "<!-- footer: EHC plan template, June 2025 -->\n\n## Section A\n\nI like dogs.\n"
    )
    assert plan.stage is PlanStage.DRAFT


def test_a_councils_own_name_for_an_area() -> None:
    """A title that gives both names teaches the local one, which then stands alone in F."""
    plan = plan_of(
        "## Section B\n\n### Feelings (social, emotional and mental health)\n\n- Sam is anxious.\n\n"
        "## Section F\n\n### Feelings\n\n- A mentor for 30 minutes a week.\n"
    )
    assert one(plan, "mentor").area is Area.SEMH


def test_a_time_for_all_outcomes() -> None:
    """A sentence over all outcomes gives its time to each, and is no outcome."""
    plan = plan_of(
        "## Section E\n\nUnless another date is given, each is to be reached by the end of Key Stage 2."
        "\n\n1. Sam will read a page.\n2. Sam will write a page.\n\n## Section F\n\n- TA daily.\n"
    )
    assert said(plan, "E", Role.ARRANGEMENT)[0].startswith("Unless")
    times = {o.cells[CellRole.BY_WHEN].text for o in plan.statements(SectionId.E)[1:]}
    assert times == {"by the end of Key Stage 2"}
    assert spans_resolve(plan)


def test_a_row_has_its_own_time_first() -> None:
    """The time of a row goes before the one set for all outcomes."""
    plan = plan_of(
        "## Section E\n\nAll outcomes are to be achieved by July 2030.\n\n| Outcome | To be reached by |\n"
        "|---|---|\n| Sam will read a page. | July 2028 |\n| Sam will write a page. | |\n"
    )
    assert one(plan, "read a page").cells[CellRole.BY_WHEN].text == "July 2028"
    assert one(plan, "write a page").cells[CellRole.BY_WHEN].text == "by July 2030"


@pytest.mark.parametrize(
    "title", ["When", "Date to be met", "Timescale for this", "To be reached by"]
)
def test_odd_titles_of_deadlines(title: str) -> None:
    """In a table of outcomes a column about time holds deadlines, whatever it is called."""
    plan = plan_of(
        f"## Section E\n\n| Outcome | {title} |\n|---|---|\n| Sam will read. | July 2028 |\n"
    )
    assert one(plan, "read").cells == {CellRole.BY_WHEN: one(plan, "read").cells[CellRole.BY_WHEN]}


def test_when_in_a_table_of_provision_is_how_often() -> None:
    """Beside provision "When" still says how often."""
    plan = plan_of("## F\n\n| Provision | When |\n|---|---|\n| Reading | Every morning |\n")
    assert set(one(plan, "Reading").cells) == {CellRole.HOW_OFTEN}


def test_a_heading_that_says_by_when() -> None:
    """A heading with a date over outcomes is their group heading, and no outcome."""
    plan = plan_of(
        "## Section E\n\n### By the end of Key Stage 2\n\n- Sam will read a page.\n\n"
        "### By July 2030\n\n- Sam will write a page.\n"
    )
    assert said(plan, "E") == ["Sam will read a page.", "Sam will write a page."]
    heading = one(plan, "write").group_heading
    assert heading is not None
    assert heading.text == "By July 2030"


def test_titles_in_italics_over_lists() -> None:
    """A short line in italics over a list titles it; elsewhere it is what it says."""
    plan = plan_of(
        "## Section E\n\n*Growing up*\n\n- By July 2028, Sam will catch a bus.\n\n"
        "## Section A\n\n*Lego and trains*\n\nI like dogs.\n"
    )
    assert said(plan, "E") == ["By July 2028, Sam will catch a bus."]
    assert "Lego and trains" in said(plan, "A")


@pytest.mark.parametrize(
    "line",
    [
        "My teacher and my mum set small steps for me every term.",
        "Monitoring: short-term targets are set by the school each term.",
        "The college sets targets with Sam every six weeks.",
    ],
)
def test_arrangements_after_outcomes(line: str) -> None:
    """A sentence about how outcomes are followed up is an arrangement."""
    plan = plan_of(f"## Section E\n\n- By July 2028, Sam will read a page.\n\n{line}\n")
    assert [s.role for s in plan.statements(SectionId.E)] == [Role.OUTCOME, Role.ARRANGEMENT]


def test_an_outcome_of_setting_targets_is_an_outcome() -> None:
    """What the child will do stays an outcome, targets or no targets."""
    plan = plan_of("## Section E\n\nBy July 2028, Sam will set himself targets each term.\n")
    assert [s.role for s in plan.statements(SectionId.E)] == [Role.OUTCOME]


def test_a_sentence_of_references_belongs_to_what_it_follows() -> None:
    """Words that only name needs, such as "Need 1.", are no activity of their own."""
    plan = plan_of("## F\n\n| Provision |\n|---|\n| A reading programme, one to one. Need 1. |\n")
    assert said(plan, "F") == ["A reading programme, one to one. Need 1."]
    assert one(plan, "reading").refers_to == (("need", "1"),)


def test_the_law_in_the_councils_words_is_guidance() -> None:
    """A line in italics that says what the section is for is no provision."""
    plan = plan_of(
        "## Section H2\n\n*Any other social care that I reasonably need.*\n\n- A club on Fridays.\n"
    )
    assert said(plan, "H2", Role.PROVISION) == ["A club on Fridays."]


@pytest.mark.parametrize(
    ("line", "condition"),
    [
        ("Reports are held on file and can be had from the SEND team.", "blank"),
        ("Each report is attached as an appendix in the order shown.", "filled"),
        ("(A) Parental views", "filled"),
        ("Appendix 1: Educational psychologist, Dr Moss", "filled"),
    ],
)
def test_what_section_k_holds(line: str, condition: str) -> None:
    """K that only talks about reports lists none."""
    plan = plan_of(f"## Section K: Advice\n\n{line}\n")
    assert plan.sections[SectionId.K].condition.value == condition
    assert plan.sections[SectionId.A].condition is Condition.MISSING


def test_a_table_of_authors_is_advice() -> None:
    """K may list its authors alone, and they are nobody's details."""
    plan = plan_of(
        "## Section K\n\n| Name | Role | Date |\n|---|---|---|\n| Dr Okoro | Doctor | 6 May 2026 |\n"
    )
    assert said(plan, "K", Role.ADVICE) == ["Dr Okoro"]
    assert plan.child.full_name == ""
    assert plan.plan_date is None


@pytest.mark.parametrize(
    "text",
    [
        "Provision: Paired reading. By whom: Teaching assistant. How often: Daily.\n",
        "Paired reading. By whom: Teaching assistant. How often: Daily.\n",
        "- Paired reading – By whom: Teaching assistant – How often: Daily.\n",
        "| Provision |\n|---|\n| Provision: Paired reading. By whom: Teaching assistant. How often: Daily. |\n",
        "Provision: Paired reading\nBy whom: Teaching assistant\nHow often: Daily.\n",
    ],
    ids=["labels", "statement-first", "dashes", "cell", "lines"],
)
def test_labels_in_one_line_are_cells(text: str) -> None:
    """Who and how often become cells of the one statement, whichever way they are set."""
    plan = plan_of(f"## F\n\n{text}")
    (found,) = plan.statements(SectionId.F)
    assert found.text.startswith("Paired reading")
    assert found.cells[CellRole.BY_WHOM].text.rstrip(".") == "Teaching assistant"
    assert found.cells[CellRole.HOW_OFTEN].text == "Daily."
    assert spans_resolve(plan)


def test_a_colon_in_a_sentence_is_no_label() -> None:
    """Words before a colon that are no known title stay in the sentence."""
    text = "Equipment at her table: a chair with arms. Breaks: five minutes each hour."
    assert said(plan_of(f"## F\n\n- {text}\n"), "F") == [text]


def test_numbered_titles_in_f_do_not_move_provision() -> None:
    """The titles "Need 1" and "Outcome 1" over provision say what it is for, and it stays provision."""
    plan = plan_of(
        E_AND_F + "### Outcome 1\n\nBy July 2028, Sam will read a page of a book without help.\n\n"
        "- Phonics for ten minutes daily.\n\n### Need 1\n\nA teacher will teach Sam phonics daily.\n"
    )
    assert said(plan, "F", Role.PROVISION) == [
        "Phonics for ten minutes daily.",
        "A teacher will teach Sam phonics daily.",
    ]
    assert one(plan, "Phonics").refers_to == (("outcome", "1"),)
    assert one(plan, "teach Sam").refers_to == (("need", "1"),)
    assert len(said(plan, "F", Role.QUOTED_OUTCOME)) == 1


def test_an_outcome_printed_again_is_known_by_its_words() -> None:
    """An outcome of E without its number in F is quoted; provision printed in both is not."""
    plan = plan_of(
        E_AND_F + "By July 2028, Sam will read a page of a book without any help.\n\n"
        "- Phonics for ten minutes daily.\n"
    )
    assert [s.role for s in plan.statements(SectionId.F)] == [Role.QUOTED_OUTCOME, Role.PROVISION]
    assert one(plan, "Phonics").refers_to == (("outcome", "1"),)
    both = "Sam will have six hours of hydrotherapy each year."
    twice = plan_of(f"## Section E\n\n- {both}\n\n## Section F\n\n- {both}\n")
    assert said(twice, "F", Role.PROVISION) == [both]


def test_h1_and_h2_as_lines_of_h() -> None:
    """Lines that begin with H1 and H2 divide section H."""
    plan = plan_of("## Section H\n\nH1: A sitter on Saturdays.\n\nH2 None required.\n")
    assert said(plan, "H1") == ["A sitter on Saturdays."]
    assert plan.sections[SectionId.H2].condition is Condition.NIL
    assert SectionId.H not in plan.sections


@pytest.mark.parametrize("label", ["Section F", "F.", "Section F:", "(F)"])
def test_headings_lettered_by_word(label: str) -> None:
    """A heading whose letter is an automatic number opens its section."""
    document = read_text("## Special help\n\n- TA daily.\n")
    first, *rest = document.blocks
    lettered = replace(first, label=label, text="Special educational provision")
    plan = recognise(replace(document, blocks=(lettered, *rest)), lexicons())
    assert lettered.kind is BlockKind.HEADING
    assert said(plan, "F") == ["TA daily."]
    assert plan.sections[SectionId.F].headings[0].how == "letter"


def test_nil_under_j_and_k_is_about_money() -> None:
    """No direct payment under "J and K" does not say that there is no advice."""
    plan = plan_of("## Parts J and K\n\nNo direct payment is made.\n")
    assert plan.sections[SectionId.J].condition is Condition.NIL
    assert plan.sections[SectionId.K].condition is Condition.BLANK


def test_sets_without_letters_after_section_a() -> None:
    """Need, provision and outcome under an area leave section A, though nothing closes it."""
    plan = plan_of(
        "## About Sam\n\nSam likes dogs.\n\n### Cognition and learning\n\n#### Need 1\n\n"
        "Sam cannot read.\n\n#### Provision 1\n\nA TA will teach phonics daily.\n"
    )
    assert (said(plan, "A"), said(plan, "B")) == (["Sam likes dogs."], ["Sam cannot read."])
    assert said(plan, "F") == ["A TA will teach phonics daily."]


def test_lines_that_a_reader_ran_together() -> None:
    """A heading, an item or the legal name inside a line is parted from what it ran into."""
    plan = plan_of(
        "## Section F\n\nF1. A teacher will teach Sam phonics daily. F2. Sam will have a laptop.\n\n"
        "- A TA will check it weekly. Section G – Health provision\n\nNone.\n\n## Section E\n\n"
        "The outcomes sought for the child or the young person By July 2028, Sam will read.\n"
    )
    assert len(said(plan, "F", Role.PROVISION)) == 3
    assert plan.sections[SectionId.G].condition is Condition.NIL
    assert said(plan, "E", Role.OUTCOME) == ["By July 2028, Sam will read."]
