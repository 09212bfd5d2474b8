"""What may stand before the subject of an outcome: conjunctions, phrases and clauses."""

from __future__ import annotations

import re

_LEAD = re.compile(
    r"^\W*(?:(?:and|then|also|so\sthat|that|for)\s+|\b(?:outcome|aim)\s?\d*[.:]\s*)*", re.IGNORECASE
)
_PREPOSED = re.compile(
    r"^(?:with|given|when|after|using|following|through|in|at|on|during|if|where|as|supported|once"
    r"|from|by|for|over|across|within|while)\b[^,]*,\s*",
    re.IGNORECASE,
)
# Openings that only a subject after their comma shows to be no subject themselves: "Whenever he
# shouts, his mum …", "Sent to the shop, Sam …", "One day a week, Grandad …".
_OPENING = re.compile(
    r"^(?:whenever|wherever|like|unlike|upon|before|until|despite|instead|rather|even|each|every|some|any|one|two"
    r"|three|four|\d+|sent|asked|given|told|left|shown|faced|(?!during)\w+ing)\b(?:(?!\bwill\b)[^,.;:])*,\s*"
    r"(?=(?:he|she|they|I|we|it|his|her|their|my|the|(?-i:[A-Z])[\w'’-]*)\s)",
    re.IGNORECASE,
)


def sentence_start(body: str) -> int:
    """Return where the sentence proper begins, past conjunctions and preposed phrases."""
    lead = _LEAD.match(body)
    at = lead.end() if lead else 0
    while match := _PREPOSED.match(body[at:]) or _OPENING.match(body[at:]):
        at += match.end()
        at += len(body[at:]) - len(body[at:].lstrip(" ,;:-–\t"))
    return at
