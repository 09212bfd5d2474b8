"""The engine: messages, places, suppression, fingerprints, and how every check ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date

import pytest

from ehcp_qa.detectors.base import DETECTORS, LANGUAGE_MODEL, Detector, Options, SectionOptions
from ehcp_qa.engine import Result, run_rules
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.document import Block, CellRef, Document, Source, Table
from ehcp_qa.model.finding import Match, Related, Severity
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.location import Place, Span
from ehcp_qa.model.pack import GradeFloors, PackSettings
from ehcp_qa.model.plan import (
    Area,
    Child,
    Condition,
    Plan,
    PlanStage,
    Role,
    Section,
    SectionId,
    Statement,
)
from ehcp_qa.model.report import Grade, Outcome
from ehcp_qa.model.rule import Citation, Rule
from ehcp_qa.rulebook.book import RuleBook

FLOORS = GradeFloors(90, 80, 50)
SETTINGS = PackSettings(
    "test", "1", "test", date(2014, 9, 1), None, (), FLOORS, FLOORS, Grade.REQUIRES_IMPROVEMENT
)
CITED = (Citation("code", "Code 9.69", "The Code", law=False),)
TEXTS = (
    "Sam needs help with reading.",
    "Regular support with reading. Regular support with spelling.",
    "A teaching assistant will help as required.",
)
F = SectionId.F


def statement(block: int, start: int, end: int, section: SectionId, number: int) -> Statement:
    """Return one statement of the plan below."""
    text = TEXTS[block][start:end]
    area = Area.COGNITION if section is F else None
    role = Role.PROVISION if section is F else Role.NEED
    return Statement(f"{section}-{number}", section, role, text, Span(block, start, end), area=area)


def plan(*, condition: Condition = Condition.FILLED, stage: PlanStage = PlanStage.DRAFT) -> Plan:
    """Return a plan of two sections; F holds three statements in a table, on page 7."""
    cells = (None, CellRef(0, 1, 0), CellRef(0, 2, 0))
    pages = (None, 7, 8)
    blocks = tuple(
        Block(i, text, cell=cells[i], place=Place(page=pages[i])) for i, text in enumerate(TEXTS)
    )
    held = (
        statement(1, 0, 29, F, 1),
        statement(1, 30, len(TEXTS[1]), F, 2),
        statement(2, 0, len(TEXTS[2]), F, 3),
    )
    filled = condition is Condition.FILLED
    sections = {
        SectionId.B: Section(
            SectionId.B,
            Condition.FILLED,
            stretches=((0, 0),),
            statements=(statement(0, 0, len(TEXTS[0]), SectionId.B, 1),),
        ),
        F: Section(F, condition, stretches=((1, 2),), statements=held if filled else ()),
    }
    document = Document(Source("plan.md", "md"), blocks, (Table(0, 3, 1),))
    return Plan(document, stage, "cover", Child(first_name="Sam"), (), sections)


def analysed(*, model: str = "test", **given: object) -> AnalysedPlan:
    """Return that plan with nothing worked out."""
    return AnalysedPlan(plan(**given), {}, {}, (), model=model)  # type: ignore[arg-type]


def rule(code: str, **given: object) -> Rule:
    """Return a rule that names the detector of the same code."""
    fields: dict[str, object] = {
        "code": code,
        "name": "a-name",
        "title": "A title",
        "severity": Severity.WARNING,
        "detect": code,
        "options": SectionOptions(sections=(F,)),
        "message": "“{match}” is loose.",
        "how_to_fix": "Say more.",
        "why": "Because.",
        "source": CITED,
        **given,
    }
    return Rule(**fields)  # type: ignore[arg-type]


def book(*rules: Rule) -> RuleBook:
    """Return a rule book of these rules."""
    return RuleBook(tuple(sorted(rules, key=lambda r: r.code)), Lexicons({}), SETTINGS, {}, ())


@pytest.fixture
def detects(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Register detectors for one test: by code, the matches that each yields."""

    def register(**matches: Iterable[Match] | Exception) -> None:
        for name, yielded in matches.items():
            code = name.replace("_", "-")

            def detect(
                _plan: AnalysedPlan,
                _options: Options,
                yielded: Iterable[Match] | Exception = yielded,
            ) -> Iterator[Match]:
                if isinstance(yielded, Exception):
                    raise yielded
                yield from yielded

            monkeypatch.setitem(DETECTORS, code, Detector(code, SectionOptions, detect))

    return register


