"""Plain text embedded in a Word file, and what all embedded kinds need: bytes made into words."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field

from ehcp_qa.model.document import CellRef
from ehcp_qa.model.location import Place
from ehcp_qa.readers.docx.blocks import Where, add_block
from ehcp_qa.readers.docx.gathered import Gathered
from ehcp_qa.readers.docx.runs import Marks, Runs
from ehcp_qa.readers.docx.story import Story
from ehcp_qa.readers.docx.styles import ParagraphStyle, Styles
from ehcp_qa.readers.text import Piece, visible

_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_LOOKED_AT = 2048  # where a page must name its encoding (HTML standard: the first 1,024 bytes)
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")

_WINDOWS = {
    code: bytes([code]).decode("cp1252", "ignore") for code in range(0x80, 0xA0) if code != 0x85
}


@dataclass(slots=True)
class Writing:
    """Writes paragraphs of an embedded document as blocks, in the part and cell it stands in."""

    gathered: Gathered
    where: Where
    count: int = 0
    story: Story = field(init=False)

    def __post_init__(self) -> None:
        self.story = Story(Styles(), self.gathered)

    def add(
        self,
        pieces: list[Piece],
        *,
        heading: int = 0,
        label: str = "",
        depth: int = 0,
        cell: CellRef | None = None,
    ) -> None:
        """Add one paragraph, heading or list item, unless nothing of it can be seen."""
        self.count += 1
        if not pieces:
            return
        style = ParagraphStyle("", heading, "", depth)
        where = Where(self.where.part, cell or self.where.cell, furniture=self.where.furniture)
        place = Place(self.where.part, (self.count,))
        add_block(Runs(self.story, pieces=pieces), style, label, place, where)


def read_lines(data: bytes, gathered: Gathered, where: Where) -> bool:
    """Add each line of a plain text as a block."""
    writing = Writing(gathered, where)
    marks: Marks = where.marks
    for line in _BREAK.split(decoded(data)):
        if shown := printable(line):
            writing.add([Piece(shown, marks)])
    return True


def decoded(data: bytes) -> str:
    """Return bytes as text, by their mark, the encoding they name, UTF-8 or Windows' Latin."""
    for mark, encoding in _BOMS.items():
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    named = _CHARSET.search(data[:_LOOKED_AT])
    guesses = [named.group(1).decode("ascii", "replace")] if named else []
    for encoding in (*guesses, "utf-8"):
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError, ValueError):
            continue
    return data.decode("cp1252", "replace")


def printable(text: str) -> str:
    """Return text without what shows nothing and without control codes but tab and line feed.

    Codes that Windows uses for quotes and dashes, as old pages do too, are read as Windows does.
    """
    shown = visible(text)
    if shown.isprintable():
        return shown
    return "".join(c for c in shown.translate(_WINDOWS) if c >= " " or c in "\t\n")
