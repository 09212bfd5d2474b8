"""Proper names of schools and other institutions, told by their capitals and a word such as School."""

from __future__ import annotations

import re

_KIND = (
    r"(?:School|Academy|College|Primary|Secondary|Nursery|Infants?|Juniors?|High|Grammar|"
    r"Sixth[ -]Form|Pre-?school|Kindergarten|Centre|Center|Campus|PRU|Education)"
)
_WORD = r"(?:St\.?|[A-Z][\w'’.-]*)"
_NAME = re.compile(
    rf"\b(?:{_WORD} (?:of |the |and |& |upon |on )*){{1,6}}?{_KIND}\b"
    rf"(?: (?:of |for |and |& )*{_WORD})*"
    rf"|\b{_KIND} of {_WORD}(?: {_WORD})*"
)
_LABEL = re.compile(
    r"\s*(?:name(?: of)?|(?:named )?(?:school|setting|placement|institution|college))\b[^:]*:\s*",
    re.IGNORECASE,
)
_BARE = re.compile(rf"{_WORD}(?: (?:of |the |and |& )?{_WORD}){{0,4}}\.?\Z")
# Words of a form's titles and of types, which carry no name by themselves.
_FORM_WORD = re.compile(
    r"(?:name|type|school|setting|placement|institution|college|academy|nursery|primary|secondary|"
    r"of|the|and|or|named|none|not|n/a|tb[ca]|section|draft|blank|final|plan|education|educational|"
    r"special|mainstream|maintained|independent|local|authority|council|sixth|form|centre|part|i|"
    r"post-16|high|infants?|juniors?|other|early|years|provider|unit|resourced|provision|specialist|"
    r"non-maintained|resource|base|further|grammar|boarding|residential|pending|confirmed|nil|yet|"
    r"determined|your|our|choice|decided|details|will|be|to|in|on|by|at|for|with|added|completed|"
    r"specified|available|parental|preference|awaiting|awaited|agreed|see|page|letter|attached|"
    r"above|below|later|as|per|current|not-applicable|applicable|finalised|stage|consultation|"
    r"under|review|required|request|requested|blank|left|day|once|after|when|following)"
)


def name_in(text: str, *, labelled: bool = True) -> tuple[int, int] | None:
    """Return where a proper name of an institution stands: by its school word, or as a whole value.

    With ``labelled`` false a whole value of capitals alone is no name.
    """
    for found in _NAME.finditer(text):
        if _has_name(found.group()) and not _is_council(found.group()):
            return found.start(), found.start() + len(found.group().rstrip("."))
    if not labelled:
        return None
    label = _LABEL.match(text)
    start = label.end() if label else 0
    value = text[start:].strip()
    if _BARE.match(value) and _has_name(value):
        at = text.index(value, start)
        return at, at + len(value.rstrip("."))
    return None


def _has_name(words: str) -> bool:
    """Say whether any of these words is more than a word of a form."""
    return any(not _FORM_WORD.fullmatch(w.strip(".,").lower()) for w in words.split())


def _is_council(name: str) -> bool:
    return bool(re.search(r"\b(?:Council|Authority|Department|Service|Act|Code|Health)\b", name))
