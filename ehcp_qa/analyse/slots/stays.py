"""Stays that run from one day into another: "Friday 4pm to Saturday 4pm", "from Friday tea-time to Sunday lunch"."""

from __future__ import annotations

import re
from collections.abc import Iterator

_DAY = r"(?:Mon|Tues?|Wednes|Wed|Thurs?|Fri|Satur|Sat|Sun)(?:day)?"
_PART = r"(?:tea|lunch|dinner|breakfast|bed)(?:[- ]?times?)?|night|morning|afternoon|evening|noon|midday|\d{1,2}(?:[.:]\d\d)?\s*(?:am|pm)?|after (?:school|college|lunch|tea)"
_STAY = re.compile(
    rf"\b(?:from )?(?P<first>{_DAY})\s+(?:{_PART})\s*(?:-|–|to|until|till)\s*(?P<last>{_DAY})\s+(?:{_PART})",
    re.IGNORECASE,
)


def stays(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the text tells of a stay from a time on one day to a time on another."""
    for found in _STAY.finditer(text):
        if found["first"].lower()[:2] != found["last"].lower()[:2]:
            yield found.span()
