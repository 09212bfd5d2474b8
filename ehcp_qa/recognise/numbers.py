"""Numbers that needs, outcomes and provisions carry, and those that they refer to."""

from __future__ import annotations

import re
from functools import lru_cache

from ehcp_qa.nlp.plain import plain

_N = r"\d{1,2}(?:\.\d{1,2})?[a-z]?"
# "Outcome E1", "need B2": the number may bear its section's letter.
_LN = rf"(?:[B-HNO](?=\d))?{_N}"
_KINDS = {"need": "need", "outcome": "outcome", "provision": "provision", "sen": "need"}
# A number at the start of a text or title, after the word that says what is numbered; "Outcomes 1 to 5 are"
# speaks of several.
_OWN = re.compile(
    rf"(?i)\A(?!\W*(?:needs|outcomes|provisions|aims)\s*{_LN}\s*(?:to|and|,|&|-|–)\s*(?:and\s+)?{_LN})\s*\(?(need|outcome|provision|sen|aim|n|o|p)s?\s*(?:no\.?|number)?\s*({_LN})\b\)?\s*(?:[:.)\-]+\s*|(?=\s|\Z))"
)
# "F6. A laptop", "B1 Sam cannot read": an item numbered with its section's letter.
_LETTERED = re.compile(rf"\A\s*\(?([A-K])\s?({_N})(?:[.):]+\s+(?=\S)|\s+(?=[A-Z\"']))")
_BY_LETTER = {**dict.fromkeys("BCD", "need"), "E": "outcome"}
# "(B2, E1)" refers by letter; "vitamin B12" does not stand first in its brackets.
_BY_LETTER_REFERENCE = re.compile(
    rf"(?:(?<=[(\[;,])|\A)\s*(?:and\s+|&\s*)?([B-E])\s?({_N})(?=\s*(?:[)\];,]|and\b|&|\Z))"
)
_LABEL = re.compile(rf"(?i)\A\s*\(?(?:(need|outcome|provision|n|o|p|e|b|f)\s*)?({_N})[.):]*\s*\Z")
_BARE = re.compile(rf"\A\s*\(?({_N})(?:[.):]|\.)\s+(?=\S)|\A\s*(\d{{1,2}}\.\d{{1,2}})\s+(?=[A-Z])")
_LIST = rf"{_LN}(?:\s*(?:,\s*and\b|,|&|;|/|\band\b|\bto\b|-)\s*{_LN})*"
_REFERENCE = re.compile(
    rf"(?i)\b(needs?|outcomes?)\s*(?:no\.?|nos\.?|numbers?|numbered)?\s*(?P<list>{_LIST})(?![\w%]|:\d|\s*(?:%|x\b|hours?|minutes?|adults?|staff|people|members|times|mins?|hrs?|weeks?|days?|sessions?))"
)
_NOUN_BEFORE = re.compile(
    r"(?i)(?:\b(?:meets?|meeting|met|achieves?|achieving|reach(?:es)?|supports?|supporting|address(?:es|ing)?|for|of|to|see|with|and|in|from|by"
    r"|towards?|covers?|links?|linked|under|both|these|relates?|identified)\s+(?:the\s+)?|\A\W*|[(\[;:,.|/]\s*)\Z"
)
_ITEM = re.compile(rf"(?i){_N}")
# "O3" and "N3" say what is numbered as "outcome 3" does; a section's letter belongs to the number.
_PREFIX = re.compile(r"\A[NO](?=\d)", re.IGNORECASE)
_BARE_LIST = re.compile(rf"(?i)\A\W*(?:(?:[a-k]|[nop])?{_N}\W*(?:and\b|to\b|&|-|,|;|/)?\W*)+\Z")


@lru_cache(maxsize=8192)
def own_number(text: str) -> tuple[str, str, int]:
    """Return (kind, number, where the words begin) of "Need 3: …" or "2.1 …"; blank if none."""
    flat = plain(text)
    if match := _OWN.match(flat):
        kind = {"n": "need", "o": "outcome", "p": "provision", "aim": "outcome"}.get(
            match[1].lower(), match[1].lower()
        )
        return _KINDS.get(kind, kind), _PREFIX.sub("", match[2]), match.end()
    if match := _LETTERED.match(flat):
        return _BY_LETTER.get(match[1], ""), match[1] + match[2], match.end()
    if match := _BARE.match(flat):
        return "", match[1] or match[2], match.end()
    return "", "", 0


def label_number(label: str) -> str:
    """Return the number of a list label such as "2.1." or "Need 3", or nothing for a bullet."""
    match = _LABEL.match(plain(label))
    return match[2] if match else ""


@lru_cache(maxsize=8192)
def references(text: str) -> tuple[tuple[str, str], ...]:
    """Return the needs and outcomes that a text names by number, in order, each once.

    "needs 2 adults" names none: there "needs" is a verb. A range names each whole number in it.
    """
    flat = plain(text)
    found: list[tuple[str, str]] = []
    for match in _REFERENCE.finditer(flat):
        capital = flat[match.start()].isupper()
        if (
            not capital
            and not _NOUN_BEFORE.search(flat, 0, match.start())
            and not _in_list(flat, match)
        ):
            continue
        kind = "need" if match[1].lower().startswith("need") else "outcome"
        found.extend((kind, _PREFIX.sub("", number)) for number in _expand(match["list"]))
    found.extend(
        (_BY_LETTER[m[1]], m[1] + m[2].lower()) for m in _BY_LETTER_REFERENCE.finditer(flat)
    )
    return tuple(dict.fromkeys(found))


def only_references(text: str) -> bool:
    """True for a line that only says what it meets: "(Needs 5 and 9; outcomes 1 and 8)"."""
    if not references(text):
        return False
    rest = re.sub(
        r"(?i)\b(?:needs?|outcomes?|and|to|meets?|supports?|see|links?|numbers?|nos?)\b|[B-E]?\d[\d.]*[a-z]?|\W",
        "",
        plain(text),
    )
    return not rest


def bare_references(text: str, kind: str) -> tuple[tuple[str, str], ...]:
    """Return what a cell of bare numbers refers to, when its column says what is numbered."""
    flat = plain(text)
    if named := references(text):
        return named
    if not _BARE_LIST.match(flat):
        return ()
    return tuple(dict.fromkeys((kind, number) for number in _expand(flat)))


def _in_list(text: str, match: re.Match[str]) -> bool:
    """True for the second of "need 2 and outcome 3"."""
    return bool(re.search(r"\d\s*(?:,|;|and|&)\s*\Z", text[: match.start()]))


def _expand(text: str) -> list[str]:
    numbers: list[str] = []
    for match in re.finditer(rf"(?i)({_LN})(?:\s*(?:to|-)\s*({_LN}))?", text):
        first, last = match[1], match[2]
        if last and _is_lettered_range(first, last):
            numbers.extend(f"{first[0]}{n}" for n in range(int(first[1:]), int(last[1:]) + 1))
        elif last and first.isdigit() and last.isdigit() and int(first) < int(last):
            numbers.extend(str(n) for n in range(int(first), int(last) + 1))
        else:
            numbers.extend(n for n in (first, last) if n)
    return [n[0].upper() + n[1:].lower() for n in numbers]


def _is_lettered_range(first: str, last: str) -> bool:
    """True for "B1 to B3", which names B2 as well."""
    return first[0].isalpha() and first[0] == last[0] and first[1:].isdigit() and last[1:].isdigit()
