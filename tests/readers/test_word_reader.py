"""Word files built element by element: what can be seen is read once, in order."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from reader_checks import check_document, squeezed, texts
from word_building import W, p, run, sdt, tbl, tc, tr, word_file

from ehcp_qa.model.document import BlockKind, Document, MarkKind
from ehcp_qa.readers import read

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = sorted((ROOT / "sample_plans").rglob("plan.docx"))
TEMPLATE = ROOT.parent / "shared" / "templates" / "national-test-template.docx"
_BOX = "<wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx>"
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def _read(folder: Path, body: str, **parts: str) -> Document:
    document = read(word_file(folder / "plan.docx", body, **parts))
    check_document(document)
    return document


READ_ONCE = {
    "plain": (p("One"), ["One"]),
    "inserted": (p(f"<w:ins>{run('One')}</w:ins>"), ["One"]),
    "moved here": (p(f"<w:moveTo>{run('One')}</w:moveTo>"), ["One"]),
    "deleted": (p(run("One ") + f"<w:del>{run('no')}</w:del>" + run("two")), ["One two"]),
    "moved away": (p(run("One") + f"<w:moveFrom>{run('no')}</w:moveFrom>"), ["One"]),
    "struck": (p(run("One") + run("no", "<w:strike/>") + run("no", "<w:dstrike/>")), ["One"]),
    "strike switched off": (p(run("One", '<w:strike w:val="0"/>')), ["One"]),
    "hidden": (p(run("One") + run("no", "<w:vanish/>")), ["One"]),
    "hyperlink": (p(f"<w:hyperlink>{run('One')}</w:hyperlink>"), ["One"]),
    "smart tag": (p(f"<w:smartTag>{run('One')}</w:smartTag>"), ["One"]),
    "simple field": (p(f"<w:fldSimple>{run('One')}</w:fldSimple>"), ["One"]),
    "custom XML": (f"<w:customXml>{p('One')}</w:customXml>", ["One"]),
    "inline control": (p(sdt(run("One"))), ["One"]),
    "block control": (sdt(p("One") + p("Two")), ["One", "Two"]),
    "control in control": (sdt(sdt(p("One"))), ["One"]),
    "complex field": (
        p(
            _FIELD.format("begin")
            + "<w:r><w:instrText>MERGEFIELD x</w:instrText></w:r>"
            + _FIELD.format("separate")
            + run("One")
            + _FIELD.format("end")
        ),
        ["One"],
    ),
    "field in an instruction": (
        p(
            _FIELD.format("begin")
            + _FIELD.format("begin")
            + _FIELD.format("separate")
            + run("no")
            + _FIELD.format("end")
            + _FIELD.format("separate")
            + run("One")
            + _FIELD.format("end")
        ),
        ["One"],
    ),
    "field that never ends": (
        p("One") + p(_FIELD.format("begin") + run("Two") + _FIELD.format("separate")) + p("Three"),
        ["One", "Two", "Three"],
    ),
    "text box, drawn twice": (
        p(
            run("One")
            + "<w:r><mc:AlternateContent><mc:Choice><w:drawing>"
            + _BOX.format(p("Two"))
            + "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
            + p("Two")
            + "</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
            + run(" and")
        )
        + p("Three"),
        ["One and", "Two", "Three"],
    ),
    "text box, old drawing only": (
        p(f"<w:r><w:pict><v:textbox><w:txbxContent>{p('One')}</w:txbxContent></v:textbox></w:pict></w:r>"),
        ["One"],
    ),
    "equation": (p("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"), ["x"]),
    "empty paragraphs": (p() + p(" ") + p("One"), ["One"]),
    "characters": (
        p("<w:r><w:t>one</w:t><w:noBreakHyphen/><w:t>to</w:t><w:softHyphen/><w:t>day</w:t><w:tab/>"
          "<w:t>a</w:t><w:br/><w:t>b</w:t><w:sym w:font='Wingdings' w:char='F0FE'/></w:r>"),
        ["one\u2011today\ta\nb☑"],
    ),
    "joined by a deleted paragraph mark": (
        p("One", "<w:rPr><w:del/></w:rPr>") + p(" two"),
        ["One two"],
    ),
    "text box before a deleted paragraph mark": (
        p(run("One") + f"<w:r><w:pict><v:textbox><w:txbxContent>{p('Two')}</w:txbxContent></v:textbox></w:pict></w:r>",
          "<w:rPr><w:del/></w:rPr>") + p(" and"),
        ["One and", "Two"],
    ),
    "drop-down that also has a result": (
        p(_FIELD.format("begin").replace("/>", "><w:ffData><w:ddList><w:listEntry w:val='Yes'/></w:ddList></w:ffData></w:fldChar>", 1)
          + _FIELD.format("separate") + run("Yes") + _FIELD.format("end") + run(" it is")),
        ["Yes it is"],
    ),
    "two newer drawings": (
        p(f"<mc:AlternateContent><mc:Choice>{run('One')}</mc:Choice><mc:Choice>{run('no')}</mc:Choice></mc:AlternateContent>"),
        ["One"],
    ),
    "deleted row": (
        tbl(tr("One"), tr("no", properties="<w:del/>"), tr("Two")),
        ["One", "Two"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", READ_ONCE)
def test_what_can_be_seen_is_read_once(tmp_path: Path, name: str) -> None:
    """Each construct gives exactly its visible words, and nothing that was deleted."""
    body, wanted = READ_ONCE[name]
    assert texts(_read(tmp_path, body)) == wanted


def _cells(document: Document) -> list[tuple[int, int, int, int, int, str]]:
    return [
        (b.cell.table, b.cell.row, b.cell.column, b.cell.row_span, b.cell.column_span, b.text)
        for b in document.blocks
        if b.cell
    ]


def test_an_area_table_is_read_cell_by_cell(tmp_path: Path) -> None:
    """Merged titles stand once, F stands before E, and empty rows keep their cells."""
    bullet = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    document = _read(
        tmp_path,
        tbl(
            tr(tc("Special Educational Needs and Provision (B-F-E)", "Cognition", span=3)),
            tr("B – Needs", "F – Provision", "E – Outcomes"),
            tr("A need", tc(p("First", bullet), p("Second", bullet)), "An outcome"),
            tr("", "", ""),
            tr("", "Only provision", ""),
        ),
        numbering='<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="\uf0b7"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    )
    (table,) = document.tables
    assert (table.rows, table.columns) == (5, 3)
    assert [(c.row, c.column) for c in table.empty_cells] == [
        (3, 0),
        (3, 1),
        (3, 2),
        (4, 0),
        (4, 2),
    ]
    assert _cells(document)[:2] == [
        (0, 0, 0, 1, 3, "Special Educational Needs and Provision (B-F-E)"),
        (0, 0, 0, 1, 3, "Cognition"),
    ]
    assert _cells(document)[-1] == (0, 4, 1, 1, 1, "Only provision")
    provision = [b for b in document.blocks if b.cell and (b.cell.row, b.cell.column) == (2, 1)]
    assert [(b.kind, b.label, b.text) for b in provision] == [
        (BlockKind.LIST_ITEM, "•", "First"),
        (BlockKind.LIST_ITEM, "•", "Second"),
    ]


def test_a_cell_merged_downwards_stands_once(tmp_path: Path) -> None:
    """A merged cell is named by its top left corner and says how far it reaches."""
    document = _read(
        tmp_path,
        tbl(tr(tc("A", merge="restart"), "B"), tr(tc("", merge="continue"), "C"), tr("D", "E")),
    )
    assert _cells(document) == [
        (0, 0, 0, 2, 1, "A"), (0, 0, 1, 1, 1, "B"), (0, 1, 1, 1, 1, "C"),
        (0, 2, 0, 1, 1, "D"), (0, 2, 1, 1, 1, "E"),
    ]  # fmt: skip


def test_columns_do_not_shift(tmp_path: Path) -> None:
    """Controls round cells and rows, and cells left out before a row, keep every cell in place."""
    document = _read(
        tmp_path,
        tbl(
            tr("A", "B", "C"),
            tr(sdt(tc("D")), "", "F"),
            sdt(tr("G", "H", "I")),
            tr("J", "K", properties='<w:gridBefore w:val="1"/>'),
        ),
    )
    assert [(row, column, text) for _, row, column, _, _, text in _cells(document)] == [
        (0, 0, "A"), (0, 1, "B"), (0, 2, "C"), (1, 0, "D"), (1, 2, "F"),
        (2, 0, "G"), (2, 1, "H"), (2, 2, "I"), (3, 1, "J"), (3, 2, "K"),
    ]  # fmt: skip


def test_grid_lines_that_no_cell_uses_are_not_columns(tmp_path: Path) -> None:
    """Spans left over from an earlier shape of the table do not make columns."""
    document = _read(
        tmp_path, tbl(tr(tc("A", span=3), tc("B", span=2)), tr(tc("C", span=3), tc("D", span=2)))
    )
    assert document.tables[0].columns == 2
    assert [(column, span) for _, _, column, _, span, _ in _cells(document)] == [(0, 1), (1, 1)] * 2


def test_a_nested_table_knows_its_cell(tmp_path: Path) -> None:
    """A table in a cell has its own number and is read where it stands."""
    document = _read(tmp_path, tbl(tr(tc(p("Before") + tbl(tr("Inner")) + p("After")), "Next")))
    outer, inner = document.tables
    assert inner.inside is not None
    assert (inner.inside.table, inner.inside.row, inner.inside.column) == (0, 0, 0)
    assert outer.empty_cells == ()
    assert [(cell[0], cell[5]) for cell in _cells(document)] == [
        (0, "Before"), (1, "Inner"), (0, "After"), (0, "Next"),
    ]  # fmt: skip


def test_header_rows_are_counted(tmp_path: Path) -> None:
    """Leading rows marked to be repeated are the table's header rows."""
    header = "<w:tblHeader/>"
    document = _read(tmp_path, tbl(tr("A", properties=header), tr("B"), tr("C", properties=header)))
    assert document.tables[0].header_rows == 1


