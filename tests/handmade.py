"""Small plans, findings and reports made by hand, for tests of what comes after the rules."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ehcp_qa.model.analysed import (
    AnalysedPlan,
    Belongs,
    Facet,
    FacetResult,
    Link,
    OutcomeAnalysis,
    Placement,
    ProvisionAnalysis,
    ProvisionKind,
    Verdict,
)
from ehcp_qa.model.document import Block, Document, Source
from ehcp_qa.model.finding import Finding, Location, Severity
from ehcp_qa.model.location import Span
from ehcp_qa.model.pack import DimensionSetting, GradeFloors, PackSettings
from ehcp_qa.model.plan import (
    Child,
    Condition,
    Plan,
    PlanStage,
    Role,
    Section,
    SectionId,
    Statement,
)
from ehcp_qa.model.report import (
    Check,
    CheckRun,
    DimensionScore,
    Grade,
    LostPoint,
    NotChecked,
    Outcome,
    PackStamp,
    Priority,
    Report,
    Scores,
    SectionScore,
    SectionSummary,
)

SETTINGS = PackSettings(
    name="test",
    version="1",
    regime="test",
    valid_from=date(2014, 9, 1),
    valid_to=None,
    dimensions=(
        DimensionSetting("statutory", "Statutory", ("STA", "DAT", "TPL"), 20),
        DimensionSetting("provision", "Provision", ("PRV",), 30),
        DimensionSetting("placement", "Placement", ("FGH",), 10),
        DimensionSetting("outcomes", "Outcomes", ("OUT",), 20),
        DimensionSetting("thread", "Golden thread", ("GTH",), 15),
        DimensionSetting("language", "Language", ("PCL",), 5),
    ),
    overall=GradeFloors(90, 75, 50),
    section=GradeFloors(95, 80, 50),
    cap_on_error=Grade.REQUIRES_IMPROVEMENT,
)


def plan_of(*rows: tuple[SectionId, Role, str]) -> Plan:
    """Return a plan with one statement for each row; ids count from 1 in each section."""
    blocks = tuple(Block(index, text) for index, (_, _, text) in enumerate(rows))
    by_section: dict[SectionId, list[Statement]] = {}
    for index, (section, role, text) in enumerate(rows):
        held = by_section.setdefault(section, [])
        name = f"{section.value}-{len(held) + 1}"
        held.append(Statement(name, section, role, text, Span(index, 0, len(text))))
    sections = {
        key: Section(key, Condition.FILLED, statements=tuple(held))
        for key, held in by_section.items()
    }
    document = Document(Source("plan.md", "md"), blocks)
    return Plan(document, PlanStage.DRAFT, "", Child(), (), sections)


def analysed_of(
    plan: Plan,
    verdicts: Sequence[Verdict] = (),
    facets: Sequence[Sequence[bool]] = (),
    links: Sequence[Link] = (),
) -> AnalysedPlan:
    """Return a plan analysed as told: a verdict for each provision, six facets for each outcome."""
    provisions = [s for s in plan.statements() if s.role is Role.PROVISION]
    outcomes = [s for s in plan.statements() if s.role is Role.OUTCOME]
    return AnalysedPlan(
        plan=plan,
        provisions={
            s.id: ProvisionAnalysis(
                s, ProvisionKind.SUPPORT, {}, (), (), verdict, Placement(Belongs.EITHER, "")
            )
            for s, verdict in zip(provisions, verdicts, strict=True)
        },
        outcomes={
            s.id: OutcomeAnalysis(
                s, {f: FacetResult(met) for f, met in zip(Facet, met_facets, strict=True)}
            )
            for s, met_facets in zip(outcomes, facets, strict=True)
        },
        links=tuple(links),
    )


def finding(
    code: str = "PRV-03",
    *,
    severity: Severity = Severity.WARNING,
    section: SectionId | None = SectionId.F,
    statement: str = "F-1",
    excerpt: str = "regular",
    context: str = "Sam will have regular occupational therapy.",
    where: str = "Section F (sensory and physical), item 1, page 7",
    missing: tuple[str, ...] = ("frequency", "duration"),
    **other: object,
) -> Finding:
    """Return a finding with everything filled."""
    return Finding(
        code=code,
        name="no-frequency",
        title="No frequency for a session",
        severity=severity,
        section=section,
        message=f"“{excerpt}” does not say how often.",
        why="Provision should leave no doubt about what will be delivered.",
        how_to_fix="Give a number and a period.",
        source="SEND Code 9.69",
        excerpt=excerpt,
        context=context,
        place=Location(section, Span(3, 14, 21), where, page=7),
        statement=statement,
        missing=missing,
        fingerprint=str(other.pop("fingerprint", f"{code}-{statement}")),
        **other,  # type: ignore[arg-type]
    )


def check(code: str, outcome: Outcome = Outcome.PASSED, reason: str = "") -> Check:
    """Return the outcome of one check."""
    return Check(code, f"Title of {code}", outcome, int(outcome is Outcome.FAILED), reason)


def scores(*, capped: bool = True, overall: float = 71.4) -> Scores:
    """Return scores with one dimension that applies and one that does not."""
    lost = (LostPoint("F-1", 1.0, ("PRV-03-F-1",)),)
    grade = Grade.REQUIRES_IMPROVEMENT
    return Scores(
        dimensions=(
            DimensionScore("Provision", "provision", 5, 7, 30, "5 of 7.", lost, grade),
            DimensionScore("Language", "language", 0, 0, 5, "Not applicable."),
        ),
        sections=(SectionScore(SectionId.F, 6, 7, Grade.GOOD),),
        overall=overall,
        grade=grade,
        capped=capped,
    )


def run_of(*findings: Finding, name: str = "plan.docx", **other: object) -> CheckRun:
    """Return a plan checked, with these findings."""
    capped = any(f.severity is Severity.ERROR for f in findings)
    values: dict[str, object] = {
        "source": Source(name, "docx", 10, "ab" * 32),
        "stage": PlanStage.DRAFT,
        "stage_why": "the front page says “Draft”",
        "child": "Sam Okoro",
        "plan_date": date(2026, 11, 3),
        "sections": (SectionSummary(SectionId.F, Condition.FILLED, "Section F", 7),),
        "findings": findings,
        "checks": (check("PRV-03", Outcome.FAILED), check("STA-01")),
        "scores": scores(capped=capped),
        "priorities": tuple(
            Priority(f.code, f.title, f.severity, (f.fingerprint,), 4.3) for f in findings[:1]
        ),
        "not_checked": (NotChecked("Whether outcomes are achievable", "that is for people."),),
        **other,
    }
    return CheckRun(**values)  # type: ignore[arg-type]


def unread(name: str = "scan.pdf") -> CheckRun:
    """Return a file that could not be read."""
    return CheckRun(Source(name, ""), readable=False, error=f"{name} is empty.")


def report_of(*runs: CheckRun, **other: object) -> Report:
    """Return a report on these runs."""
    values: dict[str, object] = {
        "tool_version": "0.1.0",
        "packs": (PackStamp("england", "1", "England", "cd" * 32),),
        "settings_sha256": "ef" * 32,
        "language_model": "en_core_web_sm 3.8.0",
        "files": runs,
        **other,
    }
    return Report(**values)  # type: ignore[arg-type]
