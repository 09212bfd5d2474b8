"""A plan as it was read and analysed, for people: one line a statement."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.plan import Condition, Section, Statement
from ehcp_qa.reporters import wording
from ehcp_qa.reporters.text import markdown


def plan_markdown(analysed: AnalysedPlan) -> str:
    """Return the plan as Markdown: sections, statements with what they inherit, rows, links."""
    plan = analysed.plan
    lines = [f"# {markdown(plan.document.source.name)}", ""]
    why = f" ({markdown(plan.stage_why)})" if plan.stage_why else ""
    lines.append(f"- Child: {markdown(plan.child.full_name) or 'no name found'}")
    lines.append(f"- Stage: {plan.stage.value}{why}")
    lines += [f"- {field.name}: {markdown(field.value.text)}" for field in plan.fields]
    for section in plan.sections.values():
        lines += ["", *_section(section, analysed)]
    if plan.rows:
        lines += ["", "## Rows of tables", ""]
        for row in plan.rows:
            parts = (", ".join(ids) or "none" for ids in (row.needs, row.provisions, row.outcomes))
            needs, provisions, outcomes = parts
            lines.append(f"- {row.id}: needs {needs}; provision {provisions}; outcomes {outcomes}")
    lines += ["", "## Links of the golden thread", ""]
    for link in analysed.links:
        said = f": {markdown(link.why)}" if link.why else ""
        strength = f"{link.reason} {link.strength:.2f}"
        lines.append(f"- {link.source} → {link.target} ({strength}){said}")
    return "\n".join(lines) + "\n"


def _section(section: Section, analysed: AnalysedPlan) -> Iterator[str]:
    yield f"## {wording.section_title(section.id)}"
    yield ""
    if section.condition is not Condition.FILLED:
        yield f"*{wording.CONDITIONS[section.condition]}*"
        yield ""
    for heading in section.headings:
        yield f"- *heading ({heading.how})*: {markdown(heading.words.text)}"
    for statement in section.statements:
        yield from _statement(statement, analysed)


def _statement(statement: Statement, analysed: AnalysedPlan) -> Iterator[str]:
    area = f", {statement.area.value}" if statement.area else ""
    yield f"- **{statement.id}** ({statement.role.value}{area}) {markdown(statement.text)}"
    if statement.lead_in:
        yield f"  - lead-in: {markdown(statement.lead_in.text)}"
    for role, words in statement.cells.items():
        yield f"  - {role.value}: {markdown(words.text)}"
    if provision := analysed.provisions.get(statement.id):
        filled = [f"{s.value}: {v[0].words}" for s, v in provision.slots.items() if v]
        yield f"  - {provision.kind.value}, {provision.verdict.value}; {markdown('; '.join(filled))}"
    if outcome := analysed.outcomes.get(statement.id):
        unmet = [facet.value for facet, result in outcome.facets.items() if not result.met]
        yield f"  - {'not met: ' + ', '.join(unmet) if unmet else 'SMART'}"
