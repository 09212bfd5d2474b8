"""The end of a plan's report: what was not checked, and how the checks ended."""

from __future__ import annotations

from ehcp_qa.model.report import CheckRun, Outcome
from ehcp_qa.reporters import wording
from ehcp_qa.reporters.console.paper import Paper

NAME = 13  # width of the longest name of a dimension
CODE = 8  # width of the widest code and a space


def closing(paper: Paper, run: CheckRun) -> None:
    """Write everything that stands after the findings."""
    if run.explanations:
        paper.rule("Findings left out")
        for explanation in run.explanations:
            paper.line(explanation, indent=2)
        paper.line()
    if held := wording.standing(run):
        paper.rule("Known before")
        for said in held:
            paper.labelled("-", said, indent=2, gap=1)
        paper.line()
    _unexplained(paper, run)
    if run.not_checked:
        paper.rule("What was not checked")
        for item in run.not_checked:
            paper.labelled("-", f"{item.what}: {item.why}", indent=2, gap=1)
        paper.line()
    if paper.layout.verbosity == "verbose":
        _checks(paper, run)
    paper.line(f"{wording.counted(run.findings).capitalize()}. {wording.checks(run)}")


def _unexplained(paper: Paper, run: CheckRun) -> None:
    """Write the points lost that no finding explains, so that every score can be followed."""
    dimensions = run.scores.dimensions if run.scores else ()
    rows = []
    for part in dimensions:
        lost = [point.what for point in part.lost if not point.findings]
        if lost:
            rows.append((part.name, f"{wording.LOST.get(part.key, '')}: {_grouped(lost)}"))
    if not rows:
        return
    paper.rule("Points lost without a finding")
    paper.line("“ehcp-qa extract” shows these statements with what was read in them.", indent=2)
    paper.table(rows, indent=2, widths=(NAME, None))
    paper.line()


def _grouped(lost: list[str]) -> str:
    """Return "E-2, E-3 to provision; A-1 to outcome" from one entry for each."""
    by_rest: dict[str, list[str]] = {}
    for what in lost:
        name, _, rest = what.partition(" ")
        by_rest.setdefault(rest.replace("_", " "), []).append(name)
    return "; ".join(f"{', '.join(names)} {rest}".rstrip() for rest, names in by_rest.items())


def _checks(paper: Paper, run: CheckRun) -> None:
    paper.rule("Every check")
    for outcome in Outcome:
        checks = [check for check in run.checks if check.outcome is outcome]
        if not checks:
            continue
        paper.line(outcome.value.capitalize(), style="bold", indent=2)
        rows = [(c.code, f"{c.title} ({c.reason})" if c.reason else c.title) for c in checks]
        paper.table(rows, indent=4, widths=(CODE, None))
    paper.line()
