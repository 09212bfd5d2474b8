"""Dates of birth that stand without a label: after "born", or beside the name in a footer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ehcp_qa.law.dates import find_dates
from ehcp_qa.model.document import Block, Document
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Field
from ehcp_qa.nlp.plain import plain
from ehcp_qa.recognise.draft import words_of

BORN = re.compile(
    r"(?i)\b(?:d\.?o\.?b\.?|date\s+of\s+birth|(?P<born>born)(?:\s+on)?)(?![a-z])[\s:.,;(\-]{0,4}"
)


# A footer's unlabelled date beside the child's name is a date of birth when it is this old: nobody
# issues a draft with a date two years gone, and hardly any plan is for a child under two.
_OLD = timedelta(days=730)


def births(document: Document, fields: Sequence[Field], inside: frozenset[int]) -> Iterator[Field]:
    """Yield every other date of birth, wherever it stands."""
    seen = {f.value.span for f in fields if f.name == "date_of_birth"}
    names = _first_names(fields)
    for block in document.blocks:
        text = plain(block.text)
        for match in BORN.finditer(text):
            if match["born"] and not _is_childs(text, match.start(), names, block, inside):
                continue
            near = next((d for d in find_dates(text[match.end() :]) if d.start <= 1), None)
            if near is None or near.kind != "day":
                continue
            span = Span(block.index, match.end() + near.start, match.end() + near.end)
            if not any(
                s.block == span.block and s.start < span.end and span.start < s.end for s in seen
            ):
                label = words_of(block, match.start(), match.end())
                yield Field("date_of_birth", label, words_of(block, span.start, span.end))


def _is_childs(
    text: str, at: int, names: frozenset[str], block: Block, inside: frozenset[int]
) -> bool:
    """True when "born" is said of the child: at the foot or front, or after the child's name."""
    sentence = re.split(r"[.!?]\s", text[:at])[-1]
    if re.search(
        r"(?i)\b(?:brother|sister|sibling|twin|mother|father|cousin|son|daughter|baby)\b", sentence
    ):
        return False
    return block.furniture or block.index not in inside or any(n in sentence for n in names)


def _first_names(fields: Sequence[Field]) -> frozenset[str]:
    named = [f for f in fields if f.name in {"child_name", "first_name", "known_as"}]
    return frozenset(f.value.text.split()[0] for f in named if f.value.text.split())


def quiet_births(
    document: Document, fields: Sequence[Field], dated: date | None
) -> Iterator[Field]:
    """Yield a footer's old date beside the child's name, which can only be a date of birth."""
    names = _first_names(fields)
    known = {f.value.span.block for f in fields if f.name == "date_of_birth"}
    for block in document.blocks if dated and names else ():
        if not block.furniture or block.index in known or not any(n in block.text for n in names):
            continue
        days = [d for d in find_dates(plain(block.text)) if d.kind == "day"]
        if len(days) == 1 and dated and dated - days[0].first > _OLD:
            yield Field("date_of_birth", None, words_of(block, days[0].start, days[0].end))
