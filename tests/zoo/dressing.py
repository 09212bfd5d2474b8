"""What only Word can say of a layout: words struck through, tables in cells, pages on their side.

A plan that needs it writes ``[-struck-]``, ``[+underlined+]``, ``[x deleted with changes tracked x]``,
``[[a | b // c | d]]`` for a table inside a cell, and ``[landscape]`` or ``[portrait]`` where pages turn.
"""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

# The layouts that use any of this; the others are plain Markdown.
DRESSED = frozenset({"ulverby", "wenlow"})

_MARK = re.compile(r"(\[-|-\]|\[\+|\+\]|\[x|x\])")
_NESTED = re.compile(r"\[\[(.+)\]\]")


def dressed(data: bytes) -> bytes:
    """Return a Word file with its marks turned into what they stand for."""
    document = Document(io.BytesIO(data))
    for paragraph in _paragraphs(document):
        if nested := _NESTED.fullmatch(paragraph.text.strip()):
            _nest(paragraph, nested[1])
        elif paragraph.text.strip() in {"[landscape]", "[portrait]"}:
            _turn(document, paragraph)
        elif _MARK.search(paragraph.text):
            _mark(paragraph)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _paragraphs(document: Any) -> list[Paragraph]:
    return [Paragraph(element, _owner(document, element)) for element in _elements(document)]


def _elements(document: Any) -> Iterator[Any]:
    yield from list(document.element.body.iter(qn("w:p")))


def _owner(document: Any, element: Any) -> Any:
    """Return what a paragraph stands in: a cell knows how to hold a table."""
    parent = element.getparent()
    if parent.tag != qn("w:tc"):
        return document._body
    table = next(parent.iterancestors(qn("w:tbl")))
    return _Cell(parent, Table(table, document._body))


def _mark(paragraph: Paragraph) -> None:
    """Cut a paragraph's runs at its marks and give each part its look."""
    look = ""
    for run in list(paragraph.runs):
        for part in _MARK.split(run.text):
            if _MARK.fullmatch(part):
                look = part[1] if part[0] == "[" else ""
            elif part:
                element = copy.deepcopy(run._r)
                run._r.addprevious(element)
                _give(Run(element, paragraph), part, look)
        run._r.getparent().remove(run._r)


def _give(run: Run, words: str, look: str) -> None:
    run.text = words
    if look == "-":
        run.font.strike = True
    elif look == "+":
        run.font.underline = True
    elif look == "x":
        deleted = OxmlElement("w:del")
        deleted.set(qn("w:id"), "1")
        deleted.set(qn("w:author"), "A caseworker")
        run._r.addprevious(deleted)
        deleted.append(run._r)
        for text in run._r.iter(qn("w:t")):
            text.tag = qn("w:delText")


def _nest(paragraph: Paragraph, told: str) -> None:
    """Put a table in the place of a paragraph in a cell."""
    rows = [[cell.strip() for cell in row.split("|")] for row in told.split("//")]
    table = paragraph._parent.add_table(len(rows), len(rows[0]))
    table.style = "Table Grid"
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            table.cell(number, column).text = words
    paragraph._p.addprevious(table._tbl)
    for run in list(paragraph.runs):
        run._r.getparent().remove(run._r)


def _turn(document: Any, paragraph: Paragraph) -> None:
    """End the pages before a paragraph as they are; what follows it is turned."""
    ends = copy.deepcopy(document.sections[-1]._sectPr)
    paragraph.paragraph_format.element.get_or_add_pPr().append(ends)
    last = document.sections[-1]
    last.start_type = WD_SECTION.NEW_PAGE
    wide = paragraph.text.strip() == "[landscape]"
    last.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    sides = sorted((last.page_width, last.page_height), reverse=wide)
    last.page_width, last.page_height = sides
    for run in list(paragraph.runs):
        run._r.getparent().remove(run._r)
