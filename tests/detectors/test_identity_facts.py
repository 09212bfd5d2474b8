"""Facts of a plan that cannot all be true: ages, years, dates, numbers, places and files."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from lines import Line, analysed, found, loose, said, words

from ehcp_qa.analyse.identity.stated import stated_ages, stated_years
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.document import Source
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Child, Field, PlanStage, Role, SectionId, Words

SAM = Child(
    full_name="Sam Ellery", first_name="Sam", surname="Ellery", date_of_birth=date(2014, 2, 2)
)
TODAY = date(2026, 11, 9)


def view(text: str) -> Line:
    """Return a statement of Section A."""
    return said(SectionId.A, Role.VIEW, text)


def facts(*pairs: tuple[str, str, str]) -> tuple[list[Line], list[Field]]:
    """Return a line and a field for each name, label and value."""
    lines, fields = [], []
    for block, (name, label, value) in enumerate(pairs):
        text = f"{label}: {value}"
        lines.append(loose(text))
        at = len(label) + 2
        fields.append(
            Field(
                name,
                Words(label, Span(block, 0, len(label))),
                Words(value, Span(block, at, at + len(value))),
            )
        )
    return lines, fields


def dated(*pairs: tuple[str, str, str], stage: PlanStage = PlanStage.DRAFT) -> AnalysedPlan:
    """Return a plan that shows these labelled facts, dated today."""
    lines, fields = facts(*pairs)
    return analysed(
        *lines, view("Sam likes maps."), child=SAM, fields=fields, stage=stage, on=TODAY
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sam, aged 9, lives here.", [9]),
        ("Sam is twelve and lives here.", [12]),
        ("He is 12 years old.", [12]),
        ("Sam (11) has two cats.", [11]),
        ("Sam is a cheerful ten-year-old boy.", [10]),
        ("Sam was 9 when he moved.", []),
        ("His brother is 5 years old.", []),
        ("Sam is nine minutes late.", []),
        ("Sam reads at the level of a child aged 7.", []),
        ("By the time he is 14 he will travel alone.", []),
        ("He is one of four pupils.", []),
        ("His brother Tom likes maps. He is 5.", []),
        ("They are nine.", []),
        ("There are four of them, and Sam is one. He is one.", []),
        ("Sam will be 13, and wants a party.", []),
    ],
)
def test_only_ages_of_today_are_read(text: str, expected: list[int]) -> None:
    """Said of the child, and not of the past, the future, a level or a brother."""
    plan = analysed(view(text), child=SAM, on=TODAY)
    assert [age.number for age in stated_ages(plan.plan)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sam is in Year 8.", [8]),
        ("He is a Year 8 pupil.", [8]),
        ("Sam is currently in Reception.", [0]),
        ("Sam was in Year 4 then.", []),
        ("Sam will be in Year 9 next.", []),
        ("Sam is in a Year 7 maths set.", []),
        ("Sam is in Year 8 or 9.", []),
        ("Sam is in Year 3 and 4 phonics.", []),
    ],
)
def test_only_years_of_today_are_read(text: str, expected: list[int]) -> None:
    """Sets, ranges, the past and the future tell nothing."""
    plan = analysed(view(text), child=SAM, on=TODAY)
    assert [year.number for year in stated_years(plan.plan)] == expected


@pytest.mark.parametrize(
    ("on", "text", "expected"),
    [
        (TODAY, "Sam, aged 9, lives here.", ["9"]),
        (TODAY, "Sam, aged 12, lives here.", []),
        (date(2026, 3, 1), "Sam, aged 11, lives here.", []),
        (date(2026, 9, 1), "Sam, aged 11, lives here.", ["11"]),
        (None, "Sam, aged 9, lives here.", []),
    ],
    ids=["wrong", "right", "a-birthday-since", "a-birthday-long-since", "no-date"],
)
def test_an_age_may_be_half_a_year_behind(on: date | None, text: str, expected: list[str]) -> None:
    """It was written while the plan was put together; without a date nothing is compared."""
    plan = analysed(view(text), child=SAM, on=on)
    assert words(plan, found("age-conflict", plan)) == expected


def test_a_year_that_differs_by_one_is_only_advice() -> None:
    """Two years are a warning, and a child taught out of year is left alone."""
    one = dated(("year_group", "Year group", "Year 7"))
    two = dated(("year_group", "Year group", "Year 5"))
    said_so = analysed(
        *facts(("year_group", "Year group", "Year 5"))[0],
        view("Sam is taught out of cohort."),
        child=SAM,
        fields=facts(("year_group", "Year group", "Year 5"))[1],
        on=TODAY,
    )
    assert [m.values["usual"] for m in found("year-group-conflict", one)] == ["Year 8"]
    assert found("year-group-conflict", one)[0].severity == "advice"
    assert found("year-group-conflict", two)[0].severity is None
    assert found("year-group-conflict", said_so, unless=("out of cohort",)) == []


@pytest.mark.parametrize(
    ("draft", "reply", "given"),
    [
        ("1 June 2026", "15 June 2026", []),
        ("1 June 2026", "14 June 2026", ["14"]),
        ("1 June 2026", "20 May 2026", []),
        ("June 2026", "10 June 2026", []),
    ],
    ids=["fifteen", "fourteen", "before-the-draft", "no-day"],
)
def test_fifteen_days_are_counted_with_the_first(draft: str, reply: str, given: list[str]) -> None:
    """Only full dates are compared, and an impossible order is another finding."""
    plan = dated(("draft_date", "Date of draft", draft), ("respond_by", "Comments by", reply))
    assert [m.values["given"] for m in found("representation-period", plan)] == given


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (
            ("request_date", "Requested", "4 June 2026"),
            ("draft_date", "Draft", "3 May 2026"),
            ["3 May 2026"],
        ),
        (
            ("draft_date", "Draft", "4 June 2026"),
            ("issue_date", "Issued", "3 May 2026"),
            ["3 May 2026"],
        ),
        (
            ("issue_date", "Issued", "4 June 2026"),
            ("review_date", "Next review", "3 May 2026"),
            ["3 May 2026"],
        ),
        (
            ("issue_date", "Issued", "4 June 2026"),
            ("review_date", "Review date", "3 May 2026"),
            [],
        ),
        (("request_date", "Requested", "4 June 2026"), ("draft_date", "Draft", "4 June 2026"), []),
    ],
    ids=["request", "issue", "next-review", "a-review", "same-day"],
)
def test_steps_come_in_their_order(
    first: tuple[str, str, str], second: tuple[str, str, str], expected: list[str]
) -> None:
    """A "review date" may be of a review that was held, and two steps may share a day."""
    plan = dated(first, second)
    assert words(plan, found("date-order", plan)) == expected


def named(plan: AnalysedPlan, name: str, **properties: str) -> AnalysedPlan:
    """Return the plan as read from a file of this name and with these properties."""
    document = replace(
        plan.plan.document, source=Source(name, "docx"), properties=tuple(properties.items())
    )
    return replace(plan, plan=replace(plan.plan, document=document))


@pytest.mark.parametrize(
    ("name", "title", "expected"),
    [
        ("Leo_EHCP.docx", "", ["Leo"]),
        ("leo-draft-v2.docx", "", ["Leo"]),
        ("EHCP DRAFT LEO.docx", "", ["Leo"]),
        ("Sam_EHCP_Leo_checked.docx", "", []),
        ("Samuel EHCP.docx", "", []),
        ("SE draft.docx", "", []),
        ("Ellery draft from Leo.docx", "", []),
        ("draft.docx", "Plan for Leo Brandt", ["Leo"]),
        ("draft.docx", "Written by Leo Brandt", []),
        ("Grace draft.docx", "", []),
    ],
)
def test_a_file_that_names_only_another_child_is_told(
    name: str, title: str, expected: list[str]
) -> None:
    """Its own child's name, initials, officers and words that are also names excuse it."""
    plan = named(analysed(view("Sam likes maps."), child=SAM), name, title=title)
    options = {"names": ("Leo", "Sam", "Grace"), "unless_word": ("Grace",)}
    assert [m.values["name"] for m in found("file-names-another", plan, **options)] == expected


