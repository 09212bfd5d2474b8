"""Work that is sized by its thing and not by the clock: "reads the two-page story once a day"."""

from __future__ import annotations

import re

from ehcp_qa.analyse.slots.numbers import NUMBER
from ehcp_qa.model.analysed import ProvisionAnalysis, Slot

# A made thing whose size is part of its name; "a ten-minute story" would be sized by the clock.
_SIZED = re.compile(
    rf"\b(?:{NUMBER}|single)-(?:page|word|line|sentence|question|card|picture|photo|verse|step)\s+(?:[\w'-]+\s+){{0,2}}?"
    r"(?:stor(?:y|ies)|books?|booklets?|texts?|passages?|lists?|scripts?|poems?|songs?|quiz(?:zes)?|tests?|checklists?|strips?|comics?)\b",
    re.IGNORECASE,
)
# It is gone through whole, by somebody: not taught from, not chosen from.
_GONE_THROUGH = re.compile(
    r"\b(?:reads?|re-reads?|sings?|says?|recites?|goes through|go through|works through|is read|are read|be read|read)\b",
    re.IGNORECASE,
)


def is_sized_work(provision: ProvisionAnalysis) -> bool:
    """Tell whether a thing of a stated size is gone through so often: that says how much, if not how long."""
    text = provision.statement.text
    often = any(value.firm for value in provision.slots.get(Slot.FREQUENCY, ()))
    return often and bool(_SIZED.search(text) and _GONE_THROUGH.search(text))
