"""What each dimension of the score counts, point by point, as a person could count it by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ehcp_qa.model.analysed import AnalysedPlan, LinkKind, ProvisionAnalysis, Verdict
from ehcp_qa.model.finding import Finding, Severity
from ehcp_qa.model.plan import Role, SectionId
from ehcp_qa.model.report import Check, Outcome

# An H that is not yet divided holds social care provision too, so its statements are judged as well.
PROVISION = (SectionId.F, SectionId.G, SectionId.H1, SectionId.H2, SectionId.H)
# Half a point for a provision that says some of what it should (product.md, Scores).
EARNED = {Verdict.SPECIFIC: 1.0, Verdict.PARTLY: 0.5, Verdict.VAGUE: 0.0}
# A section that does not apply, or that has nothing to judge, has statements of these roles only.
NOT_JUDGED = frozenset({Role.NIL, Role.GUIDANCE})
# Lists of reports, names of schools and sums of money are never read for their language.
NOT_READ_FOR_LANGUAGE = NOT_JUDGED | {Role.ADVICE, Role.PLACEMENT, Role.BUDGET, Role.QUOTED_OUTCOME}
SERIOUS = frozenset({Severity.ERROR, Severity.WARNING})
RAN = frozenset({Outcome.PASSED, Outcome.FAILED, Outcome.NEEDS_REVIEW})


@dataclass(frozen=True, slots=True)
class Run:
    """What there is to count: the plan, its findings by statement, and the checks by group."""

    analysed: AnalysedPlan
    findings: Sequence[Finding]
    checks: Sequence[Check]

    def about(self, statement: str, groups: Iterable[str]) -> tuple[Finding, ...]:
        """Return the findings of these groups on a statement."""
        return tuple(f for f in self.findings if f.statement == statement and _group(f) in groups)

    def ran(self, groups: Iterable[str]) -> tuple[Check, ...]:
        """Return the checks of these groups that were made."""
        return tuple(c for c in self.of(groups) if c.outcome in RAN)

    def of(self, groups: Iterable[str]) -> tuple[Check, ...]:
        """Return the checks of these groups, made or not."""
        return tuple(c for c in self.checks if _group(c) in groups)


@dataclass(frozen=True, slots=True)
class Point:
    """One point that could be earned: how much of it was, and what explains the rest."""

    what: str
    earned: float
    findings: tuple[str, ...] = ()


def _statutory(run: Run, groups: Sequence[str]) -> Iterator[Point]:
    """Yield a point for each statutory, identity and template check that was made."""
    for check in run.ran(groups):
        prints = tuple(f.fingerprint for f in run.findings if f.code == check.code)
        yield Point(check.code, float(check.outcome is Outcome.PASSED), prints)


def _provision(run: Run, groups: Sequence[str]) -> Iterator[Point]:
    """Yield a point for each provision statement, by how far it is specified and quantified."""
    for provision in _provisions(run):
        statement = provision.statement.id
        prints = _prints(run.about(statement, groups))
        yield Point(statement, EARNED[provision.verdict], prints)


def _placement(run: Run, groups: Sequence[str]) -> Iterator[Point]:
    """Yield a point for each provision statement, kept when nothing says it is misplaced."""
    if not run.ran(groups):
        return
    for provision in _provisions(run):
        statement = provision.statement
        found = [f for f in run.about(statement.id, groups) if f.severity in SERIOUS]
        if statement.section is SectionId.H:  # undivided: each statement is in neither H1 nor H2
            found += [
                f
                for f in run.findings
                if f.section is SectionId.H and not f.statement and _group(f) in groups
            ]
        yield Point(statement.id, float(not found), _prints(found))


def _outcomes(run: Run, groups: Sequence[str]) -> Iterator[Point]:
    """Yield a point for each facet of each outcome that could be judged."""
    for outcome in sorted(run.analysed.outcomes.values(), key=lambda o: o.statement.span):
        statement = outcome.statement.id
        prints = _prints(run.about(statement, groups))
        for facet, result in outcome.facets.items():
            yield Point(f"{statement} {facet.value}", float(result.met), prints)


def _thread(run: Run, groups: Sequence[str]) -> Iterator[Point]:
    """Yield a point for each link of the golden thread that should be there."""
    plan = run.analysed.plan
    everything = plan.statements()
    by_role = {role: [s.id for s in everything if s.role is role] for role in Role}
    needs = [s.id for s in plan.statements(SectionId.B) if s.role is Role.NEED]
    outcomes, aspirations = by_role[Role.OUTCOME], by_role[Role.ASPIRATION]
    wanted = [
        (LinkKind.NEED_PROVISION, needs, "provision"),
        (LinkKind.OUTCOME_PROVISION, outcomes, "provision"),
    ]
    if aspirations:
        wanted += [
            (LinkKind.ASPIRATION_OUTCOME, outcomes, "aspiration"),
            (LinkKind.ASPIRATION_OUTCOME, aspirations, "outcome"),
        ]
    for kind, statements, other in wanted:
        links = [link for link in run.analysed.links if link.kind is kind]
        ends = {end for link in links for end in (link.source, link.target)}
        for statement in statements:
            prints = _prints(run.about(statement, groups))
            yield Point(f"{statement} to {other}", float(statement in ends), prints)


def _language(run: Run, groups: Sequence[str]) -> Iterator[Point]:
    """Yield a point for each statement, kept when nothing is found about its language."""
    if not run.ran(groups):
        return
    for statement in run.analysed.plan.statements():
        if statement.role not in NOT_READ_FOR_LANGUAGE:
            found = run.about(statement.id, groups)
            yield Point(statement.id, float(not found), _prints(found))


COUNTED: Mapping[str, Callable[[Run, Sequence[str]], Iterator[Point]]] = {
    "statutory": _statutory,
    "provision": _provision,
    "placement": _placement,
    "outcomes": _outcomes,
    "thread": _thread,
    "language": _language,
}


def _provisions(run: Run) -> tuple[ProvisionAnalysis, ...]:
    return run.analysed.provisions_in(*PROVISION)


def _prints(findings: Iterable[Finding]) -> tuple[str, ...]:
    return tuple(f.fingerprint for f in findings)


def _group(item: Finding | Check) -> str:
    return item.code.split("-", 1)[0]
