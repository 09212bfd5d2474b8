"""Scores as proportions whose parts add up."""

from __future__ import annotations

import pytest
from handmade import SETTINGS, analysed_of, check, finding, plan_of
from hypothesis import given
from hypothesis import strategies as st

from ehcp_qa.model.analysed import AnalysedPlan, Link, LinkKind, Verdict
from ehcp_qa.model.finding import Finding, Severity
from ehcp_qa.model.plan import Role, SectionId
from ehcp_qa.model.report import Check, DimensionScore, Grade, Outcome, Scores
from ehcp_qa.scoring import score, weighted_mean, worse

F, H, B, E, A = SectionId.F, SectionId.H, SectionId.B, SectionId.E, SectionId.A
SPECIFIC, PARTLY, VAGUE = Verdict.SPECIFIC, Verdict.PARTLY, Verdict.VAGUE
MADE = (check("FGH-01"), check("STA-01"))


def provisions(*verdicts: Verdict, section: SectionId = F) -> AnalysedPlan:
    """Return a plan whose provision has these verdicts."""
    rows = [(section, Role.PROVISION, f"Provision {n}.") for n, _ in enumerate(verdicts)]
    return analysed_of(plan_of(*rows), verdicts)


def dimension(
    key: str,
    analysed: AnalysedPlan,
    findings: tuple[Finding, ...] = (),
    checks: tuple[Check, ...] = MADE,
) -> DimensionScore:
    """Return one dimension of a plan's score."""
    scores = score(analysed, findings, checks, SETTINGS)
    return next(d for d in scores.dimensions if d.key == key)


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ((SPECIFIC, SPECIFIC), 100.0),
        ((SPECIFIC, VAGUE), 50.0),
        ((PARTLY, PARTLY), 50.0),
        ((SPECIFIC, PARTLY, VAGUE), 50.0),
        ((VAGUE,), 0.0),
        ((), None),
    ],
)
def test_provision_counts_partly_as_half(
    verdicts: tuple[Verdict, ...], expected: float | None
) -> None:
    """The score is the share specified and quantified; no provision is not applicable."""
    assert dimension("provision", provisions(*verdicts)).score == expected


def test_a_lost_point_names_its_statement_and_findings() -> None:
    """A reader can go from each lost point to the words that lost it."""
    analysed = provisions(SPECIFIC, PARTLY)
    found = (finding(statement="F-2"), finding("GTH-02", statement="F-2"))
    (lost,) = dimension("provision", analysed, found).lost
    assert (lost.what, lost.points, lost.findings) == ("F-2", 0.5, ("PRV-03-F-2",))


def test_statutory_is_the_share_of_checks_that_pass() -> None:
    """Only checks that were made count; one that needs review has not passed."""
    checks = (
        check("STA-01"),
        check("STA-02", Outcome.FAILED),
        check("DAT-01", Outcome.NEEDS_REVIEW),
        check("TPL-01", Outcome.NOT_APPLICABLE),
        check("STA-07", Outcome.SKIPPED),
        check("PRV-01", Outcome.FAILED),
        check("TPL-02"),
    )
    assert dimension("statutory", provisions(), checks=checks).score == 50.0


@pytest.mark.parametrize(
    ("severity", "expected"),
    [(Severity.ERROR, 50.0), (Severity.WARNING, 50.0), (Severity.ADVICE, 100.0)],
)
def test_placement_counts_statements_said_to_be_misplaced(
    severity: Severity, expected: float
) -> None:
    """Advice does not say that a statement is in the wrong section."""
    found = (finding("FGH-02", severity=severity),)
    assert dimension("placement", provisions(SPECIFIC, VAGUE), found).score == expected


def test_an_undivided_h_puts_none_of_its_statements_in_the_right_section() -> None:
    """Neither H1 nor H2 is identified, so each statement of H loses its point."""
    analysed = provisions(SPECIFIC, SPECIFIC, section=H)
    found = (finding("FGH-04", severity=Severity.ERROR, section=H, statement=""),)
    assert dimension("placement", analysed, found).score == 0.0


