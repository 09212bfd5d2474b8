"""Square brackets that are blanks, told from source codes, tick boxes and editors' words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ehcp_qa.model.plan import Child

_BRACKETED = re.compile(r"\[([^\[\]\n]{1,120})\]")
_ELLIPSIS = 3  # dots: in brackets they mark words left out of a quotation
_GOES_ON = re.compile(r"(?:['’]s)? [a-z(]")


@dataclass(frozen=True, slots=True)
class Brackets:
    """Finds the blanks in square brackets.

    ``instructions`` are the first words of a prompt, ``blanks`` whole contents that are one, and
    ``in_sentences`` contents that are one when the sentence goes on. ``own`` are the child's names.
    """

    instructions: tuple[str, ...]
    blanks: frozenset[str]
    in_sentences: frozenset[str]
    own: frozenset[str]

    @classmethod
    def of(
        cls,
        instructions: Iterable[str],
        blanks: Iterable[str],
        in_sentences: Iterable[str],
        child: Child,
    ) -> Brackets:
        """Return the finder for a rule's word lists and a plan's child."""
        names = (child.full_name, child.first_name, child.surname, *child.known_as)
        return cls(
            tuple(f"{word.lower()} " for word in instructions),
            frozenset(word.lower() for word in blanks),
            frozenset(word.lower() for word in in_sentences),
            frozenset(name.lower() for name in names if name),
        )

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the start and end of each blank, its brackets included."""
        for found in _BRACKETED.finditer(text):
            inside = found.group(1).strip()
            # An editor's bracket is no blank: "[Sam] likes to draw".
            if inside.lower() not in self.own and self._is_blank(inside, text[found.end() :]):
                yield found.span()

    def _is_blank(self, inside: str, after: str) -> bool:
        words = re.sub(r"[\s\d.:_]+", " ", inside.lower().replace("’", "'")).strip()
        bare = words.removeprefix("the ").removesuffix("'s")
        if not words:
            return "_" in inside or inside.count(".") > _ELLIPSIS or "…" * 2 in inside
        if bare in self.blanks or f"{words} ".startswith(self.instructions):
            return True
        return bare in self.in_sentences and bool(_GOES_ON.match(after))
