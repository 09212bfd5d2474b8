"""Several abilities in one outcome, each of another field of life."""

from __future__ import annotations

import re

from ehcp_qa.analyse.deadlines import without_times
from ehcp_qa.analyse.facets.faults import act_start
from ehcp_qa.analyse.facets.verbs import begins_with
from ehcp_qa.nlp.terms import TermFinder

# What may join two abilities.
_JOINT = re.compile(
    r"\s*(?:[;,]\s*(?:and\s+)?|\band\s+|\.\s+(?:\w+\s+))(?:(?:he|she|they|I)\s+)?"
    r"(?:(?:also\s+)?will\s+)?(?:be able to\s+|to\s+)?(?=[a-z])"
)


def abilities(text: str, verbs: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Return where each ability stands that an outcome joins to others, in order."""
    body = without_times(text)
    starts = [act_start(body)]
    starts += [m.end() for m in _JOINT.finditer(body, starts[0])]
    heads = [at for at in starts if begins_with(body[at:], verbs)]
    return tuple(zip(heads, [*heads, len(body)][1:], strict=True))


def fields_joined(text: str, verbs: tuple[str, ...], fields: TermFinder) -> int:
    """Return how many of an outcome's abilities share no field of life with one before.

    To ring the surgery, give one's name and book a time is one ability in three steps: a part
    counts when its words belong to a field, and to none that an earlier part spoke of.
    """
    seen: set[str] = set()
    count = 0
    for start, end in abilities(text, verbs):
        spoken_of = {term.group for term in fields.find(text[start:end])}
        count += bool(spoken_of) and not spoken_of & seen
        seen |= spoken_of
    return count
