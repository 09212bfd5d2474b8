"""What Word shows of switches that undo each other, old merges, word art, symbols and notes."""

from __future__ import annotations

from pathlib import Path

import pytest
from reader_checks import check_document, texts
from word_building import p, run, sdt, tbl, tc, tr, word_file

from ehcp_qa.model.document import Document
from ehcp_qa.model.plan import PlanStage
from ehcp_qa.readers import read
from ehcp_qa.readers.conservation import conservation
from ehcp_qa.recognise import recognise
from ehcp_qa.rulebook.lexicons import load_lexicons

ROOT = Path(__file__).resolve().parent.parent.parent
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def _read(folder: Path, body: str, **parts: str) -> Document:
    path = word_file(folder / "plan.docx", body, **parts)
    document = read(path)
    check_document(document)
    checked = conservation(path.read_bytes(), document)
    assert checked is not None
    assert checked.troubles == ()
    return document


_STYLES = "".join(
    f'<w:style w:type="{kind}" w:styleId="{kind[0]}{name}"><w:name w:val="{kind} {name}"/>'
    f"<w:rPr><w:{switch}/></w:rPr></w:style>"
    for kind in ("paragraph", "character")
    for name, switch in {"Bold": "b", "Italic": "i", "Cut": "strike", "Gone": "vanish", "Twice": "dstrike"}.items()
)  # fmt: skip


@pytest.mark.parametrize(
    ("outer", "inner", "direct", "shown", "bold"),
    [
        ("pBold", "", "", True, True),
        ("pBold", "cBold", "", True, False),
        ("pBold", "cBold", "<w:b/>", True, True),
        ("pBold", "", '<w:b w:val="0"/>', True, False),
        ("", "cBold", "", True, True),
        ("pItalic", "cBold", "", True, True),
        ("pCut", "", "", False, False),
        ("pCut", "cCut", "", True, False),
        ("pCut", "cCut", "<w:strike/>", False, False),
        ("pGone", "cGone", "", True, False),
        ("pGone", "cCut", "", False, False),
        ("pTwice", "cTwice", "", False, False),
    ],
)
def test_two_styles_that_switch_the_same_undo_each_other(
    tmp_path: Path, outer: str, inner: str, direct: str, shown: bool, bold: bool
) -> None:
    """A paragraph's and a run's style toggle; a run's own switch has the last word."""
    named = f'<w:rStyle w:val="{inner}"/>' if inner else ""
    words = p(run("Word", named + direct), f'<w:pStyle w:val="{outer}"/>' if outer else "")
    document = _read(tmp_path, p("Plan") + words, styles=_STYLES)
    assert texts(document) == (["Plan", "Word"] if shown else ["Plan"])
    assert document.blocks[-1].bold == bold


def test_what_the_defaults_switch_on_no_style_switches_off(tmp_path: Path) -> None:
    """Bold by default stays bold in a bold style."""
    defaults = "<w:docDefaults><w:rPrDefault><w:rPr><w:b/></w:rPr></w:rPrDefault></w:docDefaults>"
    document = _read(tmp_path, p("One", '<w:pStyle w:val="pBold"/>'), styles=defaults + _STYLES)
    assert document.blocks[0].bold


def test_cells_merged_across_in_the_old_way_are_one(tmp_path: Path) -> None:
    """The cells that go on from another are part of it, and keep what they hold."""
    document = _read(
        tmp_path,
        tbl(
            tr(tc("A", across="restart"), tc("a", across="continue"), "B"),
            tr("C", "D", "E"),
            tr(tc("F", across="restart", merge="restart"), tc("", across="continue"), "G"),
            tr(tc("", across="restart", merge="continue"), tc("no", across="continue"), "H"),
        ),
    )
    cells = [
        (b.text, b.cell.row, b.cell.column, b.cell.row_span, b.cell.column_span)
        for b in document.blocks
        if b.cell
    ]
    assert cells == [
        ("A", 0, 0, 1, 2), ("a", 0, 0, 1, 2), ("B", 0, 2, 1, 1), ("C", 1, 0, 1, 1),
        ("D", 1, 1, 1, 1), ("E", 1, 2, 1, 1), ("F", 2, 0, 2, 2), ("G", 2, 2, 1, 1),
        ("H", 3, 2, 1, 1),
    ]  # fmt: skip


def _art(words: str, name: str = "") -> str:
    return (
        f'<w:r><w:pict><v:shape id="{name}"><v:textpath string="{words}"/></v:shape></w:pict></w:r>'
    )


def test_a_watermark_is_furniture(tmp_path: Path) -> None:
    """DRAFT printed across the pages can be read, and is no part of the plan."""
    mark = p(_art("DRAFT", "PowerPlusWaterMarkObject357476642"))
    document = _read(tmp_path, p("Plan") + mark, header=mark)
    found = [(b.text, b.furniture, b.place.part) for b in document.blocks]
    assert found == [("DRAFT", True, "header"), ("Plan", False, "body"), ("DRAFT", True, "body")]


