"""Square brackets that are blanks, told from source codes, tick boxes and editors' words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ehcp_qa.model.plan import Child

_BRACKETED = re.compile(r"\[([^\[\]\n]{1,120})\]")
_QUESTION = 4  # words of a question left in a bracket without its mark
_ELLIPSIS = 3  # dots: in brackets they mark words left out of a quotation
# A note that something is still to come, at the end of what a bracket holds: "dates to follow".
_TO_COME = re.compile(
    r"\b(?:to go (?:here|in)|goes? (?:in )?here|to follow|to come|to be \w+|put (?:in )?here|missing|"
    r"outstanding|awaited|pending|not (?:yet )?(?:known|received|available)|"
    r"to (?:confirm|complete|provide|supply|advise|check|fill in|insert|add|send))\Z"
)
# Somebody who is still to do something about it: "Officer to confirm whether one was asked for".
_TO_DO = re.compile(
    r"(?:(?:the|his|her|their) )?(?:[\w'&/-]+ ){1,4}to (?:confirm|check|complete|provide|supply|advise|add|insert|chase|find out|follow up|"
    r"fill in|decide|clarify|verify|update)\b|"
    r"(?:check (?:with|that|if|whether)|chase|query|still (?:need|to)|needs? (?:checking|confirming|updating|to be)|"
    r"ask (?:mum|dad|his|her|the (?:school|family|parents?|senco|ep|therapist)))\b"
)
# Whose fact is to be put in: "child's first name", "name of mother".
_PERSON = r"(?:child|children|young person|pupil|student|learner|parent|mother|father|carer|family|teacher|school|setting|council|yp|cyp)"
_FACT = r"(?:(?:full|first|last|middle|preferred|family|given) )?(?:names?|surname|forename|initials|age|dob|date of birth|address|pronouns?|job title|role)"
_WHOSE = re.compile(rf"(?:the )?{_PERSON}(?:'s|s')? {_FACT}\Z|{_FACT} of (?:the )?{_PERSON}\Z")
_ASKS = re.compile(r"how (?:many|much|often|long)\b")
# What a form asks for, and nothing else: "name and role", "hours per week". Any of its words in any order.
_JOINS = frozenset(
    (
        "and",
        "or",
        "of",
        "the",
        "a",
        "an",
        "in",
        "full",
        "for",
        "per",
        "by",
        "their",
        "his",
        "her",
        "no",
        "&",
    )
)
_STANDS_IN = re.compile(r"(?:x+|n|nn|\?+|#+|_+|\*+|•|●)\Z")
_SIGNS = frozenset("•●")  # which some templates print where something is to be put in
_GOES_ON = re.compile(r"(?:['’]s)? [a-z(]")


@dataclass(frozen=True, slots=True)
class Brackets:
    """Finds the blanks in square brackets.

    ``instructions`` are the first words of a prompt, ``blanks`` whole contents that are one, and
    ``in_sentences`` contents that are one when the sentence goes on. ``fields`` are the words of what a form asks
    for. ``own`` are the child's names.
    """

    instructions: tuple[str, ...]
    blanks: frozenset[str]
    in_sentences: frozenset[str]
    fields: frozenset[str]
    own: frozenset[str]

    @classmethod
    def of(
        cls,
        instructions: Iterable[str],
        blanks: Iterable[str],
        in_sentences: Iterable[str],
        fields: Iterable[str],
        child: Child,
    ) -> Brackets:
        """Return the finder for a rule's word lists and a plan's child."""
        names = (child.full_name, child.first_name, child.surname, *child.known_as)
        return cls(
            tuple(f"{word.lower()} " for word in instructions),
            frozenset(word.lower() for word in blanks),
            frozenset(word.lower() for word in in_sentences),
            frozenset(word.lower() for word in fields),
            frozenset(name.lower() for name in names if name),
        )

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the start and end of each blank, its brackets included."""
        for found in _BRACKETED.finditer(text):
            inside = found.group(1).strip()
            # An editor's bracket is no blank: "[Sam] likes to draw".
            if inside.lower() not in self.own and self._is_blank(inside, text[found.end() :]):
                yield found.span()

    def notes(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield each bracket that tells somebody what is still to be done, with the bracket."""
        for found in _BRACKETED.finditer(text):
            if _TO_DO.match(found.group(1).strip().lower()):
                yield found.span()

    def _is_blank(self, inside: str, after: str) -> bool:
        words = re.sub(r"[\s\d.:_]+", " ", inside.lower().replace("’", "'")).strip()
        if inside.lower() == "x" and re.match(r"\s*[A-Z]", after):
            return False  # a box that is ticked: "[x] Yes"
        bare = words.removeprefix("the ").removesuffix("'s")
        if not words:
            dots = inside.count(".") > _ELLIPSIS or "…" * 2 in inside
            return "_" in inside or dots or bool(inside and _STANDS_IN.match(inside))
        if bare in self.blanks or _WHOSE.match(words) or f"{words} ".startswith(self.instructions):
            return True
        if (
            _TO_COME.search(words)
            or _TO_DO.match(words)
            or self._asks(words, inside)
            or self._is_field(inside)
        ):
            return True
        return bare in self.in_sentences and bool(_GOES_ON.match(after))

    def _asks(self, words: str, inside: str) -> bool:
        """True for a question to whoever knows: "how often?", "which ward"."""
        return inside.endswith("?") or (
            bool(_ASKS.match(words)) and len(words.split()) <= _QUESTION
        )

    def _is_field(self, inside: str) -> bool:
        """True for words of a form alone, or an amount whose number stands open: "x hours"."""
        words = [w for w in re.split(r"[\s/,;:&+-]+", inside.lower().strip(" .")) if w]
        rest = [w for w in words if w not in _JOINS]
        open_number = [w for w in rest if _STANDS_IN.match(w)]
        known = all(w in self.fields or _STANDS_IN.match(w) for w in rest)
        alone = all(w in _SIGNS for w in open_number)
        return bool(rest) and known and (len(rest) > 1 or alone)
