"""What shows a template's makers' intent is read: guidance styles, prompts, choices."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from ehcp_qa.model.document import ControlKind, MarkKind
from ehcp_qa.readers.docx import read_docx
from ehcp_qa.readers.plaintext import read_text


def word(style: str, kind: WD_STYLE_TYPE, based_on: str = "") -> bytes:
    """Return a Word file with one paragraph, in or partly in a style of this name."""
    document = docx.Document()
    made = document.styles.add_style(style, kind)
    if based_on:
        made.base_style = document.styles.add_style(based_on, kind)
    paragraph = document.add_paragraph("" if kind is WD_STYLE_TYPE.CHARACTER else "Say how often.")
    if kind is WD_STYLE_TYPE.CHARACTER:
        paragraph.add_run("Say how often.").style = made
    else:
        paragraph.style = made
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.mark.parametrize("kind", [WD_STYLE_TYPE.PARAGRAPH, WD_STYLE_TYPE.CHARACTER], ids=str)
@pytest.mark.parametrize(
    "style", ["Guidance", "EHCP guidance text", "Instruction", "Help Text", "Notes for writers"]
)
def test_a_style_kept_for_guidance_marks_its_words(style: str, kind: WD_STYLE_TYPE) -> None:
    """Whatever the council calls it, for paragraphs and for single words."""
    (block,) = read_docx(word(style, kind), "template.docx").blocks
    assert MarkKind.GUIDANCE in {mark.kind for mark in block.marks}


@pytest.mark.parametrize("style", ["Answer", "Quotation", "Plan text", "Guided reading list"])
def test_other_styles_mark_nothing(style: str) -> None:
    """A name that only sounds like guidance is none."""
    (block,) = read_docx(word(style, WD_STYLE_TYPE.PARAGRAPH), "template.docx").blocks
    assert MarkKind.GUIDANCE not in {mark.kind for mark in block.marks}


def test_a_style_based_on_one_for_guidance_is_for_guidance() -> None:
    """As with everything else that styles inherit."""
    data = word("Boxed", WD_STYLE_TYPE.PARAGRAPH, based_on="Guidance")
    (block,) = read_docx(data, "template.docx").blocks
    assert MarkKind.GUIDANCE in {mark.kind for mark in block.marks}


def test_markdown_shows_controls_choices_and_guidance() -> None:
    """As templates in examples are written, and nothing of the marks is left in the text."""
    document = read_text(
        "[Enter it](control:Name) and [Choose one.](choice:Kind; A; B) or [A](choice:Kind; A; B)\n\n"
        "[Say how often.](guidance)\n"
    )
    assert [block.text for block in document.blocks] == [
        "Enter it and Choose one. or A",
        "Say how often.",
    ]
    told = [(c.kind, c.title, c.placeholder, c.value, c.choices) for c in document.controls]
    assert told == [
        (ControlKind.TEXT, "Name", True, "", ()),
        (ControlKind.DROP_DOWN, "Kind", True, "", ("A", "B")),
        (ControlKind.DROP_DOWN, "Kind", False, "A", ("A", "B")),
    ]
    kinds = [mark.kind for block in document.blocks for mark in block.marks]
    placeholder = MarkKind.PLACEHOLDER
    assert kinds == [placeholder, placeholder, MarkKind.CHOICE, MarkKind.GUIDANCE]


def test_a_link_and_a_bracket_stay_what_they_are() -> None:
    """Only the three forms of a template are read as one."""
    (block,) = read_text("See [the report](https://example.org) and [Sam] (guidance).").blocks
    assert block.text == "See [the report](https://example.org) and [Sam] (guidance)."
    assert block.marks == ()
