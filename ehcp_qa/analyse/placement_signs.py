"""Signs in a provision's words of where it belongs: who learns, who is treated, whose age, what is paid."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ehcp_qa.analyse.slots.pieces import Piece, pieces
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Statement
from ehcp_qa.nlp.small import in_small, small
from ehcp_qa.nlp.terms import finder

_AGED = re.compile(
    r"(?:\bage[d]?\s*|\bis\s+|[A-Z][\w’']+,?\s*\(?|\ba\s+)(1[89]|2[0-5])\b(?!\s*(?:hours?|hrs?|minutes?|mins?|days?|nights?|weeks?|times|sessions?|%|per|[.:]))"
    r"|\b(1[89]|2[0-5])-year-old|\bis (?:eighteen|nineteen|twenty(?:-\w+)?)\b|\b(nineteen|twenty|twenty-one|twenty-two|twenty-three|twenty-four)(?:-year-old|\s*\)|\s*,)",
)
_CHILD_AGE = re.compile(
    r"(?:\bage[d]?\s*|\bis\s+|[A-Z][\w’']+,?\s*\(?)([2-9]|1[0-7])\b(?!\s*(?:hours?|hrs?|minutes?|mins?|days?|nights?|weeks?|times|sessions?|%|per|[.:\d]))"
    r"|\b(?:[2-9]|1[0-7]|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)-year-old|\bYear \d+\b|\bchildren’?'?s\b",
)
_TRAINS_STAFF = in_small(
    r"\b(?:(?:staff|lunch (?:staff|team)|adults|teachers|TAs|assistants|carers|midday supervisors)\b[^.;]{0,25}\b(?:trained|training|shown how)|(?:train(?:s|ed|ing)?|workshop|briefing|course|shows)\b[^.;]{0,20}\b(?:staff|lunch (?:staff|team)|adults|teachers|TAs|assistants|midday supervisors|colleagues))\b"
)
_SWALLOWING = in_small(
    r"\b(?:swallow\w*|dysphagia|thicken\w*|food textures?|textures?|aspiration risk|choking)\b"
)
_FEEDING_SKILL = in_small(r"\b(?:teach\w*|learn\w*|spoon|cutlery|chew\w*|practi[sc]\w*)\b")
_NOT_RESIDENTIAL = in_small(r"\b(?:non|not)[- ]residential\b")
_STARTS_NOT = in_small(
    r"^\s*(?:by (?:the end of|[A-Z]\w+ 20\d\d|age|(?:his|her) )|£|no |none|referr)"
)
_MONEY = in_small(r"£\s?\d|\bGBP\b|\d+k\b|\bband [A-Z\d]\b|\bmatrix\b")


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign found: which, and on which words."""

    name: str
    span: Span
    words: str


def signs(statement: Statement, lexicons: Lexicons) -> tuple[Sign, ...]:
    """Return every sign of where the statement belongs, in reading order of its pieces."""
    found: list[Sign] = []
    for piece in pieces(statement):
        if piece.source != "before":
            found.extend(_signs(piece, lexicons))
    return tuple(found)


def _signs(piece: Piece, lexicons: Lexicons) -> list[Sign]:
    found = [
        _sign(piece, term.group, term.start, term.end)
        for term in finder(lexicons["placement_signs"]).find(piece.text)
    ]
    ages = ((name, pattern.search(piece.text)) for name, pattern in _AGES)
    rest = ((name, pattern.search(small(piece.text))) for name, pattern in _PATTERNS)
    found += [_sign(piece, name, *match.span()) for name, match in (*ages, *rest) if match]
    return sorted(found, key=lambda sign: (sign.span, sign.name))


_AGES = (("adult", _AGED), ("child", _CHILD_AGE))
_PATTERNS = (
    ("money", _MONEY),
    ("not_provided", _STARTS_NOT),
    ("trains_staff", _TRAINS_STAFF),
    ("swallowing", _SWALLOWING),
    ("feeding_skill", _FEEDING_SKILL),
    ("not_residential", _NOT_RESIDENTIAL),
)


def _sign(piece: Piece, name: str, start: int, end: int) -> Sign:
    return Sign(name, piece.span_of(start, end), piece.text[start:end])
