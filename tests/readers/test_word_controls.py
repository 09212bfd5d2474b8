"""What a form asks for at each place of a Word file, and whether anybody has answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from reader_checks import check_document
from word_building import p, run, sdt, tbl, tc, tr, word_file

from ehcp_qa.model.document import Control, ControlKind, Document, MarkKind
from ehcp_qa.readers import read

_LIST = (
    '<w:dropDownList><w:listItem w:displayText="Choose an item." w:value=""/>'
    '<w:listItem w:displayText="Yes" w:value="1"/><w:listItem w:value="No"/></w:dropDownList>'
)
_PROMPT = "<w:showingPlcHdr/>"


def _read(folder: Path, body: str) -> Document:
    document = read(word_file(folder / "plan.docx", p("Plan") + body))
    check_document(document)
    return document


def _only(folder: Path, body: str) -> Control:
    (control,) = _read(folder, body).controls
    return control


KINDS = {
    "rich text by default": ("", "Said", ControlKind.RICH_TEXT, "Said"),
    "rich text": ("<w:richText/>", "Said", ControlKind.RICH_TEXT, "Said"),
    "text": ("<w:text/>", "Said", ControlKind.TEXT, "Said"),
    "drop-down": (_LIST, "Yes", ControlKind.DROP_DOWN, "Yes"),
    "combo box": ("<w:comboBox/>", "Other", ControlKind.COMBO_BOX, "Other"),
    "date": (
        '<w:date w:fullDate="2026-01-02T00:00:00Z"/>',
        "2 January 2026",
        ControlKind.DATE,
        "2026-01-02T00:00:00Z",
    ),
    "date without a value": ("<w:date/>", "2 January", ControlKind.DATE, "2 January"),
    "repeating section": (
        '<w15:repeatingSection xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"/>',
        "Said",
        ControlKind.REPEATING,
        "Said",
    ),
    "building block": (
        '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>',
        "Contents",
        ControlKind.BUILDING_BLOCK,
        "Contents",
    ),
    "group": ("<w:group/>", "Said", ControlKind.GROUP, "Said"),
    "picture": ("<w:picture/>", "", ControlKind.PICTURE, ""),
}


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("place", ["in a paragraph", "round one"])
def test_a_control_says_its_kind_and_value(tmp_path: Path, name: str, place: str) -> None:
    """Each kind of control is known, with what it shows, inside a paragraph or round it."""
    properties, words, kind, value = KINDS[name]
    inner = run(words) if words else ""
    body = p(run("Is: ") + sdt(inner, properties)) if "in a" in place else sdt(p(inner), properties)
    control = _only(tmp_path, body)
    assert (control.kind, control.value, control.placeholder) == (kind, value, False)
    assert control.first == control.last == (1 if words else None)


def test_a_control_has_its_names(tmp_path: Path) -> None:
    """The title and tag that the template's author gave are kept."""
    names = '<w:alias w:val="Outcome"/><w:tag w:val="E_1"/><w:text/>'
    control = _only(tmp_path, p(sdt(run("Said"), names)))
    assert (control.title, control.tag) == ("Outcome", "E_1")


@pytest.mark.parametrize(
    ("properties", "words"),
    [
        (_PROMPT, "Click or tap here"),
        (_PROMPT + "<w:text/>", "Click or tap here"),
        (_LIST, "Choose an item."),
        (_PROMPT + _LIST, "Choose an item."),
        (_PROMPT + "<w:date/>", "Enter a date"),
    ],
)
def test_a_control_nobody_filled_in_is_known(tmp_path: Path, properties: str, words: str) -> None:
    """A prompt still showing, or a list left at the entry that stands for no choice, has no value."""
    document = _read(tmp_path, p(sdt(run(words), properties)))
    (control,) = document.controls
    assert control.placeholder
    assert control.value == ""
    assert [m.kind for m in document.blocks[1].marks] == [MarkKind.PLACEHOLDER]


def test_a_list_offers_its_entries(tmp_path: Path) -> None:
    """What could have been chosen is kept, without the entry that stands for no choice."""
    assert _only(tmp_path, p(sdt(run("No"), _LIST))).choices == ("Yes", "No")


@pytest.mark.parametrize(("state", "checked"), [("1", True), ("0", False), (None, False)])
def test_a_check_box_is_checked_or_not(tmp_path: Path, state: str | None, checked: bool) -> None:
    """A check box says whether it is checked, and has no value besides."""
    inner = "" if state is None else f'<w14:checked w14:val="{state}"/>'
    control = _only(tmp_path, p(sdt(run("☒"), f"<w14:checkbox>{inner}</w14:checkbox>")))
    assert (control.kind, control.checked, control.value) == (ControlKind.CHECK_BOX, checked, "")


def test_controls_stand_in_reading_order_with_their_blocks(tmp_path: Path) -> None:
    """Controls round tables, rows, cells and words know the blocks that hold what they show."""
    inner = sdt(run("Inner"), '<w:alias w:val="word"/>')
    cell = sdt(tc(p("One") + p(run("Two ") + inner)), '<w:alias w:val="cell"/>')
    row = sdt(tr(cell, "Three"), '<w:alias w:val="row"/>')
    document = _read(tmp_path, sdt(p("Before") + tbl(row), '<w:alias w:val="all"/>') + p("After"))
    assert [(c.title, c.first, c.last) for c in document.controls] == [
        ("all", 1, 4),
        ("row", 2, 4),
        ("cell", 2, 3),
        ("word", 3, 3),
    ]
    assert document.controls[-1].value == "Inner"


_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="{}"/>{}</w:ffData></w:fldChar></w:r>'
_THEN = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def _field(data: str, result: str) -> str:
    shown = _THEN.format("separate") + run(result)
    return p(run("Is ") + _BEGIN.format("Old", data) + shown + _THEN.format("end"))


@pytest.mark.parametrize(
    ("data", "result", "wanted"),
    [
        ("<w:checkBox><w:checked/></w:checkBox>", "", (ControlKind.CHECK_BOX, True, "", False)),
        ("<w:checkBox/>", "", (ControlKind.CHECK_BOX, False, "", False)),
        (
            '<w:ddList><w:listEntry w:val="Yes"/></w:ddList>',
            "Yes",
            (ControlKind.DROP_DOWN, None, "Yes", False),
        ),
        ("<w:textInput/>", "Said", (ControlKind.TEXT, None, "Said", False)),
        ("<w:textInput/>", "\u2002\u2002\u2002", (ControlKind.TEXT, None, "", True)),
    ],
)
def test_an_old_form_field_is_a_control(
    tmp_path: Path, data: str, result: str, wanted: tuple[object, ...]
) -> None:
    """Form fields of older templates are known as content controls are."""
    control = _only(tmp_path, _field(data, result))
    assert (control.kind, control.checked, control.value, control.placeholder) == wanted
    assert control.title == "Old"


def test_what_is_deleted_has_no_controls(tmp_path: Path) -> None:
    """A control in a tracked deletion is gone with it."""
    assert _read(tmp_path, p(f"<w:del>{sdt(run('no'))}</w:del>")).controls == ()
