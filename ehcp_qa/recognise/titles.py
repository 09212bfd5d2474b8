"""Titles without letters: which section's they are, and whether a line is a sentence instead."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from ehcp_qa.law.sections import SECTIONS
from ehcp_qa.model.plan import SectionId
from ehcp_qa.recognise.areas import area_named

# How alike a line and a known title must be, out of 100; chosen so that a slip or two in spelling
# passes ("Special Educational Provison") and another noun does not ("Education provider").
_ALIKE = 88
# A longer line may hold a whole known title of at least this many words, filling half of it.
_WHOLE_TITLE_WORDS = 3

# A legal name of fewer words than this could be part of anyone's sentence.
_LEGAL_WORDS = 4

_NAME = r"(?:[A-Z][\w'-]*|\{\{.*?\}\}|\[.*?\])"
_OWNERS = re.compile(
    r"(?i:\b(?:the )?(?:child(?:'s)? or (?:the )?young person(?:'s)?|child(?:ren)?(?:'s)?"
    r"|young person(?:'s)?|pupil(?:'s)?|student(?:'s)?))|\b[A-Z][\w-]*'s?(?=\s)"
)
_FOR_NAME = re.compile(
    rf"\s+(?:for|of|by)\s+{_NAME}(?:\s+{_NAME})*(?:\s+and\s+(?:(?:his|her|their)\s+)?[\w' ]+)?\Z"
)
_ABOUT_NAME = re.compile(r"\b([Aa]bout)\s+[A-Z][a-z][\w-]*\Z")
_ARTICLES = frozenset({"the", "a", "an", "any"})
_SMALL = frozenset(
    [
        "the",
        "a",
        "an",
        "my",
        "our",
        "his",
        "her",
        "their",
        "your",
        "this",
        "any",
        "of",
        "and",
        "or",
        "to",
        "for",
        "which",
    ]
)
# A line in which one of these follows the letter runs on as a sentence: "Section F sets out".
_RUNS_ON = re.compile(
    r"(?:is|are|was|were|be|has|have|had|will|would|should|must|may|can|could|of|at|in|on|by"
    r"|from|says|said|sets?|describes?|lists?|contains?|includes?|records?|shows?|explains?|gives?"
    r"|follows?|applies|needs? to|to be|above|below|names?|as|that|which)\b(?!\s+(?:me|I)\b)"
)
_LONG = 9  # words; a title as long as this does not say "will" ("How will my needs be met?" is six)
_FINITE = re.compile(
    r"(?i)\b(?:is|are|was|were|has|have|had|will|would|should|must|can|cannot|could|may|does|did"
    r"|needs|goes|went|sets|describes|finds|likes|wants|said|says|takes|gets)\b"
)
_FIRST_PERSON = re.compile(r"(?i)\b(?:i|me|my|we|our|us)\b")
_ASKS = re.compile(r"(?i)\A(?:what|who|how|where|when|why)\b")


def is_sentence(text: str, *, after_separator: bool) -> bool:
    """True when a line reads as a sentence, or as the rest of one begun by "Section F".

    A friendly title may hold a verb ("What I find hard", "How my needs will be met"), so only a
    full stop after a verb, or a verb straight after the letter, makes a sentence of it.
    """
    text = text.strip()
    if not after_separator and _RUNS_ON.match(text):
        return True
    words = len(text.split())
    if _ASKS.match(text) or words < 5:
        return False
    if words >= _LONG and re.search(r"\b(?:will|should)\b", text):
        return True
    ends = text.endswith((".", "!")) and not text.endswith("..")
    return ends and bool(_FINITE.search(text))


def is_topical(title: str, sections: Iterable[SectionId]) -> bool:
    """True when a title speaks of one of these sections' matters."""
    low = title.lower()
    return any(
        re.search(rf"\b{re.escape(topic)}", low)
        for section in sections
        for topic in SECTIONS[section].topics
    )


def names_an_area(line: str) -> bool:
    """True when a line is the title of an area of need, which is not a section."""
    return area_named(line) is not None


@lru_cache(maxsize=4096)
def matching_title(line: str, *, official_only: bool = False) -> SectionId | None:
    """Return the section whose title this line is, give or take a slip, a name or a "my"."""
    words = _core(line)
    if not words:
        return None
    known = _known(official_only)
    if exact := known.get(words) or known.get(_turned(words)):
        return exact
    from rapidfuzz import fuzz, process

    best = process.extractOne(words, known.keys(), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if best and _same_shape(words, best[0]):
        return known[best[0]]
    return None if official_only else _holding(words, known)


def _turned(words: str) -> str:
    """Return two or three words the other way round: "evidence reports" for "reports evidence"."""
    parts = words.split()
    return " ".join(reversed(parts)) if len(parts) == 2 else words


@lru_cache(maxsize=8192)
def repeats_official(line: str, section: SectionId) -> bool:
    """True when a line prints the legal name of ``section`` again, with little else."""
    core = _core(line)
    name = SECTIONS[section]
    for words in (name.official, *name.wordings):
        known = _core(words)
        if len(known.split()) >= _LEGAL_WORDS and _as_long(core, known) and _alike(core, known):
            return True
    return False


@lru_cache(maxsize=8192)
def prints_name(line: str, section: SectionId) -> bool:
    """True when a line is nothing but a legal name of ``section``, however short."""
    name = SECTIONS[section]
    return _core(line) in {_core(words) for words in (name.official, *name.wordings)}


def _as_long(core: str, known: str) -> bool:
    return 2 * len(core.split()) <= 3 * len(known.split()) + 4


def _alike(core: str, known: str) -> bool:
    from rapidfuzz import fuzz

    return known in core or float(fuzz.token_sort_ratio(core, known)) >= _ALIKE


def _same_shape(words: str, title: str) -> bool:
    """True when only spelling differs: as many words, and more than a plural ("Outcome")."""
    if words in {f"{title}s", title.removesuffix("s")}:
        return False
    return abs(len(words.split()) - len(title.split())) <= max(1, len(title.split()) // 6)


def _holding(words: str, known: dict[str, SectionId]) -> SectionId | None:
    """Return the section of a known title that begins this line and is at least half of it."""
    length = len(words.split())
    for title in sorted(known, key=len, reverse=True):
        size = len(title.split())
        if size >= _WHOLE_TITLE_WORDS and 2 * size >= length and words.startswith(title + " "):
            return known[title]
    return None


@lru_cache(maxsize=2)
def _known(official_only: bool) -> dict[str, SectionId]:
    known: dict[str, SectionId] = {}
    for name in SECTIONS.values():
        friendly = () if official_only else name.titles
        official = () if name.id is SectionId.H else (name.official,)
        for title in (*official, *name.wordings, *friendly):
            known.setdefault(_core(title), name.id)
    return known


@lru_cache(maxsize=8192)
def _core(line: str) -> str:
    """Return a title without names, owners, small words, brackets and punctuation.

    A single word keeps its owner, as "my": "My health" is a section's title and "Health" is not.
    """
    text = _FOR_NAME.sub("", re.sub(r"\(.*?\)", " ", line).strip())
    text = _ABOUT_NAME.sub(r"\1 me", text)
    text = _OWNERS.sub(" my ", text).lower().replace("'s ", " ")
    text = re.sub(r"\bspecial educational needs\b|\bsend\b", "sen", text)
    text = re.sub(r"\bhealthcare\b", "health care", text)
    words = re.findall(r"[a-z0-9]+", text)
    kept = [w for w in words if w not in _SMALL]
    return " ".join(kept if len(kept) > 1 else [w for w in words if w not in _ARTICLES])
