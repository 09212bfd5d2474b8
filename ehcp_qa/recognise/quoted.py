"""Outcomes of section E printed again among provision, known by their likeness."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ehcp_qa.model.plan import Role, SectionId
from ehcp_qa.recognise.draft import Draft
from ehcp_qa.recognise.placing import PROVISION
from ehcp_qa.recognise.split import promises

# How alike two sentences must be, out of 100, to be one outcome printed twice: a comma, a date
# or a name may differ.
_ALIKE = 92
_FEWEST_WORDS = 6  # shorter sentences are alike by chance
_TIME_FIRST = re.compile(r"(?i)\A\W*(?:by|within|before|at\s+the\s+end)\b[^,]{0,60},\s*")


def mark_quoted(drafts: Sequence[Draft]) -> None:
    """Make a quoted outcome of each provision that prints an outcome of section E again."""
    outcomes = [d for d in drafts if d.section is SectionId.E and d.role is Role.OUTCOME]
    quoted: Draft | None = None
    for draft in drafts if outcomes else ():
        same = _outcome_like(draft, outcomes)
        if same and draft.number and draft.role is Role.QUOTED_OUTCOME:
            quoted = draft
        elif same:
            draft.role = Role.QUOTED_OUTCOME
            draft.number = draft.number or same.number
            draft.refers_to = (("outcome", same.number),) if same.number else draft.refers_to
            quoted = draft
        elif quoted and _hangs_from(draft, quoted):
            draft.refers_to = quoted.refers_to
        else:
            quoted = None


def _outcome_like(draft: Draft, outcomes: Sequence[Draft]) -> Draft | None:
    """Return the outcome that a provision repeats, unless both promise something to be given."""
    kinds = {Role.PROVISION, Role.QUOTED_OUTCOME}
    if draft.role not in kinds or draft.section not in PROVISION or draft.row:
        return None
    text = draft.words.text.lower()
    if len(text.split()) < _FEWEST_WORDS or promises(_TIME_FIRST.sub("", draft.words.text)):
        return None
    from rapidfuzz import fuzz

    return next((o for o in outcomes if fuzz.ratio(text, o.words.text.lower()) >= _ALIKE), None)


def _hangs_from(draft: Draft, quoted: Draft) -> bool:
    """True for provision listed under an outcome printed as a paragraph over it."""
    below = draft.section is quoted.section and draft.depth > quoted.depth
    return below and draft.role is Role.PROVISION and not draft.refers_to
