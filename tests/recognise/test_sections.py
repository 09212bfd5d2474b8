"""Sections gathered from headings, tables, rows and lines; lists of letters that are no sections."""

from __future__ import annotations

import pytest
from reading import lexicons, one, plan_of, said, spans_resolve

from ehcp_qa.model.document import Document, Source
from ehcp_qa.model.plan import Area, Condition, Role, SectionId
from ehcp_qa.recognise import recognise


def conditions(text: str) -> dict[str, str]:
    """Return the condition of each section that is not missing."""
    plan = plan_of(text)
    return {
        k.value: s.condition.value
        for k, s in plan.sections.items()
        if s.condition is not Condition.MISSING
    }


def test_all_sections_are_in_the_mapping() -> None:
    """Every section of regulation 12 is there, missing ones too; H only when it was seen."""
    plan = plan_of("## F\n\n- Sam will have a laptop in every lesson.\n")
    assert "".join(plan.sections) == "ABCDEFGH1H2IJK"
    assert plan.sections[SectionId.F].condition is Condition.FILLED
    assert plan.sections[SectionId.G].condition is Condition.MISSING


@pytest.mark.parametrize(
    ("body", "condition"),
    [
        ("", "blank"),
        ("None identified.", "nil"),
        ("N/A", "nil"),
        ("-", "nil"),
        ("Sam has no health care needs which relate to his special educational needs.", "nil"),
        ("There are no health needs which relate to Sam's SEN at this time.", "nil"),
        ("No health care provision is required. Sam uses universal services.", "nil"),
        ("*This section should describe the child's health needs.*", "blank"),
        ("Sam has asthma.", "filled"),
        ("Sam cannot sleep for more than three hours without waking.", "filled"),
    ],
)
def test_condition_of_a_section(body: str, condition: str) -> None:
    """A section is blank, says that it does not apply, or is filled."""
    assert conditions(f"## Section C: Health needs\n\n{body}\n") == {"C": condition}


def test_a_letter_is_gathered_from_many_places() -> None:
    """E and F under each area of need are one section each, and keep their areas."""
    plan = plan_of(
        "## Communication and interaction\n\n### Section E\n\n- By July 2027 Sam will order a drink.\n\n"
        "### Section F\n\n- A therapist will teach ordering weekly for 30 minutes.\n\n"
        "## Cognition and learning\n\n### Section E\n\n- By July 2027 Sam will add to 100.\n\n"
        "### Section F\n\n- A teacher will teach adding daily for ten minutes.\n"
    )
    assert [s.area for s in plan.sections[SectionId.E].statements] == [
        Area.COMMUNICATION,
        Area.COGNITION,
    ]
    assert len(plan.sections[SectionId.F].headings) == 2
    assert [s.id for s in plan.sections[SectionId.F].statements] == ["F-1", "F-2"]


def test_areas_at_the_same_level_as_sections_still_hold() -> None:
    """An area's heading just above E and F governs both, but not section C."""
    plan = plan_of(
        "## Sensory and physical\n\n## Section E\n\n- By July 2027 Sam will catch a ball.\n\n"
        "## Section F\n\n- PE twice a week.\n\n## Section C: Health needs\n\nSam has asthma.\n"
    )
    assert one(plan, "PE twice").area is Area.SENSORY
    assert one(plan, "asthma").area is Area.HEALTH


def test_contents_page_is_not_the_sections() -> None:
    """Contents lines with page numbers are passed over, and their blocks kept as residue."""
    plan = plan_of(
        "## Contents\n\nSection A: My views ........ 2\n\nSection B: Needs ........ 3\n\n"
        "# Section A: My views\n\nI like dogs.\n\n# Section B: Needs\n\nSam has dyslexia.\n"
    )
    assert len(plan.sections[SectionId.A].headings) == 1
    assert plan.residue == (1, 2)


LETTERS = "A B C D E F G H1 H2 I J K".split()