CONTROLS = {
    "prompt": ("<w:showingPlcHdr/>", run("Click here"), MarkKind.PLACEHOLDER),
    "drop-down": ("<w:dropDownList/>", run("Yes"), MarkKind.CHOICE),
    "combination": ("<w:comboBox/>", run("Yes"), MarkKind.CHOICE),
    "check box": (
        '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>',
        run("☒"),
        MarkKind.CHOICE,
    ),
    "drop-down not chosen": (
        "<w:dropDownList/><w:showingPlcHdr/>",
        run("Choose"),
        MarkKind.PLACEHOLDER,
    ),
}


@pytest.mark.parametrize("name", CONTROLS)
def test_a_content_control_marks_its_text(tmp_path: Path, name: str) -> None:
    """Prompts still showing and values chosen are marked, and only they."""
    properties, inside, kind = CONTROLS[name]
    (block,) = _read(tmp_path, p(run("Before ") + sdt(inside, properties))).blocks
    (mark,) = block.marks
    assert mark.kind is kind
    assert block.text[mark.start : mark.end] == block.text.removeprefix("Before ")


def test_a_control_round_a_cell_marks_what_is_in_it(tmp_path: Path) -> None:
    """A prompt in a control round a cell or a paragraph is marked as one inside it."""
    document = _read(
        tmp_path,
        tbl(tr(sdt(tc("Prompt"), "<w:showingPlcHdr/>"), "Said"))
        + sdt(p("Prompt"), "<w:showingPlcHdr/>"),
    )
    assert [[m.kind for m in b.marks] for b in document.blocks] == [
        [MarkKind.PLACEHOLDER], [], [MarkKind.PLACEHOLDER],
    ]  # fmt: skip


