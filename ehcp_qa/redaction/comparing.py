"""A comparison of two drafts redacted, with one key for both."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from ehcp_qa.model.comparison import Comparison, Moved, OutcomeChange, ProvisionChange, SlotChange
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.redaction.key import Key
from ehcp_qa.redaction.reports import with_key
from ehcp_qa.redaction.rewriting import Rewriter

Pair = TypeVar("Pair", Moved, ProvisionChange, OutcomeChange)


def redacted_comparison(comparison: Comparison, lexicons: Lexicons) -> Comparison:
    """Return a comparison in which both drafts' words identify nobody.

    What one draft calls "School 1" the other does too, so that no name seems changed that is not.
    """
    runs = comparison.report.files
    key = Key.of([run.analysed.plan for run in runs if run.analysed], lexicons)
    documents = [run.analysed.plan.document if run.analysed else None for run in runs]
    old, new = (Rewriter(key, document) for document in documents)
    report = replace(
        comparison.report, files=tuple(with_key(run, key) for run in runs), redacted=True
    )
    made = replace(comparison, report=report)
    return replace(
        made,
        fixed=old.rewritten(made.fixed),
        remaining=new.rewritten(made.remaining),
        new=new.rewritten(made.new),
        removed=old.rewritten(made.removed),
        added=new.rewritten(made.added),
        moved=tuple(_both(each, old, new) for each in made.moved),
        provisions=tuple(_provision(each, old, new) for each in made.provisions),
        needs_dropped=old.rewritten(made.needs_dropped),
        needs_added=new.rewritten(made.needs_added),
        outcomes_dropped=old.rewritten(made.outcomes_dropped),
        outcomes_added=new.rewritten(made.outcomes_added),
        outcomes=tuple(_both(each, old, new) for each in made.outcomes),
        notes=new.rewritten(made.notes),
    )


def _both(each: Pair, old: Rewriter, new: Rewriter) -> Pair:
    return replace(each, before=old.rewritten(each.before), after=new.rewritten(each.after))


def _provision(each: ProvisionChange, old: Rewriter, new: Rewriter) -> ProvisionChange:
    slots: tuple[SlotChange, ...] = new.rewritten(each.slots)
    return replace(_both(each, old, new), slots=slots, emptied=new.rewritten(each.emptied))
