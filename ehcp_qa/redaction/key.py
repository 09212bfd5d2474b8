"""The key of a redaction: what stands for whom, worked out once for the plans of one child."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Plan
from ehcp_qa.nlp.plain import plain
from ehcp_qa.redaction.births import births, born_days
from ehcp_qa.redaction.contacts import contacts
from ehcp_qa.redaction.edits import Edit, applied, merged
from ehcp_qa.redaction.lexicon import Vocabulary
from ehcp_qa.redaction.persons import Persons, persons_of
from ehcp_qa.redaction.phrases import Phrases
from ehcp_qa.redaction.places import places_of
from ehcp_qa.redaction.uses import is_name_here
from ehcp_qa.redaction.words import Word, words_of


@dataclass(frozen=True, slots=True)
class Key:
    """What stands for each person, place and date of the plans, and where in any text they stand.

    The same words are replaced by the same words everywhere, whatever text they were taken into.
    """

    known: Vocabulary
    persons: Persons
    names: Mapping[str, str]  # words of names, in small letters
    phrases: Phrases
    days: frozenset[date]
    _seen: dict[str, tuple[Edit, ...]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, plans: Sequence[Plan], lexicons: Lexicons) -> Key:
        """Return the key for one plan, or for several drafts of it."""
        known = Vocabulary.of(plans, lexicons)
        places = places_of(plans, known)
        persons = persons_of(plans, known, places)
        return cls(
            known=known,
            persons=persons,
            names={**places.names, **persons.names},
            phrases=Phrases.of(places.phrases),
            days=frozenset(day for plan in plans for day in born_days(plan)),
        )

    def edits(self, text: str) -> tuple[Edit, ...]:
        """Return what is replaced in a text."""
        if text not in self._seen:
            simple = plain(text)
            self._seen[text] = merged(
                [
                    *contacts(simple),
                    *births(simple, self.days),
                    *self.phrases.find(text),
                    *self._names(simple),
                ]
            )
        return self._seen[text]

    def text(self, text: str) -> str:
        """Return a text with everything replaced that identifies somebody."""
        return applied(text, self.edits(text))

    def _names(self, text: str) -> Iterator[Edit]:
        words = words_of(text)
        at = 0
        while at < len(words):
            if not self._is_name(words[at]):
                at += 1
                continue
            first, last = _from(words, at), self._to(words, at)
            named = words[at : last + 1]
            alone = first == last and self.known.is_ordinary(named[0].key)
            if not alone or is_name_here(text, named[0]):
                titled = any(word.title for word in words[first:at])
                instead = self._stands_for(named, titled=titled)
                yield Edit(words[first].start, words[last].end, instead)
            at = last + 1

    def _is_name(self, word: Word) -> bool:
        return word.key in self.names and (word.capital or not self.known.is_ordinary(word.key))

    def _to(self, words: Sequence[Word], at: int) -> int:
        """Return the last word of the name that begins here: "Okafor-Lee", "Anna Reid"."""
        while at + 1 < len(words):
            after = words[at + 1]
            if not after.joined or not after.capital:
                break
            if after.joined != "-" and not self._is_name(after):
                break
            at += 1
        return at

    def _stands_for(self, named: Sequence[Word], *, titled: bool) -> str:
        keys = tuple(word.key for word in named)
        if titled and len(keys) == 1 and keys[0] in self.persons.titled:
            return self.persons.titled[keys[0]]
        return self.persons.whole.get(keys) or next(
            self.names[key] for key in keys if key in self.names
        )


def _from(words: Sequence[Word], at: int) -> int:
    """Return the first word of a name: the title or initial before it, or what a hyphen joins to it."""
    while at > 0 and words[at].joined:
        before = words[at - 1]
        by_hyphen = words[at].joined == "-" and before.capital
        by_dot = before.initial and (words[at].joined == "." or before.text not in ("A", "I"))
        if not (before.title or by_hyphen or by_dot):
            break
        at -= 1
    return at
