"""The blocks of one part of a Word file, in the order in which a reader meets them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from ehcp_qa.model.document import CellRef, MarkKind, Table
from ehcp_qa.model.location import Place
from ehcp_qa.readers.docx.alternatives import is_passed_over
from ehcp_qa.readers.docx.blocks import Where, add_block, add_word_art
from ehcp_qa.readers.docx.controls import held
from ehcp_qa.readers.docx.grid import GridCell, lay_out
from ehcp_qa.readers.docx.names import (
    CHUNK,
    CONTROL,
    DELETING,
    INSERTING,
    PARAGRAPH,
    TABLE,
    TRANSPARENT,
    VAL,
    W,
)
from ehcp_qa.readers.docx.numbering import Numbering
from ehcp_qa.readers.docx.runs import WORD_ART, Path, Runs
from ehcp_qa.readers.docx.story import Story
from ehcp_qa.readers.docx.styles import ParagraphStyle, heading_level, list_reference

_INSERTED = frozenset([MarkKind.INSERTED])
_PROPERTIES, _STYLE, _LIST = f"{W}pPr", f"{W}pStyle", f"{W}numPr"
_OUTLINE, _MARK = f"{W}outlineLvl", f"{W}rPr"


@dataclass(slots=True)
class Walker:
    """Walks the parts of one file, adding to what is gathered.

    ``embedded`` reads a chunk of another document that stands in the place of paragraphs.
    """

    story: Story
    numbering: Numbering
    embedded: Callable[[Any, Where], None]

    def walk(self, element: Any, path: Path, where: Where) -> None:
        """Read what is directly inside a body, cell, header, footnote or text box."""
        waiting: Runs | None = None
        for at, child in enumerate(element):
            tag = child.tag
            if tag == PARAGRAPH:
                waiting = self._paragraph(child, (*path, at), where, waiting)
            elif tag == TABLE:
                self._table(child, (*path, at), where)
            elif tag == CONTROL:
                self._control(child, (*path, at), where)
            elif tag == CHUNK:
                self.embedded(child, where)
            elif tag in TRANSPARENT and not is_passed_over(child):
                marks = where.marks | _INSERTED if tag in INSERTING else where.marks
                self.walk(child, (*path, at), where._replace(marks=marks))

    def _control(self, element: Any, path: Path, where: Where) -> None:
        """Read what is in a content control round paragraphs or tables."""
        gathered = self.story.gathered
        control, before = gathered.hold(held(element)), len(gathered.blocks)
        self.walk(element, path, where._replace(marks=where.marks | control.marks))
        control.stands_in(before, len(gathered.blocks))

    def _paragraph(
        self, element: Any, path: Path, where: Where, waiting: Runs | None
    ) -> Runs | None:
        """Add a paragraph, or return its runs when its end was deleted and the next goes on."""
        children = list(element)
        if not children and waiting is None:
            self._count(self.story.styles.paragraph(""))
            return None
        properties = _properties(children)
        style, mark = self._style(properties)
        runs = waiting or Runs(self.story)
        runs.style, runs.plain = style.name, style.look
        runs.inside(children, path, where.marks)
        if mark is not None and _runs_on(element, mark):
            return runs
        label = self._count(style) if style.list_id else ""
        if runs.pieces:
            add_block(runs, style, label, Place(where.part, path), where)
        if runs.boxes:
            self._boxes(runs.boxes, where)
        return None

    def _count(self, style: ParagraphStyle) -> str:
        """Count a paragraph of a list and return its number or bullet."""
        return self.numbering.label(style.list_id, style.list_level) if style.list_id else ""

    def _boxes(self, boxes: list[tuple[Any, Path]], where: Where) -> None:
        """Read the text boxes and word arts of a paragraph after it."""
        for box, path in boxes:
            if box.tag == WORD_ART:
                add_word_art(self.story.gathered, box, Place(where.part, path), where)
            else:
                self.walk(box, path, where)

    def _style(self, properties: Any) -> tuple[ParagraphStyle, Any]:
        """Return the paragraph's style, its own heading level and list over it, and its end."""
        named, outline, numbering, mark = "", None, None, None
        for child in () if properties is None else properties:
            tag = child.tag
            if tag == _STYLE:
                named = child.get(VAL, "")
            elif tag == _OUTLINE:
                outline = child
            elif tag == _LIST:
                numbering = child
            elif tag == _MARK:
                mark = child
        style = self.story.styles.paragraph(named)
        if outline is None and numbering is None:
            return style, mark
        level = style.level if outline is None else heading_level(outline)
        list_id, list_level = style.list_id, style.list_level
        if numbering is not None:
            list_id, list_level = list_reference(numbering, list_id, list_level)
        own = ParagraphStyle(style.name, level, list_id, list_level, style.depth, style.look)
        return own, mark

    def _table(self, element: Any, path: Path, where: Where) -> None:
        """Add a table: its cells' blocks in reading order, and which cells are empty."""
        tables = self.story.gathered.tables
        index = len(tables)
        grid = lay_out(element, path, where.marks, index, self.story.gathered)
        made = Table(index, grid.rows, grid.columns, grid.header_rows, where.cell)
        tables.append(made)  # holds its number while nested tables take theirs
        empty = tuple(ref for ref, cell in grid.cells if not self._cell(ref, cell, where))
        tables[index] = replace(made, empty_cells=empty)

    def _cell(self, ref: CellRef, cell: GridCell, where: Where) -> bool:
        """Read one cell and say whether it holds any text."""
        blocks = self.story.gathered.blocks
        before = len(blocks)
        self.walk(cell.element, cell.path, Where(where.part, ref, cell.marks, where.furniture))
        for control in cell.controls:
            control.stands_in(before, len(blocks))
        for element, path, marks, controls in cell.more:
            start = len(blocks)
            self.walk(element, path, Where(where.part, ref, marks, where.furniture))
            for control in controls:
                control.stands_in(start, len(blocks))
        return len(blocks) > before


def _properties(children: list[Any]) -> Any:
    """Return a paragraph's properties, which come first in it but in files that break the rules."""
    if children and children[0].tag == _PROPERTIES:
        return children[0]
    return next((child for child in children if child.tag == _PROPERTIES), None)


def _runs_on(element: Any, mark: Any) -> bool:
    """Say whether a paragraph's end was deleted and another follows to go on with it."""
    if not any(child.tag in DELETING for child in mark):
        return False
    following = element.getnext()
    return following is not None and following.tag == PARAGRAPH