def test_old_form_fields_show_their_state(tmp_path: Path) -> None:
    """An old-style check box and drop-down are read as what they show."""
    box = '<w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData>'
    drop = (
        '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="No"/>'
        '<w:listEntry w:val="Yes"/></w:ddList></w:ffData>'
    )
    fields = [
        f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>' + _FIELD.format("end")
        for data in (box, drop)
    ]
    assert texts(_read(tmp_path, p(fields[0] + run(" ") + fields[1]))) == ["☒ Yes"]


def test_changes_and_comments_are_counted(tmp_path: Path) -> None:
    """What was deleted, inserted, struck through or commented on is counted."""
    body = p(f"<w:ins>{run('a')}</w:ins><w:del>{run('b')}</w:del>" + run("c", "<w:strike/>"))
    document = _read(tmp_path, body, comments='<w:comment w:id="0"/><w:comment w:id="1"/>')
    left = document.leftovers
    assert (left.insertions, left.deletions, left.struck_through, left.comments) == (1, 1, 1, 2)
    assert [m.kind for m in document.blocks[0].marks] == [MarkKind.INSERTED]


def test_what_is_hidden_or_embedded_is_counted(tmp_path: Path) -> None:
    """Hidden runs and embedded documents are no text here, but it is known that they are there."""
    document = _read(tmp_path, p(run("a") + run("b", "<w:vanish/>")) + '<w:altChunk r:id="x"/>')
    assert (document.leftovers.hidden, document.leftovers.unread) == (1, 1)


