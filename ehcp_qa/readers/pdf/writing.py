"""Lines and grids of a PDF written down as the blocks and tables of a Document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import groupby

from ehcp_qa.model.document import Block, CellRef, Table
from ehcp_qa.readers.pdf.paragraphs import Levels, Setting, block, paragraphs
from ehcp_qa.readers.pdf.shapes import Cell, Grid, Line


@dataclass(slots=True)
class Writer:
    """Writes a flow of lines and tables down as blocks and tables."""

    setting: Setting
    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def write(self, items: Iterable[Line | Grid], cell: CellRef | None) -> None:
        """Add what stands on the page, or in a cell, in reading order."""
        levels = Levels()
        for is_line, group in groupby(items, key=lambda item: isinstance(item, Line)):
            members = list(group)
            if is_line:
                lines = [item for item in members if isinstance(item, Line)]
                for paragraph in paragraphs(lines, self.setting.pitches, in_cell=cell is not None):
                    if (made := block(paragraph, self.setting, levels, cell)) is not None:
                        self.blocks.append(made)
                continue
            for grid in members:
                if isinstance(grid, Grid):
                    self._grid(grid, cell)

    def _grid(self, grid: Grid, inside: CellRef | None) -> None:
        index = len(self.tables)
        columns = len(grid.columns) - 1
        self.tables.append(Table(index, grid.rows, columns, grid.header_rows, inside))
        refs = [(_ref(index, cell), cell) for cell in grid.cells]
        empty = tuple(ref for ref, cell in refs if not self._cell(ref, cell))
        self.tables[index] = replace(self.tables[index], empty_cells=empty)

    def _cell(self, ref: CellRef, cell: Cell) -> bool:
        before = len(self.blocks)
        self.write(cell.items, ref)
        return len(self.blocks) > before


def _ref(index: int, cell: Cell) -> CellRef:
    return CellRef(index, cell.row, cell.column, cell.row_span, cell.column_span)
