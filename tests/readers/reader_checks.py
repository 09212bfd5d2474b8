"""What must hold of every Document, whatever was read; shared by the readers' tests."""

from __future__ import annotations

from ehcp_qa.model.document import Block, BlockKind, CellRef, Document


def check_document(document: Document) -> None:
    """Fail unless the blocks, cells, marks and tables of a document agree with each other."""
    for number, block in enumerate(document.blocks):
        assert block.index == number
        assert block.text.strip(), "a block holds something to see"
        assert block.text == block.text.strip()
        assert (block.kind is not BlockKind.HEADING) or block.level >= 1
        _check_marks(block)
        if block.cell:
            _check_cell(document, block.cell)
    _check_tables(document)


def _check_marks(block: Block) -> None:
    for mark in block.marks:
        assert 0 <= mark.start < mark.end <= len(block.text)


def _check_cell(document: Document, cell: CellRef) -> None:
    table = document.tables[cell.table]
    assert cell.row >= 0
    assert cell.column >= 0
    assert cell.row + cell.row_span <= table.rows
    assert cell.column + cell.column_span <= table.columns


def _check_tables(document: Document) -> None:
    for number, table in enumerate(document.tables):
        assert table.index == number
        full = {b.cell for b in document.blocks if b.cell and b.cell.table == number}
        full |= {t.inside for t in document.tables if t.inside and t.inside.table == number}
        for cell in table.empty_cells:
            _check_cell(document, cell)
        cells = sorted(full | set(table.empty_cells), key=lambda c: (c.row, c.column))
        taken = [
            (row, column)
            for c in cells
            for row in range(c.row, c.row + c.row_span)
            for column in range(c.column, c.column + c.column_span)
        ]
        assert len(taken) == len(set(taken)), "no two cells stand on one place"
        order = [
            (b.cell.row, b.cell.column)
            for b in document.blocks
            if b.cell and b.cell.table == number
        ]
        assert order == sorted(order), "cells are read row by row, left to right"


def squeezed(text: str) -> str:
    """Return text without its white space, to compare what can be seen."""
    return "".join(text.split())


def texts(document: Document) -> list[str]:
    """Return the text of every block outside running headers and footers."""
    return [block.text for block in document.blocks if not block.furniture]
