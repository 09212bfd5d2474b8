"""Which statement of an earlier draft is which of a later one, by their wording."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ehcp_qa.model.plan import Statement

# Of 100. In our samples 4 of 2,611 pairs of different provisions in one section reach it, and none of
# 437 pairs of needs and 329 of outcomes; a provision that lost its amounts and provider still does.
ALIKE = 66.0
# In another section only what is all but the same text is the same provision, moved.
MOVED = 90.0
# Words in this share of the statements ("by the end of Year 6 Sam will") tell none from another; with
# fewer statements than this nobody can say which words those are.
COMMON, FEWEST = 1 / 3, 6
NOT_WORDS = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of one statement in each draft, and those that have no counterpart, in reading order."""

    both: tuple[tuple[Statement, Statement], ...]
    gone: tuple[Statement, ...]
    come: tuple[Statement, ...]


def pairs(
    old: Sequence[Statement],
    new: Sequence[Statement],
    *,
    least: float = ALIKE,
    within_section: bool = True,
) -> Pairs:
    """Return the statements paired, the most alike first, each at most once."""
    found: dict[int, int] = {}
    taken: set[int] = set()
    for *_, at, other in sorted(_candidates(old, new, least, within_section)):
        if at not in found and other not in taken:
            found[at] = other
            taken.add(other)
    return Pairs(
        both=tuple((old[at], new[found[at]]) for at in sorted(found)),
        gone=tuple(s for at, s in enumerate(old) if at not in found),
        come=tuple(s for at, s in enumerate(new) if at not in taken),
    )


def plain(text: str) -> str:
    """Return the words of a text, without case, spaces and marks, as two printings share them."""
    return NOT_WORDS.sub(" ", text.casefold()).strip()


def whole(statement: Statement) -> str:
    """Return a statement's words with those it inherits, from its row or before it, made plain."""
    inherited = (*statement.cells.values(), statement.lead_in, statement.before)
    return plain(" ".join([statement.text, *(words.text for words in inherited if words)]))


def _candidates(
    old: Sequence[Statement], new: Sequence[Statement], least: float, within: bool
) -> list[tuple[bool, float, int, int]]:
    """Return likely pairs as (reworded, unlikeness, old, new): sorted, the surest come first."""
    texts = _telling([*old, *new])
    before, after = texts[: len(old)], texts[len(old) :]
    found = []
    for at, first in enumerate(old):
        for other, second in enumerate(new):
            if within and first.section is not second.section:
                continue
            likeness = _likeness(before[at], after[other])
            if likeness >= least:
                reworded = plain(first.text) != plain(second.text)
                found.append((reworded, -likeness, at, other))
    return found


def _telling(statements: Sequence[Statement]) -> list[str]:
    """Return each statement's words without those that nearly all of them share."""
    texts = [plain(s.text).split() for s in statements]
    in_how_many = Counter(word for words in texts for word in set(words))
    many = max(FEWEST, COMMON * len(texts))
    kept = [[w for w in words if in_how_many[w] <= many] or words for words in texts]
    return [" ".join(words) for words in kept]


def _likeness(first: str, second: str) -> float:
    """Return how alike two wordings are, of 100.

    The mean of two measures: one counts every difference, the other lets words be left out, which
    is how a provision is weakened.
    """
    if first == second:
        return 100.0
    from rapidfuzz.fuzz import token_set_ratio, token_sort_ratio  # heavy: only where plans are read

    return float(token_sort_ratio(first, second) + token_set_ratio(first, second)) / 2
