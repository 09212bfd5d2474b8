"""Sections that are missing, unlabelled, undivided, blank or empty of advice."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lines import analysed, found, heading, loose, said, words

from ehcp_qa.model.finding import Severity
from ehcp_qa.model.plan import Condition, PlanStage, Role, SectionId

ROLES = ("teaching assistant", "speech and language therapist", "SENCO", "teacher")
ALL = [key for key in SectionId if key is not SectionId.H]


def whole(*without: SectionId) -> list:
    """Return the lines of a plan that has every section but these."""
    return [heading(key, f"Section {key}") for key in ALL if key not in without]


def test_each_missing_section_is_found_once() -> None:
    """Two labels that are nowhere give two matches, each naming its section."""
    plan = analysed(*whole(SectionId.D, SectionId.K))
    matches = found("section-missing", plan, roles=ROLES)
    assert [m.section for m in matches] == [SectionId.D, SectionId.K]
    assert all(m.values["problem"] == "was not found" for m in matches)


def test_an_undivided_h_is_not_also_two_missing_sections() -> None:
    """One root cause gives one finding."""
    lines = [*whole(SectionId.H1, SectionId.H2), heading(SectionId.H, "Section H")]
    plan = analysed(*lines)
    assert found("section-missing", plan, roles=ROLES) == []
    assert words(plan, found("section-undivided", plan)) == ["Section H"]


def test_content_without_a_label_is_said_to_lack_one() -> None:
    """A section that only its field title tells is there, but not labelled."""
    plan = analysed(*whole(), unlabelled=[SectionId.C])
    (match,) = found("section-missing", plan, roles=ROLES)
    assert match.section is SectionId.C
    assert match.values["problem"] == "has content but no label of its own"


def test_an_unreadable_section_is_never_missing() -> None:
    """What could not be read is not said to be absent."""
    lines = [*whole(SectionId.G), heading(SectionId.G, "G", Condition.UNREADABLE)]
    assert found("section-missing", analysed(*lines, unlabelled=[SectionId.G]), roles=ROLES) == []


def test_provision_under_outcomes_takes_the_place_of_a_missing_f() -> None:
    """STA-04 and STA-01 never both speak of Section F."""
    lines = [
        *whole(SectionId.F),
        said(SectionId.E, Role.OUTCOME, "By July Ravi will read 60 words."),
        said(SectionId.E, Role.STEP, "A teaching assistant will read with Ravi daily."),
        said(
            SectionId.E, Role.STEP, "The speech and language therapist will work with Ravi weekly."
        ),
    ]
    plan = analysed(*lines)
    assert found("section-missing", plan, roles=ROLES) == []
    (match,) = found("provision-under-outcomes", plan, roles=ROLES)
    assert words(plan, [match]) == ["A teaching assistant will read with Ravi daily."]
    assert match.section is SectionId.F


@pytest.mark.parametrize(
    "text",
    [
        "By July Ravi will work with a teaching assistant and one friend for 15 minutes.",
        "Ravi will tell his teacher what he needs in three lessons out of four.",
        "Ravi will read 60 words on sight.",
    ],
)
def test_outcomes_that_mention_staff_are_not_provision(text: str) -> None:
    """A role that is not who acts does not make an outcome into provision."""
    lines = [*whole(SectionId.F), *(said(SectionId.E, Role.OUTCOME, text) for _ in range(3))]
    assert found("provision-under-outcomes", analysed(*lines), roles=ROLES) == []


def test_one_label_for_both_parts_of_h_is_only_advice() -> None:
    """H1 and H2 that share their only label are named apart but not labelled apart."""
    label = heading(SectionId.H1, "Sections H1 and H2")
    plan = analysed(label, heading(SectionId.H2, "Sections H1 and H2"))
    sections = dict(plan.plan.sections)
    sections[SectionId.H2] = replace(
        sections[SectionId.H2], headings=sections[SectionId.H1].headings
    )
    shared = replace(plan, plan=replace(plan.plan, sections=sections))
    (match,) = found("section-undivided", shared)
    assert match.severity is Severity.ADVICE
    assert found("section-undivided", plan) == []


@pytest.mark.parametrize("parts", [("H1: none", "H2: none"), ("H(i) None", "H (ii) None")])
def test_parts_named_in_the_lines_under_h_divide_it(parts: tuple[str, str]) -> None:
    """A line that begins with the part's label is a label."""
    lines = [heading(SectionId.H, "Section H"), *(said(SectionId.H, Role.NIL, p) for p in parts)]
    assert found("section-undivided", analysed(*lines)) == []
    assert len(found("section-undivided", analysed(*lines[:2]))) == 1


@pytest.mark.parametrize(
    ("stage", "expected"),
    [(PlanStage.DRAFT, ["Section D"]), (PlanStage.FINAL, ["Section D", "Section J"])],
)
def test_a_draft_may_leave_some_sections_blank(stage: PlanStage, expected: list[str]) -> None:
    """I and J are for the final plan; any other section says something."""
    lines = [heading(SectionId.D, "Section D"), heading(SectionId.J, "Section J")]
    plan = analysed(*lines, stage=stage)
    matches = found(
        "section-blank", plan, sections=(SectionId.D, SectionId.J), blank_until_final=(SectionId.J,)
    )
    assert words(plan, matches) == expected


def test_a_nil_line_fills_a_section() -> None:
    """Saying that nothing is required is an answer."""
    plan = analysed(heading(SectionId.G, "G"), said(SectionId.G, Role.NIL, "None required."))
    assert found("section-blank", plan, sections=(SectionId.G,)) == []


ADVICE = {"advice": ("report", "psychologist", "medical"), "pointers": ("see attached reports",)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr Shah, educational psychologist, 4 May 2026", 0),
        ("Medical", 0),
        ("See attached reports", 1),
        ("", 1),
    ],
)
def test_section_k_must_name_some_advice(text: str, expected: int) -> None:
    """A pointer is not a list; a single entry is."""
    entry = [said(SectionId.K, Role.ADVICE, text)] if text else []
    plan = analysed(heading(SectionId.K, "Section K"), *entry)
    assert len(found("advice-not-listed", plan, **ADVICE)) == expected


def test_lettered_items_taken_for_sections_are_still_a_list() -> None:
    """“(A) Medical report” under K is advice, whatever letter it bears."""
    title = heading(SectionId.K, "Section K")
    listed = analysed(title, heading(SectionId.A, "(A) Medical report"))
    assert found("advice-not-listed", listed, **ADVICE) == []
    signed = analysed(title, loose("Signed by the officer who has read every report"))
    assert len(found("advice-not-listed", signed, **ADVICE)) == 1


def test_a_list_of_appendices_after_the_sections_is_a_list() -> None:
    """A pointer from K is good when something it points to is there."""
    plan = analysed(
        heading(SectionId.K, "Section K"),
        said(SectionId.K, Role.ADVICE, "See attached reports"),
        loose("Appendix 1: report of the educational psychologist"),
        loose("Appendix 2: medical report"),
    )
    assert found("advice-not-listed", plan, **ADVICE) == []
