"""What empties or softens a commitment, and what looks so and is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.analyse.innocent import is_innocent
from ehcp_qa.analyse.rescues import RESCUES
from ehcp_qa.analyse.slots.numbers import NUMBER
from ehcp_qa.analyse.slots.pieces import Piece, pieces
from ehcp_qa.analyse.soft_cells import unanswered
from ehcp_qa.analyse.standing import Setting, Slots
from ehcp_qa.analyse.wordings import wordings
from ehcp_qa.model.analysed import Emptying, SoftPhrase
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import CellRole, Statement
from ehcp_qa.nlp.terms import Term, finder

# Groups whose words leave nothing that must happen, unless rescued; the others soften a part.
EMPTYING = frozenset(
    {
        *(Emptying.ACCESS, Emptying.OPPORTUNITY, Emptying.CONDITION, Emptying.RECOMMENDATION),
        *(Emptying.DEFERRAL, Emptying.SOFT_FREQUENCY, Emptying.SOFT_AMOUNT),
        *(Emptying.EFFORT, Emptying.MONEY),
    }
)


def find_soft(statement: Statement, slots: Slots, lexicons: Lexicons) -> tuple[SoftPhrase, ...]:
    """Return the soft phrases of the statement, its lead-in and cells, each rescued or not."""
    found: list[SoftPhrase] = []
    for piece in pieces(statement):
        if piece.source == "before" or piece.cell is CellRole.REVIEW:
            continue
        found.extend(_in_piece(piece, slots, lexicons))
    return tuple(found)


def _in_piece(piece: Piece, slots: Slots, lexicons: Lexicons) -> Iterator[SoftPhrase]:
    empty = True
    for term in _terms(piece, lexicons):
        here = Setting(piece, term, slots)
        if is_innocent(here):
            continue
        group = Emptying(term.group)
        rescue = next((why for test, why in RESCUES.get(group, ()) if test(here)), "")
        words = piece.text[term.start : term.end]
        empty = False
        yield SoftPhrase(group, words, piece.span_of(term.start, term.end), rescue)
    if empty and not _is_read(piece, slots) and (emptied := unanswered(piece)):
        yield SoftPhrase(emptied, piece.text, piece.span_of(0, len(piece.text)))
    yield from _ceilings(piece)


def _is_read(piece: Piece, slots: Slots) -> bool:
    """Tell whether some slot is filled from this piece."""
    return any(
        value.source == piece.source and value.span.block == piece.span.block
        for values in slots.values()
        for value in values
    )


def _terms(piece: Piece, lexicons: Lexicons) -> tuple[Term, ...]:
    """Return the soft wordings and phrases of the piece in order; a wording takes in its phrases."""
    shaped = [
        Term(w.start, w.end, piece.text[w.start : w.end], w.group.value) for w in wordings(piece)
    ]
    listed = [
        term
        for term in finder(lexicons["soft_phrases"]).find(piece.text)
        if not any(s.start < term.end and term.start < s.end for s in shaped)
    ]
    return tuple(sorted((*shaped, *listed), key=lambda term: (term.start, term.end)))


_CEILING = re.compile(
    r"\b(?:up to|no more than|not more than|at most|a maximum of|capped at|not exceeding|(?:not|never) (?:to )?(?:exceed|(?:go|run|rise) (?:above|over|beyond)|be more than)|approximately|approx\.?|around|about|roughly|circa|in the region of)\s+"
    rf"(?={NUMBER}|an? |half|twice|once)",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(r"(?:group|class|set|ratio)s? (?:of )?$|\($", re.IGNORECASE)
# What a child is spared, and not what is given.
_SPARED = re.compile(
    r"\b(?:homework|screen time|copying|revision|writing|worksheets?)\b[^.;]*$", re.I
)
_PEOPLE_AFTER = re.compile(
    r"^\w+\s+(?:other |named )?(?:pupils|children|students|peers|learners|others|candidates|classmates|people)",
    re.IGNORECASE,
)
_TIME_AFTER = re.compile(
    r"^(?:twice|once|half (?:a|an|the)\b)|^(?:an?|\w+|[\d.½]+)(?:[- ]\w+)?\s*(?:hours?|hrs?|minutes?|mins?|m\b|sessions?|times|days?|visits?|nights?|weeks?|-minute|half)",
    re.IGNORECASE,
)


def _ceilings(piece: Piece) -> Iterator[SoftPhrase]:
    """Yield "up to five hours" and "about 20 minutes"; a ceiling on a group's size is firm."""
    for found in _CEILING.finditer(piece.text):
        before, after = piece.text[: found.start()], piece.text[found.end() :]
        if _SPARED.search(before) and found.group().lower().startswith(("capped", "not ", "never")):
            continue
        if _OF_PEOPLE.search(before) or _PEOPLE_AFTER.match(after) or not _TIME_AFTER.match(after):
            continue
        words = found.group().strip()
        end = found.start() + len(words)
        yield SoftPhrase(Emptying.CEILING, words, piece.span_of(found.start(), end))
