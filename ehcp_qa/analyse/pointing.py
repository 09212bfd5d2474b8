"""Words that point a family to a service which anybody may ask for, in place of providing one."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FAMILY = r"(?:famil(?:y|ies)|parents?|carers?|mum|dad|mother|father|grandparents?|young (?:person|people)|(?:his|her|their) (?:\w+ )?(?:mother|father|parents|family))"
_MAY = (
    r"(?:can|may|could|might|(?:is|are) (?:able|welcome|free|encouraged|advised|invited) to|should)"
)
_ASK = r"(?:contact|access|ring|phone|call|e-?mail|self-refer|refer|request|approach|apply|seek|look|speak|turn to|get in touch|drop in|ask|use)"
_POINTERS = re.compile(
    rf"\b(?:(?:the |his |her |their )?{_FAMILY} {_MAY} (?:also |then |always )?{_ASK}\b[^.;,]{{0,40}}"
    r"|(?:see|refer to|via|through|on|using|as (?:set out|listed|described) (?:in|on)) (?:the |our |its |[A-Z]\w+(?:'s)? )*local offer"
    r"|local offer\b|self[- ]refer(?:s|red|ral|rals)?\b|signpost(?:s|ed|ing)?\b"
    r"|universal (?:\w+ )?(?:services?|offer)|(?:open|available) to (?:all|any) (?:famil\w+|children|parents|young people|schools?|pupils)"
    r"|(?:health visit(?:or|ing)|school nurs(?:e|ing)|GP|pharmacist|family hub)(?:'s)? (?:\w+ )?(?:advice|support|service|drop-in|clinic),? (?:as|if|when|on) (?:and when )?(?:needed|required|necessary|request)"
    r"|(?:can|may) (?:be )?(?:contacted|approached)\b)",
    re.IGNORECASE,
)
# Who tells the family of it, at a time, gives something; so does what goes beyond it.
_BEYOND = re.compile(
    r"\b(?:in addition to|as well as|beyond|over and above|on top of|not (?:part of|met by|covered by)|more than|unlike)\s+(?:the\s+)?(?:\w+\s+)?$",
    re.IGNORECASE,
)


def pointers(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the text points to a service that is there for anybody who asks."""
    for found in _POINTERS.finditer(text):
        if not _BEYOND.search(text[: found.start()]):
            yield found.start(), found.start() + len(found.group().rstrip())