def test_a_name_repeated_on_every_page_is_one_slip() -> None:
    """However many running lines hold it."""
    lines = [loose("Leo Brandt · draft", furniture=True)] * 3
    plan = analysed(*lines, view("Sam likes maps."), child=SAM)
    assert len(found("file-names-another", plan, names=("Leo", "Sam"))) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Westshire Council will review it.", ["Westshire Council"]),
        ("Eastshire County Council will review it.", []),
        ("Sam moved from Westshire Council.", []),
        ("The School Council meets on Mondays.", []),
        ("A therapist registered with the UK Council for Psychotherapy sees him.", []),
        ("Staff at Thornfield Academy use signs.", ["Thornfield Academy"]),
        ("Staff at Bramble Lane School use signs.", []),
        ("A teacher from Thornfield Academy will come.", []),
        ("Forest School calms him.", []),
        ("Sam's brother goes to Thornfield Academy.", []),
    ],
)
def test_other_councils_and_schools_are_told_by_name(text: str, expected: list[str]) -> None:
    """Their own names in short, places of the past, helpers and other kinds are left alone."""
    lines, fields = facts(
        ("local_authority", "Council", "Eastshire Council"),
        ("setting", "School", "Bramble Lane Primary School"),
    )
    plan = analysed(*lines, said(SectionId.F, Role.PROVISION, text), child=SAM, fields=fields)
    assert words(plan, found("other-council", plan)) == expected
