"""What a reader saw, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ehcp_qa.model.location import Place


class BlockKind(StrEnum):
    """What a block looks like on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"


class MarkKind(StrEnum):
    """What is special about a stretch of a block's text."""

    BOLD = "bold"
    ITALIC = "italic"
    UNDERLINE = "underline"
    INSERTED = "inserted"  # a tracked insertion, read as accepted
    PLACEHOLDER = "placeholder"  # a content control still showing its prompt
    CHOICE = "choice"  # the chosen value of a drop-down, or a check box
    GUIDANCE = "guidance"  # in a style of its own for whoever fills the template in


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters ``start:end`` of a block's text carry ``kind``."""

    kind: MarkKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CellRef:
    """The table cell that a block stands in; a merged cell is named once, by its top left corner.

    ``table`` is an index into ``Document.tables``; ``row`` and ``column`` count grid positions
    from 0.
    """

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its grid size, and the cell that holds it when it is nested.

    ``header_rows`` counts the leading rows marked to be repeated on each page. ``empty_cells``
    lists cells that hold no text at all (they have no block), so that columns never shift.
    """

    index: int
    rows: int
    columns: int
    header_rows: int = 0
    inside: CellRef | None = None
    empty_cells: tuple[CellRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or list item, in a cell or not, its text exactly as extracted.

    ``level`` is the heading level from 1, or a list item's depth from 0. ``label`` is a list
    number or bullet as the reader sees it, which is not part of ``text``. ``furniture`` marks
    running headers and footers and page numbers. ``size`` is the font size in points, if known.
    """

    index: int
    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    place: Place = Place()
    level: int = 0
    label: str = ""
    cell: CellRef | None = None
    marks: tuple[Mark, ...] = ()
    bold: bool = False
    italic: bool = False
    size: float | None = None
    furniture: bool = False


class ControlKind(StrEnum):
    """What somebody filling in a form is asked to do at one place of it."""

    RICH_TEXT = "rich text"
    TEXT = "text"
    DROP_DOWN = "drop-down"
    COMBO_BOX = "combo box"
    CHECK_BOX = "check box"
    DATE = "date"
    PICTURE = "picture"
    REPEATING = "repeating section"
    BUILDING_BLOCK = "building block"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Control:
    """One content control or form field, and which blocks hold what it shows.

    ``first`` and ``last`` index ``Document.blocks``; both are None when it shows nothing. A control
    inside a paragraph shares its block with the words round it, and ``value`` is what it shows
    there: the entry chosen, the words typed, the date as the file holds it when it holds one.
    ``placeholder`` says that nobody has filled it in, so that it still shows its prompt and has no
    value. ``checked`` is None but for a check box. ``choices`` are what a list offers.
    """

    kind: ControlKind
    title: str = ""
    tag: str = ""
    placeholder: bool = False
    checked: bool | None = None
    value: str = ""
    choices: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read: its name without folders, format, size in bytes and SHA-256."""

    name: str
    format: str
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Leftovers:
    """What a reader counted but did not read as text, such as deletions, comments, hidden words.

    ``unread`` counts embedded documents of kinds that are not read.
    """

    deletions: int = 0
    insertions: int = 0
    comments: int = 0
    struck_through: int = 0
    hidden: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """Everything visible in a file, in reading order; nothing deleted or struck through.

    ``pages`` is a count where the format has pages; ``unread_pages`` are those whose text cannot be
    had, as of a scan. The text of ``ocr_pages`` was recognised in a picture and may have slips.
    ``reread_pages`` are those of a PDF on which the usual reading could not be trusted, so that
    another way of reading was used.
    ``controls`` are the places made to be filled in, in reading order, one inside another after it.
    """

    source: Source
    blocks: tuple[Block, ...]
    tables: tuple[Table, ...] = ()
    properties: tuple[tuple[str, str], ...] = ()
    leftovers: Leftovers = Leftovers()
    pages: int | None = None
    unread_pages: tuple[int, ...] = ()
    ocr_pages: tuple[int, ...] = ()
    reread_pages: tuple[int, ...] = ()
    controls: tuple[Control, ...] = ()
