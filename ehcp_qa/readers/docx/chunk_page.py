"""A web page embedded in a Word file: its paragraphs, lists and tables as a browser shows them."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from ehcp_qa.model.document import CellRef, MarkKind, Table
from ehcp_qa.readers.docx.blocks import Where
from ehcp_qa.readers.docx.chunk_style import (
    DELETING,
    HIDING,
    is_hidden,
    is_struck,
    marks_of,
    state_of,
)
from ehcp_qa.readers.docx.chunk_table import lay_out_page_table
from ehcp_qa.readers.docx.chunk_text import Writing, decoded, printable
from ehcp_qa.readers.docx.gathered import Gathered
from ehcp_qa.readers.docx.names import whole_number
from ehcp_qa.readers.docx.numbering import figure
from ehcp_qa.readers.docx.runs import Marks
from ehcp_qa.readers.text import BULLET, Piece

_BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption"
    " figure footer form header hr html legend li main menu nav ol p pre section summary ul"
    " caption".split()
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset(["ul", "ol", "menu", "dir"])
_FORMS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_SPACES = re.compile(r"[ \t\r\n\f]+")


def read_page(data: bytes, gathered: Gathered, where: Where) -> bool:
    """Add a page's paragraphs as blocks and its tables as tables; scripts are only left out."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False)
    text = decoded(data).encode("utf-8", "replace")
    if not text.strip():
        return True
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError:
        return False
    if root is not None:
        page = _Page(gathered, where)
        page.inside(root, where.marks)
        page.flush()
    return True


class _Page:
    """A page on the way: the pieces of the paragraph being read, open lists, the cell."""

    def __init__(self, gathered: Gathered, where: Where) -> None:
        self._gathered, self._writing = gathered, Writing(gathered, where)
        self._pieces: list[Piece] = []
        self._lists: list[tuple[str, int]] = []  # of each open list the numbers' form and the next
        self._heading, self._label, self._as_typed = 0, "", False
        self._cell: CellRef | None = where.cell
        self._tables: list[dict[Any, CellRef]] = []

    def flush(self) -> None:
        """End the paragraph being read."""
        if self._pieces:
            self._writing.add(
                self._pieces,
                heading=self._heading,
                label=self._label,
                depth=max(len(self._lists) - 1, 0),
                cell=self._cell,
            )
            if any(piece.text.strip() for piece in self._pieces):
                self._label = ""
            self._pieces = []

    def inside(self, element: Any, marks: Marks) -> None:
        """Read an element's text and children."""
        self._text(element.text, marks)
        for child in element:
            if isinstance(child.tag, str):
                self._child(child, child.tag, marks)
            self._text(child.tail, marks)

    def _text(self, text: str | None, marks: Marks) -> None:
        if not text:
            return
        shown = printable(text if self._as_typed else _SPACES.sub(" ", text))
        begins = not self._pieces or self._pieces[-1].text.endswith((" ", "\n"))
        if not self._as_typed and begins:
            shown = shown.removeprefix(" ")
        if shown:
            self._pieces.append(Piece(shown, marks))

    def _child(self, child: Any, tag: str, marks: Marks) -> None:
        """Read one element as its kind asks."""
        if tag in HIDING or is_hidden(child):
            if tag not in HIDING:
                self._gathered.hidden += bool("".join(child.itertext()).strip())
        elif tag in DELETING or is_struck(child):
            self._gathered.struck_through += bool("".join(child.itertext()).strip())
        elif tag == "br":
            self._pieces.append(Piece("\n", marks))
        elif tag in ("input", "select"):
            self._text(state_of(child), marks | {MarkKind.CHOICE})
        elif tag == "table":
            self._table(child, marks)
        elif tag in _BLOCKS or tag in _HEADINGS:
            self._block(child, tag, marks)
        else:
            self.inside(child, marks | marks_of(child))

    def _block(self, child: Any, tag: str, marks: Marks) -> None:
        """Read an element that begins and ends a paragraph."""
        self.flush()
        outer = self._heading, self._as_typed
        self._heading = _HEADINGS.get(tag, self._heading)
        self._as_typed = self._as_typed or tag == "pre"
        if tag in _LISTS:
            form = _FORMS.get(child.get("type", ""), "decimal") if tag == "ol" else ""
            self._lists.append((form, whole_number(child.get("start"), 1)))
        elif tag == "li":
            self._label = self._item(child)
        self.inside(child, marks | marks_of(child))
        self.flush()
        if tag in _LISTS:
            self._lists.pop()
        elif tag == "li":
            self._label = ""
        self._heading, self._as_typed = outer

    def _item(self, item: Any) -> str:
        """Return a list item's number or bullet, and count it."""
        form, count = self._lists[-1] if self._lists else ("", 1)
        if not form:
            return BULLET
        count = whole_number(item.get("value"), count)
        self._lists[-1] = form, count + 1
        return f"{figure(count, form)}."

    def _table(self, element: Any, marks: Marks) -> None:
        """Read a table's cells row by row; what stands astray between them is outside it."""
        self.flush()
        tables, outer = self._gathered.tables, (self._cell, self._lists, self._label)
        index = len(tables)
        grid = lay_out_page_table(element, index)
        made = Table(index, grid.rows, grid.columns, grid.header_rows, self._cell)
        tables.append(made)
        full: set[CellRef] = set()
        self._rows(element, grid.cells, marks, full)
        self.flush()
        self._cell, self._lists, self._label = outer
        empty = tuple(ref for ref in grid.cells.values() if ref not in full)
        tables[index] = Table(index, grid.rows, grid.columns, grid.header_rows, made.inside, empty)

    def _rows(
        self, element: Any, cells: dict[Any, CellRef], marks: Marks, full: set[CellRef]
    ) -> None:
        """Read what is in a table, or in a group of its rows, or in one row."""
        outer = self._cell
        self._text(element.text, marks)
        for child in element:
            if child in cells:
                self.flush()
                before, self._cell = len(self._gathered.blocks), cells[child]
                self._lists, self._label = [], ""
                self._as_one_cell(child, marks)
                if len(self._gathered.blocks) > before:
                    full.add(cells[child])
                self._cell = outer
            elif child.tag in ("tr", "thead", "tbody", "tfoot") and not is_hidden(child):
                self._rows(child, cells, marks, full)
            elif isinstance(child.tag, str):
                self._child(child, child.tag, marks)
            self._text(child.tail, marks)

    def _as_one_cell(self, cell: Any, marks: Marks) -> None:
        bold = marks | {MarkKind.BOLD} if cell.tag == "th" else marks
        heading, self._heading = self._heading, 0
        self.inside(cell, bold | marks_of(cell))
        self.flush()
        self._heading = heading
