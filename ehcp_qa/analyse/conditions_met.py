"""Conditions that empty nothing: the trigger is stated, the minimum comes first, the range has a floor."""

from __future__ import annotations

import re

from ehcp_qa.analyse.beside import has_both
from ehcp_qa.analyse.standing import Setting
from ehcp_qa.model.analysed import Slot

TRIGGER_STATED = "the trigger is stated"


_TRIGGER = re.compile(
    r"^[^.;]{0,25}?\b(?:i\.e\.[, ]+\w|meaning \w|namely \w)|^[^.;]{0,25}?\b(?:(?:that is|namely|when|if|whenever|for|on)\b)[^.]{0,60}(?:\d|card|signal|reading|minutes|seizure|shown|shows|below|above|secretions|soiled|wet)",
    re.IGNORECASE,
)


def has_trigger(here: Setting) -> bool:
    """Tell whether what sets it off can be observed: a card, a reading, a count."""
    return _TRIGGER.search(here.after) is not None


# "On days when the rota allows": such a condition takes the place of the minimum before it.
_RESTRICTS = re.compile(r"only\b|(?:on|in) (?:\w+ )?\w+s (?:when|where|in which|on which)\b", re.I)
# Characters after a condition that ends its statement: a last word or two.
_LITTLE = 15


def is_tail(here: Setting) -> bool:
    """Tell whether it ends a commitment already specified, and so takes nothing from its minimum."""
    if here.piece.source != "text" or _RESTRICTS.match(here.term.term):
        return False
    if len(here.after.strip(" .)")) < _LITTLE and has_both(here):
        return True
    return _follows_firm(here)


def _follows_firm(here: Setting) -> bool:
    """Tell whether who and when stand before the phrase, set off from it by a comma."""
    if not re.search(r"[,;]\s*$", here.before):
        return False
    at = here.piece.span.start + here.term.start
    return all(
        any(v.firm and v.source == "text" and v.span.end <= at for v in here.slots.get(slot, ()))
        for slot in (Slot.WHO, Slot.FREQUENCY)
    )


def is_range(here: Setting) -> bool:
    """Tell whether a range with its floor is given, and only where in it depends on something."""
    return here.term.term.startswith("depending") and has_both(here)
