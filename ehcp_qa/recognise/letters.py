"""Section letters as plans print them: "Section F", "(B)", "H(ii)", "J & K", "Sectoin C"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ehcp_qa.model.plan import SectionId

_BAR = r"(?![A-Za-z0-9])(?!'[a-z])"
_H_PART = r"H\s?(?:\(\s?(?:ii?|1|2)\s?\)|\.?(?:1|2|II?|ii?|l)(?![A-Za-z0-9]))"
_SUB = r"(?:\s?[.(]?\d{1,2}(?:\.\d)?\)?|[a-d])?"
_ONE = rf"(?:{_H_PART}|[A-K]{_SUB}){_BAR}"
_JOIN = r"(?i:\s*(?:,|&|/|\+|;|\band\b)\s*(?:and\s+)?(?:(?:section|part)s?\s*)?)"
_MANY = rf"[\[(\"']*{_ONE}[\])\"']*(?:{_JOIN}[\[(\"']*{_ONE}[\])\"']*)*"
_WORD = r"(?P<word>[A-Za-z]{3,9}\.?)"
_LEADING = re.compile(rf"[\[(\"'*]*(?:{_WORD}\s*[-:]?\s*)?(?P<letters>{_MANY})(?P<rest>.*)\Z")
_GLUED = re.compile(r"(?i)\A(section|part)([A-K][12]?)(?![a-z])")
_SMALL = re.compile(r"(?i)\A(section|part)s?\s+([a-k][12]?)(?=\s*(?:[-:.)]|\Z))")
_SEPARATOR = re.compile(r"\s*(?:[-:.)\]|>,~]+|\((?=[a-z]))\s*", re.IGNORECASE)
_CLOSING = re.compile(
    rf"(?P<rest>.*\S)\s*[\[(]\s*(?:(?P<word>[Ss]ection|[Pp]art|SECTION|PART)s?\s+)?"
    rf"(?P<letters>{_ONE}(?:\s*(?:,|&|/|\+|-|\b(?i:and)\b)\s*{_ONE})*)\s*[\])]\s*\Z"
)
_CLOSING_WORD = re.compile(
    rf"(?P<rest>.*\S)\s*[-:|,]\s*(?P<word>(?i:section|part)s?)\s+(?P<letters>{_MANY})\s*\Z"
)
_AGAIN = re.compile(rf"[-|/,&;)]\s*(?:and\s+)?(?:[Ss]ection|[Pp]art|SECTION|PART)s?\s+({_MANY})")
_PLURAL = re.compile(rf"(?:\b(?i:and)|&|,)\s+({_ONE})(?=\s*(?:[-(:,&]|and\b|\Z))")
_TOKEN = re.compile(rf"(?<![A-Za-z]){_H_PART}|(?<![A-Za-z])[A-K]{_SUB}{_BAR}")
# "Ed" and "Ab" are people; "Section Ed" and "E(d)" would be parts of E.
_SHORT_NAME = re.compile(r"[A-K][a-d]")
# One slip from "section" by this many keystrokes; "session" is two away and another word.
_SLIPS = 1
_LETTERS = frozenset("section")
_WORDS = frozenset({"section", "sections", "part", "parts", "sect", "sect.", "sec", "sec."})


@dataclass(frozen=True, slots=True)
class Letters:
    """Letters found in a line and the rest of it.

    ``word`` is true when "Section" or "Part" stands before them, ``separated`` when a colon, dash,
    stop or bracket parts them from the rest, ``numbered`` when one has a number of its own ("B3").
    ``brackets_only`` marks a line whose rest must not be searched for more letters.
    """

    sections: tuple[SectionId, ...]
    rest: str
    word: bool = False
    separated: bool = False
    numbered: bool = False
    brackets_only: bool = False


def leading_letters(line: str) -> Letters | None:
    """Return the section letters that a line begins with, or None."""
    line = _GLUED.sub(r"\1 \2", line)
    line = _SMALL.sub(lambda m: m[0].upper(), line)
    match = _LEADING.match(line)
    if match is None:
        return None
    word = (match["word"] or "").lower()
    if word and not _is_section_word(word):
        return None
    if not word and _SHORT_NAME.fullmatch(match["letters"]):
        return None
    rest, separated = match["rest"], bool(re.search(r"[\])\"']\s*\Z", match["letters"]))
    if not word and re.match(r"-[A-Za-z]", rest):
        return None
    if parted := _SEPARATOR.match(rest):
        rest, separated = rest[parted.end() :], True
    elif rest and not rest[0].isspace():
        return None
    sections = _sections(match["letters"])
    if _is_range(rest) or not sections:
        return None
    numbered = bool(re.search(r"\d", match["letters"]))
    if both := re.match(r"\(?\s*(H1\s*(?:and|&|/|,)\s*H2)\b", rest):
        sections = _sections(both[1]) if sections == (SectionId.H,) else sections
    if word.rstrip(".") in {"sections", "parts"}:
        sections = _add(sections, (m[1] for m in _PLURAL.finditer(rest)))
    return Letters(sections, rest.strip(), bool(word), separated, numbered)


def trailing_letters(line: str) -> Letters | None:
    """Return the letters that close a line: "Outcomes (E)", "Outcome (Section E)", "… (B-F-E)"."""
    match = _CLOSING.match(line) or _CLOSING_WORD.match(line)
    if match is None:
        return None
    return Letters(_sections(match["letters"]), match["rest"].strip(), bool(match["word"]))


def letters_in(rest: str) -> tuple[SectionId, ...]:
    """Return the sections named again after a separator: "Needs – Section F Provision"."""
    return _add((), (m[1] for m in _AGAIN.finditer(rest)))


def _add(sections: tuple[SectionId, ...], texts: object) -> tuple[SectionId, ...]:
    found = list(sections)
    for text in texts:  # type: ignore[attr-defined]
        found.extend(s for s in _sections(text) if s not in found)
    return tuple(found)


def _sections(letters: str) -> tuple[SectionId, ...]:
    found: list[SectionId] = []
    for token in _TOKEN.findall(letters):
        section = _section(token)
        if section not in found:
            found.append(section)
    return tuple(found)


def _section(token: str) -> SectionId:
    """Return the section of one token; "HI" and "H(i)" are H1, as "B3" is B."""
    if token[0] != "H" or len(token) == 1:
        return SectionId(token[0])
    part = re.sub(r"[^12Iil]", "", token[1:])
    return SectionId.H2 if part.lower() in {"2", "ii"} else SectionId.H1


def _is_section_word(word: str) -> bool:
    if word in _WORDS:
        return True
    if len(_LETTERS & set(word)) < len(_LETTERS) - _SLIPS:
        return False  # more than a slip away, so the library that counts them need not be loaded
    from rapidfuzz.distance import OSA

    return len(word) >= 6 and min(OSA.distance(word, w) for w in ("section", "sections")) <= _SLIPS


def _is_range(rest: str) -> bool:
    return bool(re.match(r"\s*(?:to|-)\s*K\b", rest))
