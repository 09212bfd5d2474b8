"""Decent plans in layouts and words that no rule page foresaw: what is left alone, and what a message says."""

from __future__ import annotations

import pytest
from whole_plans import book, excerpts, findings

from ehcp_qa.analyse import analyse
from ehcp_qa.engine import run_rules
from ehcp_qa.readers.plaintext import read_text
from ehcp_qa.recognise import recognise


def front(**facts: str) -> str:
    """Return a table of facts at the front of a draft."""
    rows = "".join(f"| {label.replace('_', ' ')} | {said} |\n" for label, said in facts.items())
    return f"# Draft EHC plan\n| Facts | |\n|---|---|\n{rows}\n"


CHILD = front(
    Name="Tia Lund",
    Date_of_birth="4 March 2017",
    Date_of_draft="9 November 2026",
    Lives_with="Summer Lund, Mark Hale and her sister Robin Lund",
)
ED = front(
    Name="Ed Bell", Known_as="Ed", Date_of_birth="4 March 2017", Date_of_draft="9 November 2026"
)
VIEWS = "\n## Section A: Views\nTia likes cartwheels, drums and her rabbit, and wants to be a vet. "


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Summer would love her to have a friend round for tea.", 0),
        ("Mark hopes that she will read a menu.", 0),
        ("Robin wants to share a room with her.", 1),
        ("Tia would love a friend round for tea.", 1),
        ("She has grown up beside the lake, and Mark drives a van.", 1),
    ],
    ids=["by name", "stepfather by name", "a sister", "the child", "no view"],
)
def test_parents_may_speak_by_their_own_names(said: str, found: int) -> None:
    """A parent named at the front is told by name, if what stands there is a view."""
    assert len(excerpts("PCL-06", CHILD + VIEWS + said)) == found


def test_areas_without_strengths_are_named_one_by_one() -> None:
    """Names of areas hold commas and "and", so that only the first stands in the message."""
    hard = "- Tia has difficulty waiting.\n- Tia has difficulty sharing.\n"
    areas = ("Communication and interaction", "Social, emotional and mental health")
    text = "\n## Section B: Needs\n" + "".join(f"### {area}\n{hard}" for area in areas)
    (found,) = findings("PCL-04", CHILD + text)
    assert "under “communication and interaction”, nor under one other area." in found.message
    assert [r.what for r in found.related] == [
        "the same under “social, emotional and mental health”"
    ]


def test_a_year_group_that_is_a_bare_number_is_said_to_be_one() -> None:
    """Told as “3”, nobody knows what the 3 is."""
    text = front(
        Name="Tia Lund", Date_of_birth="31/08/2018", NCY="2", Date_of_draft="9 November 2026"
    )
    (found,) = findings("DAT-05", text)
    assert found.message.startswith("The plan gives year group 2, but a child")


@pytest.mark.parametrize("label", ["Annual review due by", "Annual review by", "Review due in"])
def test_when_the_plan_is_reviewed_may_be_said_in_many_labels(label: str) -> None:
    """A date beside any of them is the date of the next review."""
    text = (
        "# Final EHC plan\n| Facts | |\n|---|---|\n| Name | Tia Lund |\n| Status | Final |\n"
        f"| Final plan issued | 9 November 2026 |\n| {label} | 8 November 2027 |\n"
    )
    assert excerpts("DAT-06", text) == []


def test_a_section_keeps_its_capitals_within_a_sentence() -> None:
    """An Act is written with a capital."""
    found = [f.message for f in findings("STA-01", CHILD + VIEWS) if f.section == "H1"]
    assert found == [
        "Section H1 (social care provision under the 1970 Act) was not found. Each part of the plan "
        "needs its own label."
    ]


def codes(text: str, *select: str) -> list[str]:
    """Return the codes of what these rules find together."""
    plan = recognise(read_text(text, name="plan.md"), book().lexicons)
    run = run_rules(analyse(plan, book().lexicons, None), book(), select=select, profile="thorough")
    return [f.code for f in run.findings]


OLDER = front(Name="Tia Lund", Year_group="Year 10", Date_of_draft="9 November 2026")
CARE = "\n## Section G: Health provision\n- A nurse will weigh Tia for ten minutes each term.\n"


def test_without_section_f_nothing_is_said_of_what_it_lacks() -> None:
    """Provision for adult life is missed only where there is an F to hold it."""
    other = "\n## Section F: Special educational provision\n- A tutor teaches Tia to read for an hour a week.\n"
    only = ("STA-01", "STA-07")
    assert "STA-07" not in codes(OLDER + CARE, *only)
    assert "STA-07" in codes(OLDER + CARE + other, *only)


def test_a_motive_is_quoted_whole_words_only() -> None:
    """No space hangs on the words, and none is cut in two."""
    words = excerpts(
        "PCL-03", CHILD + "\n## Section B: Needs\n- Tia makes a meal of her bad leg at PE.\n"
    )
    assert words == ["makes a meal of"]
    words = excerpts("PCL-03", CHILD + "\n## Section B: Needs\n- Tia makes a meal of everything.\n")
    assert words == ["makes a meal of everything"]


