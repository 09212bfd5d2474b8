"""Totals of an adult's time ("15 hours a week"), and where two of them cannot both be right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ehcp_qa.analyse.concepts import stem, words
from ehcp_qa.analyse.sums import Conflict, counts
from ehcp_qa.model.analysed import ProvisionAnalysis, Slot, SlotValue
from ehcp_qa.nlp.terms import TermFinder

# An amount said to belong to another, or to come on top of it, contradicts nothing.
_OF_ANOTHER = re.compile(
    r"\b(?:of which|of these|of this|including|included|part of|within (?:the|this|these|her|his|their)|further|additional|"
    r"in addition|extra|on top|as well as|also|another|shared|instead)\b",
    re.IGNORECASE,
)
# "The 20 hours a week" speaks of hours that the plan has already named.
_NAMED_BEFORE = re.compile(r"\b(?:the|this|these|those|his|her|their)\s+$", re.IGNORECASE)
_SMALL = frozenset(
    "a an and as at be by each every for from in is of on or so that the to will with who has have hours hour".split()
)


@dataclass(frozen=True, slots=True)
class Total:
    """An amount of one role's time in a span: whose, how much, for what, and in which statement."""

    provision: ProvisionAnalysis
    value: SlotValue
    role: str
    topic: frozenset[str]

    @property
    def is_named_before(self) -> bool:
        """True for "the 20 hours a week", which the plan has spoken of elsewhere."""
        text, at = self.provision.statement.text, self.provision.statement.span.start
        return bool(_NAMED_BEFORE.search(text[: self.value.span.start - at]))


def totals(
    provisions: Sequence[ProvisionAnalysis], roles: TermFinder, empty: TermFinder
) -> tuple[Total, ...]:
    """Return the totals of one role's time, one for each statement that gives just one."""
    found = (_total(p, roles, empty) for p in provisions)
    return tuple(total for total in found if total is not None)


def conflicts(found: Sequence[Total]) -> Iterator[Conflict]:
    """Yield each later total that differs from an earlier one of the same support."""
    for at, later in enumerate(found):
        for earlier in found[:at]:
            if _is_same(earlier, later) and earlier.value.amount != later.value.amount:
                yield Conflict(
                    later.value.span,
                    later.provision.statement.id,
                    later.value.words,
                    earlier.value.words,
                    earlier.value.span,
                )
                break


def _total(provision: ProvisionAnalysis, roles: TermFinder, empty: TermFinder) -> Total | None:
    given = [v for v in provision.slots.get(Slot.DURATION, ()) if v.source in ("text", "row")]
    named = {term.group for term in roles.find(_whole(provision))}
    text = provision.statement.text
    if len(given) != 1 or len(named) != 1 or _OF_ANOTHER.search(text):
        return None
    value = given[0]
    if value.per not in _SPANS or not counts(value) or Slot.PERIOD in provision.slots:
        return None
    return Total(provision, value, named.pop(), _topic(provision, roles, empty))


_SPANS = ("week", "fortnight", "term", "half term", "year")


def _whole(provision: ProvisionAnalysis) -> str:
    cells = (words.text for _, words in sorted(provision.statement.cells.items()))
    return " · ".join((provision.statement.text, *cells))


def _topic(provision: ProvisionAnalysis, roles: TermFinder, empty: TermFinder) -> frozenset[str]:
    """Return the stems of the words that say what the time is for."""
    text = provision.statement.text
    at = provision.statement.span.start
    taken = [(t.start, t.end) for finder in (roles, empty) for t in finder.find(text)]
    taken += [
        (v.span.start - at, v.span.end - at)
        for slot in (Slot.DURATION, Slot.GROUP)
        for v in provision.slots.get(slot, ())
        if v.source == "text"
    ]
    kept = "".join(
        " " if any(start <= i < end for start, end in taken) else char
        for i, char in enumerate(text)
    )
    # Names are of the child, and the first word is capital whatever it is.
    plain = re.sub(r"\b[A-Z][a-zà-ɏ]+(?:['’]s)?", " ", kept)
    return frozenset(stem(word) for word in words(plain) if word not in _SMALL)


def _is_same(one: Total, other: Total) -> bool:
    """True when both give the time of one role, in one span, for the same thing."""
    if one.role != other.role or one.value.per != other.value.per:
        return False
    if _group(one) != _group(other):
        return False
    if one.topic != other.topic:
        return False
    same_area = one.provision.statement.area == other.provision.statement.area
    return bool(one.topic) or same_area or one.is_named_before or other.is_named_before


def _group(total: Total) -> object:
    values = total.provision.slots.get(Slot.GROUP, ())
    return values[0].amount if values else None
