"""Whose recommendation a provision seems to be: by the posts it names, held against Section K."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ehcp_qa.model.analysed import ProvisionAnalysis, Slot
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Advice, AdviceKind
from ehcp_qa.nlp.terms import Term, finder
from ehcp_qa.reporters.queries.asked import Adviser

SETTING = Adviser("the setting")
UNKNOWN = Adviser("the author of the advice", known=False)
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


@dataclass(frozen=True, slots=True)
class _Post:
    """A post that a provision names: what it is called, and the kinds of advice that only it gives."""

    role: str
    setting: bool
    kinds: frozenset[str] = frozenset()


class Advisers:
    """Finds the adviser of a provision among those whom Section K lists."""

    def __init__(self, listed: Sequence[Advice], lexicons: Lexicons) -> None:
        self._listed = [advice for advice in listed if advice.given]
        self._roles, self._kinds = lexicons["roles"], lexicons["advice_kinds"]

    def of(self, provision: ProvisionAnalysis) -> Adviser:
        """Return whom to ask: an outside adviser before the setting, else an unknown author.

        A therapist's programme is the therapist's recommendation, whoever delivers it.
        """
        doers = [p for v in provision.slots.get(Slot.WHO, ()) for p in self._posts(v.words)]
        named = (post for post in self._by_role(provision.statement.text) if not post.setting)
        posts = [*doers, *named]
        outside = next((post for post in posts if not post.setting), None)
        if outside:
            return self._listed_as(outside)
        if posts:
            return self._with_entry(SETTING, self._setting_entries())
        return UNKNOWN

    def _posts(self, words: str) -> list[_Post]:
        """Return the posts that words for a doer name, or else what kind of service they tell."""
        return [*self._by_role(words)] or [*self._by_kind(words)]

    def _by_role(self, words: str) -> Iterator[_Post]:
        for found in finder(self._roles).find(words):
            role = self._roles.meanings.get(found.term, found.term)
            groups = {found.group, *(term.group for term in finder(self._roles).find(role))}
            setting = bool(groups & _STAFF) and not _visits(role)
            if _AUTHORITY not in groups:
                terms = [*self._kind_terms(role), *self._kind_terms(found.term)]
                yield _Post(role, setting, _advisory(terms))

    def _by_kind(self, words: str) -> Iterator[_Post]:
        terms = self._kind_terms(words)
        if any(term.group == _EDUCATION for term in terms) and not _visits(words):
            yield _Post(words, setting=True)
            return
        terms = [term for term in terms if term.group != AdviceKind.FAMILY]
        if terms:
            name = _named(words)
            short = len(name.split()) <= _LONGEST_NAME
            yield _Post(name if short else terms[0].term, setting=False, kinds=_advisory(terms))

    def _kind_terms(self, words: str) -> list[Term]:
        return [term for term in finder(self._kinds).find(words) if term.group not in _NO_KIND]

    def _listed_as(self, post: _Post) -> Adviser:
        """Return the adviser in this very post in K, or else the one who gave advice of its kind."""
        adviser = Adviser(_addressed(post.role))
        same = [each for each in self._listed if self._role(each) == post.role]
        if same:
            return self._with_entry(adviser, same)
        of_kind = [each for each in self._listed if post.kinds & set(each.kinds)]
        if len(of_kind) == 1 and (role := self._role(of_kind[0])):
            adviser = Adviser(_addressed(role))
        return self._with_entry(adviser, of_kind)

    def _role(self, entry: Advice) -> str:
        """Return the post that an entry of K gives, as provisions name it; empty for anything else."""
        posts = self._by_role(entry.role.text) if entry.role else ()
        return next((post.role for post in posts), "")

    def _setting_entries(self) -> list[Advice]:
        own = (AdviceKind.EDUCATION,)
        return [each for each in self._listed if each.kinds == own and not _visits(each.words)]

    def _with_entry(self, adviser: Adviser, entries: Sequence[Advice]) -> Adviser:
        """Return the adviser with name and date where exactly one entry fits."""
        if len(entries) != 1:
            return adviser
        author, dated = entries[0].author, entries[0].dated
        return Adviser(
            adviser.role, name=author.text if author else "", dated=dated.text if dated else ""
        )


def _advisory(terms: Sequence[Term]) -> frozenset[str]:
    """Return the kinds of advice that tell one adviser from another."""
    return frozenset(term.group for term in terms) - _BROAD


def _addressed(role: str) -> str:
    """Return a role as it stands in a sentence: "the physiotherapist", and "CAMHS" as it is."""
    return role if role.isupper() else f"the {role}"


def _visits(words: str) -> bool:
    return any(sign in words.lower() for sign in _VISITING)


def _named(words: str) -> str:
    """Return words for somebody without the article before them."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.lower() in {"a", "an", "the"} else words
