"""One statement analysed, for the terminal: what was found in it, and what was not."""

from __future__ import annotations

from collections.abc import Sequence

from ehcp_qa.model.analysed import (
    AnalysedPlan,
    Belongs,
    OutcomeAnalysis,
    ProvisionAnalysis,
    Slot,
    SlotValue,
)
from ehcp_qa.model.finding import Finding
from ehcp_qa.model.plan import SectionId
from ehcp_qa.reporters import wording
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.console.paper import STYLES, Paper

LABEL = 12  # width of the widest slot name, "expertise", with room
FACET = 26  # width of the widest facet in words
SOURCES = {"row": "from its row", "lead_in": "from its lead-in", "before": "from the one before"}


def tried(
    analysed: AnalysedPlan, section: SectionId, findings: Sequence[Finding], layout: Layout
) -> str:
    """Return the analysis of each statement of a section and the findings on it."""
    paper = Paper(layout)
    statements = analysed.plan.statements(section)
    if not statements:
        paper.line("No statement was read in these words.")
    for statement in statements:
        paper.rule(f"“{statement.text}”")
        if provision := analysed.provisions.get(statement.id):
            _provision(paper, provision)
        elif outcome := analysed.outcomes.get(statement.id):
            _outcome(paper, outcome)
        else:
            paper.labelled("Read as", statement.role.value, gap=LABEL)
        topics = ", ".join(sorted(analysed.topics.get(statement.id, ())))
        if topics:
            paper.labelled("Speaks of", topics, gap=LABEL)
        paper.line()
        _findings(paper, [f for f in findings if f.statement == statement.id])
    return paper.text()


def _provision(paper: Paper, provision: ProvisionAnalysis) -> None:
    paper.labelled("Kind", provision.kind.value, gap=LABEL)
    why = f": {provision.why}" if provision.why else ""
    paper.labelled("Verdict", f"{provision.verdict.value}{why}", gap=LABEL)
    for slot in Slot:
        for value in provision.slots.get(slot, ()):
            paper.labelled(slot.value.capitalize(), _value(value), gap=LABEL)
    for slot in provision.missing:
        paper.labelled(slot.value.capitalize(), "___ (not found)", gap=LABEL)
    for soft in provision.soft:
        group = soft.group.value.replace("_", " ")
        rescued = f"; does no harm here: {soft.rescued_by}" if soft.rescued_by else ""
        if soft.learnt:
            rescued = (
                f"; by its likeness to labelled statements, {round(100 * soft.learnt)}% likely"
            )
        paper.labelled("Soft words", f"“{soft.words}” ({group}{rescued})", gap=LABEL)
    belongs = provision.placement.belongs
    if belongs not in (Belongs.EITHER, Belongs.NOT_PROVISION):
        why = f": {provision.placement.why}" if provision.placement.why else ""
        paper.labelled("Belongs in", f"section {belongs.value}{why}", gap=LABEL)
    elif provision.placement.why:
        paper.labelled("Belongs in", provision.placement.why, gap=LABEL)


def _value(value: SlotValue) -> str:
    notes = [SOURCES.get(value.source, "")]
    if value.amount is not None:
        notes.append(_amount(value.amount, value.unit, value.per))
    if not value.firm:
        notes.append("loose")
    said = ", ".join(note for note in notes if note)
    return f"“{value.words}”" + (f" ({said})" if said else "")


def _amount(amount: float, unit: str, per: str) -> str:
    if unit == "times":
        said = "once" if amount == 1 else f"{amount:g} times"
    else:
        plural = "s" if amount != 1 and unit and unit != "people" else ""
        said = f"{amount:g} {unit}{plural}".rstrip()
    if per[:1].isdigit():  # a span of several, such as "6 weeks"
        return f"= {said} every {per}"
    return f"= {said} a {per}" if per else f"= {said}"


def _outcome(paper: Paper, outcome: OutcomeAnalysis) -> None:
    paper.labelled(
        "Verdict", "SMART as far as a machine can tell" if outcome.smart else "not SMART", gap=LABEL
    )
    for facet, result in outcome.facets.items():
        mark = "met" if result.met else "not met"
        why = f": {result.why}" if result.why else ""
        words = outcome.words_of(facet)
        told = f" (“{words}”)" if words and words not in why else ""
        paper.labelled(wording.FACETS[facet], f"{mark}{why}{told}", gap=FACET)
    if outcome.deadline:
        due = outcome.deadline.due
        said = f", that is {due.day} {due:%B %Y}" if due else ""
        paper.labelled("Deadline", f"“{outcome.deadline.words}”{said}", gap=FACET)


def _findings(paper: Paper, findings: Sequence[Finding]) -> None:
    from rich.text import Text

    if not findings:
        paper.line("No rule finds anything in this statement alone.")
        paper.line()
        return
    for finding in findings:
        severity = finding.severity.value
        head = Text.assemble(
            (f"{severity} {finding.code}", STYLES[severity]), (f"  {finding.title}", "bold")
        )
        paper.line(head)
        paper.line(finding.message, indent=2)
        paper.labelled("To fix", finding.how_to_fix, indent=2, gap=8)
        paper.labelled("Source", finding.source, indent=2, gap=8)
        paper.line()
