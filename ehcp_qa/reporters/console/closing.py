"""The end of a plan's report: what was not checked, and how the checks ended."""

from __future__ import annotations

from ehcp_qa.model.report import CheckRun, Outcome
from ehcp_qa.reporters import wording
from ehcp_qa.reporters.console.paper import Paper

CODE = 8  # width of the widest code and a space


def closing(paper: Paper, run: CheckRun) -> None:
    """Write everything that stands after the findings."""
    if run.explanations:
        paper.rule("Findings left out")
        for explanation in run.explanations:
            paper.line(explanation, indent=2)
        paper.line()
    paper.rule("What was not checked")
    for item in run.not_checked:
        paper.labelled("-", f"{item.what}: {item.why}", indent=2, gap=1)
    paper.line()
    if paper.layout.verbosity == "verbose":
        _checks(paper, run)
    paper.line(f"{wording.counted(run.findings).capitalize()}. {wording.checks(run)}")


def _checks(paper: Paper, run: CheckRun) -> None:
    paper.rule("Every check")
    for outcome in Outcome:
        checks = [check for check in run.checks if check.outcome is outcome]
        if not checks:
            continue
        paper.line(outcome.value.capitalize(), style="bold", indent=2)
        rows = [(c.code, f"{c.title}. {c.reason}" if c.reason else c.title) for c in checks]
        paper.table(rows, indent=4, widths=(CODE, None))
    paper.line()
