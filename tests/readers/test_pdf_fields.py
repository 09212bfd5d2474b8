"""PDF forms: what was filled in is read where it stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pdf_drawing import LONG, Sheet, read_drawn, ruled, wrapped
from reader_checks import texts

from ehcp_qa.readers.conservation import Fault, conservation


def test_filled_in_fields_are_read_in_their_cells(tmp_path: Path) -> None:
    """A field's value stands in the cell that its box lies in, and a label keeps its line."""

    def draw(sheet: Sheet) -> None:
        form = sheet.canvas.acroForm
        ruled(sheet.canvas, [70, 250, 520], [100, 130, 160])
        for at, (label, value) in enumerate([("Name", "Sam Ellis"), ("School", "")]):
            sheet.canvas.drawString(75, 842 - (120 + 30 * at), label)
            form.textfield(
                name=label, value=value, x=255, y=842 - (127 + 30 * at), width=260, height=20,
                fontSize=10, borderWidth=0,
            )  # fmt: skip

    document = read_drawn(tmp_path, draw)
    found = [(b.cell.row, b.cell.column, b.text) for b in document.blocks if b.cell]
    assert found == [(0, 0, "Name"), (0, 1, "Sam Ellis"), (1, 0, "School")]


def test_a_field_of_many_lines_is_its_paragraphs(tmp_path: Path) -> None:
    """A long value wraps in its box and is one paragraph; a line break begins another."""

    def draw(sheet: Sheet) -> None:
        sheet.line("Views")
        sheet.canvas.acroForm.textfield(
            name="f", value=wrapped(*LONG) + "\nA second line.", x=70, y=500, width=450, height=120,
            fontSize=10, fieldFlags="multiline",
        )  # fmt: skip

    assert texts(read_drawn(tmp_path, draw)) == ["Views", wrapped(*LONG), "A second line."]


@pytest.mark.parametrize("ticked", [True, False])
def test_a_check_box_says_whether_it_is_ticked(tmp_path: Path, ticked: bool) -> None:
    """A ticked box and an empty one are told apart."""

    def draw(sheet: Sheet) -> None:
        sheet.canvas.acroForm.checkbox(name="b", checked=ticked, x=70, y=700, size=12)
        sheet.canvas.drawString(90, 703, "Personal budget wanted")

    assert texts(read_drawn(tmp_path, draw)) == [f"{'☒' if ticked else '☐'} Personal budget wanted"]


def test_what_was_filled_in_is_counted_once(tmp_path: Path) -> None:
    """The check that nothing is lost knows fields and boxes."""

    def draw(sheet: Sheet) -> None:
        form = sheet.canvas.acroForm
        form.checkbox(name="b", checked=True, x=70, y=700, size=12)
        form.textfield(name="f", value=wrapped(*LONG), x=70, y=500, width=450, height=60, fieldFlags="multiline")  # fmt: skip
        sheet.canvas.drawString(90, 703, "Personal budget wanted")

    document = read_drawn(tmp_path, draw)
    found = conservation((tmp_path / "plan.pdf").read_bytes(), document)
    assert found is not None
    assert found.troubles == ()
    shorter = replace(document, blocks=tuple(b for b in document.blocks if "Sam" not in b.text))
    found = conservation((tmp_path / "plan.pdf").read_bytes(), shorter)
    assert found is not None
    assert {trouble.fault for trouble in found.troubles} == {Fault.LOST}
