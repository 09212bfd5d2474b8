"""Heads of phrases for whoever does something: from the lexicon, by ending, by title, by "all who"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ehcp_qa.model.lexicon import Lexicon


def heads(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Yield where each head stands and its group: ``person``, ``team`` or ``anyone``."""
    for found in _head_pattern(tuple((g, t) for g, t in lexicon.groups.items())).finditer(text):
        yield *found.span(), found.lastgroup or ""
    for found in (*_BY_ENDING.finditer(text), *_NUMBERED.finditer(text), *_NAMED.finditer(text)):
        yield *found.span(), "person"
    for found in _WHOEVER.finditer(text):
        yield *found.span(), "anyone"


# Posts that no list holds, by their ending: audiologist, physiotherapist, orthotist.
_BY_ENDING = re.compile(r"\b[A-Za-z]{3,}(?:ologist|therapist|trician|atrist|ptist|otist)s?\b")
# One of several in the same post: "TA3".
_NUMBERED = re.compile(r"\b(?:HLTA|LSA|SENTA|TA)\s?\d\b")
# A person by title and name; the post may stand elsewhere, and the child has none.
_NAMED = re.compile(r"\b(?:Mrs?|Ms|Miss|Mx|Dr|Sister)\.? [A-Z][\w'’-]+")
# Whoever it is that does so: "all who teach Ada", "whoever is taking the lesson".
_WHOEVER = re.compile(
    r"\b(?:(?:all|everyone|anyone|everybody|anybody|people) who (?!need|want|like|would)\w+|who(?:m)?ever (?:is|are) (?!free|about|available|nearest)\w+ing|whichever (?:adult|teacher|tutor)|all three|one or other of us)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=8)
def _head_pattern(groups: tuple[tuple[str, tuple[str, ...]], ...]) -> re.Pattern[str]:
    parts = []
    for name, terms in groups:
        words = "|".join(re.escape(t) for t in sorted(terms, key=lambda t: (-len(t), t)))
        parts.append(rf"(?P<{name}>(?:{words})s?)")
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w])", re.IGNORECASE)
