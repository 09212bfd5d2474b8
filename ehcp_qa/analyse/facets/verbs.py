"""What kind of verb an act begins with: one that anyone can watch, a vague one, or a service's."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from ehcp_qa.analyse.concepts import stem, words
from ehcp_qa.model.lexicon import Lexicons

# The longest listed verb has this many words ("have access to").
_LONGEST = 3
Groups = tuple[tuple[str, tuple[str, ...]], ...]


def verb_kind(act: str, lexicons: Lexicons) -> str:
    """Return "observable", "vague" or "service" for the verb that an act begins with, or nothing."""
    lexicon = lexicons["outcome_verbs"]
    index = _by_stems(tuple((name, tuple(terms)) for name, terms in lexicon.groups.items()))
    stems = tuple(stem(word) for word in words(act)[:_LONGEST])
    longest_first = (stems[:size] for size in range(len(stems), 0, -1))
    return next((index[each] for each in longest_first if each in index), "")


@lru_cache(maxsize=8)
def _by_stems(groups: Groups) -> Mapping[tuple[str, ...], str]:
    """Return each verb's group by the stems of its words, so that "reads" and "reading" are "read"."""
    return {
        tuple(stem(word) for word in words(term)): group
        for group, terms in groups
        for term in terms
    }


def begins_with(text: str, verbs: tuple[str, ...]) -> bool:
    """Tell whether a text begins with one of these verbs, in any of its regular forms."""
    listed = _by_stems((("", verbs),))
    stems = tuple(stem(word) for word in words(text)[:_LONGEST])
    return any(stems[:size] in listed for size in range(1, len(stems) + 1))
