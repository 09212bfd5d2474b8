"""The advice that Section K lists: kinds, authors, posts and dates."""

from __future__ import annotations

from datetime import date

import pytest
from reading import plan_of

from ehcp_qa.model.plan import Advice, AdviceKind

TABLE = """
## Section K: Advice and information

| | Advice | From | Date |
|---|---|---|---|
| K1 | Views of the family | Abena Asante and Fergal Rourke | 9 September 2026 |
| K2 | Education | Marcus Teale, head teacher, Lock Lane Primary School | 18 September 2026 |
| K3 | CAMHS | Ines Fairley, clinical psychologist | September 2026 |
| K4 | Occupational therapy | Private OT report | |
| K5 | Social care | Not received | |
"""


def listed(text: str) -> tuple[Advice, ...]:
    """Return the advice of a plan that is only a Section K."""
    return plan_of(text).advice


def one(line: str) -> Advice:
    """Return the one piece of advice that a line of Section K gives."""
    (advice,) = listed(f"## Section K: Advice and information\n\n- {line}\n")
    return advice


def test_a_row_of_a_table_is_one_piece_of_advice() -> None:
    """Whatever its columns are called, its cells say whose advice it is, in what post and when."""
    family, education, camhs, private, missing = listed(TABLE)
    assert family.kinds == (AdviceKind.FAMILY,)
    assert family.author is not None
    assert family.author.text == "Abena Asante and Fergal Rourke"
    assert family.day == date(2026, 9, 9)
    assert education.kinds == (AdviceKind.EDUCATION,)
    assert education.author is not None
    assert education.author.text == "Marcus Teale"
    assert camhs.kinds == (AdviceKind.MENTAL_HEALTH,)
    assert camhs.day == date(2026, 9, 30)
    assert private.author is None
    assert private.dated is None
    assert [a.given for a in listed(TABLE)] == [True, True, True, True, False]
    assert missing.kinds == (AdviceKind.SOCIAL_CARE,)


