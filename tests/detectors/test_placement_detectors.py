"""Provision that stands in a section where it does not seem to belong."""

from __future__ import annotations

import pytest
from lines import Line, analysed, found, heading, said, words

from ehcp_qa.model.analysed import Belongs, ProvisionKind
from ehcp_qa.model.plan import CellRole, Condition, Role, SectionId

THERAPY = {
    "therapies": {"speech": ("speech and language therapist", "SaLT")},
    "teaches": ("language", "speech"),
    "unless_treats": ("swallowing",),
    "unless_reasons": ("exceptional reasons",),
}
READING = said(SectionId.F, Role.PROVISION, "A teacher reads with Ali daily.")


def in_g(text: str, **other: object) -> Line:
    """Return a provision of Section G."""
    return said(SectionId.G, Role.PROVISION, text, **other)


def test_placement_is_asked_of_the_analysis() -> None:
    """Only the section asked for is reported, and only where the analysis is sure."""
    plan = analysed(
        in_g("CAMHS teach coping.", belongs=Belongs.F),
        in_g("A nurse gives insulin.", belongs=Belongs.G),
        in_g("Counselling weekly.", belongs=Belongs.EITHER),
    )
    options = {"sections": (SectionId.G,), "belongs": (Belongs.F,)}
    assert words(plan, found("placed-elsewhere", plan, **options)) == ["CAMHS teach coping."]
    assert found("placed-elsewhere", plan, **options, sure=0.99) == []


def test_therapy_only_in_g_is_found() -> None:
    """Therapy for language in G, and none in F."""
    plan = analysed(READING, in_g("A SaLT works on language for 30 minutes weekly."))
    assert len(found("therapy-only-in-health", plan, **THERAPY)) == 1


@pytest.mark.parametrize(
    "lines",
    [
        [READING, in_g("A SaLT reviews swallowing and language at meals.")],
        [READING, in_g("A SaLT works on language. There are exceptional reasons.")],
        [READING, in_g("Ali was discharged by the SaLT; language was the concern.")],
        [READING, in_g("A SaLT trains staff in language.", kind=ProvisionKind.TRAINING)],
        [
            said(SectionId.F, Role.PROVISION, "Games", cells={CellRole.BY_WHOM: "SaLT"}),
            in_g("A SaLT works on language weekly."),
        ],
    ],
    ids=["swallowing", "reasons", "discharged", "staff-training", "in-f-by-its-row"],
)
def test_therapy_in_g_with_good_reason_is_left_alone(lines: list[Line]) -> None:
    """Each reason for leaving it alone is enough by itself."""
    assert found("therapy-only-in-health", analysed(*lines), **THERAPY) == []


@pytest.mark.parametrize(
    ("in_f", "in_g_", "expected"),
    [
        ("The SaLT writes games for the teacher.", "The SaLT will teach Ali speech sounds.", 1),
        (
            "The SaLT will teach the tutor.",
            "A speech and language therapist coaches her in speech.",
            1,
        ),
        ("A SaLT will teach Ali vowels.", "A SaLT will teach Ali speech.", 0),
        (
            "The SaLT writes games for the teacher.",
            "A SaLT will teach Ali's parents speech.",
            0,
        ),
        ("The SaLT writes games for the teacher.", "The SaLT checks his speech in clinic.", 0),
    ],
    ids=["programme-in-f", "teaches-the-tutor-in-f", "taught-in-f", "parents-in-g", "checks-in-g"],
)
def test_a_therapist_who_teaches_in_g_counts_beside_other_therapy_in_f(
    in_f: str, in_g_: str, expected: int
) -> None:
    """Lessons in G are no less lessons for a programme of the same therapy in F."""
    plan = analysed(said(SectionId.F, Role.PROVISION, in_f), in_g(in_g_))
    assert len(found("therapy-only-in-health", plan, **THERAPY, or_taught=True)) == expected
    assert found("therapy-only-in-health", plan, **THERAPY) == []


@pytest.mark.parametrize(
    ("health", "expected"),
    [
        ([said(SectionId.G, Role.NIL, "None required.")], 1),
        ([heading(SectionId.G, "Section G")], 1),
        ([in_g("CAMHS teach coping.", belongs=Belongs.F)], 1),
        ([in_g("A clinic review.", belongs=Belongs.G)], 0),
        ([in_g("Something.", belongs=Belongs.EITHER)], 0),
        ([heading(SectionId.G, "Section G", Condition.UNREADABLE)], 0),
        ([], 0),
    ],
    ids=["nil", "blank", "only-teaching", "clinical", "either", "unreadable", "missing"],
)
def test_clinical_care_in_f_counts_when_g_holds_none(health: list[Line], expected: int) -> None:
    """G must have been found, and hold no health care of its own."""
    care = said(SectionId.F, Role.PROVISION, "A nurse gives insulin.", belongs=Belongs.G)
    options = {"sections": (SectionId.F,), "belongs": (Belongs.G,)}
    matches = found("clinical-care-only-in-education", analysed(care, *health), **options)
    assert len(matches) == expected


@pytest.mark.parametrize(
    ("text", "health", "expected"),
    [
        ("At noon, a registered nurse will give his insulin.", "A growth clinic.", 1),
        ("The nurse gives insulin.", "The clinic reviews his insulin.", 0),
        ("A TA trained by the nurse gives insulin.", "A growth clinic.", 0),
        ("The nurse trains the TA to give insulin.", "A growth clinic.", 0),
        ("The nurse gives a talk on growing up.", "A growth clinic.", 0),
    ],
    ids=["gives", "named-in-g", "trained-by", "trains", "no-treatment"],
)
def test_what_a_nurse_gives_in_f_counts_when_g_does_not_name_it(
    text: str, health: str, expected: int
) -> None:
    """Other health care in G does not make good a treatment that only F sets out."""
    care = said(SectionId.F, Role.PROVISION, text, belongs=Belongs.G)
    plan = analysed(care, in_g(health, belongs=Belongs.G))
    options = {"sections": (SectionId.F,), "belongs": (Belongs.G,)}
    treatments = {"insulin": ("insulin",)}
    name = "clinical-care-only-in-education"
    assert len(found(name, plan, **options, treatments=treatments)) == expected
    assert found(name, plan, **options) == []


@pytest.mark.parametrize(
    ("text", "belongs", "expected"),
    [
        ("One overnight stay a month.", Belongs.H2, 1),
        ("Residential respite, six weekends a year.", Belongs.EITHER, 1),
        ("A non-residential break on Saturdays.", Belongs.H2, 0),
        ("A night sitter at home twice a week.", Belongs.EITHER, 0),
        ("A youth club for three hours.", Belongs.H1, 0),
        ("Two nights a year in hospital.", Belongs.G, 0),
    ],
)
def test_only_stays_away_from_home_are_residential(
    text: str, belongs: Belongs, expected: int
) -> None:
    """The words must speak of a stay, and the analysis must not place it elsewhere."""
    plan = analysed(said(SectionId.H1, Role.PROVISION, text, belongs=belongs))
    assert len(found("residential-break-in-h1", plan)) == expected
