"""What a PDF page is made of, once characters have become words: plain records in points.

``x`` runs from the page's left edge and ``y`` downwards from its top edge, as a reader sees it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

_ASCENT = 0.8  # the part of the character size that stands above the baseline in common fonts

Box = tuple[float, float, float, float]  # left, top, right, bottom
Shape = tuple[int, int]  # width and height of a page, in whole points


@dataclass(frozen=True, slots=True)
class Tag:
    """What a tagged PDF says of a stretch of text: furniture, heading level, or table, row, cell."""

    furniture: bool = False
    heading: int = 0
    cell: tuple[int, int, int] | None = None


@dataclass(slots=True)
class Word:
    """Characters set together in one look; ``spaced`` when a space was set before them."""

    text: str
    x0: float
    x1: float
    base: float
    size: float
    bold: bool
    italic: bool
    symbol: bool  # set in a font that Word uses for bullets
    spaced: bool = True
    raised: float = 0.0  # how far it was moved down to stand on its line's baseline
    tag: Tag | None = None

    @property
    def middle(self) -> tuple[float, float]:
        """The point that says which cell the word stands in."""
        return (self.x0 + self.x1) / 2, self.base - self.size * 0.3


@dataclass(slots=True)
class Line:
    """Words on one baseline of one page, and how far the text may run in its column."""

    page: int
    words: list[Word]
    left: float = 0.0
    right: float = 0.0
    column: int = 0  # of a page in two columns: 1 or 2; 0 when the text runs over the page
    shift: float = 0.0  # how much further right its column begins than the first
    label: tuple[str, int] | None = None  # the bullet or number it starts with, once looked for
    _size: float = field(default=0.0, init=False, repr=False, compare=False)

    @property
    def x0(self) -> float:
        """Where the first word starts."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where the last word ends."""
        return max(word.x1 for word in self.words)

    @property
    def base(self) -> float:
        """The baseline that most of the line stands on."""
        return self.words[0].base

    @property
    def size(self) -> float:
        """The size of most of the line's characters, found out once."""
        if not self._size:
            sizes: dict[float, int] = {}
            for word in self.words:
                sizes[word.size] = sizes.get(word.size, 0) + len(word.text)
            self._size = max(sizes, key=lambda size: (sizes[size], size))
        return self._size

    @property
    def bold(self) -> bool:
        """Whether every word is bold, a bullet aside."""
        return all(word.bold for word in self.words if not word.symbol)

    @property
    def box(self) -> Box:
        """The room the line takes up, to a tenth of a point."""
        high = max(word.size for word in self.words)
        top, bottom = self.base - high * _ASCENT, self.base + high * (1 - _ASCENT)
        return round(self.x0, 1), round(top, 1), round(self.x1, 1), round(bottom, 1)


@dataclass(slots=True)
class Cell:
    """One cell of a ruled table: where it stands in the grid, and what it holds on each page."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    shade: int | None = None  # its colour, when it is not white
    items: list[Line | Grid] = field(default_factory=list)


@dataclass(slots=True)
class Grid:
    """One ruled table on one page, or joined over several."""

    page: int
    box: Box
    columns: tuple[float, ...]  # every x at which a cell begins or ends
    rows: int
    cells: list[Cell]
    header_rows: int = 0
    column: int = 0  # of a page in two columns, as for lines

    @property
    def base(self) -> float:
        """Its top edge, which gives it its place in the reading order."""
        return self.box[1]

    @property
    def x0(self) -> float:
        """Its left edge."""
        return self.box[0]

    def row_cells(self, row: int) -> list[Cell]:
        """Return the cells that begin in a row, left to right."""
        return [cell for cell in self.cells if cell.row == row]


@dataclass(slots=True)
class Page:
    """One page: its size, its words, the lines ruled on it, how much of it is pictures."""

    number: int
    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    asides: list[str] = field(default_factory=list)  # text set at an angle, such as a watermark
    rules: list[dict[str, float | str]] = field(default_factory=list)
    shades: list[tuple[Box, int]] = field(default_factory=list)  # filled areas and their colours
    pictured: float = 0.0  # the share of the page that pictures cover
    objects: int = 0  # drawn lines, shapes and pictures
    curves: int = 0  # drawn shapes with curves in them, as letters turned into outlines have
    characters: int = 0  # that the file sets on it, whatever letters they may be
    items: list[Line | Grid] = field(default_factory=list)
    struck: int = 0  # runs of words that were struck through, and taken out
    tagged: bool = False  # its words have tags, which can be believed
    lost: int = 0  # characters of the file that are in no word
    failed: bool = False  # pdfium could make nothing of it
    again: bool = False  # read a second time, by pdfplumber
    recognised: bool = False  # its lines were seen in a picture, in the order in which they stand

    @property
    def shape(self) -> Shape:
        """The page's size to the point: pages of one size are set alike."""
        return round(self.width), round(self.height)
