"""The Markdown that rule examples and samples are written in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reader_checks import check_document, squeezed, texts

from ehcp_qa.model.document import BlockKind, MarkKind
from ehcp_qa.readers.plaintext import read_text

KINDS = [
    ("# Plan", BlockKind.HEADING, 1, "", "Plan"),
    ("### Section F: Provision ###", BlockKind.HEADING, 3, "", "Section F: Provision"),
    ("Two lines\nof one paragraph", BlockKind.PARAGRAPH, 0, "", "Two lines of one paragraph"),
    ("- a bullet", BlockKind.LIST_ITEM, 0, "•", "a bullet"),
    ("  * a deeper bullet", BlockKind.LIST_ITEM, 1, "•", "a deeper bullet"),
    ("1. the first", BlockKind.LIST_ITEM, 0, "1.", "the first"),
    ("2.1 Sam reads", BlockKind.LIST_ITEM, 0, "2.1", "Sam reads"),
    ("(a) a part", BlockKind.LIST_ITEM, 0, "(a)", "a part"),
    ("2.5 hours each week", BlockKind.PARAGRAPH, 0, "", "2.5 hours each week"),
    ("(F) Provision", BlockKind.PARAGRAPH, 0, "", "(F) Provision"),
    ("B. Needs", BlockKind.PARAGRAPH, 0, "", "B. Needs"),
    ("- an item\n  that wraps", BlockKind.LIST_ITEM, 0, "•", "an item that wraps"),
    (r"\- not a bullet", BlockKind.PARAGRAPH, 0, "", "- not a bullet"),
    ("5 * 3 and 4 * 2", BlockKind.PARAGRAPH, 0, "", "5 * 3 and 4 * 2"),
    ("{{ name }} and [[mark]]", BlockKind.PARAGRAPH, 0, "", "{{ name }} and [[mark]]"),
]


@pytest.mark.parametrize(
    ("source", "kind", "level", "label", "text"), KINDS, ids=[k[0] for k in KINDS]
)
def test_a_line_is_read_as_what_it_is(
    source: str, kind: BlockKind, level: int, label: str, text: str
) -> None:
    """Headings, paragraphs and list items are told apart, and a label is no part of the text."""
    (block,) = read_text(source).blocks
    assert (block.kind, block.level, block.label, block.text) == (kind, level, label, text)


def test_marks_are_kept_apart_from_text() -> None:
    """Bold and italic become marks; struck-through text is left out and counted."""
    document = read_text("Sam **will** have *three* ~~four~~ sessions")
    (block,) = document.blocks
    assert block.text == "Sam will have three  sessions"
    assert [(m.kind, block.text[m.start : m.end]) for m in block.marks] == [
        (MarkKind.BOLD, "will"),
        (MarkKind.ITALIC, "three"),
    ]
    assert document.leftovers.struck_through == 1


def test_a_paragraph_all_in_bold_is_bold() -> None:
    """A block is bold only when all of it is."""
    first, second = read_text("**Views**\n\n**Views** of Sam").blocks
    assert first.bold
    assert not second.bold


def test_comments_are_dropped_and_running_lines_kept_as_furniture() -> None:
    """Only header and footer comments are read, as furniture."""
    document = read_text("<!-- header: Draft -->\n<!-- not\nread -->\n<!-- pagebreak -->\nText")
    assert [(b.text, b.furniture, b.place.part) for b in document.blocks] == [
        ("Draft", True, "header"),
        ("Text", False, "body"),
    ]
    assert document.blocks[1].place.line == 5


def test_a_table_keeps_its_columns() -> None:
    """Merged cells stand once, empty cells are listed, and a cell may hold several paragraphs."""
    document = read_text(
        "| Needs and provision | < | < |\n|---|---|---|\n"
        "| B | F | E |\n| One need | First<br>- a bullet<br>  - deeper | |\n| ^ | Second | An outcome |"
    )
    check_document(document)
    (table,) = document.tables
    assert (table.rows, table.columns, table.header_rows) == (4, 3, 1)
    assert [(c.row, c.column) for c in table.empty_cells] == [(2, 2)]
    seen = [(b.cell.row, b.cell.column, b.cell.row_span, b.cell.column_span, b.text)
            for b in document.blocks if b.cell]  # fmt: skip
    assert seen == [
        (0, 0, 1, 3, "Needs and provision"),
        (1, 0, 1, 1, "B"),
        (1, 1, 1, 1, "F"),
        (1, 2, 1, 1, "E"),
        (2, 0, 2, 1, "One need"),
        (2, 1, 1, 1, "First"),
        (2, 1, 1, 1, "a bullet"),
        (2, 1, 1, 1, "deeper"),
        (3, 1, 1, 1, "Second"),
        (3, 2, 1, 1, "An outcome"),
    ]
    assert [b.level for b in document.blocks if b.label] == [0, 1]


def test_a_column_in_which_no_cell_begins_does_not_count() -> None:
    """A table merged across all its columns has one column, as Word and PDF files show it."""
    (table,) = read_text("| Title | < |\n|---|---|\n| Text | < |").tables
    assert table.columns == 1


@given(st.text(st.sampled_from("ab1 -*#|<^~.\n\\[]()"), max_size=80))
def test_any_text_is_read(text: str) -> None:
    """Whatever is written, the document holds together."""
    check_document(read_text(text))


@given(st.lists(st.from_regex(r"[A-Z][a-z]+( [a-z]+)*", fullmatch=True), max_size=6))
def test_no_words_are_lost(paragraphs: list[str]) -> None:
    """Every paragraph of words is one block, in order."""
    assert texts(read_text("\n\n".join(paragraphs))) == paragraphs
    assert squeezed("".join(paragraphs)) == squeezed(
        "".join(texts(read_text("\n\n".join(paragraphs))))
    )
