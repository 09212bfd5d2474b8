"""Who does it: posts from the roles lexicon, posts by their head noun, teams, and looser doers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.analyse.slots.acting import acts
from ehcp_qa.analyse.slots.heads import heads
from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.model.analysed import Slot, SlotValue
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import CellRole
from ehcp_qa.nlp.terms import finder

# Where whoever is nearest acts, the moment itself says who it is.
_NEAREST = re.compile(r"\b(?:nearest|closest)\s+$", re.IGNORECASE)
_OTHER_CELLS = (
    CellRole.HOW_OFTEN,
    CellRole.DURATION,
    CellRole.GROUP,
    CellRole.WHERE,
    CellRole.REVIEW,
)
_NOBODY = re.compile(
    r"^\W*(?:n/?a|none|nil|tb[acd]|to be \w+.*|.*\bto be (?:found|sourced|identified|appointed|recruited|confirmed|agreed|decided)|.*\btb[acd]|as (?:above|needed|required|appropriate)|see\b.*|whoever\b.*|whichever\b.*|any with\b.*|various|all concerned|-|\?)?\W*$",
    re.IGNORECASE,
)


def doers(piece: Piece, lexicons: Lexicons) -> Iterator[SlotValue]:
    """Yield each doer in the piece, the surest first; ``norm`` is the role, empty when loose."""
    if piece.cell is CellRole.BY_WHOM:
        if not _NOBODY.match(piece.text):
            yield _cell(piece, lexicons)
        return
    if piece.cell in _OTHER_CELLS:
        return
    found = tuple(_in_text(piece, lexicons))
    yield from found or _trained(piece, lexicons)


_TRAINING = re.compile(
    r"\b(?:train\w*|course|workshop|briefing|INSET|induction|e-?learning|module)\b", re.IGNORECASE
)


def _trained(piece: Piece, lexicons: Lexicons) -> Iterator[SlotValue]:
    """Yield whoever is trained, where nobody is said to train (annotation guide, part 1)."""
    if piece.source == "text" and _TRAINING.search(piece.text):
        for start, end, group in heads(piece.text, lexicons["role_heads"]):
            yield piece.fill(
                Slot.WHO, _phrase_start(piece.text, start), end, firm=group != "anyone"
            )


def _in_text(piece: Piece, lexicons: Lexicons) -> Iterator[SlotValue]:
    roles, meanings = lexicons["roles"], lexicons["roles"].meanings
    taken: list[tuple[int, int]] = []
    for term in finder(roles).find(piece.text):
        if acts(piece.text, term.start, term.end):
            taken.append((term.start, term.end))
            norm = meanings.get(term.term, term.term)
            yield piece.fill(Slot.WHO, _phrase_start(piece.text, term.start), term.end, norm=norm)
    for start, end, group in heads(piece.text, lexicons["role_heads"]):
        if any(start < e and s < end for s, e in taken) or not acts(piece.text, start, end, group):
            continue
        firm = group != "anyone" or bool(_NEAREST.search(piece.text[:start]))
        norm = piece.text[start:end].lower() if firm else ""
        yield piece.fill(Slot.WHO, _phrase_start(piece.text, start), end, firm=firm, norm=norm)


def _phrase_start(text: str, start: int) -> int:
    """Return where the phrase begins: its determiner and adjectives belong to it."""
    found = re.search(
        r"(?:\b(?:the|an?|his|her|their|all|every|each|another)\s+)(?:(?!and\b|with\b|by\b|of\b|from\b|to\b|the\b|an?\b|his\b|her\b)[\w'’/&-]+\s+){0,3}$",
        text[:start],
        re.IGNORECASE,
    )
    return found.start() if found else start


# "Any sensible pair of hands", "a spare adult": whoever it may be.
_ANYBODY = re.compile(
    r"\W*(?:any\b|whichever|whoever|whomever|some(?:one|body)|any(?:one|body)|a spare|those (?:who|that|about|around)|between (?:us|them)|us all|all hands)",
    re.IGNORECASE,
)


def _cell(piece: Piece, lexicons: Lexicons) -> SlotValue:
    roles = finder(lexicons["roles"]).find(piece.text)
    norm = lexicons["roles"].meanings.get(roles[0].term, roles[0].term) if roles else ""
    groups = [group for _, _, group in heads(piece.text, lexicons["role_heads"])]
    anybody = _ANYBODY.match(piece.text) is not None
    firm = bool(roles) or (not groups and not anybody) or any(g != "anyone" for g in groups)
    return piece.fill(
        Slot.WHO,
        0,
        len(piece.text),
        firm=firm,
        norm=norm or (piece.text.strip().lower() if firm else ""),
    )
