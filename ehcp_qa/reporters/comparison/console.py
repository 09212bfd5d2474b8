"""A comparison for a caseworker's terminal."""

from __future__ import annotations

from ehcp_qa.model.comparison import Comparison
from ehcp_qa.reporters import wording
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.comparison import phrases
from ehcp_qa.reporters.console.paper import Paper
from ehcp_qa.reporters.stamp import in_a_line

NAME = 21  # width of the longest name of a score
SCORE = 6  # "before", and room for "100"


def comparison_console(comparison: Comparison, layout: Layout) -> str:
    """Return the comparison as a person reads it in a terminal."""
    paper = Paper(layout)
    old, new = phrases.names(comparison)
    if layout.verbosity == "quiet":
        said = phrases.summary(comparison) if comparison.comparable else phrases.gate(comparison)
        paper.unwrapped(f"{old} → {new}: {said}")
        return paper.text()
    paper.rule(f"{old} → {new}", strong=True)
    for run in comparison.report.files:
        if run.error:
            paper.line(run.error, style="bold")
    if comparison.comparable:
        _body(paper, comparison)
    paper.line(in_a_line(comparison.report))
    paper.line(phrases.gate(comparison))
    return paper.text()


def _body(paper: Paper, comparison: Comparison) -> None:
    paper.line(phrases.summary(comparison), style="bold")
    for note in comparison.notes:
        paper.line(f"Note: {note}")
    paper.line()
    _scores(paper, comparison)
    for part in phrases.parts(comparison):
        paper.rule(f"{part.title} ({len(part.items)})")
        for item in part.items:
            paper.line(item.line, indent=2)
            for line in item.under:
                paper.line(line, indent=6)
        paper.line()
    paper.line(phrases.CAUTION)


def _scores(paper: Paper, comparison: Comparison) -> None:
    head = ("", "before", "after", "")
    rows = [
        (s.name, wording.out_of_100(s.before), wording.out_of_100(s.after), s.difference)
        for s in phrases.score_lines(comparison)
    ]
    paper.rule("Scores out of 100")
    widths = (NAME, SCORE, SCORE, SCORE)
    paper.table([head, *rows], indent=2, widths=widths, right=frozenset({1, 2, 3}))
    paper.line()