def test_list_of_letters_without_page_numbers_is_not_the_sections() -> None:
    """A list of all the letters gives way to sections with words, and what it only lists is missing."""
    contents = "\n\n".join(f"Section {letter}: part of my plan" for letter in LETTERS)
    plan = plan_of(
        f"{contents}\n\n# Section A: About me\n\nI like dogs.\n\n# Section B: My needs\n\n"
        "Sam has dyslexia.\n\n# Section F: My provision\n\n- TA for ten hours a week.\n"
    )
    assert said(plan, "B") == ["Sam has dyslexia."]
    assert plan.sections[SectionId.G].condition is Condition.MISSING
    assert len(plan.residue) == len(LETTERS)


def test_key_in_a_table_is_not_the_sections() -> None:
    """A two-column key to the letters is no section, nor is the front table below it."""
    key = "\n".join(f"| {letter} | What this part is about |" for letter in LETTERS)
    body = "\n\n".join(f"## {letter}\n\nNone identified." for letter in LETTERS)
    plan = plan_of(
        f"| Letter | Meaning |\n|---|---|\n{key}\n\n## About this plan\n\n| Name | Sam Okafor |\n|---|---|\n"
        f"| Date of birth | 3 April 2016 |\n\n{body}\n"
    )
    assert {s.condition for k, s in plan.sections.items() if k is not SectionId.A} == {
        Condition.NIL
    }
    assert plan.child.full_name == "Sam Okafor"


def test_blank_sections_without_another_list_stay_sections() -> None:
    """Headings over nothing are blank sections when nothing else could be the sections."""
    text = "\n\n".join(f"## Section {letter}" for letter in LETTERS)
    assert set(conditions(text).values()) == {"blank"}


def test_letter_and_title_on_separate_lines() -> None:
    """The title on the next line completes the heading, and the legal wording is guidance."""
    plan = plan_of(
        "**F**\n\n**Special educational provision**\n\n"
        "The special educational provision required by the child or young person\n\n- TA daily.\n"
    )
    section = plan.sections[SectionId.F]
    assert section.headings[0].title == "Special educational provision"
    assert [(s.id, s.role) for s in section.statements] == [
        ("F-2", Role.GUIDANCE),
        ("F-1", Role.PROVISION),
    ]


def test_friendly_titles_without_letters_open_sections() -> None:
    """A plan with no letters is still read by its usual local titles."""
    text = "## All about Sam\n\nI like dogs.\n\n## My outcomes\n\n- By July 2027 Sam will read.\n"
    plan = plan_of(text)
    assert said(plan, "A") == ["I like dogs."]
    assert plan.sections[SectionId.E].headings[0].how == "title"


def test_titles_are_sub_headings_where_letters_are_used() -> None:
    """Inside a lettered F, "Outcomes" heads a recap of E and opens nothing."""
    plan = plan_of(
        "## Section E\n\n- By July 2027 Sam will read 50 words.\n\n## Section F\n\n### Outcomes\n\n"
        "- Outcome 1: By July 2027 Sam will read 50 words.\n\n### Provision\n\n- Phonics daily.\n"
    )
    assert said(plan, "E", Role.OUTCOME) == ["By July 2027 Sam will read 50 words."]
    assert said(plan, "F", Role.QUOTED_OUTCOME) == ["By July 2027 Sam will read 50 words."]
    assert said(plan, "F", Role.PROVISION) == ["Phonics daily."]


def test_rows_that_carry_their_letter() -> None:
    """The first cell of a row may hold its section's letter, and the next cell its words."""
    plan = plan_of(
        "| Section B | Sam has dyslexia. |\n|---|---|\n| Section F | - TA daily.<br>- A laptop. |\n"
        "| Section G | None |\n"
    )
    assert said(plan, "F") == ["TA daily.", "A laptop."]
    assert plan.sections[SectionId.G].condition is Condition.NIL


def test_nil_on_the_heading_line() -> None:
    """The words "none identified" on a heading line say that the section does not apply."""
    plan = plan_of("## Section C – none identified\n\n## Parts H1 and H2: none required\n")
    assert plan.sections[SectionId.C].condition is Condition.NIL
    assert plan.sections[SectionId.H1].condition is Condition.NIL
    assert plan.sections[SectionId.H2].condition is Condition.NIL


def test_undivided_h() -> None:
    """H stands in the mapping only when its words belong to neither part."""
    undivided = plan_of("## Section H: Social care\n\n- A sitter for two hours a week.\n")
    divided = plan_of("## Section H\n\n### H1\n\nNone\n\n### H2\n\nNone\n")
    assert said(undivided, "H") == ["A sitter for two hours a week."]
    assert undivided.sections[SectionId.H1].condition is Condition.MISSING
    assert SectionId.H not in divided.sections
    assert divided.sections[SectionId.H1].condition is Condition.NIL


