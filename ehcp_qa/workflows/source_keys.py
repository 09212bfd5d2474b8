"""Keys by which a plan says whose advice a statement comes from: "(C)", "[K3]", "(Appendix 2)"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from ehcp_qa.model.plan import Advice, Plan, SectionId, Statement

_NAMED = r"(?:app(?:endix|x)?\b\.?|source|annex(?:e)?)\s*"
_SIGN = r"[A-Z]{1,4}\d{0,2}|\d{1,2}"
# One key as a statement has it, in brackets alone or with others.
_KEY = re.compile(rf"(?i:(?P<named>{_NAMED}))?(?P<sign>{_SIGN})\Z")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]")
_AMONG = re.compile(r"\s*[,;/&+]\s*|\s+and\s+")
# A label of an entry of K: in a cell of its own, or before its title.
_CELL = re.compile(rf"(?i:{_NAMED})?\(?([A-Z]\d{{0,2}}|\d{{1,2}})\)?\Z")
_BEFORE = re.compile(
    rf"(?:(?i:{_NAMED})([A-Z]|\d{{1,2}})\b|\(([A-Z]|K?\d{{1,2}})\)|([A-Z]|K?\d{{1,2}})[.:)]\s)"
)
# A sentence or cell that explains the keys: "(PR) parents' report; (D) educational psychologist".
_EXPLAINED = re.compile(r"\(([A-Z]{1,4}\d{0,2})\)\s*([^;()|\n]{3,80})")
_FEWEST = 3  # brackets of one kind in a block that make it a list of keys and not a sentence
_YES_OR_NO = frozenset({"Y", "N"})  # what a column "appended" says
_OF_K = re.compile(r"K(\d{1,2})\Z")


class SourceKeys:
    """What the keys of one plan stand for: entries of Section K, or words of a list of keys."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def sources(self, statement: Statement) -> tuple[Advice | str, ...]:
        """Return what the keys in a statement's words or row stand for, in their order."""
        held = [statement.text, *(words.text for words in statement.cells.values())]
        if statement.lead_in:
            held.append(statement.lead_in.text)
        found = (self._source(key) for words in held for key in _keys(words))
        return tuple(dict.fromkeys(source for source in found if source))

    def _source(self, key: str) -> Advice | str | None:
        """Return what a key stands for; "[K3]" is the third entry where none bears a label."""
        number = _OF_K.match(key)
        label = number[1] if number else key
        if label in self._labelled:
            return self._labelled[label]
        if number and not self._labelled:
            return next(iter(self._plan.advice[int(label) - 1 : int(label)]), None)
        return self._explained.get(key)

    @cached_property
    def _labelled(self) -> Mapping[str, Advice]:
        """The entries of K by their labels; a label that two entries bear tells none from the other."""
        section = self._plan.sections.get(SectionId.K)
        numbers = {s.id: s.number for s in section.statements} if section else {}
        told = [
            (label, entry)
            for entry in self._plan.advice
            if (label := _label(entry.words.split(" · "), numbers.get(entry.statement, "")))
        ]
        times = Counter(label for label, _ in told)
        return {label: entry for label, entry in told if times[label] == 1}

    @cached_property
    def _explained(self) -> Mapping[str, str]:
        """The words that a list of keys gives for each."""
        for block in self._plan.document.blocks:
            found = _EXPLAINED.findall(block.text)
            if len({key for key, _ in found}) >= _FEWEST:
                return {key: words.strip() for key, words in found}
        return {}


def _keys(words: str) -> Iterator[str]:
    """Yield the keys in brackets; a bracket that holds anything else has none."""
    for bracket in _BRACKETS.findall(words):
        keys = [_KEY.match(part.strip()) for part in _AMONG.split(bracket)]
        for key in keys if all(keys) else ():
            if key and (key["named"] or not key["sign"].isdigit()):  # "(2)" is a need or an outcome
                yield key["sign"]


def _label(pieces: Sequence[str], number: str) -> str:
    """Return the label of an entry: a cell that holds nothing else, what its title begins with."""
    title, *rest = pieces
    cells = (found[1] for piece in rest if (found := _CELL.match(piece)))
    label = next((cell for cell in cells if cell not in _YES_OR_NO), "")
    if not label and (found := _BEFORE.match(title)):
        label = next(group for group in found.groups() if group)
    if not label and (found := _CELL.match(number.strip(" ."))):
        label = found[1]
    return _OF_K.sub(r"\1", label)
