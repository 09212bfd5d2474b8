"""Provision told in two sentences: who is there for how long, and then what that person does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ehcp_qa.model.analysed import ProvisionAnalysis, Slot

# "The mentor agrees ...": a post that the sentence before may have named, and its verb.
_TAKES_UP = re.compile(
    r"\W*(?:The|His|Her|Their|This)\s+(?:[\w-]+\s+){0,3}?(?P<post>[\w-]+)\s+(?=[a-z]+s\b|will\b|must\b|also\b|then\b)"
)


def with_next(
    provisions: Iterable[ProvisionAnalysis],
) -> Iterator[tuple[ProvisionAnalysis, ProvisionAnalysis | None]]:
    """Yield each provision with the one that comes after it."""
    yield from pairwise((*provisions, None))


def goes_on(analysis: ProvisionAnalysis, following: ProvisionAnalysis | None) -> bool:
    """Tell whether the next sentence of the same paragraph says what the same person does."""
    if following is None or analysis.statement.span.block != following.statement.span.block:
        return False
    if Slot.WHAT not in following.slots:
        return False
    posts = {v.words.split()[-1].lower() for v in analysis.slots.get(Slot.WHO, ()) if v.firm}
    opens = _TAKES_UP.match(following.statement.text)
    return opens is not None and opens["post"].lower() in posts
