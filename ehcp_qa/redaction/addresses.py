"""Addresses: a house and its street wherever they are named, and the places that an address ends in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.model.plan import Plan
from ehcp_qa.nlp.plain import plain
from ehcp_qa.redaction.lexicon import Vocabulary

ADDRESS = "[address]"
_STREET = r"(?:Road|Street|Lane|Avenue|Close|Crescent|Terrace|Drive|Gardens|Grove|Mews|Row|Yard|Wharf|Boulevard|Rd|Ave|Ln|Cres|Gdns|Tce)"
# These end an address only after the number of a house: "Chapel Hill", "Rope Walk".
_WEAK = r"(?:Way|Park|Hill|View|Place|Green|Rise|Walk|Square|Court|Steps|Quay|Parade|Mount|Bank|Fold|Croft|Ropewalk|End|Side|Point|Villas|Buildings|St|Cl)"
_CAP = r"[A-ZÀ-ÖØ-Þ][\w'-]+"
_POSTCODE = r"(?:,? [A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})?"
_HOUSE = rf"(?:(?:Flat|Unit|Apartment|Room) \d+\w?,? |{_CAP} (?:Cottage|House|Farm|Lodge|View|Villa),? )?"
# Not "Section", "Year" or "Key Stage": only a number that stands for a house.
_NUMBER = r"(?:\d{1,4}[a-zA-Z]?(?:[-/]\d{1,4})?,? )"
_FORMS = (
    re.compile(
        rf"{_HOUSE}{_NUMBER}(?:{_CAP} ){{0,3}}(?:{_STREET}|{_WEAK}|{_CAP}walk)\b{_POSTCODE}"
    ),
    re.compile(rf"{_HOUSE}{_NUMBER}?(?:{_CAP} ){{1,3}}{_STREET}\b{_POSTCODE}"),
)
_NOT_BEFORE = re.compile(
    r"(?:Year|Stage|Section|Part|Step|Outcome|Need|Room|Week|Term|Level|Grade) \Z"
)
_PART = re.compile(r"[^,;\n]+")
_NO_ADDRESS = re.compile(
    r"(?i)\b(?:as above|same|not known|unknown|withheld|confidential|tbc|n/?a|see|different|\[)"
)
_HAS_NUMBER = re.compile(r"\d")
_IS_STREET = re.compile(rf"\b(?:{_STREET}|{_WEAK})\b|walk\b|House\b|Cottage\b|Farm\b")


def addresses(text: str, known: Vocabulary) -> Iterator[tuple[int, int]]:
    """Yield where a plain text names a street, with its house where there is one."""
    for form in _FORMS:
        for found in form.finditer(text):
            if _NOT_BEFORE.search(text[: found.start()]):
                continue
            start = _past_generic(found.group(), known)
            if start is not None:
                yield found.start() + start, found.end()


def stated_parts(plan: Plan) -> Iterator[tuple[str, bool]]:
    """Yield the parts of each address at the front, and whether a part is a place and no street."""
    for item in plan.fields:
        value = plain(item.value.text)
        if item.name != "address" or _NO_ADDRESS.search(value):
            continue
        for number, part in enumerate(found.group().strip(" .") for found in _PART.finditer(value)):
            if part:
                street = bool(_HAS_NUMBER.search(part) or _IS_STREET.search(part) or number == 0)
                yield part, not street


def _past_generic(words: str, known: Vocabulary) -> int | None:
    """Return where an address begins, without "At" or "The" before it; None if no word is its own."""
    pieces = list(re.finditer(r"\S+", words))
    own = [p for p in pieces[:-1] if p.group().strip(",").casefold() not in known.generic]
    if not own:
        return None
    if _HAS_NUMBER.search(words):
        return 0
    return own[0].start()
