"""What a tagged PDF says of the text on a page: furniture, headings and the cells of tables.

Programs write tags of very different worth. They are believed only on a page where nearly all text
is tagged and little of it is said to be furniture; else they are as if they were not there.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2.raw as pdfium

from ehcp_qa.readers.pdf.shapes import Page, Tag

_MOST_ELEMENTS = 20_000  # on a page; a page of a plan has some hundreds
_MOST_DEPTH = 40  # of elements within elements; lists in tables in sections come to fifteen
_TYPE_BYTES = 64
_CELLS = frozenset(("TD", "TH"))
_HEADINGS = {f"H{level}": level for level in range(1, 7)}
_FURNITURE = Tag(furniture=True)
_MOST_BARE = 0.3  # of the words that are furniture or have no tag; the running lines come to less


@dataclass(slots=True)
class Tags:
    """The tags of one page, by the number that each stretch of marked content has."""

    known: dict[int, Tag] = field(default_factory=dict)

    def of(self, held: Any) -> Tag | None:
        """Return what is said of a text object."""
        if not self.known or not held:
            return None
        tag = self.known.get(pdfium.FPDFPageObj_GetMarkedContentID(held))
        if tag:
            return tag
        marks = range(pdfium.FPDFPageObj_CountMarks(held))
        names = (_mark_name(pdfium.FPDFPageObj_GetMark(held, at)) for at in marks)
        return _FURNITURE if "Artifact" in names else None


def believed(page: Page) -> bool:
    """Say whether the tags of a page can be believed; if not, take them off its words."""
    furniture = sum(word.tag is _FURNITURE for word in page.words)
    bare = sum(word.tag is None for word in page.words)
    if bare + furniture <= len(page.words) * _MOST_BARE and bare < max(len(page.words), 1):
        return True
    for word in page.words:
        word.tag = None
    return False


@dataclass(slots=True)
class _Walk:
    """A walk through the structure of a page."""

    tags: dict[int, Tag] = field(default_factory=dict)
    elements: int = 0
    tables: int = 0

    def into(self, element: Any, tag: Tag, depth: int) -> None:
        """Note what an element and all within it say of their text."""
        self.elements += 1
        if self.elements > _MOST_ELEMENTS or depth > _MOST_DEPTH:
            return
        kind = _kind(element)
        if kind in _HEADINGS:
            tag = Tag(heading=_HEADINGS[kind], cell=tag.cell)
        for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
            number = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, at)
            if number >= 0:
                self.tags.setdefault(number, tag)
        if kind == "Table" and tag.cell is None:
            self._table(element, depth)
            return
        for child in _children(element):
            self.into(child, tag, depth + 1)

    def _table(self, table: Any, depth: int) -> None:
        number = self.tables
        self.tables += 1
        for row, cells in enumerate(_rows(table)):
            for column, cell in enumerate(cells):
                self.into(cell, Tag(cell=(number, row, column)), depth + 3)


def page_tags(file: Any, page: Any) -> Tags:
    """Return what the structure of a tagged PDF says of the text on a page."""
    if not pdfium.FPDFCatalog_IsTagged(file):
        return Tags()
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    if not tree:
        return Tags()
    walk = _Walk()
    try:
        for at in range(pdfium.FPDF_StructTree_CountChildren(tree)):
            root = pdfium.FPDF_StructTree_GetChildAtIndex(tree, at)
            if root:
                walk.into(root, Tag(), 0)
    finally:
        pdfium.FPDF_StructTree_Close(tree)
    return Tags(walk.tags if walk.elements <= _MOST_ELEMENTS else {})


def _rows(table: Any) -> Iterator[list[Any]]:
    """Yield the cells of each row of a table, whatever stands between table and row."""
    for child in _children(table):
        cells = [c for c in _children(child) if _kind(c) in _CELLS]
        if cells:
            yield cells
        else:
            for row in _children(child):
                if inner := [c for c in _children(row) if _kind(c) in _CELLS]:
                    yield inner


def _children(element: Any) -> Iterator[Any]:
    for at in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, at)
        if child:
            yield child


def _kind(element: Any) -> str:
    return _text_of(pdfium.FPDF_StructElement_GetType, element)


def _text_of(asked: Any, element: Any) -> str:
    written = ctypes.create_string_buffer(_TYPE_BYTES)
    size = asked(element, written, _TYPE_BYTES)
    return written.raw[: max(min(size, _TYPE_BYTES) - 2, 0)].decode("utf-16-le", "replace")


def _mark_name(mark: Any) -> str:
    written, size = (ctypes.c_ushort * (_TYPE_BYTES // 2))(), ctypes.c_ulong()
    if not mark or not pdfium.FPDFPageObjMark_GetName(mark, written, _TYPE_BYTES, size):
        return ""
    return bytes(written)[: max(size.value - 2, 0)].decode("utf-16-le", "replace")
