"""The posts and services that words name, and what kinds of advice only they give."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import AdviceKind
from ehcp_qa.nlp.terms import Term, finder

# Teachers who come from outside and write advice of their own; all others are the setting's.
_VISITING = ("specialist", "advisory", "outreach", "deaf", "impairment", "portage", "habilitation")
# Groups of the lexicon of roles: the setting's own people, and those who are no advisers to it.
_STAFF = frozenset({"teaching", "support_staff"})
_AUTHORITY = "local_authority"
# Groups of the list of kinds of advice that tell no kind, or only in a title.
_NO_KIND = frozenset({"any_other", "medical_by_title"})
_EDUCATION = AdviceKind.EDUCATION.value
# Kinds that several professions give: one of them is not the author of another's advice, and what
# the family says is no recommendation of an adviser.
_BROAD = frozenset(
    kind.value
    for kind in (
        AdviceKind.FAMILY,
        AdviceKind.EDUCATION,
        AdviceKind.MEDICAL,
        AdviceKind.MENTAL_HEALTH,
        AdviceKind.ADULTHOOD,
    )
)
# A provider's name as a person would say it; a longer cell of a table is no name.
_LONGEST_NAME = 6  # words
_ARTICLES = frozenset({"a", "an", "the"})


@dataclass(frozen=True, slots=True)
class Post:
    """A post that words name: what it is called, and the kinds of advice that only it gives."""

    role: str
    setting: bool
    kinds: frozenset[str] = frozenset()


class Posts:
    """Finds posts in a plan's words."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._roles, self._kinds = lexicons["roles"], lexicons["advice_kinds"]

    def named(self, words: str) -> list[Post]:
        """Return the posts that words for a doer name, or else what kind of service they tell."""
        return [*self.by_role(words)] or [*self._by_kind(words)]

    def by_role(self, words: str) -> Iterator[Post]:
        """Yield the posts that words name, but for officers of the authority that writes the plan."""
        for found in finder(self._roles).find(words):
            role = self._roles.meanings.get(found.term, found.term)
            groups = {found.group, *(term.group for term in finder(self._roles).find(role))}
            setting = bool(groups & _STAFF) and not visits(role)
            if _AUTHORITY not in groups:
                terms = [*self._kind_terms(role), *self._kind_terms(found.term)]
                yield Post(role, setting, _advisory(terms))

    def _by_kind(self, words: str) -> Iterator[Post]:
        terms = self._kind_terms(words)
        if any(term.group == _EDUCATION for term in terms) and not visits(words):
            yield Post(words, setting=True)
            return
        terms = [term for term in terms if term.group != AdviceKind.FAMILY]
        if terms:
            name = _named(words)
            short = len(name.split()) <= _LONGEST_NAME
            yield Post(name if short else terms[0].term, setting=False, kinds=_advisory(terms))

    def _kind_terms(self, words: str) -> list[Term]:
        return [term for term in finder(self._kinds).find(words) if term.group not in _NO_KIND]


def visits(words: str) -> bool:
    """Return whether words for a teacher tell one who comes from outside."""
    return any(sign in words.lower() for sign in _VISITING)


def _advisory(terms: Sequence[Term]) -> frozenset[str]:
    """Return the kinds of advice that tell one adviser from another."""
    return frozenset(term.group for term in terms) - _BROAD


def _named(words: str) -> str:
    """Return words for somebody without the article before them."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in _ARTICLES else words
