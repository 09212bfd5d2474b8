"""What is done or given: a named programme, else the content left when the other slots are taken out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ehcp_qa.analyse.slots.content import Place, content, longest_run
from ehcp_qa.analyse.slots.pieces import Piece
from ehcp_qa.model.analysed import Slot, SlotValue, Token
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.nlp.terms import finder

# "(B5, B7)", "(Needs 1 and 3)": where it belongs, and nothing that is done.
_CODES = re.compile(
    r"[(\[](?:(?:needs?|outcomes?|meets|sections?)[ :]*)*[A-K]?\d{1,2}[a-z]?(?:\.\d)?(?:(?:,| and|;| &| to|-)+ ?(?:needs? |outcomes? )?[A-K]?\d{1,2}[a-z]?(?:\.\d)?)*[)\]]",
    re.IGNORECASE,
)


def what(
    piece: Piece,
    taken: Iterable[Place],
    lexicons: Lexicons,
    tokens: tuple[Token, ...] | None = None,
) -> SlotValue | None:
    """Return what is done: from the first to the last content word outside the ``taken`` spans."""
    programmes = finder(lexicons["programmes"]).find(piece.text)
    if programmes:
        named = programmes[0]
        return piece.fill(Slot.WHAT, named.start, named.end, norm=named.term)
    codes = ((m.start(), m.end()) for m in _CODES.finditer(piece.text))
    words = content(piece.text, (*taken, *codes), lexicons, tokens)
    if not words:
        return _bare(piece)
    start, end = longest_run(piece.text, words)
    end = _with_object(piece.text, start, end)
    return piece.fill(Slot.WHAT, start, end, firm=not _is_half_given(piece.text, start, end, words))


# Acts that are what is done, though what they look at is not said.
_ACT = re.compile(
    r"\b(?:re-?assess\w*|assess\w*|review(?:s|ed)?|meetings?|visits?|screening|escorts?|overnight (?:care|stays?)"
    # Meeting the family is the liaison itself; meeting the child leaves open what happens.
    r"|meets? (?:with )?(?:[\w'’-]+ ){0,3}(?:parents?|mum|dad|mother|father|family|carers?|grandparents?))\b",
    re.IGNORECASE,
)
# One looked at again, asked for or put off is not done ("reviewed termly", "visit if needed").
_NOT_DONE = re.compile(
    r"\b(?:reviewed|to be|referral|following|pending|subject to|as needed|if|when|where)\b",
    re.IGNORECASE,
)


# Getting to know a place is what such visits are for, whatever moment is chosen for them.
_TO_A_NEW_PLACE = re.compile(
    r"\bvisits? to (?:the|his|her|their|a) (?:new|next|receiving|chosen) (?:[\w'’-]+ )?(?:school|college|class|classroom|setting|nursery|building|base|site|unit|provision)\b",
    re.IGNORECASE,
)


def _bare(piece: Piece) -> SlotValue | None:
    if found := _TO_A_NEW_PLACE.search(piece.text):
        return piece.fill(Slot.WHAT, *found.span())
    found = _ACT.search(piece.text)
    if found is None or _NOT_DONE.search(piece.text):
        return None
    return piece.fill(Slot.WHAT, *found.span(), firm=False)


# A need area or an adjective beside an empty noun half gives what is done (annotation guide, part 7).
_EMPTY_NEXT = re.compile(
    r"^[\s-]*(?:\w+[\s-])?(?:interventions?|support|input|programmes?|sessions?|work|group|help|provision|strategies|approaches|presence|time|activities|services?|package|sessions?)\b",
    re.IGNORECASE,
)


def _is_half_given(text: str, start: int, end: int, words: list[Place]) -> bool:
    return len(words) == 1 and _EMPTY_NEXT.match(text[end:]) is not None and start < 40


# "Will read" is an act by itself; whom it is done with belongs to it, and so does what is practised
# ("practise saying no"), though the second verb says little when it stands alone.
_WILL = re.compile(r"\b(?:will|shall|must)\s+(?:\w+ly\s+|also\s+|then\s+)?$", re.IGNORECASE)
_OBJECT = re.compile(
    r"\s+(?:with|to|for|beside|alongside)\s+(?:him|her|them|me|[A-Z][\w'’-]+)(?![\w'’-])"
)
_PRACTISING = re.compile(r"practi[sc]e|rehearse|role-?play", re.IGNORECASE)
_PRACTISED = re.compile(r"\s+[a-z]+ing\b(?:\s+(?!with\b|for\b|to\b)[a-z]+)?", re.IGNORECASE)


def _with_object(text: str, start: int, end: int) -> int:
    """Return the end of a single verb with the person it is done with: "read with Sam"."""
    if " " in text[start:end] or not _WILL.search(text[:start]):
        return end
    found = _OBJECT.match(text, end) or (
        _PRACTISED.match(text, end) if _PRACTISING.fullmatch(text, start, end) else None
    )
    return found.end() if found else end
