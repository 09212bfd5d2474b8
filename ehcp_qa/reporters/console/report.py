"""One run in the terminal: each plan in turn, then all of them in a line each."""

from __future__ import annotations

from ehcp_qa.model.report import CheckRun, Report
from ehcp_qa.model.rule import TEMPLATE
from ehcp_qa.reporters import wording
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.console.closing import closing
from ehcp_qa.reporters.console.findings import findings
from ehcp_qa.reporters.console.opening import opening
from ehcp_qa.reporters.console.paper import Paper
from ehcp_qa.reporters.console.provisions import provision_table
from ehcp_qa.reporters.console.thread import thread_matrix
from ehcp_qa.reporters.stamp import in_a_line, stamp

NAME = 24  # width of the names of what a report was made with


def console(report: Report, layout: Layout) -> str:
    """Return the report as a person reads it in a terminal."""
    paper = Paper(layout)
    if layout.verbosity == "quiet":
        for run in report.files:
            paper.unwrapped(one_line(run))
        return paper.text()
    for run in report.files:
        _plan(paper, run)
    if len(report.files) > 1:
        paper.rule(f"{len(report.files)} files", strong=True)
        for run in report.files:
            paper.unwrapped(one_line(run))
        paper.line()
    if report.profile_says:
        paper.line(wording.profile(report))
    if layout.verbosity == "verbose":
        paper.rule("Made with")
        paper.table(list(stamp(report)), indent=2, widths=(NAME, None))
        paper.line()
    else:
        paper.line(in_a_line(report))
    paper.line(wording.gate(report))
    return paper.text()


def one_line(run: CheckRun) -> str:
    """Return what matters of one plan on a line."""
    name = run.source.name
    if run.scores is None:
        return run.error if run.error.startswith(name) else f"{name}: {run.error}"
    if run.reads == TEMPLATE:
        return f"{name}: {wording.counted(run.findings)}. {run.error}".rstrip(". ") + "."
    grade = run.scores.grade.value if run.scores.grade else "not graded"
    ready = "" if run.scores.ready else f"{wording.NOT_READY.lower()}; "
    said = f"{name}: {ready}{wording.counted(run.findings)}; "
    said += f"{wording.out_of_100(run.scores.overall)} out of 100, {grade}"
    return f"{said}. {run.error}" if run.error else said


def _plan(paper: Paper, run: CheckRun) -> None:
    opening(paper, run)
    if run.scores is None:
        return
    findings(paper, run)
    if "provisions" in paper.layout.shows:
        provision_table(paper, run)
    if "thread" in paper.layout.shows:
        thread_matrix(paper, run)
    closing(paper, run)
