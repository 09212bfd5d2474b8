"""The report as Markdown, short enough for a comment on a change."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ehcp_qa.model.finding import Finding, Severity
from ehcp_qa.model.plan import PlacementKind
from ehcp_qa.model.report import CheckRun, Report, Scores
from ehcp_qa.model.rule import TEMPLATE
from ehcp_qa.reporters import provisions, wording
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.stamp import in_a_line
from ehcp_qa.reporters.text import clean, markdown, shorten

# A quotation longer than this hides the findings around it.
LONGEST_QUOTE = 300
LONGEST_CELL = 80


def markdown_report(report: Report, layout: Layout) -> str:
    """Return the report as Markdown: scores, what to put right first, findings by section."""
    of_templates = any(run.reads == TEMPLATE for run in report.files)
    lines = ["# EHC plan template check" if of_templates else "# EHC plan check", ""]
    for run in report.files:
        lines += [f"## {markdown(run.source.name)}", "", *_file(run, layout), ""]
    lines += [markdown(in_a_line(report)), "", wording.gate(report), ""]
    return "\n".join(lines)


def _file(run: CheckRun, layout: Layout) -> Iterator[str]:
    if run.error:
        yield f"**{markdown(run.error)}**"
        yield ""
    if run.scores is None:
        return
    yield f"**{wording.headline(run)}**"
    if layout.verbosity == "quiet":
        return
    yield ""
    if run.reads != TEMPLATE:  # a form says nothing of a child, and has nothing to count
        yield from (*_facts(run), "", *_scores(run.scores), "")
    if run.priorities:
        yield from ("### What to put right first", "")
        for number, first in enumerate(run.priorities, start=1):
            places = wording.amount(len(first.findings), "place", "places")
            yield f"{number}. {markdown(first.title)} ({first.code}, {first.severity.value}, {places})"
        yield ""
    for section, group in groupby(wording.by_section(run.findings), key=lambda f: f.section):
        yield from (f"### {wording.section_title(section)}", "")
        for finding in group:
            yield from _finding(finding)
        yield ""
    if held := wording.standing(run):
        yield from ("### Known before", "")
        yield from (f"- {markdown(said)}" for said in held)
        yield ""
    yield from _provisions(run)
    if run.not_checked:
        yield from ("### What was not checked", "")
        yield from (f"- {markdown(n.what)}: {markdown(n.why)}" for n in run.not_checked)
    yield from ("", wording.checks(run))


def _provisions(run: CheckRun) -> Iterator[str]:
    """Yield the provision table, folded away: a comment on a change must stay short."""
    if run.analysed is None or not run.analysed.provisions:
        return
    yield from ("### Provision, slot by slot", "")
    yield provisions.in_a_sentence(run.analysed.enforceability())
    yield from ("", "<details><summary>Provision table</summary>", "")
    columns = [wording.BLANKS[slot].capitalize() for slot in provisions.SHOWN]
    head = ["", "Kind", *columns, "Verdict"]
    yield from ("| " + " | ".join(head) + " |", "|" + "---|" * len(head))
    for row in provisions.rows(run.analysed):
        cells = [
            markdown(shorten(clean(c.first or c.shown), LONGEST_CELL, 0)) for c in row.cells_shown
        ]
        about = row.provision
        parts = (about.statement.id, about.kind.value, *cells, about.verdict.value)
        yield "| " + " | ".join(parts) + " |"
    yield from ("", "</details>", "")


def _facts(run: CheckRun) -> Iterator[str]:
    yield f"- Child: {markdown(run.child) or 'no name found'}"
    if run.stage:
        why = f" ({markdown(run.stage_why)})" if run.stage_why else ""
        yield f"- Stage: {run.stage.value}{why}"
    if run.placement is not PlacementKind.UNKNOWN:
        yield f"- Placement: {run.placement.value} ({markdown(run.placement_why)})"


def _scores(scores: Scores) -> Iterator[str]:
    yield from ("| | Out of 100 | Grade | Why |", "|---|---:|---|---|")
    for part in scores.dimensions:
        grade = part.grade.value if part.grade else "not applicable"
        yield f"| {part.name} | {wording.out_of_100(part.score)} | {grade} | {wording.points(part)} |"
    grade = scores.grade.value if scores.grade else "not applicable"
    yield f"| **Overall** | **{wording.out_of_100(scores.overall)}** | **{grade}** | |"


def _finding(finding: Finding) -> Iterator[str]:
    word = finding.severity.value
    strong = f"**{word}**" if finding.severity is Severity.ERROR else word
    yield f"- {strong} {finding.code} {markdown(finding.title)}. {markdown(finding.place.words)}"
    if finding.context:
        text = shorten(
            clean(finding.context),
            LONGEST_QUOTE,
            clean(finding.context).find(clean(finding.excerpt)),
        )
        yield f"  > {markdown(text)}"
        yield ""
    yield f"  {markdown(wording.message(finding))}"
    if missing := wording.unsaid([finding]):
        yield f"  Missing: {markdown(missing)}."
    yield f"  To fix: {markdown(finding.how_to_fix)} ({markdown(finding.source)})"
