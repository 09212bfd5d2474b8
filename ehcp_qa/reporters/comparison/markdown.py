"""A comparison as Markdown, for a comment on a change or a note to a colleague."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.model.comparison import Comparison
from ehcp_qa.reporters import wording
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.comparison import phrases
from ehcp_qa.reporters.stamp import in_a_line
from ehcp_qa.reporters.text import markdown


def comparison_markdown(comparison: Comparison, layout: Layout) -> str:
    """Return the comparison as Markdown."""
    old, new = map(markdown, phrases.names(comparison))
    lines = [f"# {old} → {new}", ""]
    for run in comparison.report.files:
        if run.error:
            lines += [f"**{markdown(run.error)}**", ""]
    if comparison.comparable:
        lines += _body(comparison, layout)
    made = markdown(in_a_line(comparison.report))
    return "\n".join([*lines, made, "", phrases.gate(comparison), ""])


def _body(comparison: Comparison, layout: Layout) -> Iterator[str]:
    yield from (f"**{phrases.summary(comparison)}**", "")
    if layout.verbosity == "quiet":
        return
    for note in comparison.notes:
        yield from (f"> {markdown(note)}", "")
    yield from ("| Out of 100 | Before | After | |", "|---|---:|---:|---:|")
    for score in phrases.score_lines(comparison):
        before, after = wording.out_of_100(score.before), wording.out_of_100(score.after)
        yield f"| {score.name} | {before} | {after} | {score.difference} |"
    for part in phrases.parts(comparison):
        yield from ("", f"## {part.title} ({len(part.items)})", "")
        for item in part.items:
            yield f"- {markdown(item.line)}"
            yield from (f"  - {markdown(line)}" for line in item.under)
    yield from ("", phrases.CAUTION, "")
