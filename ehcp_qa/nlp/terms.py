"""Find a lexicon's terms in text, whole words only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from ehcp_qa.model.lexicon import Lexicon

# A word, or a sign; spaces and the several hyphens only part them.
_ATOM = re.compile(r"\w+|[^\w\s\-‐-–]")
_PLURALS = ("s", "es")
_APOSTROPHES = "'’"


@dataclass(frozen=True, slots=True)
class Term:
    """One term found: where, as which listed term, in which group."""

    start: int
    end: int
    term: str
    group: str


class TermFinder:
    """Finds terms, the longest first, whole words, with a plural or possessive ``s`` allowed.

    Case is ignored, except that a short term in capitals ("IT", "OT", "SaLT") must have two
    capitals in the text as well, since in lower case it is another word. A hyphen in a term also
    matches a space.
    Terms stand in a tree of words, not in one pattern: a pattern of a thousand terms takes
    longer to compile than a plan takes to read.
    """

    def __init__(self, groups: Iterable[tuple[str, Iterable[str]]]) -> None:
        self._acronyms: _Tree = {}
        self._loose: _Tree = {}
        for group, terms in groups:
            for term in terms:
                atoms, acronym = _listed(term)
                if atoms:
                    _plant(self._acronyms if acronym else self._loose, atoms, (term, group))
        self._openings = _openings(self._acronyms, self._loose)

    def find(self, text: str) -> tuple[Term, ...]:
        """Return the terms in ``text`` in order, none inside another."""
        atoms = _atoms(text)
        found: list[Term] = []
        at = 0
        while at < len(atoms):
            begins = atoms[at].folded in self._openings  # few words do
            best = self._match(atoms, at) if begins else None
            if best is None:
                at += 1
                continue
            after, (term, group) = best
            found.append(Term(atoms[at].start, atoms[after - 1].end, term, group))
            at = after
        return tuple(found)

    def _match(self, atoms: tuple[_Atom, ...], at: int) -> tuple[int, tuple[str, str]] | None:
        """Return where the longest term from ``at`` on ends, and which it is."""
        best: tuple[int, tuple[str, str]] | None = None
        if held := _acronym_ending(self._acronyms, atoms[at]):
            best = (_past_possessive(atoms, at), held)
        tree = self._loose
        for here in range(at, len(atoms)):
            word = atoms[here].folded
            if held := _ending(tree, word):
                after = _past_possessive(atoms, here)
                best = (after, held) if best is None or after > best[0] else best
            step = tree.get(word)
            if step is None:
                break
            tree = step
        return best


class _Atom(NamedTuple):  # made for every word of a plan: a third of what a dataclass costs
    raw: str
    folded: str
    start: int
    end: int
    capitals: bool


# Words lead to further trees; the empty string leads to the term that ends here and its group.
_Tree = dict[str, Any]
_NONE: _Tree = {}


@lru_cache(maxsize=16384)  # more terms than all our lexicons hold: each plan asks for them again
def _listed(term: str) -> tuple[tuple[str, ...], bool]:
    """Return a listed term's words and signs, and whether it is an acronym."""
    return tuple(_folded(atom) for atom in _ATOM.findall(term)), _is_acronym(term)


def _plant(tree: _Tree, atoms: Iterable[str], held: tuple[str, str]) -> None:
    for atom in atoms:
        tree = tree.setdefault(atom, {})
    tree.setdefault("", held)


def _openings(*trees: _Tree) -> frozenset[str]:
    """Return every word that a term may begin with: the plurals of single words among them."""
    ends = ("", *_PLURALS)
    return frozenset(
        word + end
        for tree in trees
        for word in tree
        for end in (ends if "" in tree[word] else ends[:1])
    )


def _ending(tree: _Tree, word: str) -> tuple[str, str] | None:
    """Return the term that ends with this word, or with this word but for a plural ending."""
    held: tuple[str, str] | None = tree.get(word, _NONE).get("")
    if held is not None or not word.endswith("s"):  # both plurals do, and most words do not
        return held
    for plural in _PLURALS:
        if word.endswith(plural) and len(word) > len(plural):
            held = tree.get(word[: -len(plural)], _NONE).get("")
            if held is not None:
                return held
    return None


def _acronym_ending(tree: _Tree, atom: _Atom) -> tuple[str, str] | None:
    """As ``_ending``, for a word in capitals; "OTs" is a plural and "GPS" is not."""
    if not atom.capitals:
        return None
    plural = atom.raw.endswith("s")
    held: tuple[str, str] | None = tree.get(atom.folded, {}).get("")
    return held or (tree.get(atom.folded[:-1], {}).get("") if plural else None)


def _past_possessive(atoms: tuple[_Atom, ...], here: int) -> int:
    """Return the number of the atom after this one and its possessive ending."""
    if here + 2 < len(atoms):
        sign, ending = atoms[here + 1], atoms[here + 2]
        joined = atoms[here].end == sign.start and sign.end == ending.start
        if joined and sign.raw in _APOSTROPHES and ending.raw == "s":
            return here + 3
    return here + 1


# Many finders look at the same statement, one after the other.
@lru_cache(maxsize=2048)
def _atoms(text: str) -> tuple[_Atom, ...]:
    found = ((m.group(), m.span()) for m in _ATOM.finditer(text))
    return tuple(_Atom(raw, _folded(raw), *span, _in_capitals(raw)) for raw, span in found)


def _folded(atom: str) -> str:
    return atom.lower().replace("’", "'")


_MOST_FINDERS = 512  # a lexicon has a few groups and a run a few rule packs
_FINDERS: dict[tuple[int, tuple[str, ...]], tuple[Lexicon, TermFinder]] = {}


def finder(lexicon: Lexicon, *only: str) -> TermFinder:
    """Return the finder for a lexicon, or for some of its groups; built once for each."""
    key = (id(lexicon), only)
    if key not in _FINDERS:
        if len(_FINDERS) >= _MOST_FINDERS:
            _FINDERS.clear()
        groups = ((group, lexicon.groups[group]) for group in only or tuple(lexicon.groups))
        # The lexicon is kept beside its finder, so that its identity is not given to another.
        _FINDERS[key] = (lexicon, TermFinder(groups))
    return _FINDERS[key][1]


_LONGEST_ACRONYM = 5  # letters; a longer one is no other word in lower case


def _is_acronym(term: str) -> bool:
    return len(term) <= _LONGEST_ACRONYM and term.isalpha() and _in_capitals(term)


def _in_capitals(word: str) -> bool:
    """Tell whether at least two letters, and at least half of them, are capitals."""
    if word[1:].islower():  # as most words are
        return False
    capitals = sum(letter.isupper() for letter in word)
    return capitals >= 2 and 2 * capitals >= len(word)