def test_placement_is_not_applicable_when_nobody_looked() -> None:
    """Leaving the placement rules out does not earn a full score."""
    assert dimension("placement", provisions(SPECIFIC), checks=()).score is None


def test_outcomes_count_facets() -> None:
    """Each facet of each outcome is a point."""
    plan = plan_of((E, Role.OUTCOME, "One."), (E, Role.OUTCOME, "Two."))
    analysed = analysed_of(plan, facets=[[True] * 6, [True] * 3 + [False] * 3])
    found = dimension("outcomes", analysed)
    assert found.score == 75.0
    assert [lost.what for lost in found.lost] == [
        "E-2 timebound",
        "E-2 outcome_not_provision",
        "E-2 outcome_not_aspiration",
    ]


def test_the_thread_counts_links_present() -> None:
    """Needs and outcomes want provision, outcomes an aspiration, aspirations an outcome."""
    plan = plan_of(
        (A, Role.ASPIRATION, "To be a chef."),
        (B, Role.NEED, "Need one."),
        (B, Role.NEED, "Need two."),
        (E, Role.OUTCOME, "Outcome."),
        (F, Role.PROVISION, "Provision."),
    )
    links = [
        Link(LinkKind.NEED_PROVISION, "B-1", "F-1", "row", 1.0),
        Link(LinkKind.ASPIRATION_OUTCOME, "A-1", "E-1", "concept", 0.7),
    ]
    found = dimension("thread", analysed_of(plan, [SPECIFIC], [[True] * 6], links))
    assert (found.earned, found.possible) == (3, 5)
    assert [lost.what for lost in found.lost] == ["B-2 to provision", "E-1 to provision"]


def test_without_aspirations_outcomes_are_not_asked_for_one() -> None:
    """A plan for a young child may record no aspirations."""
    analysed = analysed_of(plan_of((E, Role.OUTCOME, "Outcome.")), facets=[[True] * 6])
    assert dimension("thread", analysed).possible == 1


def test_language_is_not_applicable_until_its_rules_run() -> None:
    """No rule looked, so there is nothing to score."""
    analysed = provisions(SPECIFIC, SPECIFIC)
    assert dimension("language", analysed).score is None
    found = (finding("PCL-01"),)
    assert dimension("language", analysed, found, (check("PCL-01"),)).score == 50.0


def test_language_says_how_many_checks_it_rests_on() -> None:
    """Lists of reports are not read, and a score from few checks does not look like one from all."""
    analysed = provisions(SPECIFIC, SPECIFIC)
    reports = plan_of((F, Role.PROVISION, "Reading."), (SectionId.K, Role.ADVICE, "EP report."))
    skipped = Check("PCL-02", "a", Outcome.SKIPPED, 0, "belongs to the thorough profile", "PCL")
    found = dimension("language", analysed, (), (check("PCL-01"), skipped))
    assert "the 1 of 2 language checks" in found.sentence
    assert (
        dimension("language", analysed_of(reports, [SPECIFIC]), (), (check("PCL-01"),)).possible
        == 1
    )


def test_an_error_holds_the_grade_down() -> None:
    """However good the rest, a plan with an error requires improvement and is not ready."""
    error = (finding("TPL-01", severity=Severity.ERROR, section=None, statement=""),)
    whole = score(provisions(SPECIFIC), (), MADE, SETTINGS)
    held = score(provisions(SPECIFIC), error, MADE, SETTINGS)
    assert (whole.grade, whole.ready) == (Grade.OUTSTANDING, True)
    assert (held.grade, held.ready) == (Grade.REQUIRES_IMPROVEMENT, False)
    assert held.overall == whole.overall


