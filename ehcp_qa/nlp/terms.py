"""Find a lexicon's terms in text, whole words only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ehcp_qa.model.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Term:
    """One term found: where, as which listed term, in which group."""

    start: int
    end: int
    term: str
    group: str


class TermFinder:
    """Finds terms, the longest first, whole words, with a plural ``s`` allowed.

    Case is ignored, except that a term of up to five capitals ("IT", "PA", "OT") must be in
    capitals, since in lower case it is another word. A hyphen in a term also matches a space.
    """

    def __init__(self, groups: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._exact: dict[str, tuple[str, str]] = {}
        self._loose: dict[str, tuple[str, str]] = {}
        for group, terms in groups:
            for term in terms:
                table = self._exact if _is_acronym(term) else self._loose
                key = term if table is self._exact else _key(term)
                table.setdefault(key, (term, group))
        self._exact_pattern = _alternation(self._exact, 0)
        self._loose_pattern = _alternation(self._loose, re.IGNORECASE)

    def find(self, text: str) -> tuple[Term, ...]:
        """Return the terms in ``text`` in order, none inside another."""
        found = sorted(self._all(text), key=lambda t: (t.start, -t.end))
        kept: list[Term] = []
        for term in found:
            if not kept or term.start >= kept[-1].end:
                kept.append(term)
        return tuple(kept)

    def _all(self, text: str) -> Iterator[Term]:
        for pattern, table in (
            (self._exact_pattern, self._exact),
            (self._loose_pattern, self._loose),
        ):
            if pattern is None:
                continue
            for match in pattern.finditer(text):
                key = match.group(1) if table is self._exact else _key(match.group(1))
                yield Term(match.start(), match.end(), *table[key])


@lru_cache(maxsize=64)
def _cached(name: str, groups: tuple[tuple[str, tuple[str, ...]], ...]) -> TermFinder:
    return TermFinder(groups)


def finder(lexicon: Lexicon, *only: str) -> TermFinder:
    """Return the finder for a lexicon, or for some of its groups; built once for each."""
    wanted = only or tuple(lexicon.groups)
    return _cached(lexicon.name, tuple((g, tuple(lexicon.groups[g])) for g in wanted))


def _is_acronym(term: str) -> bool:
    return len(term) <= 5 and term.isupper() and term.isalpha()


def _key(term: str) -> str:
    return re.sub(r"[\s\-‐-–]+", " ", term.lower().replace("’", "'"))


def _alternation(table: dict[str, tuple[str, str]], flags: int) -> re.Pattern[str] | None:
    if not table:
        return None
    ordered = sorted(table, key=lambda key: (-len(key), key))
    parts = (re.escape(key).replace(r"\ ", r"[\s\-‐-–]+").replace("'", "['’]") for key in ordered)
    return re.compile(rf"(?<![\w])({'|'.join(parts)})(?:s|es|'s|’s)?(?![\w])", flags)
