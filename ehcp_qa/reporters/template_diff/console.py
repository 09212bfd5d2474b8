"""A template's changes for the terminal."""

from __future__ import annotations

from ehcp_qa.model.template_diff import Change, Effect, TemplateDiff
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.console.paper import Paper
from ehcp_qa.reporters.template_diff import phrases

STYLES = {Effect.BREAKS: "bold red", Effect.WEAKENS: "yellow", Effect.IMPROVES: "green"}


def diff_console(diff: TemplateDiff, layout: Layout) -> str:
    """Return the changes as a person reads them in a terminal, the worst first."""
    paper = Paper(layout)
    if layout.verbosity == "quiet":
        said = phrases.summary(diff) if diff.comparable else phrases.gate(diff)
        paper.unwrapped(f"{phrases.names(diff)}: {said}")
        return paper.text()
    paper.rule(phrases.names(diff), strong=True)
    for run in (diff.old, diff.new):
        if run.error:
            paper.line(run.error, style="bold red")
    if diff.comparable:
        paper.line(phrases.summary(diff), style="bold")
        paper.line()
        for effect, changes in phrases.groups(diff):
            paper.rule(f"{phrases.TITLES[effect]} ({len(changes)})")
            for change in changes:
                _change(paper, change)
    paper.line(phrases.gate(diff))
    return paper.text()


def _change(paper: Paper, change: Change) -> None:
    paper.line(change.said, style=STYLES.get(change.effect, ""), indent=2)
    for words in phrases.words(change):
        paper.line(words, indent=4)
    paper.line(phrases.why(change), indent=4)
    if place := phrases.where(change):
        paper.line(place, indent=4, style="dim")
    paper.line()
