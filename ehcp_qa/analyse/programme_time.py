"""Programmes that a professional writes for others, and whether any of that professional's time stands beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ehcp_qa.model.analysed import ProvisionAnalysis, Slot
from ehcp_qa.nlp.terms import TermFinder

_WRITTEN_BY = re.compile(
    r"\b(?:programmes?|plans?|exercises?|targets?|activities|strategies|package|diet|regime|routine|stretches)\b[^.;]{0,60}?"
    r"\b(?:by|from)\s+(?=[^.;,]{0,60})",
    re.IGNORECASE,
)
_WRITTEN = re.compile(
    r"\b(?:written|devised|designed|drawn up|set(?: up| out)?|provided|prepared|planned|developed|created|produced|supplied|advised|recommended)\b",
    re.IGNORECASE,
)
# What is done by its writer is not written for others.
_DELIVERED = re.compile(
    r"\b(?:delivered|taught|led|run|carried out|given|reviewed|monitored|overseen|done)\b[^.;,]{0,25}$",
    re.IGNORECASE,
)
# The professional comes again: looked for in the rest of the statement.
_COMES_AGAIN = re.compile(
    r"\b(?:visits?|reviews?|reviewed|checks?|checked|updates?|updated|observes?|monitors?|monitored|models?|"
    r"trains?|trained|demonstrates?|shows?|shown|meets?|supervis\w+|returns?|rewrit\w+|revis\w+|oversee[ns]?)\b",
    re.IGNORECASE,
)
_WITHIN = 40  # characters after "by" in which its writer is named


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme written for others: in which statement, on which words, by which profession."""

    provision: ProvisionAnalysis
    start: int
    end: int
    profession: str


def programmes(provision: ProvisionAnalysis, professions: TermFinder) -> Iterator[Programme]:
    """Yield each programme in the statement that a professional writes and others deliver."""
    text = provision.statement.text
    for found in _WRITTEN_BY.finditer(text):
        named = professions.find(text[found.end() : found.end() + _WITHIN])
        if named and _WRITTEN.search(found.group()) and not _DELIVERED.search(found.group()[:-3]):
            end = found.end() + named[0].end
            yield Programme(provision, found.start(), end, named[0].group)
            return


def has_time(
    programme: Programme, provisions: Sequence[ProvisionAnalysis], professions: TermFinder
) -> bool:
    """Tell whether any of the writer's own time stands in the same statement or in another."""
    rest = programme.provision.statement.text[programme.end :]
    if _COMES_AGAIN.search(rest) or Slot.REVIEW in programme.provision.slots:
        return True
    others = (p for p in provisions if p is not programme.provision)
    return any(_gives_time(p, programme.profession, professions) for p in others)


def _gives_time(provision: ProvisionAnalysis, profession: str, professions: TermFinder) -> bool:
    """Tell whether somebody of the profession has a time or a rate in this statement."""
    if not provision.slots.get(Slot.FREQUENCY) and not provision.slots.get(Slot.DURATION):
        return False
    at = provision.statement.span
    written = [(p.start, p.end) for p in programmes(provision, professions)]
    for value in provision.slots.get(Slot.WHO, ()):
        if not any(term.group == profession for term in professions.find(value.words)):
            continue
        start = value.span.start - at.start
        inside = value.source == "text" and any(s <= start < e for s, e in written)
        if not inside or _COMES_AGAIN.search(provision.statement.text):
            return True
    return False
