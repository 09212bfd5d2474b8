"""Who the plan is for: names, date of birth, school year, pronouns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from ehcp_qa.law.dates import parse_date
from ehcp_qa.model.document import Document
from ehcp_qa.model.plan import Child, Field, SectionId, Statement
from ehcp_qa.nlp.plain import plain

_PLAN_FOR = re.compile(
    r"(?:EHC|[Hh]ealth and [Cc]are|HEALTH AND CARE|EHCP?)\s+[Pp](?:LAN|lan)\s+(?:for|FOR|of)\s+(?P<name>[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+){0,3})"
    r"|(?:EHCP|[Cc]are [Pp]lan|CARE PLAN|EHC [Pp]lan)(?:\s*:|\s+(?:for|FOR))\s+(?!(?i:draft|final|proposed|amended|section|part|working|version)\b)"
    r"(?P<named>[A-Z][\w'-]+\s+[A-Z][\w'-]+(?:\s+[A-Z][\w'-]+)?)\s*\Z"
    r"|\A(?P<owner>[A-Z][\w-]+)'s?\s+(?:Education|EHC)\b"
)
_SUBJECT = re.compile(
    r"\A(?P<name>[A-Z][a-z][\w-]*)\s+(?:will|has|is|can|cannot|finds|needs|requires|must|would|wants|likes|enjoys|hopes|says)\b"
)
# Words that begin sentences as names do.
_NOT_NAMES = frozenset(
    [
        "This",
        "That",
        "These",
        "Those",
        "There",
        "The",
        "He",
        "She",
        "They",
        "It",
        "We",
        "You",
        "Staff",
        "School",
        "Everyone",
        "Someone",
        "Nobody",
        "Support",
        "Provision",
        "Progress",
        "Teaching",
        "Adults",
        "Children",
        "Therapy",
        "Who",
        "What",
        "Each",
        "Every",
        "All",
    ]
)
# "Rowan Diaz, who likes to be called Ro": the name, and then what is said of it.
_SAID_OF_NAME = re.compile(
    r",?\s+(?:who\b|known as\b|also known\b|likes to be\b|called\b)\s*(?P<called>.*)\Z"
)
_EMPTY = re.compile(
    r"(?i)\A(?:as above|same|n/?a|none|-|tbc|unknown|not known|\W*)\Z|[{}«»\[\]<>]|\bXX+"
)
_YEAR = re.compile(r"(?i)\b(?:year|yr|ncy|y)\s?(?:group\s)?(\d{1,2})\b")
_LATER = re.compile(
    r"(?i)[;,(]?\s*\b(?:starts|will start|starting|moves|moving|due to|joins|transfers)\b"
)
_HE = re.compile(r"(?i)\b(?:he|him|his|himself)\b")
_SHE = re.compile(r"(?i)\b(?:she|her|hers|herself)\b")
_THEY = re.compile(r"(?i)\b(?:they|them|their|themselves|themself)\b")
# One pronoun must outnumber the other by this much for a majority to mean anything.
_CLEARLY = 1.5
_LEAST = 2  # a name said as subject at least this often can be taken for the child's


def child_of(document: Document, fields: Sequence[Field], statements: Sequence[Statement]) -> Child:
    """Return what the document says of the child; blank where it says nothing."""
    full = _full_name(document, fields)
    parts = full.split()
    first = _value(fields, "first_name").split()[:1] or parts[:1]
    surname = _value(fields, "surname") or (parts[-1] if len(parts) > 1 else "")
    if not first:
        first = _commonest_subject(statements)
    return Child(
        full_name=full,
        first_name=first[0] if first else "",
        known_as=_known_as(fields),
        surname=_cased(surname),
        date_of_birth=_born(document, fields),
        year_group=_year(fields),
        pronouns=_pronouns(fields, statements),
    )


def _born(document: Document, fields: Sequence[Field]) -> date | None:
    """Return the date of birth, as the front of the plan gives it before any header or footer."""
    dates = [
        (document.blocks[f.value.span.block].furniture, f.value.span, born)
        for f in fields
        if f.name == "date_of_birth" and (born := parse_date(f.value.text))
    ]
    return min(dates)[2] if dates else None


def _values(fields: Iterable[Field], name: str) -> list[str]:
    return [
        " ".join(f.value.text.split())
        for f in fields
        if f.name == name and not _EMPTY.search(f.value.text.strip())
    ]


def _value(fields: Iterable[Field], name: str) -> str:
    return next(iter(_values(fields, name)), "")


def _full_name(document: Document, fields: Sequence[Field]) -> str:
    """Return the name as labelled, else as the plan's own title gives it."""
    named = _SAID_OF_NAME.sub("", _value(fields, "child_name"))
    if "," in named:
        last, _, rest = named.partition(",")
        named = f"{rest.strip()} {last.strip()}"
    if not named:
        named = f"{_value(fields, 'first_name')} {_value(fields, 'surname')}".strip()
    if not named:
        named = _in_title(document)
    bare = re.sub(r"\(.*?\)", "", named).strip(" .,;")
    return " ".join(_cased(word) for word in bare.split())


