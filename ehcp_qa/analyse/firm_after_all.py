"""Statements that a model takes for emptied, and whose structure shows that they are not."""

from __future__ import annotations

import re

from ehcp_qa.analyse.innocent import by_its_neighbours
from ehcp_qa.analyse.kind_shape import BODIES, doer
from ehcp_qa.analyse.standing import Setting

# People who are told or shown something learn it; a thing that "will be talked through" is put off.
_INSTRUCTED = re.compile(
    r"^\W*(?P<who>[^.,;:]{2,60}?) (?:(?:will|shall|must)(?: all| both)? be|(?:is|are) to be|(?:is|are))(?: \w+ly)? "
    r"(?:shown|taught|told|briefed|trained|coached|(?:talked|walked|taken|guided) through) "
    r"(?!(?:when|once|if|nearer|at a later|later|in due)\b)",
    re.IGNORECASE,
)
# The decision stands in the plan itself; one "set out in the report" would not.
_IN_THIS_PLAN = re.compile(
    r"\b(?:as|which is|that is|that are|which are) (?:set out|described|listed|given|shown|specified)\s+"
    r"(?:here(?! and there)|below|above|in (?:this (?:plan|section|part|table|row)|section [A-K]\d?))\b",
    re.IGNORECASE,
)


def is_firm_after_all(here: Setting) -> bool:
    """Tell whether the quoted words are harmless where they stand, or the statement is decided."""
    text = here.piece.text
    if by_its_neighbours(here) or _IN_THIS_PLAN.search(text):
        return True
    told = _INSTRUCTED.match(text)
    return told is not None and doer(told["who"]) not in BODIES