def ended(result: Result, code: str) -> tuple[Outcome, str]:
    """Return how a check ended, and why."""
    check = next(c for c in result.checks if c.code == code)
    return check.outcome, check.reason


REGULAR = Match(Span(1, 0, 7), statement="F-1")
REQUIRED = Match(Span(2, 31, 42), statement="F-3")


def test_a_finding_quotes_the_plan_and_says_where(detects: Callable[..., None]) -> None:
    """A finding holds the words, the statement round them, and a place that a person can find."""
    detects(PRV_15=[REGULAR])
    (finding,) = run_rules(analysed(), book(rule("PRV-15"))).findings
    assert finding.excerpt == "Regular"
    assert finding.context == "Regular support with reading."
    assert finding.message == "“Regular” is loose."
    assert finding.source == "Code 9.69"
    assert (
        finding.place.words == "Section F (cognition and learning), item 1, table 1 row 2, page 7"
    )
    assert finding.place.span == Span(1, 0, 7)
    assert finding.place.page == 7


def test_a_finding_on_a_scanned_page_says_so(detects: Callable[..., None]) -> None:
    """Letters guessed from a picture may be wrong; other pages' findings say nothing of it."""
    detects(PRV_15=[REGULAR, REQUIRED])
    made = analysed()
    scanned = replace(made.plan.document, ocr_pages=(7,))
    made = replace(made, plan=replace(made.plan, document=scanned))
    first, second = run_rules(made, book(rule("PRV-15"))).findings
    assert first.place.words.endswith("page 7 (text recognised from a scan)")
    assert second.place.words.endswith("page 8")


def test_something_missing_from_a_scanned_plan_says_so_too(detects: Callable[..., None]) -> None:
    """What could not be found may only have been misread, so that finding says so as well."""
    detects(PRV_15=[Match(span=None, section=SectionId.J)])
    made = analysed()
    scanned = replace(made.plan.document, ocr_pages=(7,))
    made = replace(made, plan=replace(made.plan, document=scanned))
    found = run_rules(made, book(rule("PRV-15", message="Nothing stands there."))).findings[0]
    assert found.place.words == "Section J (text recognised from a scan)"


def test_the_plans_words_are_never_read_as_blanks(detects: Callable[..., None]) -> None:
    """A value that looks like a blank is put in as it is."""
    detects(PRV_15=[replace(REGULAR, values={"said": "{match}"})])
    found = run_rules(analysed(), book(rule("PRV-15", message="It says {said}."))).findings
    assert found[0].message == "It says {match}."


def test_a_blank_that_nothing_fills_is_the_rules_crash(detects: Callable[..., None]) -> None:
    """A message with an unknown blank stops that rule and no other."""
    detects(PRV_14=[REGULAR], PRV_15=[REGULAR])
    rules = book(rule("PRV-14", message="{nothing} fills this."), rule("PRV-15"))
    result = run_rules(analysed(), rules)
    assert [f.code for f in result.findings] == ["PRV-15"]
    assert ended(result, "PRV-14")[0] is Outcome.CRASHED


def test_a_crash_is_named_without_the_plans_words(detects: Callable[..., None]) -> None:
    """A detector that fails is reported by the kind of error and the line, never its message."""
    detects(PRV_14=ValueError("Sam needs help with reading"), PRV_15=[REGULAR])
    result = run_rules(analysed(), book(rule("PRV-14"), rule("PRV-15")))
    outcome, reason = ended(result, "PRV-14")
    assert outcome is Outcome.CRASHED
    assert "ValueError" in reason
    assert "Sam" not in reason
    assert ended(result, "PRV-15")[0] is Outcome.FAILED


def test_one_finding_for_a_rule_on_a_statement(detects: Callable[..., None]) -> None:
    """A second match in the same statement becomes evidence of the first."""
    detects(PRV_15=[REGULAR, Match(Span(1, 8, 15), statement="F-1")])
    (finding,) = run_rules(analysed(), book(rule("PRV-15"))).findings
    assert (finding.excerpt, finding.evidence) == ("Regular", ("support",))


def test_a_match_on_words_alone_is_given_its_statement(detects: Callable[..., None]) -> None:
    """A detector need not name the statement that its words stand in."""
    detects(PRV_15=[Match(Span(1, 38, 45))])
    (finding,) = run_rules(analysed(), book(rule("PRV-15"))).findings
    assert finding.statement == "F-2"