@pytest.mark.parametrize(
    ("words", "stage"), [("FINAL", PlanStage.FINAL), ("DRAFT", PlanStage.DRAFT)]
)
def test_a_watermark_tells_the_stage(tmp_path: Path, words: str, stage: PlanStage) -> None:
    """A plan with FINAL printed across its pages is a final plan."""
    document = _read(tmp_path, p("Education, health and care plan"), header=p(_art(words)))
    assert recognise(document, load_lexicons([ROOT / "rules"])).stage is stage


def test_word_art_is_read_after_its_paragraph(tmp_path: Path) -> None:
    """A title drawn as word art is text like a text box's, once."""
    either = (
        f"<mc:AlternateContent><mc:Choice>{_art('My plan')}</mc:Choice>"
        f"<mc:Fallback>{_art('My plan')}</mc:Fallback></mc:AlternateContent>"
    )
    assert texts(_read(tmp_path, p(run("One") + either) + p("Two"))) == ["One", "My plan", "Two"]


def _in(font: str, text: str) -> str:
    return run(text, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>')


def _sign(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


@pytest.mark.parametrize(
    ("sign", "wanted"),
    [
        (_sign("Wingdings", "F0FE"), "☑"),
        (_sign("Wingdings", "F0FD"), "☒"),
        (_sign("Wingdings", "00FE"), "☑"),
        (_sign("Wingdings", "F0A8"), "☐"),
        (_sign("Wingdings", "F0FC"), "✓"),
        (_sign("Wingdings 2", "F052"), "☑"),
        (_sign("Wingdings 2", "F053"), "☒"),
        (_sign("Symbol", "F0B3"), "≥"),
        (_sign("MS Gothic", "2612"), "☒"),
        (_sign("Wingdings", "F052"), "\uf052"),
        (_sign("Wingdings", "wrong"), "\ufffd"),
        (_sign("Wingdings", "FFFFFFF"), "\ufffd"),
        (_sign("Wingdings", "D800"), "\ufffd"),
        (_in("Wingdings", "\xfe"), "☑"),
        (_in("Wingdings", "\uf0fe"), "☑"),
        (_in("wingdings", "o"), "☐"),
        (_in("Wingdings 2", "R"), "☑"),
        (_in("Webdings", "a"), "✓"),
        (_in("Symbol", "2.5"), "2.5"),
        (_in("Arial", "o"), "o"),
    ],
)
def test_signs_of_symbol_fonts_are_read_as_they_look(
    tmp_path: Path, sign: str, wanted: str
) -> None:
    """A tick is a tick whether it is a symbol or a letter in a symbol font, and letters are letters."""
    assert texts(_read(tmp_path, p(run("Is: ") + sign))) == [f"Is: {wanted}"]


def test_a_bullet_in_a_symbol_font_is_a_label(tmp_path: Path) -> None:
    """A bullet that somebody typed in a symbol font is a bullet."""
    (block,) = _read(tmp_path, p(_in("Symbol", "\xb7") + run("\tOne"))).blocks
    assert (block.label, block.text) == ("•", "One")


def test_numbers_with_words_round_them_are_written_whole(tmp_path: Path) -> None:
    """A template's own numbers, such as F3.2, are read as they are printed."""
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (start, text) in enumerate([(3, "F%1"), (1, "F%1.%2")])
    )
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )

    def item(level: int) -> str:
        return p("x", f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>')

    document = _read(tmp_path, item(0) + item(1) + item(1), numbering=numbering)
    assert [b.label for b in document.blocks] == ["F3", "F3.1", "F3.2"]


def _note(number: int, words: str) -> str:
    return f'<w:footnote w:id="{number}">{p(words)}</w:footnote>'


def _to(number: int, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def test_notes_stand_in_the_order_of_their_marks(tmp_path: Path) -> None:
    """A note comes where its mark comes; one whose mark is deleted or hidden is not printed."""
    body = p(run("One") + _to(3) + f"<w:del>{_to(4)}</w:del>" + _to(5, "<w:vanish/>") + _to(2))
    notes = [_note(2, "two"), _note(3, "three"), _note(4, "no"), _note(5, "no"), _note(6, "six")]
    document = _read(tmp_path, body, footnotes="".join(notes))
    assert texts(document) == ["One", "three", "two", "six"]
    assert document.leftovers.deletions == 3


def _field(inside: str, result: str) -> str:
    return (
        _FIELD.format("begin") + inside + _FIELD.format("separate") + result + _FIELD.format("end")
    )


_CODE = "<w:r><w:instrText> MERGEFIELD Name </w:instrText></w:r>"
SHOWN = {
    "field in a field's result": (p(_field(_CODE, run("One ") + _field(_CODE, run("two")))), ["One two"]),
    "field over two paragraphs": (
        p(_FIELD.format("begin") + _CODE + _FIELD.format("separate") + run("One"))
        + p(run("two") + _FIELD.format("end")),
        ["One", "two"],
    ),
    "simple field's instruction": (
        p('<w:fldSimple w:instr=" MERGEFIELD no ">' + run("One") + "</w:fldSimple>"), ["One"]),
    "small print over words": (
        p("<w:r><w:t>One </w:t><w:ruby><w:rt>" + run("up") + "</w:rt><w:rubyBase>" + run("two")
          + "</w:rubyBase></w:ruby><w:t> three</w:t></w:r>"),
        ["One two three"],
    ),
    "choices in choices": (
        p("<mc:AlternateContent><mc:Choice><mc:AlternateContent><mc:Choice>" + run("One")
          + "</mc:Choice><mc:Fallback>" + run("no") + "</mc:Fallback></mc:AlternateContent></mc:Choice>"
          "<mc:Fallback>" + run("no") + "</mc:Fallback></mc:AlternateContent>"),
        ["One"],
    ),
    "choices inside a run": (
        p("<w:r><w:t>One</w:t><mc:AlternateContent><mc:Choice><w:t> two</w:t></mc:Choice><mc:Fallback>"
          "<w:t>no</w:t></mc:Fallback></mc:AlternateContent><w:t> three</w:t></w:r>"),
        ["One two three"],
    ),
    "ranges of permissions, bookmarks and comments": (
        "<w:permStart w:id='1'/>" + p("<w:bookmarkStart w:id='1'/><w:commentRangeStart w:id='1'/>"
        + run("One") + "<w:commentRangeEnd w:id='1'/><w:bookmarkEnd w:id='1'/>"
        "<w:r><w:commentReference w:id='1'/></w:r>") + "<w:permEnd w:id='1'/>",
        ["One"],
    ),
    "moved from one table to another": (
        tbl(tr(tc(p("<w:moveFromRangeStart w:id='1'/><w:moveFrom>" + run("no") + "</w:moveFrom>"
                    "<w:moveFromRangeEnd w:id='1'/>")), "One"))
        + tbl(tr(tc(p("<w:moveToRangeStart w:id='2'/><w:moveTo>" + run("Two") + "</w:moveTo>"
                      "<w:moveToRangeEnd w:id='2'/>")))),
        ["One", "Two"],
    ),
    "a building block round a table": (
        sdt(tbl(tr("One")), "<w:docPartObj><w:docPartGallery w:val='Tables'/></w:docPartObj>"), ["One"]),
    "a text box in a struck-through run": (
        p("<w:r><w:rPr><w:strike/></w:rPr><w:t>no</w:t><w:pict><v:textbox><w:txbxContent>" + p("Two")
          + "</w:txbxContent></v:textbox></w:pict></w:r>"),
        ["Two"],
    ),
    "a text box in a text box": (
        p(run("One") + "<w:r><w:pict><v:textbox><w:txbxContent>" + p(run("Two")
          + "<w:r><w:pict><v:textbox><w:txbxContent>" + p("Three")
          + "</w:txbxContent></v:textbox></w:pict></w:r>") + p("Four")
          + "</w:txbxContent></v:textbox></w:pict></w:r>"),
        ["One", "Two", "Three", "Four"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", SHOWN)
def test_what_can_be_seen_is_read_in_its_order(tmp_path: Path, name: str) -> None:
    """Structures inside each other show what they show, and nothing else."""
    body, wanted = SHOWN[name]
    assert texts(_read(tmp_path, p("Plan") + body)) == ["Plan", *wanted]


def test_properties_out_of_their_place_are_still_found(tmp_path: Path) -> None:
    """A run whose formatting stands after its text is hidden all the same."""
    late = "<w:r><w:t>no</w:t><w:rPr><w:vanish/></w:rPr></w:r>"
    assert texts(_read(tmp_path, p(run("One") + late))) == ["One"]


_TABLE_STYLE = '<w:style w:type="table" w:styleId="T"><w:name w:val="Table"/>{}</w:style>'


@pytest.mark.parametrize(
    "around",
    [
        "{}",
        _TABLE_STYLE.format("<w:rPr><w:b/></w:rPr>") + "{}" + _TABLE_STYLE.format(""),
        '<w:latentStyles><w:lsdException w:name="x"/></w:latentStyles>{}',
        '<w:style w:type="table" w:styleId="T"/>{}',
        '<!-- <w:style w:type="table"> -->{}',
        '{}<!-- </w:style><w:style w:type="table"> --><w:style w:styleId="Z"></w:style>',
    ],
)
def test_styles_are_the_same_whatever_stands_among_them(tmp_path: Path, around: str) -> None:
    """Table styles are left out before parsing, and never anything that a paragraph takes."""
    heading = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    document = _read(tmp_path, p("One", '<w:pStyle w:val="H"/>'), styles=around.format(heading))
    assert document.blocks[0].level == 2
