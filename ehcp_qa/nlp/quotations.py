"""Words that somebody else said or wrote, and so are not the plan's own."""

from __future__ import annotations

import re
from functools import lru_cache

from ehcp_qa.nlp.plain import plain

# A single quotation mark opens only where no word runs into it, so that apostrophes do not.
_QUOTED = re.compile(r"\"[^\"\n]+\"|(?<!\w)'(?=\S)[^'\n]{2,}(?:(?<=\w)'(?=\w)[^'\n]+)*'(?!\w)")
_REPORTED = re.compile(
    r"\b(?:says?|said|(?<!is )(?<!are )(?<!be )told|tells|feels?|felt|thinks?|thought|believes?|calls?|called|worr(?:y|ies|ied)|"
    r"reports?|reported|describes?|described|according to|remembers?|likes to be called|accus\w+|"
    r"labell?ed|seen as|in (?:his|her|their|my) (?:own )?words)\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I've|[Mm]y|me|mine|myself)\b")


@lru_cache(maxsize=2048)
def quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Return the start and end of each quotation, its marks included."""
    return tuple(found.span() for found in _QUOTED.finditer(plain(text)))


def is_quoted(text: str, at: int) -> bool:
    """True when the character at ``at`` stands inside quotation marks."""
    return any(start <= at < end for start, end in quotations(text))


def is_reported(sentence: str) -> bool:
    """True when a sentence tells what somebody says, feels or calls somebody."""
    return bool(_REPORTED.search(sentence))


def in_first_person(sentence: str) -> bool:
    """True when the child, or whoever speaks, says it of themselves."""
    return bool(_FIRST_PERSON.search(plain(sentence)))
