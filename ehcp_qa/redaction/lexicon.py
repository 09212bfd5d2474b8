"""What the word lists say of a word with a capital: a given name, an ordinary word, nobody's name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ehcp_qa.analyse.meaning.words import word_table
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Plan
from ehcp_qa.nlp.plain import plain
from ehcp_qa.redaction.contacts import contacts
from ehcp_qa.redaction.edits import applied, merged
from ehcp_qa.redaction.likeness import is_like_a_name
from ehcp_qa.redaction.words import Word, folded

# Lists of posts, services, kinds of advice and terms of the trade: their words are no names.
_OF_THE_TRADE = (
    "roles",
    "role_heads",
    "advice_kinds",
    "acronyms",
    "placement_types",
    "programmes",
    "assessments",
    "concepts",
    "broad_areas",
    "need_areas",
    "column_titles",
    "front_labels",
    "communication_methods",
    "jargon",
    "social_care",
    "health_care",
)
_PLAIN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of one plan and of the lists, in small letters unless said otherwise."""

    given: frozenset[str]  # given names that are no other word
    also_words: frozenset[str]  # given names and surnames that are other words too
    nobody: frozenset[str]  # days, languages, products, terms of the trade
    generic: frozenset[str]  # what names of schools and services have in common
    small: frozenset[str]  # what this plan writes without a capital
    forms: tuple[tuple[str, ...], ...]  # sets of short forms of one given name, with capitals

    @classmethod
    def of(cls, plans: Iterable[Plan], lexicons: Lexicons) -> Vocabulary:
        """Return the vocabulary for these plans."""
        names, own = lexicons["first_names"], lexicons["redaction"]
        also = {folded(n) for n in names.groups["also_words"]}
        also |= {folded(w) for w in own.groups["also_words"]}
        given = {folded(n) for group, held in names.groups.items() for n in held} - also
        trade = {w for key in _OF_THE_TRADE for w in _words(lexicons[key].terms)}
        nobody = {folded(w) for w in own.groups["identifies_nobody"]}
        small = {w for plan in plans for b in plan.document.blocks for w in _small(b.text)}
        return cls(
            given=frozenset(given),
            also_words=frozenset(also),
            nobody=frozenset(nobody | (trade - given - also)),
            generic=frozenset(folded(w) for w in own.groups["institution_words"])
            | frozenset(w for key in ("roles", "advice_kinds") for w in _words(lexicons[key].terms))
            - given,
            small=frozenset(small),
            forms=tuple(lexicons["short_names"].groups.values()),
        )

    def is_given(self, word: Word) -> bool:
        """True for a given name that is hardly anything else."""
        return word.key in self.given

    def is_ordinary(self, key: str) -> bool:
        """True for a word that a plan may well mean as a word, whoever else is called so."""
        if key in self.given:
            return False
        return key in self.also_words or key in self.small or self.is_known(key)

    def is_known(self, key: str) -> bool:
        """True for a word that is on some list, and so need not be a name."""
        if key in self.nobody or key in self.generic or key in self.small:
            return True
        return word_table().row(key) is not None and not is_like_a_name(key, self.given)

    def is_nobody(self, key: str) -> bool:
        """True for a word with a capital that is never anybody's name."""
        return key in self.nobody or (key in self.generic and key not in self.also_words)


def _words(terms: Iterable[str]) -> Iterable[str]:
    return (folded(word) for term in terms for word in _PLAIN.findall(term))


def _small(text: str) -> Iterable[str]:
    """Yield the words that a text writes without a capital, but for those of addresses of mail."""
    simple = plain(text)
    bare = applied(simple, merged(contacts(simple)))
    return (folded(w) for w in _PLAIN.findall(bare) if w.islower())
