"""Sentences as plans write them, without a language model: offsets only."""

from __future__ import annotations

import re
from functools import lru_cache

from ehcp_qa.nlp.plain import plain

# Abbreviations that a full stop follows without ending the sentence, in plans and reports.
_NEVER_LAST = frozenset(
    [
        "dr",
        "mr",
        "mrs",
        "ms",
        "miss",
        "prof",
        "rev",
        "st",
        "e.g",
        "i.e",
        "eg",
        "ie",
        "viz",
        "cf",
        "approx",
        "vs",
        "no",
        "nos",
        "p",
        "pp",
        "para",
        "paras",
        "reg",
        "regs",
        "s",
        "ss",
        "sch",
        "fig",
        "ref",
        "tel",
        "ext",
        "dept",
        "govt",
        "asst",
        "hon",
        "inc",
        "incl",
        "max",
        "min",
    ]
)
# These may end a sentence; they do only when a capital that starts a new thought follows.
_MAY_BE_LAST = frozenset(
    [
        "etc",
        "hr",
        "hrs",
        "min",
        "mins",
        "wk",
        "wks",
        "yr",
        "yrs",
        "p.w",
        "p.a",
        "p.m",
        "a.m",
        "pw",
        "pm",
        "am",
        "sec",
        "secs",
        "mth",
        "mths",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "ltd",
        "co",
        "ed",
        "edn",
    ]
)
_STOP = re.compile(r"[.!?]+[\"')\]]*(?:\s+[(\[][^()\[\]]{1,60}[)\]](?=\s+[A-Z]|\s*\Z))?(?=\s|\Z)")
_LINE = re.compile(r"[^\n\r\x0b\u2028\u2029]+")
_WORD_BEFORE = re.compile(r"([A-Za-z][A-Za-z.]*)\Z")
_BULLET = re.compile(r"[-*•·▪‣–]\s+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+")
_LETTERED = re.compile(r"(?i)\b(?:section|part|group|class|appendix|hepatitis|vitamin)\s+\Z")
# The source of a statement in brackets after its full stop, "(PR, A)", belongs to it.
_ASIDE = re.compile(r"[(\[][^()\[\]]{1,60}[)\]]\.?")
_NEW_THOUGHT = re.compile(r"\s+[\"'(\[]*(?:[A-Z]|\d)")


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the start and end of each sentence of ``text``, without the white space around it.

    A line break always ends a sentence, and a bullet or item number at the start of a line is
    not part of it. An abbreviation ("approx.", "Dr.", "2 hrs. a week") does not end one, nor a
    decimal point, nor a stop inside brackets that a small letter follows. A short aside in
    brackets after the full stop, such as a source code, stays with its sentence.
    """
    flat = plain(text)
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start = line.start()
        if bullet := _BULLET.match(flat, _skip(flat, start, line.end()), line.end()):
            start = bullet.end()
        first = len(found)
        for end in (*_stops(flat, start, line.end()), line.end()):
            trimmed = _trim(flat, start, end)
            if trimmed and len(found) > first and _ASIDE.fullmatch(flat, *trimmed):
                found[-1] = (found[-1][0], trimmed[1])
            elif trimmed:
                found.append(trimmed)
            start = end
    return tuple(found)


def _stops(text: str, start: int, end: int) -> list[int]:
    """Return where a sentence ends between ``start`` and ``end``, the last one left out."""
    return [m.end() for m in _STOP.finditer(text, start, end) if _ends(text, start, m, end)]


def _ends(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    following = _NEW_THOUGHT.match(text, stop.end(), end)
    if text[stop.start()] != ".":
        return following is not None
    word = _WORD_BEFORE.search(text, start, stop.start())
    before = word.group(1).lower() if word else ""
    if before in _NEVER_LAST and not _is_long_stop(before, text, stop):
        return False
    if before in _MAY_BE_LAST or (word and _is_initial(word, text)):
        return before in _MAY_BE_LAST and _capital_word(text, stop.end(), end)
    return following is not None


def _is_long_stop(before: str, text: str, stop: re.Match[str]) -> bool:
    """True when "no" or "min" is a whole answer, since a capital word begins right after it."""
    return before in {"no", "max", "min"} and _capital_word(text, stop.end(), len(text))


def _is_initial(word: re.Match[str], text: str) -> bool:
    """True for one capital standing alone as in "K. Iyer", but not the letter of "Section F"."""
    letter = len(word.group(1)) == 1 and word.group(1).isupper() and word.start() > 0
    return letter and not _LETTERED.search(text, 0, word.start())


def _capital_word(text: str, start: int, end: int) -> bool:
    following = re.compile(r"\s+[\"'(\[]*[A-Z][a-z']").match(text, start, end)
    return following is not None


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    start = _skip(text, start, end)
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None