def test_nil_under_two_sections_speaks_for_both() -> None:
    """A nil line under "H1 and H2" is said of each."""
    plan = plan_of("## H1 and H2\n\nNone required\n")
    assert said(plan, "H1") == said(plan, "H2") == ["None required"]


def test_areas_and_fields_tell_sections_without_letters() -> None:
    """Need, provision and outcome under an area are B, F and E, without a label of their own."""
    plan = plan_of(
        "## Cognition and learning\n\n### Need 1\n\nSam cannot read.\n\n### Provision 1\n\n"
        "A TA will teach phonics daily.\n\n### Outcome 1\n\nBy July 2027 Sam will read 20 words.\n\n"
        "## Health\n\n### Need 1\n\nSam has asthma.\n\n### Provision 1\n\nA nurse will visit termly.\n"
    )
    assert said(plan, "B") == ["Sam cannot read."]
    assert said(plan, "C") == ["Sam has asthma."]
    assert said(plan, "G") == ["A nurse will visit termly."]
    assert not plan.sections[SectionId.F].labelled
    assert plan.sections[SectionId.F].stretches


def test_provision_under_outcomes_has_no_label() -> None:
    """What staff will do, set under an outcome, is provision without a label, linked by number."""
    plan = plan_of(
        "## Section E: Outcomes\n\n**Outcome 1.** By July 2027 Sam will read 50 words.\n\n"
        "- A teacher will teach phonics for ten minutes daily.\n- By Easter 2027 Sam will read 20 words.\n"
    )
    assert said(plan, "E", Role.OUTCOME) == ["By July 2027 Sam will read 50 words."]
    assert said(plan, "E", Role.STEP, Role.OUTCOME)[1:] == [
        "By Easter 2027 Sam will read 20 words."
    ]
    assert not plan.sections[SectionId.F].labelled
    assert one(plan, "phonics").refers_to == (("outcome", "1"),)


def test_sign_off_and_appendices_end_the_last_section() -> None:
    """What follows a sign-off is in no section."""
    plan = plan_of(
        "## Section K\n\n- EP report, 3 May 2026\n\nSign-off\n\n| Officer's name | Date |\n|---|---|\n"
        "| A. Clerk | 4 May 2026 |\n"
    )
    assert said(plan, "K") == ["EP report, 3 May 2026"]


def test_unread_pages_make_a_section_unreadable() -> None:
    """A section that was not found may stand on a page that could not be read."""
    scanned = Document(Source("scan.pdf", "pdf"), (), pages=3, unread_pages=(2,))
    plan = recognise(scanned, lexicons())
    assert {s.condition for s in plan.sections.values()} == {Condition.UNREADABLE}


@pytest.mark.parametrize("text", ["", "\n\n", "| < | ^ |\n|---|---|\n| | |", "## A\n## B\n## C\n"])
def test_odd_documents(text: str) -> None:
    """Empty and broken documents give a plan with no statements."""
    plan = plan_of(text)
    assert plan.statements() == ()
    assert spans_resolve(plan)


def test_a_letter_whose_turn_it_is_opens_its_section() -> None:
    """A heading "K. Papers" says nothing of advice, and after J on the level of the sections it is K."""
    text = "## I. Placement\n\nTo be completed.\n\n## J. Money\n\nNone.\n\n## K. Papers\n\n- EP report, Dr Osei, 3 May 2026\n"
    assert said(plan_of(text), "K") == ["EP report, Dr Osei, 3 May 2026"]


def test_a_letter_out_of_turn_or_lower_down_opens_nothing() -> None:
    """Lettered parts of a section are sub-headings, and so is a letter that is not due."""
    text = "## B. Special educational needs\n\n### C. Drawing\n\n- Tia cannot draw.\n\n## K. Drawing\n\n- Tia cannot paint.\n"
    plan = plan_of(text)
    assert SectionId.K not in plan.sections or not said(plan, "K")
    assert SectionId.C not in plan.sections or not said(plan, "C")
