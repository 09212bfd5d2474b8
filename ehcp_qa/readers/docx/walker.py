"""The blocks of one part of a Word file, in the order in which a reader meets them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from ehcp_qa.model.document import Block, BlockKind, CellRef, MarkKind, Table
from ehcp_qa.model.location import Place
from ehcp_qa.readers.docx.alternatives import is_passed_over
from ehcp_qa.readers.docx.controls import control_marks
from ehcp_qa.readers.docx.grid import GridCell, lay_out
from ehcp_qa.readers.docx.names import DELETING, INSERTING, TRANSPARENT, VAL, W
from ehcp_qa.readers.docx.numbering import Numbering
from ehcp_qa.readers.docx.runs import Marks, Path, Runs, Story
from ehcp_qa.readers.docx.styles import ParagraphStyle, heading_level, list_reference
from ehcp_qa.readers.text import Piece, all_marked, join, split_label

_PARAGRAPH, _TABLE, _CONTROL = f"{W}p", f"{W}tbl", f"{W}sdt"


@dataclass(frozen=True, slots=True)
class Where:
    """What holds the paragraphs that are being read: the part, the cell, the marks they inherit."""

    part: str
    cell: CellRef | None = None
    marks: Marks = frozenset()
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class _Unended:
    """What stands in paragraphs whose end was deleted, waiting for the paragraph they join."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[tuple[Any, Path]] = field(default_factory=list)


@dataclass(slots=True)
class Walker:
    """Walks the parts of one file; what it has read so far."""

    story: Story
    numbering: Numbering
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def walk(self, element: Any, path: Path, where: Where) -> None:
        """Read what is directly inside a body, cell, header, footnote or text box."""
        waiting = _Unended()
        children = list(element)
        for at, child in enumerate(children):
            tag, here = child.tag, (*path, at)
            if tag == _PARAGRAPH:
                runs_on = at + 1 < len(children) and children[at + 1].tag == _PARAGRAPH
                waiting = self._paragraph(child, here, where, waiting, runs_on=runs_on)
            elif tag == _TABLE:
                self._table(child, here, where)
            elif tag == _CONTROL:
                inner = replace(where, marks=where.marks | control_marks(child))
                self.walk(child, here, inner)
            elif tag in INSERTING:
                self.walk(child, here, replace(where, marks=where.marks | {MarkKind.INSERTED}))
            elif tag in TRANSPARENT and not is_passed_over(child):
                self.walk(child, here, where)

    def _paragraph(
        self, element: Any, path: Path, where: Where, waiting: _Unended, *, runs_on: bool
    ) -> _Unended:
        """Add a paragraph, or return it when its end was deleted and it goes on in the next."""
        properties = element.find(f"{W}pPr")
        style = self._style(properties)
        runs = Runs(self.story, style.look, waiting.boxes)
        pieces = waiting.pieces
        pieces.extend(runs.pieces(element, path, where.marks))
        if runs_on and properties is not None and _end_deleted(properties):
            return _Unended(pieces, runs.boxes)
        self._add(pieces, runs, style, Place(where.part, path), where)
        for box, box_path in runs.boxes:
            self.walk(box, box_path, where)
        return _Unended()

    def _add(
        self, pieces: list[Piece], runs: Runs, style: ParagraphStyle, place: Place, where: Where
    ) -> None:
        """Add one block, unless nothing of it can be seen."""
        label, drop = self.numbering.label(style.list_id, style.list_level), 0
        if not label:
            label, drop = split_label("".join(piece.text for piece in pieces).lstrip())
        text, marks = join(pieces, drop)
        if not text:
            return
        kind = BlockKind.LIST_ITEM if label else BlockKind.PARAGRAPH
        level = style.list_level + style.depth if label else 0
        self.blocks.append(
            Block(
                index=len(self.blocks),
                text=text,
                kind=BlockKind.HEADING if style.level else kind,
                place=place,
                level=style.level or level,
                label=label,
                cell=where.cell,
                marks=marks,
                bold=all_marked(text, marks, MarkKind.BOLD),
                italic=all_marked(text, marks, MarkKind.ITALIC),
                size=max(runs.sizes, key=lambda size: (runs.sizes[size], size), default=None),
                furniture=where.furniture,
            )
        )

    def _style(self, properties: Any) -> ParagraphStyle:
        """Return the paragraph's style with its own heading level and list over it."""
        if properties is None:
            return self.story.styles.paragraph("")
        named = properties.find(f"{W}pStyle")
        style = self.story.styles.paragraph("" if named is None else named.get(VAL, ""))
        outline, numbering = properties.find(f"{W}outlineLvl"), properties.find(f"{W}numPr")
        if outline is not None:
            style = replace(style, level=heading_level(outline))
        if numbering is not None:
            list_id, level = list_reference(numbering, style.list_id, style.list_level)
            style = replace(style, list_id=list_id, list_level=level)
        return style

    def _table(self, element: Any, path: Path, where: Where) -> None:
        """Add a table: its cells' blocks in reading order, and which cells are empty."""
        index = len(self.tables)
        grid = lay_out(element, path, where.marks, index)
        self.tables.append(
            Table(index, grid.rows, grid.columns, grid.header_rows, where.cell)
        )  # holds its number while nested tables take theirs
        empty = tuple(ref for ref, cell in grid.cells if not self._cell(ref, cell, where))
        self.tables[index] = replace(self.tables[index], empty_cells=empty)

    def _cell(self, ref: CellRef, cell: GridCell, where: Where) -> bool:
        """Read one cell and say whether it holds any text."""
        before = len(self.blocks)
        self.walk(cell.element, cell.path, replace(where, cell=ref, marks=cell.marks))
        return len(self.blocks) > before


def _end_deleted(properties: Any) -> bool:
    return any(properties.find(f"{W}rPr/{tag}") is not None for tag in sorted(DELETING))
