"""Needs that nothing answers."""

from __future__ import annotations

from lines import Line, analysed, found, said, words

from ehcp_qa.model.analysed import Link, LinkKind
from ehcp_qa.model.finding import Severity
from ehcp_qa.model.plan import Area, Role, Row, SectionId

AREAS = {"strong": 0.5, "called": {Area.SEMH: ("SEMH",)}}
NEEDS = {"strong": 0.5, "sure": 0.9, "answered_share": 0.75, "fewest_needs": 3}


def need(text: str, area: Area | None = None, **other: object) -> Line:
    """Return a need of Section B."""
    return said(SectionId.B, Role.NEED, text, area=area, **other)


def provision(
    text: str = "A teacher teaches it daily.", area: Area | None = None, **other: object
) -> Line:
    """Return a provision of Section F."""
    return said(SectionId.F, Role.PROVISION, text, area=area, **other)


def link(need_id: str, provision_id: str, reason: str = "number", strength: float = 1.0) -> Link:
    """Return a link between a need and a provision."""
    return Link(LinkKind.NEED_PROVISION, need_id, provision_id, reason, strength)


READS = need("Ali has difficulty reading.", Area.COGNITION)
WORRIES = need("Ali cannot leave the house and worries.", Area.SEMH)


def test_an_area_that_f_leaves_out_is_found_on_its_first_need() -> None:
    """Two needs of one area are one finding."""
    plan = analysed(
        READS, WORRIES, need("Ali is easily upset.", Area.SEMH), provision(area=Area.COGNITION)
    )
    (match,) = found("area-without-provision", plan, **AREAS)
    assert words(plan, [match]) == ["Ali cannot leave the house and worries."]
    assert match.severity is None
    assert match.values["area"] == "social, emotional and mental health"


def test_where_f_has_no_areas_the_finding_is_milder() -> None:
    """An undivided F may answer the area without saying so."""
    upset = need("Ali is easily upset.", Area.SEMH)
    plan = analysed(READS, WORRIES, upset, provision(), links=[link("B-1", "F-1")])
    (match,) = found("area-without-provision", plan, **AREAS)
    assert match.severity is Severity.WARNING
    one_need = analysed(READS, WORRIES, provision(), links=[link("B-1", "F-1")])
    assert found("area-without-provision", one_need, **AREAS) == []


def test_an_area_is_answered_from_under_another_heading() -> None:
    """By a number, by meaning that is strong enough, or by saying so."""
    lines = [READS, WORRIES, provision(area=Area.COGNITION)]
    for links in ([link("B-2", "F-1")], [link("B-2", "F-1", "concept", 0.6)]):
        assert found("area-without-provision", analysed(*lines, links=links), **AREAS) == []
    weak = analysed(*lines, links=[link("B-2", "F-1", "concept", 0.2)])
    assert len(found("area-without-provision", weak, **AREAS)) == 1
    said_so = provision("This also serves SEMH needs.", Area.COGNITION)
    assert found("area-without-provision", analysed(READS, WORRIES, said_so), **AREAS) == []


def test_an_area_without_difficulties_needs_no_provision() -> None:
    """Strengths, scores and “no needs in this area” ask for nothing."""
    lines = [
        READS,
        said(SectionId.B, Role.STRENGTH, "Ali is kind.", area=Area.SEMH),
        need("Ali has no identified needs in this area.", Area.SENSORY),
        need("Ali was seen by the service in May.", Area.COMMUNICATION),
        provision(area=Area.COGNITION),
    ]
    assert found("area-without-provision", analysed(*lines), **AREAS) == []


def test_a_missing_f_is_not_also_a_missing_area() -> None:
    """With no provision at all there is one root cause, which another rule reports."""
    assert found("area-without-provision", analysed(READS, WORRIES), **AREAS) == []


def four_needs(**last: object) -> list[Line]:
    """Return three needs that are linked below, one more, and a provision."""
    texts = ("reading", "spelling", "number")
    needs = [need(f"Ali has difficulty with {t}.", number=str(i)) for i, t in enumerate(texts, 1)]
    return [*needs, need("Ali cannot tell the time.", **last), provision()]


LINKS = [link(f"B-{n}", "F-1") for n in (1, 2, 3)]


def test_a_numbered_need_that_no_number_answers_is_found() -> None:
    """Where the plan pairs by number, the number that is never named stands out."""
    plan = analysed(*four_needs(number="4"), links=LINKS)
    assert words(plan, found("need-without-provision", plan, **NEEDS)) == [
        "Ali cannot tell the time."
    ]


def test_a_need_alone_in_its_row_is_found() -> None:
    """A row that holds a need and no provision is an unanswered need."""
    rows = [Row("r1", None, ("B-1",), ("F-1",)), Row("r4", None, needs=("B-4",))]
    plan = analysed(*four_needs(row="r4"), links=LINKS, rows=rows)
    assert len(found("need-without-provision", plan, **NEEDS)) == 1


def test_a_need_on_no_known_subject_is_left_alone() -> None:
    """Where neither row nor number nor subject could have matched, silence proves nothing."""
    plan = analysed(*four_needs(), links=LINKS)
    assert found("need-without-provision", plan, **NEEDS) == []
    known = analysed(*four_needs(), links=LINKS, topics={"B-4": frozenset({"time"})})
    assert len(found("need-without-provision", known, **NEEDS)) == 1


def test_nothing_is_said_where_few_needs_can_be_matched() -> None:
    """A plan whose needs mostly find no match is one that matching does not suit."""
    plan = analysed(*four_needs(number="4"), links=LINKS[:2])
    assert found("need-without-provision", plan, **NEEDS) == []
