"""Where pdfium's reading cannot be trusted, pdfplumber reads the page, within limits."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from pdf_drawing import Sheet, read_drawn, ruled
from raw_pdf import one_page
from reader_checks import texts

from ehcp_qa.errors import UnreadablePlan
from ehcp_qa.model.document import Document
from ehcp_qa.readers import read
from ehcp_qa.readers.conservation import conservation
from ehcp_qa.readers.pdf import opening, second


def _three_pages(sheet: Sheet) -> None:
    sheet.body()
    sheet.next_page()
    sheet.line("Section F", size=16, font="Helvetica-Bold")
    sheet.body()
    ruled(sheet.canvas, [70, 250, 520], [200, 230, 260])
    for x, y, words in [(75, 220, "Need"), (255, 220, "Provision"), (75, 250, "One"), (255, 250, "Two")]:  # fmt: skip
        sheet.canvas.setFont("Helvetica", 10)
        sheet.canvas.drawString(x, 842 - y, words)
    sheet.next_page()
    sheet.body()


def _spoilt(monkeypatch: pytest.MonkeyPatch, spoil: Callable[..., Any]) -> None:
    sound = opening._read_page

    def on_page_two(file: Any, number: int, *more: Any) -> Any:
        return spoil(sound, file, number, *more) if number == 1 else sound(file, number, *more)

    monkeypatch.setattr(opening, "_read_page", on_page_two)


def _fails(*_: Any) -> None:
    raise pypdfium2.PdfiumError("no such page")


def _loses_words(sound: Callable[..., Any], *given: Any) -> Any:
    page = sound(*given)
    page.lost = sum(len(word.text) for word in page.words[3:])
    del page.words[3:]
    return page


def _seen(document: Document) -> list[object]:
    return [
        (b.text, b.kind, b.level, b.cell, b.bold, b.size, b.place.page) for b in document.blocks
    ]


@pytest.mark.parametrize("spoil", [_fails, _loses_words], ids=["pdfium fails", "characters lost"])
def test_a_page_that_cannot_be_trusted_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[..., Any]
) -> None:
    """The second reading gives the page's text, headings and cells, and the document names it."""
    sound = read_drawn(tmp_path, _three_pages)
    assert sound.reread_pages == ()
    _spoilt(monkeypatch, spoil)
    document = read_drawn(tmp_path, _three_pages)
    assert document.reread_pages == (2,)
    assert _seen(document) == _seen(sound)


def test_what_neither_can_read_is_a_damaged_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is passed over in silence."""
    _spoilt(monkeypatch, _fails)
    monkeypatch.setattr(second.json, "loads", lambda _: [])
    with pytest.raises(UnreadablePlan, match="damaged PDF"):
        read_drawn(tmp_path, _three_pages)


ATTACKS = {
    "glyphs": one_page(b"BT /F 1 Tf " + b"(%s) Tj " % (b"x" * 400) * 1000 + b"ET", packed=True),
    "lines": one_page(b"0 0 m 100 100 l S\n" * 300_000, packed=True),
}


@pytest.mark.parametrize("kind", ATTACKS)
def test_the_second_reading_is_given_up_in_time(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """What costs pdfplumber half a minute and a gigabyte is ended, and gives no page."""
    monkeypatch.setattr(second, "SECONDS", 1)
    assert second.read_again(ATTACKS[kind], [1]) == {}


def test_the_second_reading_has_only_so_much_room(monkeypatch: pytest.MonkeyPatch) -> None:
    """Memory is limited, too: with hardly any, nothing is read and nothing breaks."""
    monkeypatch.setattr(second, "_ROOM", 30_000_000)
    assert second.read_again(one_page(b"BT /F 10 Tf 70 700 Td (Sam) Tj ET"), [1]) == {}


def test_a_sound_file_starts_no_second_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second reading costs nothing where the first can be trusted."""

    def never(*_: Any, **__: Any) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(subprocess, "run", never)
    assert "Section F" in texts(read_drawn(tmp_path, _three_pages))


def test_names_of_fields_are_no_garbled_letters(tmp_path: Path) -> None:
    """An empty template that is to be filled in by a program is read, and read once."""

    def draw(sheet: Sheet) -> None:
        for number in range(40):
            sheet.line(f"{{{{ cognition_learning_need_{number} }}}}")

    document = read_drawn(tmp_path, draw)
    assert (document.unread_pages, document.reread_pages) == ((), ())


def test_a_page_read_again_is_still_held_against_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The check of conservation does not care who read the page."""
    _spoilt(monkeypatch, _loses_words)
    document = read_drawn(tmp_path, _three_pages)
    found = conservation((tmp_path / "plan.pdf").read_bytes(), document)
    assert found is not None
    assert found.whole
    assert read(tmp_path / "plan.pdf").reread_pages == (2,)