def test_a_field_of_the_header_does_not_run_on(tmp_path: Path) -> None:
    """A field left open in a header or a note hides nothing after it."""
    document = _read(tmp_path, p("Body"), header=p(run("Top") + _FIELD.format("begin")))
    assert [b.text for b in document.blocks] == ["Top", "Body"]


_LEVELS = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>'
    '<w:lvl w:ilvl="3"><w:start w:val="4"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%4"/></w:lvl>'
    "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def test_numbers_are_counted_as_word_counts_them(tmp_path: Path) -> None:
    """Levels count and begin again, lists restart where told, and empty items count too."""

    def item(level: int, text: str = "x", number: int = 1) -> str:
        return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')

    body = (
        item(0) + item(1) + item(1) + item(2) + item(0) + item(1) + item(0, "") + item(0)
        + item(3) + item(0, number=2) + item(0, number=0)
    )  # fmt: skip
    document = _read(tmp_path, body, numbering=_LEVELS)
    assert [b.label for b in document.blocks] == [
        "1.", "1.1", "1.2", "(a)", "2.", "2.1", "4.", "IV", "1.", "",
    ]  # fmt: skip
    assert [b.level for b in document.blocks][:4] == [0, 1, 1, 2]


_STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="N"/>'
    '<w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Council Heading"/><w:basedOn w:val="H2"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Out"><w:name w:val="Out"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="LB"><w:name w:val="List Bullet"/><w:pPr><w:numPr><w:numId w:val="1"/>'
    "</w:numPr></w:pPr></w:style>"
    '<w:style w:type="paragraph" w:styleId="LN2"><w:name w:val="List Number 2"/><w:pPr><w:numPr>'
    '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/></w:rPr></w:style>'
)