def test_findings_stand_in_reading_order(detects: Callable[..., None]) -> None:
    """What is missing comes first, then the rest by place and code."""
    detects(PRV_01=[REQUIRED], PRV_02=[REGULAR, REQUIRED], STA_01=[Match(section=SectionId.D)])
    rules = book(rule("PRV-01"), rule("PRV-02"), rule("STA-01", message="No Section D."))
    found = run_rules(analysed(), rules).findings
    assert [(f.code, f.excerpt) for f in found] == [
        ("STA-01", ""),
        ("PRV-02", "Regular"),
        ("PRV-01", "as required"),
        ("PRV-02", "as required"),
    ]
    assert found[0].place.words == "Section D"


def test_a_rule_suppresses_another_on_the_same_statement_only(
    detects: Callable[..., None],
) -> None:
    """One root cause is one finding; elsewhere the other rule still speaks."""
    detects(PRV_01=[REGULAR], PRV_03=[REGULAR, REQUIRED])
    result = run_rules(analysed(), book(rule("PRV-01", suppresses=("PRV-03",)), rule("PRV-03")))
    assert [(f.code, f.statement) for f in result.findings] == [
        ("PRV-01", "F-1"),
        ("PRV-03", "F-3"),
    ]


def test_a_check_whose_findings_are_all_covered_says_by_which(
    detects: Callable[..., None],
) -> None:
    """A check that found only what another rule reports has passed, and says so."""
    detects(PRV_01=[REGULAR], PRV_03=[REGULAR])
    result = run_rules(analysed(), book(rule("PRV-01", suppresses=("PRV-03",)), rule("PRV-03")))
    outcome, reason = ended(result, "PRV-03")
    assert outcome is Outcome.PASSED
    assert "PRV-01" in reason


def test_a_missing_section_leaves_its_rules_nothing_to_stand_on(
    detects: Callable[..., None],
) -> None:
    """When F is missing its rules do not apply, and one line says so."""
    detects(STA_01=[Match(section=F)], GTH_02=[Match(Span(0, 0, 3))], PRV_15=[])
    missing = rule("STA-01", options=Options(), suppresses=("PRV", "GTH"), message="No F.")
    both = SectionOptions(sections=(SectionId.B, F))
    rules = book(missing, rule("GTH-02", options=both), rule("PRV-15"))
    result = run_rules(analysed(condition=Condition.MISSING), rules)
    assert [f.code for f in result.findings] == ["STA-01"]
    assert ended(result, "GTH-02") == (Outcome.NOT_APPLICABLE, "Section F was not found (STA-01)")
    assert result.explanations == (
        "Section F was not found (STA-01), so these checks of it were not made: GTH-02, PRV-15.",
    )


def test_a_run_of_codes_is_said_as_a_range(detects: Callable[..., None]) -> None:
    """The line about a missing section stays short however many rules read it."""
    codes = ["PRV-01", "PRV-02", "PRV-03", "PRV-09", "PRV-10"]
    detects(STA_01=[Match(section=F)], **{code.replace("-", "_"): [] for code in codes})
    missing = rule("STA-01", options=Options(), suppresses=("PRV",), message="No F.")
    rules = book(missing, *(rule(code) for code in codes))
    (line,) = run_rules(analysed(condition=Condition.MISSING), rules).explanations
    assert line.endswith("not made: PRV-01 to PRV-03, PRV-09, PRV-10.")


def test_a_rule_about_one_missing_section_leaves_rules_of_another(
    detects: Callable[..., None],
) -> None:
    """A missing D takes nothing away from a rule that reads F."""
    detects(STA_01=[Match(section=SectionId.D)], PRV_15=[REGULAR])
    missing = rule("STA-01", options=Options(), suppresses=("PRV",), message="No D.")
    result = run_rules(analysed(), book(missing, rule("PRV-15")))
    assert [f.code for f in result.findings] == ["STA-01", "PRV-15"]
    assert result.explanations == ()


def test_evidence_carries_suppression_to_its_statements(detects: Callable[..., None]) -> None:
    """A finding that stands for several statements covers each of them."""
    several = Match(Span(1, 0, 7), statement="F-1", evidence=(Span(2, 0, 5),))
    detects(STA_04=[several], OUT_02=[REGULAR, REQUIRED])
    result = run_rules(analysed(), book(rule("STA-04", suppresses=("OUT",)), rule("OUT-02")))
    assert [f.code for f in result.findings] == ["STA-04"]


