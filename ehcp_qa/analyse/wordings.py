"""Wordings that empty a commitment in too many words to list: their shape tells them, not a phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ehcp_qa.analyse.blurs import (
    BASIS,
    MOST_TIMES,
    NAMED_GROUP,
    PART_OF_TIME,
    SMALL,
    SOME_PEOPLE,
)
from ehcp_qa.analyse.conditions import LEFT_OPEN
from ehcp_qa.analyse.good_intentions import CASE_FOR, IN_MIND, SEEN_TO
from ehcp_qa.analyse.know_how import KNOWING
from ehcp_qa.analyse.lessening import CHANGES, is_of_provision
from ehcp_qa.analyse.openings import LOOK_OUT_FOR, THERE_FOR, THERE_WILL_BE
from ehcp_qa.analyse.putting_off import PUT_OFF
from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.analyse.soft_cells import level
from ehcp_qa.model.analysed import Emptying


@dataclass(frozen=True, slots=True)
class Wording:
    """One such wording found: where, and how it empties the commitment."""

    start: int
    end: int
    group: Emptying


_SHAPES: tuple[tuple[Emptying, re.Pattern[str]], ...] = tuple(
    (group, re.compile(rf"\b(?:{shape})", re.IGNORECASE))
    for group, shape in (
        (Emptying.OPPORTUNITY, rf"{THERE_WILL_BE}|{LOOK_OUT_FOR}"),
        (Emptying.CONDITION, LEFT_OPEN),
        (Emptying.DEFERRAL, PUT_OFF),
        (Emptying.EFFORT, rf"{IN_MIND}|{SEEN_TO}"),
        (Emptying.ACCESS, THERE_FOR),
        (Emptying.CHANGE, CHANGES),
        (Emptying.UNTRAINED, KNOWING),
        (Emptying.UNSIZED_GROUP, rf"{SMALL}|{SOME_PEOPLE}|{NAMED_GROUP}"),
        (Emptying.SOFT_AMOUNT, PART_OF_TIME),
        (Emptying.RECOMMENDATION, CASE_FOR),
        (Emptying.SOFT_FREQUENCY, rf"{BASIS}|{MOST_TIMES}"),
    )
)
# Every wording of a group holds one of these; a text with none need not be read for the group.
_SIGNS: Mapping[Emptying, tuple[str, ...]] = {
    Emptying.OPPORTUNITY: (
        *("there", "look", "watch", "alert", "seek", "listen", "find", "make", "take"),
    ),
    Emptying.CONDITION: (
        *(
            "when",
            "days",
            "if ",
            "were ",
            "provided",
            "providing",
            "on condition",
            "insofar",
            "as ",
            "once",
            "until",
            "unless",
            "what",
        ),
        *("where", "should ", "which", "whoever"),
        *(
            "discretion",
            "judg",
            "pace",
            "terms",
            "long as",
            "way",
            "need",
            "allowing",
            "permitting",
            "ever",
        ),
        *("request", "proportion"),
    ),
    Emptying.DEFERRAL: (
        " be ",
        "being",
        "been",
        " to ",
        "will",
        "shall",
        "thought",
        "view",
        "once",
        "what",
        "whichever",
        "however ",
        "as ",
    ),
    Emptying.EFFORT: ("mind", "best", " can", "keep", "judg", "discretion", " to", " be "),
    Emptying.ACCESS: (" for ",),
    Emptying.CHANGE: ("can ", "could", "may ", "might", "will", "free to", "able to", "entitled"),
    Emptying.UNTRAINED: ("train", "experience", "skill", "qualif", "know", "expert"),
    Emptying.UNSIZED_GROUP: (
        *("small", "little", "targeted", "ratio", "few", "handful", "bunch", "cluster", "number"),
        *("some", "several", "various", "one or two", "two or three", "group"),
    ),
    Emptying.SOFT_AMOUNT: (" of the ", " of his", " of her", " of their", " of my", " of e"),
    Emptying.RECOMMENDATION: (
        "there ",
        " do ",
        "gain",
        "benefit",
        "sense",
        "idea",
        "worth",
        "thing",
    ),
    Emptying.SOFT_FREQUENCY: ("basis", "footing", "pattern", "schedule", "cycle", "most "),
}


def wordings(piece: Piece) -> Iterator[Wording]:
    """Yield each wording in the piece that empties or softens by its shape."""
    low = piece.text.lower()
    for group, shape in _SHAPES:
        if not any(sign in low for sign in _SIGNS[group]):
            continue
        for found in shape.finditer(piece.text):
            if group is Emptying.CHANGE and not is_of_provision(piece.text, found):
                continue
            words = found.group().rstrip()
            yield Wording(found.start(), found.start() + len(words), group)
    if height := level(piece):
        yield Wording(*height, Emptying.SOFT_AMOUNT)
