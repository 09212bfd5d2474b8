"""Labelled items as statements, so that they are analysed exactly as a plan's are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ehcp_qa.model.document import Block, Document, Source
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import CellRole, Role, SectionId, Statement, Words
from ehcp_qa.nlp.plain import plain

Item = Mapping[str, Any]


def statement_of(item: Item, role: Role = Role.PROVISION) -> tuple[Document, Statement]:
    """Return one labelled item as a statement of a small document with its row and lead-in."""
    document = document_of(item)
    words = [Words(plain(b.text), Span(b.index, 0, len(b.text))) for b in document.blocks]
    names = ["text", *_context(item)]
    found = dict(zip(names, words, strict=True))
    text = found.pop("text")
    cells = {CellRole(name): value for name, value in found.items() if name in CELL_NAMES}
    return document, Statement(
        id=str(item["id"]),
        section=SectionId(item.get("section") or item.get("stands_in") or "F"),
        role=role,
        text=text.text,
        span=text.span,
        cells=cells,
        lead_in=found.get("lead_in"),
        group_heading=found.get("group_heading"),
    )


CELL_NAMES = frozenset(role.value for role in CellRole)


def document_of(item: Item) -> Document:
    """Return a document whose first block is the item's text and the others its context."""
    texts = [str(item["text"]), *_context(item).values()]
    blocks = tuple(Block(index, text) for index, text in enumerate(texts))
    return Document(source=Source(name=f"{item['id']}.md", format="md"), blocks=blocks)


def _context(item: Item) -> dict[str, str]:
    named = {name: item.get(name) for name in ("lead_in", "group_heading")}
    row = item.get("row") or {}
    return {name: str(text) for name, text in {**named, **row}.items() if text}
