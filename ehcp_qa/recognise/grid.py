"""A document as a stream of blocks and tables, each table as rows of cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from ehcp_qa.model.document import Block, CellRef, Document


@dataclass(frozen=True)  # without slots, so that what is asked for again and again is kept
class Cell:
    """One cell: where it stands, and its content in order; nested tables are whole units."""

    ref: CellRef
    content: tuple[Block | Grid, ...] = ()

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The cell's own blocks and those of tables nested in it, in order."""
        found: list[Block] = []
        for unit in self.content:
            found.extend([unit] if isinstance(unit, Block) else unit.blocks)
        return tuple(found)

    @cached_property
    def text(self) -> str:
        """The cell's words, one line a block."""
        return "\n".join(block.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Grid:
    """One table; ``lines`` are its rows, each with the cells that begin in it, left to right."""

    table: int
    columns: int
    lines: tuple[tuple[Cell, ...], ...]
    header_rows: int = 0

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block of the table, in order."""
        return tuple(block for line in self.lines for cell in line for block in cell.blocks)

    def covering(self, row: int) -> tuple[Cell, ...]:
        """Return the cells from earlier rows that are merged down into this one."""
        return tuple(
            cell
            for line in self.lines[:row]
            for cell in line
            if cell.ref.row < row < cell.ref.row + cell.ref.row_span
        )


Unit = Block | Grid


def units(document: Document) -> tuple[Unit, ...]:
    """Return the document's body in reading order, without running headers and footers."""
    return _gather(document, [b for b in document.blocks if not b.furniture], None)


def _gather(
    document: Document, blocks: Sequence[Block], inside: CellRef | None
) -> tuple[Unit, ...]:
    """Return the units of these blocks, which all stand at or below one level of nesting."""
    found: list[Unit] = []
    members: dict[int, list[Block]] = {}
    for block in blocks:
        table = _table_at(document, block, inside)
        if table is None:
            found.append(block)
        elif table in members:
            members[table].append(block)
        else:
            members[table] = [block]
            found.append(Grid(table, 0, ()))
    return tuple(
        _grid(document, unit.table, members[unit.table]) if isinstance(unit, Grid) else unit
        for unit in found
    )


def _table_at(document: Document, block: Block, inside: CellRef | None) -> int | None:
    """Return the table directly at this level that holds the block, or None for its own words."""
    table = block.cell.table if block.cell else None
    here = inside.table if inside else None
    if table == here:
        return None
    for _ in document.tables:
        if table is None or table >= len(document.tables):
            return None
        outer = document.tables[table].inside
        if (outer.table if outer else None) == here:
            return table
        table = outer.table if outer else None
    return None


def _grid(document: Document, index: int, blocks: Iterable[Block]) -> Grid:
    held: dict[tuple[int, int], list[Block]] = {}
    refs: dict[tuple[int, int], CellRef] = {}
    for block in blocks:
        if ref := _cell_at(document, block, index):
            held.setdefault((ref.row, ref.column), []).append(block)
            refs.setdefault((ref.row, ref.column), ref)
    table = document.tables[index]
    for ref in table.empty_cells:
        refs.setdefault((ref.row, ref.column), ref)
    rows = max([table.rows, *(row + 1 for row, _ in refs)])
    lines: list[list[Cell]] = [[] for _ in range(rows)]
    for key in sorted(refs):
        content = _gather(document, held.get(key, []), refs[key]) if key in held else ()
        lines[key[0]].append(Cell(refs[key], content))
    columns = max([table.columns, *(r.column + r.column_span for r in refs.values())])
    return Grid(index, columns, tuple(tuple(line) for line in lines), table.header_rows)


def _cell_at(document: Document, block: Block, index: int) -> CellRef | None:
    """Return the cell of table ``index`` that holds the block, however deep."""
    ref = block.cell
    for _ in document.tables:
        if ref is None or ref.table == index:
            return ref
        ref = document.tables[ref.table].inside
    return ref if ref and ref.table == index else None
