"""Small letters, one for one: a pattern that need not ask for case finds the same in a third of the time."""

from __future__ import annotations

import re
from functools import lru_cache

# Letters that a pattern which ignores case takes for "i" and "s", and that have no small letter of
# their own, or one of another length.
_ODD = {ord("İ"): "i", ord("ı"): "i", ord("ſ"): "s"}
_ESCAPE = re.compile(r"(\\.)", re.DOTALL)


@lru_cache(maxsize=2048)  # many patterns look at the same statement, one after the other
def small(text: str) -> str:
    """Return ``text`` at the same length in small letters."""
    return _lowered(text)


def in_small(pattern: str) -> re.Pattern[str]:
    """Return what finds in ``small(text)`` what a pattern of plain letters, ignoring case, finds in it."""
    parts = _ESCAPE.split(pattern)  # every other one is an escape, whose letter is no letter
    parts[::2] = map(_lowered, parts[::2])
    return re.compile("".join(parts))


def _lowered(text: str) -> str:
    return text.translate(_ODD).lower()
