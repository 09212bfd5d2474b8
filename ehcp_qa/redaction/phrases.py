"""Fixed phrases in a text, such as a school's whole name, each with what stands in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ehcp_qa.nlp.plain import plain
from ehcp_qa.redaction.edits import Edit

_CUT = "…"  # a quotation that was cut may end in the middle of a phrase


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases and what stands for each; they are found as written, and in capitals."""

    words: Mapping[str, str]
    _pattern: re.Pattern[str] | None

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> Phrases:
        """Return these phrases; of two that are the same the first counts."""
        words: dict[str, str] = {}
        for phrase, instead in pairs:
            words.setdefault(_folded(phrase), instead)
        forms = {form for phrase in words for form in (phrase, phrase.upper())}
        if not forms:
            return cls(words, None)
        ordered = sorted(forms, key=lambda form: (-len(form), form))
        body = "|".join(_form(form) for form in ordered)
        return cls({**words, **{k.upper(): v for k, v in words.items()}}, re.compile(body))

    def find(self, text: str) -> Iterator[Edit]:
        """Yield each phrase of a text, and what is left of one where the text was cut short."""
        if self._pattern is None:
            return
        simple = plain(text)
        for found in self._pattern.finditer(simple):
            yield Edit(found.start(), found.end(), self.words[_folded(found.group())])
        for cut in re.finditer(_CUT, text):
            yield from self._cut_short(simple[: cut.start()].rstrip(" ,;:."))

    def _cut_short(self, head: str) -> Iterator[Edit]:
        """Yield the beginning of a phrase that a text ends in, the longest."""
        for phrase, instead in self.words.items():
            words = phrase.split()
            for many in range(len(words) - 1, 0, -1):
                begun = " ".join(words[:many])
                at = len(head) - len(begun)
                if head.endswith(begun) and (at == 0 or not head[at - 1].isalnum()):
                    yield Edit(at, len(head), instead)
                    break


def _folded(phrase: str) -> str:
    return " ".join(plain(phrase).split())


def _form(phrase: str) -> str:
    inner = r"\s+".join(re.escape(word) for word in phrase.split())
    return rf"(?<!\w){inner}(?!\w)"
