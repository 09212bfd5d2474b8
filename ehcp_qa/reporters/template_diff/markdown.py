"""A template's changes as Markdown, short enough for a comment on a change."""

from __future__ import annotations

from collections.abc import Iterator

from ehcp_qa.model.template_diff import Change, Effect, TemplateDiff
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.template_diff import phrases
from ehcp_qa.reporters.text import markdown

# Folded away in a comment: what nobody has to act on.
_FOLDED = frozenset({Effect.NEUTRAL, Effect.IMPROVES})


def diff_markdown(diff: TemplateDiff, layout: Layout) -> str:
    """Return the changes as Markdown, those that need nobody folded away."""
    lines = ["# Changes to the EHC plan template", "", f"## {markdown(phrases.names(diff))}", ""]
    for run in (diff.old, diff.new):
        if run.error:
            lines += [f"**{markdown(run.error)}**", ""]
    if diff.comparable:
        lines += [f"**{phrases.summary(diff)}**", ""]
        if layout.verbosity != "quiet":
            lines += list(_groups(diff))
    return "\n".join([*lines, phrases.gate(diff), ""])


def _groups(diff: TemplateDiff) -> Iterator[str]:
    for effect, changes in phrases.groups(diff):
        title = f"{phrases.TITLES[effect]} ({len(changes)})"
        if effect in _FOLDED:
            yield from (f"<details><summary>{title}</summary>", "")
        else:
            yield from (f"### {title}", "")
        for change in changes:
            yield from _change(change)
        yield ""
        if effect in _FOLDED:
            yield from ("</details>", "")


def _change(change: Change) -> Iterator[str]:
    place = phrases.where(change)
    yield f"- **{markdown(change.said)}** {markdown(phrases.why(change))} {markdown(place)}".rstrip()
    for words in phrases.words(change):
        yield f"  - {markdown(words)}"