@pytest.mark.parametrize(
    ("line", "kinds", "author", "role", "day"),
    [
        (
            "Dr R Shah, educational psychologist, 4 May 2026",
            "psychology",
            "Dr R Shah",
            True,
            "2026-05-04",
        ),
        ("EP report (Dr Moss, 1.9.26)", "psychology", "Dr Moss", True, "2026-09-01"),
        (
            "Report of Ms Fenn, speech and language therapist, 3 March 2026",
            "speech_and_language",
            "Ms Fenn",
            True,
            "2026-03-03",
        ),
        ("SaLT report", "speech_and_language", "", True, ""),
        ("School, 6 May 2026", "education", "", True, "2026-05-06"),
        ("Mum and Dad, 2 May 2026", "family", "Mum", True, "2026-05-02"),
        ("Report of Ms Lane, 3 May 2026", "", "Ms Lane", False, "2026-05-03"),
        (
            "Sensory service: Meera Joss, 21 September 2026",
            "hearing vision",
            "Meera Joss",
            True,
            "2026-09-21",
        ),
        (
            "Paediatric occupational therapist, Lena Boateng",
            "occupational_therapy",
            "Lena Boateng",
            True,
            "",
        ),
        ("Mental Health Act report, 2026", "mental_health", "", True, "2026-12-31"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_a_line_is_one_piece_of_advice(
    line: str, kinds: str, author: str, role: bool, day: str
) -> None:
    """Kinds, author, post and date are told from the words between commas and brackets."""
    advice = one(line)
    assert " ".join(advice.kinds) == kinds
    assert (advice.author.text if advice.author else "") == author
    assert bool(advice.role) is role
    assert (advice.day.isoformat() if advice.day else "") == day


def test_set_phrases_of_a_form_tell_no_kind() -> None:
    """Advice from "any person the parent reasonably requests" is not advice from a parent."""
    (advice,) = listed(
        """
## Section K

| Advice and information requested | Date received | Who from |
|---|---|---|
| Advice and information from any person the child's parent reasonably requests | 7 October 2026 | Hazel Munro, physiotherapist |
"""
    )
    assert advice.kinds == (AdviceKind.PHYSIOTHERAPY,)


def test_several_lines_in_one_cell_are_told_apart() -> None:
    """Where a cell holds the whole list, a line does not take the next line's date."""
    first, second = listed(
        """
| Section J | None requested. |
|---|---|
| Section K | - Educational psychologist, Dr Rao, 7 May 2026<br>- School, Mr Todd, 4 May 2026 |
"""
    )
    assert [first.day, second.day] == [date(2026, 5, 7), date(2026, 5, 4)]


def test_words_stand_where_they_say() -> None:
    """Author, post and date can be shown on exactly their words."""
    plan = plan_of(TABLE)
    for advice in plan.advice:
        for part in (advice.author, advice.role, advice.dated):
            if part:
                text = plan.document.blocks[part.span.block].text
                assert text[part.span.start : part.span.end] == part.text


def test_a_row_with_a_date_is_no_row_of_titles() -> None:
    """An adviser's post may hold a section's title and still be an answer in its row."""
    advice = listed(
        """
## Section K

| Advice | Author | Date |
|---|---|---|
| Psychological advice | Dr Piers Lind, educational psychologist | 21 September 2026 |
| Educational advice | Noor Haddow, special educational needs co-ordinator | 14 September 2026 |
"""
    )
    assert [a.kinds for a in advice] == [(AdviceKind.PSYCHOLOGY,), (AdviceKind.EDUCATION,)]


def test_the_label_of_a_line_says_whose_advice_it_is() -> None:
    """An entry "Child's views: recorded by the SENCO" is the child's own, though a teacher wrote it down."""
    views, school = listed(
        "## Section K: Advice and information\n\n"
        "1. Child's views: recorded by the SENCO, Fell Row Primary School, 21 September 2026.\n"
        "2. Educational advice: H. Basu, head teacher, Fell Row Primary School, 25 September 2026.\n"
    )
    assert views.kinds == (AdviceKind.FAMILY,)
    assert views.author is not None
    assert school.kinds == (AdviceKind.EDUCATION,)
    assert school.author is not None
    assert school.author.text == "H. Basu"


def test_a_row_with_its_box_ticked_is_no_row_of_titles() -> None:
    """A "Yes" under "Appended" answers, so an entry of a team with no date is still an entry."""
    text = (
        "## Section K: Advice and information\n\n| Advice requested | Date received | Who from | Appended |\n|---|---|---|---|\n"
        "| Educational advice | 21 September 2026 | Carys Hale, nursery teacher | Yes |\n"
        "| Occupational therapy advice | | Children's therapy team | Yes |\n"
    )
    education, therapy = listed(text)
    assert education.dated is not None
    assert therapy.dated is None
    assert therapy.given
    assert therapy.kinds == (AdviceKind.OCCUPATIONAL,)


def test_the_paper_is_the_piece_where_the_first_cell_is_only_its_subject() -> None:
    """Of "Eyes | Letter from the hospital" the letter is what lacks an author."""
    text = (
        "## Section K: Advice and information\n\n| Advice | From | Date |\n|---|---|---|\n"
        "| Education | Carys Hale, nursery teacher | 21 September 2026 |\n| Eyes | Letter from the hospital | – |\n"
    )
    plan = plan_of(text)
    span = plan.advice[1].span
    assert plan.document.blocks[span.block].text == "Letter from the hospital"


@pytest.mark.parametrize(
    "line",
    [
        "Date of birth: 13 October 2010",
        "NHS number: 999 214 3061",
        "Plan writer: Bronwen Adair, 8 October 2026",
        "Signed: P. Osei",
    ],
)
def test_a_fact_of_the_plan_among_the_advice_is_none(line: str) -> None:
    """A stray line of the template under the heading has no author to lack."""
    section = f"## Section K: Advice\n\n- Dr Shah, educational psychologist, 4 May 2026\n- {line}\n"
    assert [a.author.text for a in listed(section) if a.author] == ["Dr Shah"]
    assert len(listed(section)) == 1


@pytest.mark.parametrize(
    "line", ["Parents: Mr and Mrs Lund, 4 May 2026", "Social worker: T. Blake, 4 May 2026"]
)
def test_a_label_of_whose_advice_it_is_leaves_it_advice(line: str) -> None:
    """The same labels stand at the front of a plan, and here they say whose advice it is."""
    assert one(line).kinds


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Audiology: audiological scientist D. Pratt, 20 July 2026", "D. Pratt"),
        ("Education: class teacher Leonie Marsh, 20 July 2026", "Leonie Marsh"),
        ("Medical advice: seen at Moorland General Hospital, 20 July 2026", None),
    ],
    ids=["initial", "two names", "a hospital"],
)
def test_an_author_may_follow_the_post(line: str, author: str | None) -> None:
    """With nothing between the two; a place after small letters is no author."""
    found = one(line).author
    assert (found.text if found else None) == author


def test_a_line_may_date_all_that_it_lists() -> None:
    """The year before the colon is the year of each; what came back empty was not had."""
    line = "Earlier advice (2017) on file: EP, Dr Salt; paediatrician, Dr Rose; social care, nil return"
    found = listed(f"## Section K: Advice\n\n- {line}\n")
    assert [a.dated.text if a.dated else "" for a in found] == ["2017", "2017", "2017"]
    assert [a.given for a in found] == [True, True, False]


@pytest.mark.parametrize(
    "line",
    ["Kobby's own page, 14 September 2026", "Efua Osei-Mensah (sister), letter, 15 September 2026"],
)
def test_the_family_is_whoever_is_close(line: str) -> None:
    """A sister's letter and a young person's own page are the family's advice, and need no post."""
    found = one(line)
    assert found.kinds == (AdviceKind.FAMILY,)
    assert found.author is not None
    assert found.role is not None


def test_a_line_that_says_where_reports_are_is_none() -> None:
    """It introduces the list or closes it."""
    listing = "- Dr Shah, educational psychologist, 4 May 2026\n"
    assert (
        len(listed(f"## Section K: Advice\n\nReports are attached as annexes.\n\n{listing}")) == 1
    )


def test_the_columns_of_a_list_have_many_titles() -> None:
    """A title, who wrote it, the post and when; a page by the child alone is theirs."""
    rows = "| My page | Rosie | – | 17/09/2026 |\n| EP | Dr S Lund | Marlshire EPS | 05/10/2026 |\n"
    table = f"| Title | Author | Post | Date |\n|---|---|---|---|\n{rows}"
    mine, psychology = listed(f"## Section K: Advice\n\n{table}")
    assert mine.kinds == (AdviceKind.FAMILY,)
    assert psychology.author is not None
    assert psychology.author.text == "Dr S Lund"