@pytest.mark.parametrize(
    ("condition", "outcome", "reason"),
    [
        (Condition.MISSING, Outcome.NOT_APPLICABLE, "Section F was not found"),
        (Condition.NIL, Outcome.NOT_APPLICABLE, "Section F says that nothing is needed"),
        (Condition.BLANK, Outcome.NOT_APPLICABLE, "Section F is blank"),
        (Condition.UNREADABLE, Outcome.SKIPPED, "Section F could not be read"),
    ],
    ids=lambda value: str(value),
)
def test_a_check_with_nothing_to_read_says_so(
    detects: Callable[..., None], condition: Condition, outcome: Outcome, reason: str
) -> None:
    """A section that holds nothing makes a check not applicable; an unread one is never missing."""
    detects(PRV_15=[REGULAR])
    result = run_rules(analysed(condition=condition), book(rule("PRV-15")))
    assert ended(result, "PRV-15") == (outcome, reason)
    assert result.findings == ()


@pytest.mark.parametrize(
    ("given", "asked", "outcome", "reason"),
    [
        ({}, {"select": ["STA"]}, Outcome.SKIPPED, "not among the rules selected"),
        ({}, {"ignore": ["PRV-1"]}, Outcome.SKIPPED, "left out by --ignore"),
        ({}, {"select": ["PRV"], "ignore": ["prv-15"]}, Outcome.SKIPPED, "left out by --ignore"),
        ({}, {"profile": "statutory"}, Outcome.SKIPPED, "belongs to the standard profile"),
        ({"profile": "statutory"}, {"profile": "statutory"}, Outcome.FAILED, ""),
        ({"profile": "thorough"}, {"profile": "standard"}, Outcome.SKIPPED, "thorough profile"),
        ({"profile": "thorough"}, {"select": ["PRV-15"]}, Outcome.FAILED, ""),
        ({"status": "preview"}, {"profile": "thorough"}, Outcome.SKIPPED, "in preview"),
        ({"status": "preview"}, {"select": ["PRV-15"]}, Outcome.FAILED, ""),
        ({"status": "disabled"}, {"select": ["PRV-15"]}, Outcome.SKIPPED, "switched off"),
        ({"stages": (PlanStage.FINAL,)}, {}, Outcome.NOT_APPLICABLE, "a plan that is final"),
        ({"stages": (PlanStage.FINAL,)}, {"stage": PlanStage.FINAL}, Outcome.FAILED, ""),
        ({"needs": (LANGUAGE_MODEL,)}, {}, Outcome.SKIPPED, "needs the language model"),
    ],
    ids=[
        "not-selected",
        "ignored",
        "ignore-wins",
        "above-profile",
        "in-profile",
        "thorough-only",
        "selected-above-profile",
        "preview",
        "preview-selected",
        "disabled",
        "another-stage",
        "stage-given",
        "no-model",
    ],
)
def test_which_rules_run(
    detects: Callable[..., None],
    given: dict[str, object],
    asked: dict[str, object],
    outcome: Outcome,
    reason: str,
) -> None:
    """A rule runs when it is asked for and can run; if not, its check says why."""
    detects(PRV_15=[REGULAR])
    result = run_rules(analysed(model=""), book(rule("PRV-15", **given)), **asked)  # type: ignore[arg-type]
    found, why = ended(result, "PRV-15")
    assert found is outcome
    assert reason in why


@pytest.mark.parametrize(
    ("given", "match", "stage", "severity"),
    [
        ({}, {}, PlanStage.DRAFT, Severity.WARNING),
        ({}, {"severity": Severity.ADVICE}, PlanStage.DRAFT, Severity.ADVICE),
        ({}, {"severity": Severity.ERROR}, PlanStage.DRAFT, Severity.WARNING),
        (
            {"stage_severity": {PlanStage.AMENDED: Severity.ADVICE}},
            {},
            PlanStage.AMENDED,
            Severity.ADVICE,
        ),
        (
            {"stage_severity": {PlanStage.AMENDED: Severity.ADVICE}},
            {},
            PlanStage.FINAL,
            Severity.WARNING,
        ),
    ],
    ids=["as-the-rule", "milder-case", "never-harsher", "by-stage", "another-stage"],
)
def test_severity_is_the_mildest_that_applies(
    detects: Callable[..., None],
    given: dict[str, object],
    match: dict[str, object],
    stage: PlanStage,
    severity: Severity,
) -> None:
    """A stage or a case may make a finding milder than its rule, never harsher."""
    detects(PRV_15=[replace(REGULAR, **match)])  # type: ignore[arg-type]
    (finding,) = run_rules(analysed(), book(rule("PRV-15", **given)), stage=stage).findings
    assert finding.severity is severity


