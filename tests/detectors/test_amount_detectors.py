"""Ceilings, yearly totals, doers, journeys and care without an amount, on provisions made by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from lines import analysed, found, said, words

from ehcp_qa.model.analysed import (
    AnalysedPlan,
    Emptying,
    ProvisionKind,
    Slot,
    SlotValue,
    SoftPhrase,
    Verdict,
)
from ehcp_qa.model.finding import Severity
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Role, SectionId

F, G = SectionId.F, SectionId.G


def plan_of(
    text: str,
    section: SectionId = F,
    *,
    kind: ProvisionKind = ProvisionKind.SUPPORT,
    verdict: Verdict = Verdict.PARTLY,
    soft: tuple[tuple[Emptying, str], ...] = (),
    slots: tuple[tuple[Slot, str, dict[str, object]], ...] = (),
    missing: tuple[Slot, ...] = (),
) -> AnalysedPlan:
    """Return a plan of one provision with these slots and soft phrases, each by its words."""
    plan = analysed(said(section, Role.PROVISION, text))
    (name,) = plan.provisions

    def at(part: str) -> Span:
        return Span(0, text.index(part), text.index(part) + len(part))

    filled = {slot: (SlotValue(slot, w, at(w), **more),) for slot, w, more in slots}  # type: ignore[arg-type]
    made = replace(
        plan.provisions[name],
        kind=kind,
        verdict=verdict,
        slots=filled,
        missing=missing,
        soft=tuple(SoftPhrase(group, w, at(w)) for group, w in soft),
    )
    return replace(plan, provisions={name: made})


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Help for up to 5 hours a week.", "up to", [("up to 5 hours", None)]),
        ("Help for about 5 hours a week.", "about", [("about 5 hours", Severity.ADVICE)]),
        ("Help for up to two terms.", "up to", [("up to two terms", None)]),
        ("He walks up to two miles.", "up to", []),
        ("Up to two minutes to answer a question.", "Up to", []),
        ("At least 2 and up to 5 hours a week.", "up to", []),
    ],
    ids=["ceiling", "rough", "span", "distance", "thinking-time", "floor"],
)
def test_a_ceiling_is_on_an_amount_of_help(
    text: str, phrase: str, expected: list[tuple[str, Severity | None]]
) -> None:
    """A rough amount is only advice; a distance, a wait and a range are left alone."""
    plan = plan_of(text, soft=((Emptying.CEILING, phrase),))
    options = {"ceilings": ("up to",), "rough": ("about",), "unless_floor": ("at least",)}
    matches = found("ceiling", plan, sections=(F,), **options)
    assert [(w, m.severity) for w, m in zip(words(plan, matches), matches, strict=True)] == expected


@pytest.mark.parametrize(
    ("minutes", "per", "text", "flagged"),
    [
        (720, "year", "12 hours of practice", True),
        (720, "term", "12 hours of practice", False),
        (720, "year", "12 hours of practice in term time", False),
        (15, "year", "12 hours of practice", False),
    ],
    ids=["year", "term", "basis", "too-short"],
)
def test_a_years_hours_need_a_basis(minutes: float, per: str, text: str, flagged: bool) -> None:
    """Only hours for a year, and only where nothing says in which weeks."""
    given = {"amount": minutes, "unit": "minute", "per": per}
    plan = plan_of(text, slots=((Slot.DURATION, "12 hours", given),))
    matches = found("year-without-basis", plan, sections=(F,), unless_basis=("term time",))
    assert bool(matches) is flagged


@pytest.mark.parametrize(
    ("text", "who", "firm", "flagged"),
    [
        ("The school will ring home weekly.", "The school", False, True),
        ("Two of the school team ring home.", "the school", False, False),
        ("The tutor will ring home weekly.", "The tutor", True, False),
        ("Adults will ring home weekly.", "Adults", False, False),
    ],
    ids=["school", "its-team", "tutor", "adults"],
)
def test_a_school_is_no_person(text: str, who: str, firm: bool, flagged: bool) -> None:
    """An institution is reported where it acts and nobody else is named."""
    plan = plan_of(text, slots=((Slot.WHO, who, {"firm": firm}),))
    options = {"institutions": ("school",), "kinds": (ProvisionKind.SUPPORT,)}
    assert bool(found("institution-as-doer", plan, sections=(F,), **options)) is flagged


@pytest.mark.parametrize(
    ("text", "section", "role", "flagged"),
    [
        ("A taxi to school every day.", F, Role.PROVISION, True),
        ("A taxi to the pool every Friday.", F, Role.PROVISION, False),
        ("She learns to take a taxi to college.", F, Role.PROVISION, False),
        ("She needs a taxi to school.", SectionId.B, Role.NEED, True),
        ("She is sick in the taxi to school.", SectionId.B, Role.NEED, False),
    ],
    ids=["to-school", "trip", "taught", "asked-for", "told-of"],
)
def test_the_journey_to_school(text: str, section: SectionId, role: Role, flagged: bool) -> None:
    """The journey is reported where the plan gives it, and not where it is learned or told of."""
    options = {"vehicles": ("taxi",), "unless_taught": ("learns",)}
    plan = analysed(said(section, role, text))
    sections = (SectionId.B, F)
    assert bool(found("transport-as-provision", plan, sections=sections, **options)) is flagged


@pytest.mark.parametrize(
    ("given", "flagged"),
    [
        ({}, True),
        ({"verdict": Verdict.SPECIFIC}, False),
        ({"kind": ProvisionKind.EQUIPMENT}, False),
        ({"text": "Care reviewed in clinic."}, False),
        ({"text": "Care reviewed in clinic soon.", "soft": ((Emptying.ACCESS, "soon"),)}, True),
        ({"text": "Discharged from the service."}, False),
    ],
    ids=["care", "specific", "equipment", "clinic", "softened-clinic", "over"],
)
def test_care_without_an_amount(given: dict[str, object], flagged: bool) -> None:
    """Care is asked for an amount, except what a clinic paces, equipment and what is over."""
    made = {"text": "Advice on sleep.", "section": G, "kind": ProvisionKind.CARE, **given}
    plan = plan_of(**made)  # type: ignore[arg-type]
    options = {"unless_clinic": ("clinic",), "unless_over": ("discharged",)}
    kinds = (ProvisionKind.CARE,)
    assert bool(found("unquantified", plan, sections=(G,), kinds=kinds, **options)) is flagged


@pytest.mark.parametrize(
    ("who", "flagged"),
    [(("The SENCO",), True), (("The SENCO", "a nurse"), False), ((), False)],
    ids=["only", "with-a-nurse", "nobody"],
)
def test_an_educational_role_alone(who: tuple[str, ...], flagged: bool) -> None:
    """One doer who is not of education is enough for health care to stand in G."""
    text = "The SENCO and a nurse write it."
    plan = plan_of(text, G)
    (name,) = plan.provisions
    values = tuple(
        SlotValue(Slot.WHO, w, Span(0, text.index(w), text.index(w) + len(w))) for w in who
    )
    made = replace(plan.provisions[name], slots={Slot.WHO: values} if values else {})
    plan = replace(plan, provisions={name: made})
    assert bool(found("done-only-by", plan, sections=(G,), roles=("SENCO",))) is flagged


@pytest.mark.parametrize(
    ("text", "phrase", "quoted"),
    [
        ("It would be good for Jo to swim.", "would", "would be good"),
        ("Jo may also find it helpful.", "may", "may also find it"),
        ("Ideally, Jo will swim.", "Ideally", "Ideally"),
    ],
    ids=["would", "may", "whole"],
)
def test_a_bare_would_is_quoted_with_its_verb(text: str, phrase: str, quoted: str) -> None:
    """The words quoted tell what is wrong by themselves."""
    plan = plan_of(text, soft=((Emptying.RECOMMENDATION, phrase),))
    options = {"groups": (Emptying.RECOMMENDATION,)}
    assert words(plan, found("soft-phrase", plan, sections=(F,), **options)) == [quoted]