def _in_title(document: Document) -> str:
    for block in document.blocks[:40]:
        if match := _PLAN_FOR.search(plain(block.text)):
            return match["name"] or match["named"] or match["owner"]
    return ""


def _cased(name: str) -> str:
    return name.title() if name.isupper() and len(name) > 1 else name


def _known_as(fields: Sequence[Field]) -> tuple[str, ...]:
    told = [m["called"] for v in _values(fields, "child_name") if (m := _SAID_OF_NAME.search(v))]
    called = (
        re.sub(r"\A(?:likes to be |is |goes by |prefers )*(?:called |known as )?", "", t)
        for t in told
    )
    names = (
        part
        for value in (*_values(fields, "known_as"), *called)
        for part in re.split(r",|/|\bor\b|;", value)
    )
    kept = (name.strip(" .\"'") for name in names)
    return tuple(dict.fromkeys(name for name in kept if name and len(name.split()) <= 3))


def _commonest_subject(statements: Sequence[Statement]) -> list[str]:
    """Return the name that most statements have as subject, when one clearly leads."""
    found = Counter(
        match["name"]
        for s in statements
        if (match := _SUBJECT.match(s.text)) and match["name"] not in _NOT_NAMES
    )
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _LEAST:
        return []
    return [] if len(ranked) > 1 and ranked[1][1] == ranked[0][1] else [ranked[0][0]]


def _now(text: str) -> str:
    """Return what is said of today: of "Nursery; starts Reception in 2027" the first part."""
    return _LATER.split(text)[0] or text


def _year(fields: Sequence[Field]) -> int | None:
    """Return the school year as stated, under its own label or beside the school's name."""
    told = [_now(text) for text in (*_values(fields, "year_group"), *_values(fields, "setting"))]
    for text in told:
        if match := _YEAR.search(text):
            return int(match[1])
        if re.search(r"(?i)\breception\b", text):
            return 0
    for text in _values(fields, "year_group"):
        if re.search(r"(?i)\bnursery\b", text):
            return -1
        if number := re.match(r"(\d{1,2})(?!\d)(?!\W*(?:years?|months?|/))", text):
            return int(number[1])
    return None


def _pronouns(fields: Sequence[Field], statements: Sequence[Statement]) -> str:
    """Return he, she or they: as stated, else by majority in what is said, else by the stated sex."""
    if stated := _stated(_value(fields, "pronouns")):
        return stated
    texts = [s.text for s in statements if s.section is not SectionId.K]
    he, she, they = (sum(len(p.findall(t)) for t in texts) for p in (_HE, _SHE, _THEY))
    if he > _CLEARLY * she:
        return "he"
    if she > _CLEARLY * he:
        return "she"
    if stated := _stated(_value(fields, "gender")):
        return stated
    return "they" if they and not he and not she else ""


def _stated(answer: str) -> str:
    """Return the pronoun that an answer about pronouns or sex gives, or nothing."""
    for pronoun, words in (
        ("she", ("she", "female", "girl", "woman", "f")),
        ("he", ("he", "male", "boy", "man", "m")),
        ("they", ("they",)),
    ):
        if any(re.search(rf"\b{word}\b", answer.lower()) for word in words):
            return pronoun
    return ""
