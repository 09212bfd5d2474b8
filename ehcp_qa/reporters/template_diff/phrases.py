"""What the reports of a template's changes say in the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ehcp_qa.model.template_diff import Change, Effect, TemplateDiff
from ehcp_qa.reporters.text import clean, shorten
from ehcp_qa.reporters.wording import amount, joined

# A longer quotation hides the change around it.
LONGEST_QUOTE = 160
TITLES = {
    Effect.BREAKS: "Breaks compliance",
    Effect.WEAKENS: "Weakens plans",
    Effect.NEUTRAL: "Changes nothing that plans are judged by",
    Effect.IMPROVES: "Improves plans",
}
_COUNTED = {
    Effect.BREAKS: "breaks compliance",
    Effect.WEAKENS: "weakens plans",
    Effect.NEUTRAL: "neutral",
    Effect.IMPROVES: "improves plans",
}


def names(diff: TemplateDiff) -> str:
    """Return "old.docx → new.docx"."""
    return f"{clean(diff.old.source.name)} → {clean(diff.new.source.name)}"


def summary(diff: TemplateDiff) -> str:
    """Return the one sentence that matters most: how many changes, and what they do."""
    if not diff.changes:
        return "No change that a plan could show."
    kinds = [change.effect for change in diff.changes]
    said = [f"{kinds.count(effect)} {_COUNTED[effect]}" for effect in Effect if effect in kinds]
    return f"{amount(len(kinds), 'change', 'changes')}: {joined(said)}."


def groups(diff: TemplateDiff) -> Iterator[tuple[Effect, Sequence[Change]]]:
    """Yield the changes by effect, the worst first."""
    for effect, changes in groupby(diff.changes, key=lambda change: change.effect):
        yield effect, list(changes)


def words(change: Change) -> list[str]:
    """Return what the template said and says, where it helps to see it."""
    old, new = (shorten(clean(said), LONGEST_QUOTE) for said in (change.old, change.new))
    if old and new and old != new:
        return [f"before: “{old}”", f"now: “{new}”"]
    return [f"“{new or old}”"] if new or old else []


def why(change: Change) -> str:
    """Return the reason, with the rules concerned."""
    codes = f" ({', '.join(change.codes)})" if change.codes else ""
    return f"{clean(change.why).rstrip('.')}{codes}."


def where(change: Change) -> str:
    """Return the place, or nothing."""
    if change.place is None:
        return ""
    said = change.place.words
    return said if change.new or not change.old else f"{said} of the old template"


def gate(diff: TemplateDiff) -> str:
    """Return what the exit code of this run means."""
    if diff.exit_code == 2:
        return "Exit code 2: a file could not be read or wholly checked."
    if diff.fail_on is None:
        return "Exit code 0: no gate was set."
    asked = "breaks compliance" if diff.fail_on is Effect.BREAKS else "weakens plans or worse"
    return f"Exit code {diff.exit_code}: there is {'a' if diff.exit_code else 'no'} change that {asked}."
