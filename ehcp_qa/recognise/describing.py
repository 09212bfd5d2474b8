"""Lines that say more of the statement before them: "By whom: a teacher", "By when: July 2028"."""

from __future__ import annotations

import re

from ehcp_qa.model.document import Block
from ehcp_qa.model.plan import Role, Words
from ehcp_qa.nlp.sentences import sentences
from ehcp_qa.recognise.columns import CELL_ROLES, Holds
from ehcp_qa.recognise.draft import Draft, trimmed
from ehcp_qa.recognise.state import Walk, depth_of


def describes(walk: Walk, block: Block, start: int, holds: tuple[Holds, ...]) -> bool:
    """Give "By whom: …" to the statements before it; False when there is none."""
    words = trimmed(block, start)
    roles = [CELL_ROLES[h] for h in holds if h in CELL_ROLES]
    if words and holds[0] is Holds.REVIEW and speaks_of_all(walk, block, words):
        return False
    if not described(walk, holds) or not words or not roles:
        return False
    for draft in described(walk, holds):
        for role in roles:
            if draft.cells.get(role, walk.due) is walk.due:
                draft.cells[role] = words
    walk.touch(block)
    return True


def speaks_of_all(walk: Walk, block: Block, words: Words) -> bool:
    """True for "Monitoring: targets are set each term" under a list, which is said of the section."""
    listed = walk.latest and walk.latest[-1].depth > depth_of(block)
    return (
        bool(listed)
        and walk.row is None
        and len(sentences(words.text)) > 0
        and bool(re.search(r"(?i)\b(?:outcomes|targets|provision|these|all|plan)\b", words.text))
    )


def described(walk: Walk, holds: tuple[Holds, ...]) -> list[Draft]:
    """Return the statements that a describing line belongs to: a deadline is the outcome's."""
    steps = not walk.latest or walk.latest[-1].role is Role.STEP
    if steps and walk.last_outcome and holds[0] in {Holds.BY_WHEN, Holds.MEASURE}:
        return [walk.last_outcome]
    return walk.latest