@pytest.mark.parametrize("by", ["rule", "match"])
def test_what_rests_on_inference_needs_review(detects: Callable[..., None], by: str) -> None:
    """A check whose findings are all inferred is for a person to review."""
    detects(GTH_02=[replace(REGULAR, unsure=by == "match")])
    result = run_rules(analysed(), book(rule("GTH-02", inferred=by == "rule")))
    assert ended(result, "GTH-02")[0] is Outcome.NEEDS_REVIEW
    assert result.findings[0].inferred


def test_related_places_are_told(detects: Callable[..., None]) -> None:
    """A finding's other places carry their own words and sections."""
    detects(GTH_04=[replace(REGULAR, related=(Related(Span(0, 0, 9), "the need"),))])
    (finding,) = run_rules(analysed(), book(rule("GTH-04"))).findings
    (other,) = finding.related
    assert (other.what, other.excerpt) == ("the need", "Sam needs")
    assert other.place.section is SectionId.B


def fingerprint(detects: Callable[..., None], changed: Plan, match: Match) -> str:
    """Return the fingerprint of a match in a changed plan."""
    detects(PRV_15=[match])
    result = run_rules(AnalysedPlan(changed, {}, {}, ()), book(rule("PRV-15")))
    return result.findings[0].fingerprint


def with_texts(*texts: str) -> Plan:
    """Return the plan with other words in its blocks."""
    whole = plan()
    blocks = tuple(replace(b, text=t) for b, t in zip(whole.document.blocks, texts, strict=True))
    return replace(whole, document=replace(whole.document, blocks=blocks))


def test_a_fingerprint_survives_edits_elsewhere(detects: Callable[..., None]) -> None:
    """Words changed in another statement, or the shape of quotation marks, leave it as it was."""
    before = fingerprint(detects, plan(), REQUIRED)
    assert (
        fingerprint(detects, with_texts("Other.", "Other words here.", TEXTS[2]), REQUIRED)
        == before
    )
    shouted = with_texts(TEXTS[0], TEXTS[1], TEXTS[2].upper())
    assert fingerprint(detects, shouted, REQUIRED) == before


def test_a_fingerprint_changes_with_its_statement(detects: Callable[..., None]) -> None:
    """A finding accepted on one statement is not accepted on another."""
    before = fingerprint(detects, plan(), REQUIRED)
    changed = with_texts(TEXTS[0], TEXTS[1], "An untrained volunteer helps, as required.")
    assert fingerprint(detects, changed, replace(REQUIRED, span=Span(2, 30, 41))) != before


def test_equal_findings_are_told_apart(detects: Callable[..., None]) -> None:
    """Two findings with the same words each have a fingerprint of their own."""
    detects(TPL_01=[Match(section=SectionId.D), Match(section=SectionId.D, values={"n": "2"})])
    found = run_rules(analysed(), book(rule("TPL-01", message="No D."))).findings
    assert len({f.fingerprint for f in found}) == 2


def test_long_words_are_cut_in_messages_and_whole_in_the_excerpt(
    detects: Callable[..., None],
) -> None:
    """A message quotes about a line; the excerpt keeps every word."""
    long = "word " * 40
    detects(PRV_15=[Match(Span(2, 0, len(long)), statement="F-3")])
    whole = with_texts(TEXTS[0], TEXTS[1], long)
    (finding,) = run_rules(AnalysedPlan(whole, {}, {}, ()), book(rule("PRV-15"))).findings
    assert finding.message.endswith("word …” is loose.")
    assert finding.excerpt == long


def test_the_same_plan_gives_the_same_result(detects: Callable[..., None]) -> None:
    """Two runs agree in every finding and check."""
    detects(PRV_01=[REQUIRED, REGULAR], PRV_15=[REGULAR])
    rules = book(rule("PRV-01"), rule("PRV-15"))
    assert run_rules(analysed(), rules) == run_rules(analysed(), rules)