LISTED = (
    CHILD + "\n## Section K: Advice and information\n| Advice | Author | Date |\n|---|---|---|\n"
    "| Therapy | Ada Rowe, occupational therapist | |\n| School | Bo Lane, head teacher | 4 May 2026 |\n"
)


def test_an_entry_of_advice_is_shown_with_its_row() -> None:
    """The title alone does not say which entry is meant, nor what it has."""
    (found,) = findings("STA-15", LISTED)
    assert (found.excerpt, found.context) == (
        "Therapy",
        "Therapy · Ada Rowe, occupational therapist",
    )
    (found,) = findings("STA-15", CHILD + "\n## Section K: Advice\n- Therapy report, 4 May 2026\n")
    assert found.excerpt == found.context


NOTHING = "\n## Section G: Health\nNone.\n## Section H1: Care\nNone.\n## Section H2: Care\nNone.\n"
FIRST = "\n## Section F: Provision\n- A tutor teaches Tia to read for an hour a week.\n"


@pytest.mark.parametrize(
    ("text", "told", "not_told"),
    [
        ("\n## Section D: Care needs\nNot known to social care.\n", "STA-18", "GTH-06"),
        ("\n## Section C: Health needs\nSee paediatrician's report.\n", "STA-19", "GTH-05"),
    ],
    ids=["a status", "a pointer"],
)
def test_what_is_no_need_is_not_a_need_without_provision(
    text: str, told: str, not_told: str
) -> None:
    """One cause, one finding: the section has to say what the needs are first."""
    assert codes(CHILD + text + FIRST + NOTHING, told, not_told) == [told]


def test_a_diagnosis_alone_asks_for_no_outcome_yet() -> None:
    """What the condition means has to be written before an outcome can be."""
    text = (
        "\n## Section B: Needs\n### Communication and interaction\nAutism spectrum disorder (2013).\n"
        "### Cognition and learning\n- Tia has difficulty reading long words.\n"
        "## Section E: Outcomes\n- By July 2028 Tia will read a page of long words aloud.\n"
    )
    assert codes(CHILD + text, "STA-20", "OUT-14") == ["STA-20"]


@pytest.mark.parametrize(
    ("field", "found"),
    [("{{ outcome_1 }}", 0), ("{{ name }} will get better at reading.", 1)],
    ids=["a field alone", "words beside it"],
)
def test_an_unfilled_field_is_one_fault(field: str, found: int) -> None:
    """That it was not filled is said once; nothing more is said of an outcome that is not there yet."""
    text = (
        f"{CHILD}\n## Section E: Outcomes\n- {field}\n- By July 2028 Tia will read a page aloud.\n"
    )
    assert len(excerpts("TPL-04", text)) == 1
    assert len(excerpts("OUT-02", text)) == found


def test_a_note_to_the_writer_is_one_fault() -> None:
    """What the writer was told to do is no provision, and lacks nothing that provision has."""
    note = "Co-ordinator: put in here whatever the college sends about money skills."
    text = f"{CHILD}\n## Section F: Special educational provision\n- {note}\n"
    assert codes(text, "TPL-03", "PRV") == ["TPL-03"]


def test_a_place_says_what_a_reader_of_the_page_would_say() -> None:
    """What follows the sections is not at the front, and words of the template are no item."""
    text = (
        CHILD
        + "\n## Section B: Needs\nThis section should describe all needs.\n- Tia reads slowly.\n"
    )
    (told,) = findings("TPL-03", text)
    assert told.place.words == "Section B"
    (lettered,) = findings("STA-29", text + "\n## Section L: Home\nTia's carers face her.\n")
    assert lettered.place.words == "outside the sections"
    (born,) = findings(
        "DAT-17",
        front(Name="Tia Lund", Date_of_birth="4 March 1990", Date_of_draft="9 November 2026")
        + text,
    )
    assert born.place.words.startswith("front matter")


def test_a_message_quotes_the_plan_as_it_is_printed() -> None:
    """Dots and quotation marks stand in a message as they do on the page."""
    text = CHILD + "\n## Section E: Outcomes\n- Tia will say “no thanks” … and walk away.\n"
    (found,) = findings("OUT-02", text)
    assert "“Tia will say “no thanks” … and walk away.” does not say by when." in found.message


def test_a_child_called_ed_opens_no_section() -> None:
    """A letter and a small letter are a name, and what follows it at the front is no outcome."""
    found = excerpts("OUT-02", f"{ED}\n## Section E: Outcomes\n- Ed will read a page aloud.\n")
    assert found == ["Ed will read a page aloud."]


def test_a_file_may_bear_a_name_of_two_letters() -> None:
    """Jo's plan is saved as Jo's."""
    plan = recognise(read_text(front(Name="Jo Bell"), name="Jo_EHCP.md"), book().lexicons)
    run = run_rules(analyse(plan, book().lexicons, None), book(), select=("TPL-11",))
    assert run.findings == ()
