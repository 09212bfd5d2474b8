"""Whether a document is something else than an EHC plan: by its title, and by words that it uses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ehcp_qa.model.document import Block, BlockKind, Document
from ehcp_qa.model.lexicon import Lexicon
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import (
    Condition,
    OtherDocument,
    OtherKind,
    Section,
    SectionId,
    Words,
)
from ehcp_qa.nlp.terms import finder

# An individual education plan or a therapy report may well hold two of a plan's titles.
FEWEST_TITLES = 3
# From this many sections on, a document is built like a plan, and its title alone does not say otherwise.
_LIKE_A_PLAN = 5
_SIGNS_BESIDE_TITLE = 2
# With no title to go by, and no word of EHC plans anywhere.
_SIGNS_ALONE = 3
# A title stands in the first lines that hold words.
_FRONT = 10
# "Individual Education Plan for Sam Okafor, Oakhill Primary School, autumn 2026" is a title;
# a sentence that mentions an IEP is not.
_MOST_WORDS_BESIDE = 9
_MENTIONS = frozenset(
    "after following since previous next due date see appendix attached the this was is will has have"
    " replaces from until his her".split()
)
_EHC = "ehc_plan"
_WORD = re.compile(r"[\w'’/-]+")
_KINDS = tuple(kind for kind in OtherKind if kind is not OtherKind.UNKNOWN)


@dataclass(frozen=True, slots=True)
class _Name:
    """A document's name for itself, and where in its line it stands."""

    text: str
    start: int
    end: int


def other_document(
    document: Document, sections: Mapping[SectionId, Section], lexicon: Lexicon
) -> OtherDocument | None:
    """Return what the document seems to be if it is no EHC plan, or None when it may well be one."""
    found = [s for s in sections.values() if s.condition is not Condition.MISSING]
    lettered = any(heading.how != "title" for section in found for heading in section.headings)
    opened = [heading.words.span.block for section in found for heading in section.headings]
    if told := _titled(document, lexicon, len(found), min(opened, default=len(document.blocks))):
        return told
    if lettered:  # one letter is enough: titles alone ("Outcomes", "Health") stand elsewhere too
        return None
    own = finder(lexicon, _EHC)
    if not any(own.find(block.text) for block in document.blocks):
        for kind in _KINDS:
            if len(_signs(document, lexicon, kind)) >= _SIGNS_ALONE:
                return OtherDocument(kind)
    return OtherDocument(OtherKind.UNKNOWN) if len(found) < FEWEST_TITLES else None


def _titled(
    document: Document, lexicon: Lexicon, sections: int, first: int
) -> OtherDocument | None:
    """Return the kind that a title over the first section names, when enough else speaks for it."""
    own = finder(lexicon, _EHC)
    titles = list(_titles(document, first))
    is_called_plan = any(own.find(block.text) for block in titles)
    for kind in _KINDS:
        needed = _signs_needed(kind, sections, is_called_plan)
        for block in titles if needed is not None else ():
            term = _name(block.text, lexicon, kind)
            if term and len(_signs(document, lexicon, kind)) >= (needed or 0):
                told = Words(term.text, Span(block.index, term.start, term.end))
                return OtherDocument(_nation(document, lexicon, kind), told)
    return None


def _signs_needed(kind: OtherKind, sections: int, is_called_plan: bool) -> int | None:
    """Return how many signs a title needs beside it; None when it says nothing."""
    like_a_plan = sections >= _LIKE_A_PLAN
    if kind is OtherKind.ANNUAL_REVIEW:  # its title holds the plan's, and so may its headings
        return _SIGNS_BESIDE_TITLE if like_a_plan else 1
    if is_called_plan:
        return None if sections >= FEWEST_TITLES else _SIGNS_BESIDE_TITLE
    return _SIGNS_BESIDE_TITLE if like_a_plan else 0


def _titles(document: Document, first: int) -> Iterator[Block]:
    """Yield the lines that can name the document: those over the first section, and running lines."""
    seen = 0
    for block in document.blocks:
        if not block.text.strip() or block.kind is BlockKind.LIST_ITEM:
            continue
        over = seen < _FRONT and block.index < first and _fills_its_row(block, document)
        if block.furniture or over:
            yield block
        seen += not block.furniture


def _fills_its_row(block: Block, document: Document) -> bool:
    """True for a line outside tables, or one whose cell is as wide as its table: no field's label."""
    cell = block.cell
    return cell is None or cell.column_span == document.tables[cell.table].columns


def _name(text: str, lexicon: Lexicon, kind: OtherKind) -> _Name | None:
    """Return the name of this kind of document in a line that is hardly more than its title."""
    for term in finder(lexicon, f"named_{kind.value}").find(text):
        before, after = (_WORD.findall(part) for part in (text[: term.start], text[term.end :]))
        short = len(before) + len(after) <= _MOST_WORDS_BESIDE
        if short and not _MENTIONS.intersection(word.lower() for word in before):
            return _Name(text[term.start : term.end], term.start, term.end)
    return None


def _signs(document: Document, lexicon: Lexicon, kind: OtherKind) -> frozenset[str]:
    """Return the different words of the document that this kind uses and an EHC plan hardly would."""
    signs = finder(lexicon, f"signs_{kind.value}")
    return frozenset(term.term for block in document.blocks for term in signs.find(block.text))


def _nation(document: Document, lexicon: Lexicon, kind: OtherKind) -> OtherKind:
    """Return Northern Ireland's statement where England's is named and that law speaks."""
    northern = kind is OtherKind.STATEMENT and _signs(document, lexicon, OtherKind.STATEMENT_NI)
    return OtherKind.STATEMENT_NI if northern else kind