def test_an_error_lifts_no_grade() -> None:
    """An inadequate plan stays inadequate."""
    assert worse(Grade.INADEQUATE, Grade.REQUIRES_IMPROVEMENT) is Grade.INADEQUATE


def test_a_section_is_graded_by_statements_without_errors_or_warnings() -> None:
    """Advice does not lower a section; a nil statement is not judged."""
    rows = [(F, Role.PROVISION, f"Provision {n}.") for n in range(4)]
    analysed = analysed_of(plan_of(*rows, (SectionId.G, Role.NIL, "None.")), [SPECIFIC] * 4)
    found = (finding(statement="F-1"), finding(statement="F-2", severity=Severity.ADVICE))
    section, nil = score(analysed, found, MADE, SETTINGS).sections
    assert (section.earned, section.possible, section.grade) == (3, 4, Grade.REQUIRES_IMPROVEMENT)
    assert (nil.possible, nil.grade) == (0, None)


@st.composite
def scored(draw: st.DrawFn) -> Scores:
    """Return the scores of some plan with some findings."""
    verdicts = draw(st.lists(st.sampled_from(Verdict), max_size=8))
    facets = draw(st.lists(st.lists(st.booleans(), min_size=6, max_size=6), max_size=5))
    rows = [(F, Role.PROVISION, f"Provision {n}.") for n, _ in enumerate(verdicts)]
    rows += [(E, Role.OUTCOME, f"Outcome {n}.") for n, _ in enumerate(facets)]
    rows += [(B, Role.NEED, f"Need {n}.") for n in range(draw(st.integers(0, 4)))]
    plan = plan_of(*rows)
    ends = draw(st.lists(st.sampled_from(["B-1", "B-2", "E-1", "F-1"]), max_size=3))
    links = [Link(LinkKind.NEED_PROVISION, end, "F-1", "concept", 0.5) for end in ends]
    codes = st.sampled_from(["PRV-01", "FGH-01", "OUT-02", "GTH-02", "STA-01", "PCL-01"])
    statements = st.sampled_from([s.id for s in plan.statements()] or [""])
    made = st.builds(
        lambda code, severity, statement: finding(code, severity=severity, statement=statement),
        codes,
        st.sampled_from(Severity),
        statements,
    )
    findings = tuple(draw(st.lists(made, max_size=8)))
    outcomes = draw(st.lists(st.sampled_from(Outcome), min_size=6, max_size=6))
    names = ["PRV-01", "FGH-01", "OUT-02", "GTH-02", "STA-01", "PCL-01"]
    checks = tuple(check(name, outcome) for name, outcome in zip(names, outcomes, strict=True))
    return score(analysed_of(plan, verdicts, facets, links), findings, checks, SETTINGS)


@given(scored())
def test_the_parts_add_up_to_the_total(scores: Scores) -> None:
    """Points earned and lost are all the points, and the overall score is their weighted mean."""
    for part in scores.dimensions:
        assert part.earned + sum(lost.points for lost in part.lost) == pytest.approx(part.possible)
        assert part.score is None if not part.possible else 0 <= part.score <= 100  # type: ignore[operator]
        assert (part.grade is None) == (part.score is None)
    held = [(d.score, d.weight) for d in scores.dimensions if d.score is not None]
    total = sum(weight for _, weight in held)
    if held:
        assert scores.overall == pytest.approx(sum(s * w for s, w in held) / total, abs=0.051)
    else:
        assert scores.overall is None


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0.5, 50)), min_size=1, max_size=6))
def test_what_is_not_applicable_changes_nothing(parts: list[tuple[float, float]]) -> None:
    """A dimension that is left out neither helps nor harms."""
    assert weighted_mean(parts) == weighted_mean([*parts, (None, 30.0)])
    lowest, highest = min(s for s, _ in parts), max(s for s, _ in parts)
    mean = weighted_mean(parts)
    assert mean is not None
    assert lowest - 0.051 <= mean <= highest + 0.051