def test_styles_are_followed(tmp_path: Path) -> None:
    """Headings, lists, bold and size come from styles by inheritance as well as directly."""

    def styled(style: str, inside: str = "Text", more: str = "") -> str:
        return p(inside, f'<w:pStyle w:val="{style}"/>{more}')

    document = _read(
        tmp_path,
        styled("H2") + styled("Own") + styled("Out") + styled("LB") + styled("LN2")
        + styled("N", run("Text", '<w:rStyle w:val="Strong"/>')) + styled("H2", run("Text", '<w:b w:val="0"/>'))
        + styled("N", more='<w:outlineLvl w:val="2"/>') + p("Text"),
        styles=_STYLES,
        numbering=_LEVELS,
    )  # fmt: skip
    seen = [(b.kind.value, b.level, b.bold, b.size) for b in document.blocks]
    assert seen == [
        ("heading", 2, True, 16.0),
        ("heading", 2, True, 16.0),
        ("heading", 1, False, 11.0),
        ("list_item", 0, False, 11.0),
        ("list_item", 1, False, 11.0),
        ("paragraph", 0, True, 11.0),
        ("heading", 2, False, 16.0),
        ("heading", 3, False, 11.0),
        ("paragraph", 0, False, 11.0),
    ]


def test_running_lines_are_furniture_and_notes_come_after_the_body(tmp_path: Path) -> None:
    """A header stands first, notes after the body, a footer last; only running lines are furniture."""
    document = _read(
        tmp_path,
        p("Body"),
        header=p("Top"),
        footer=p("Foot"),
        footnotes=f'<w:footnote w:type="separator">{p("no")}</w:footnote><w:footnote>{p("Note")}</w:footnote>',
    )
    assert [(b.text, b.furniture, b.place.part) for b in document.blocks] == [
        ("Top", True, "header"),
        ("Body", False, "body"),
        ("Note", False, "footnotes"),
        ("Foot", True, "footer"),
    ]


def test_typed_labels_are_told_from_words(tmp_path: Path) -> None:
    """A bullet or number that somebody typed is a label like an automatic one."""
    document = _read(tmp_path, p("•\tOne") + p("2.1 Two") + p("2.5 hours"))
    assert [(b.label, b.text) for b in document.blocks] == [
        ("•", "One"),
        ("2.1", "Two"),
        ("", "2.5 hours"),
    ]


@pytest.mark.parametrize(
    "main",
    [
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_templates_and_macro_files_are_read(tmp_path: Path, main: str) -> None:
    """A .dotx, .docm or .dotm file is read like any other; its macros are not touched."""
    assert texts(read(word_file(tmp_path / "plan.docm", p("One"), main=main))) == ["One"]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_no_visible_text_of_a_sample_is_lost(path: Path) -> None:
    """Every character of the body, taken straight from the XML, is read once and in order."""
    import zipfile

    document = read(path)
    check_document(document)
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    left = squeezed("".join(element.text or "" for element in root.iter(f"{{{W}}}t")))
    for block in document.blocks:
        if not block.furniture:
            words = squeezed(block.text)
            words = words if left.startswith(words) else squeezed(block.label) + words
            assert left.startswith(words)
            left = left[len(words) :]
    assert left == ""


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.parent.name)
def test_a_place_leads_back_to_its_paragraph(path: Path) -> None:
    """The path of a block, followed from the root of its part, ends at the paragraph it was read from."""
    import zipfile

    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    for block in read(path).blocks:
        if block.place.part == "body":
            element = root
            for at in block.place.path:
                element = element[at]
            shown = squeezed("".join(e.text or "" for e in element.iter(f"{{{W}}}t")))
            assert shown.endswith(squeezed(block.text))


@pytest.mark.skipif(not TEMPLATE.exists(), reason="the national template lies outside the project")
def test_the_national_template_is_read_whole() -> None:
    """Fourteen tables, twenty-two merged cells, and the area tables with F before E."""
    document = read(TEMPLATE)
    check_document(document)
    assert len(document.tables) == 14
    cells = {b.cell for b in document.blocks if b.cell}
    cells |= {cell for table in document.tables for cell in table.empty_cells}
    assert sum(1 for cell in cells if cell.column_span > 1) == 22
    titles = [
        b.text[:1] for b in document.blocks if b.cell and (b.cell.table, b.cell.row) == (4, 3)
    ]
    assert titles == ["B", "F", "E"]
