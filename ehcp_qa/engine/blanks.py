"""Fill the blanks of a rule's message with the plan's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping

LONGEST = 90  # about a line on a terminal; the whole words stand in the finding's excerpt
_BLANK = re.compile(r"\{(\w+)\}")


def fill(message: str, values: Mapping[str, str]) -> str:
    """Return the message with each ``{name}`` replaced; raise KeyError for an unknown name.

    Only names are replaced, once: nothing in the plan's words or a pack's message is looked up.
    """
    return _BLANK.sub(lambda blank: shortened(values[blank.group(1)]), message).strip()


def shortened(words: str) -> str:
    """Return the words on one line, cut at a word and marked with an ellipsis if they are long."""
    line = " ".join(words.split())
    if len(line) <= LONGEST:
        return line
    return line[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:.") + " …"
