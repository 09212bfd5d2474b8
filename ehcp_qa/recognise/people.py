"""Who does something, as a cell of a table names them."""

from __future__ import annotations

import re

from ehcp_qa.model.lexicon import Lexicon, Lexicons
from ehcp_qa.nlp.plain import plain
from ehcp_qa.nlp.terms import finder


class People:
    """Tells whether a cell names who does something: a post, a team, or more loosely an adult."""

    def __init__(self, lexicons: Lexicons) -> None:
        heads = lexicons["role_heads"]
        self._roles: Lexicon = lexicons["roles"]
        self._heads = frozenset(t.lower() for terms in heads.groups.values() for t in terms)

    def named(self, text: str) -> bool:
        """Return whether a post or its head noun stands in the text."""
        words = re.findall(r"[a-z][a-z'-]*", plain(text).lower())
        if any(word in self._heads or word.removesuffix("s") in self._heads for word in words):
            return True
        return self.has_post(text)

    def has_post(self, text: str) -> bool:
        """Return whether a post stands in the text, and not only "staff" or "adult"."""
        return bool(finder(self._roles).find(text))
