"""A sample plan as a Word file: real styles, lists, merged cells and running lines."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from ehcp_qa.model.document import Block, BlockKind, MarkKind
from making.form import GUIDANCE, add_control, add_styles
from making.layout import Sample, SampleTable, form_marks, stretches

MADE = datetime.datetime(2026, 11, 17, 9, 0, tzinfo=datetime.UTC)  # the samples' own "today"
ZIP_TIME = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say; any fixed time would do
A4 = Cm(21.0), Cm(29.7)
MARGIN = Cm(2.0)
FONT = "Arial"
INK = RGBColor(0x1F, 0x3A, 0x5F)
TITLE_FILL, HEAD_FILL, RULE = "1F3A5F", "DCE6F0", "7F8FA6"
HEADING_SIZES = {1: 20, 2: 15, 3: 12.5, 4: 11.5}
BODY_SIZE, CELL_SIZE = 10.5, 10
NUMBER_FORMS = {
    r"\d+\.": ("decimal", "%1."),
    r"\d+\)": ("decimal", "%1)"),
    r"\([a-z]\)": ("lowerLetter", "(%1)"),
    r"[a-z]\)": ("lowerLetter", "%1)"),
}


def make_word(sample: Sample) -> bytes:
    """Return the plan as a .docx whose bytes depend on nothing but the plan."""
    document = Document()
    _set_styles(document)
    _set_page(document, sample)
    if sample.controls:
        add_styles(document)
    lists = _Lists(document)
    for item in sample.items:
        if item is None:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif isinstance(item, SampleTable):
            _add_table(document, item, lists, sample)
        else:
            _fill(document.add_paragraph(), item, lists, sample)
    properties = document.core_properties
    properties.title, properties.author = sample.title, "SEND caseworker"
    properties.last_modified_by, properties.comments = "SEND caseworker", ""
    properties.created = properties.modified = MADE.replace(tzinfo=None)
    properties.revision = 1
    written = io.BytesIO()
    document.save(written)
    return _same_each_time(written.getvalue())


class _Lists:
    """Word lists for typed numbers: each run of numbers in a row is one list."""

    def __init__(self, document: Any) -> None:
        self._numbering = document.part.numbering_part.element
        self._shared: dict[str, int] = {}
        self._last: dict[str, tuple[int, int]] = {}  # form -> list id, last value

    def number(self, paragraph: Any, label: str) -> bool:
        """Number a paragraph as ``label`` says; false when Word would have to be told otherwise."""
        for pattern, (form, text) in NUMBER_FORMS.items():
            if re.fullmatch(pattern, label):
                value = _value(label)
                list_id, last = self._last.get(text, (0, 0))
                if not list_id or value != last + 1:
                    list_id = self._new(form, text, value)
                self._last[text] = list_id, value
                paragraph.paragraph_format.left_indent = Cm(0.75)
                paragraph.paragraph_format.first_line_indent = Cm(-0.75)
                numbering = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                numbering.get_or_add_ilvl().val = 0
                numbering.get_or_add_numId().val = list_id
                return True
        return False

    def _new(self, form: str, text: str, start: int) -> int:
        if text not in self._shared:
            shared = 100 + len(self._shared)
            self._shared[text] = shared
            definition = parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{shared}">'
                f'<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
                f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
                "</w:lvl></w:abstractNum>"
            )
            self._numbering.insert(0, definition)
        made = self._numbering.add_num(self._shared[text])
        made.add_lvlOverride(0).add_startOverride(start)
        return int(made.numId)


def _value(label: str) -> int:
    bare = label.strip("().")
    return int(bare) if bare.isdecimal() else ord(bare) - ord("a") + 1


def _set_styles(document: Any) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(BODY_SIZE)
    normal.paragraph_format.space_after = Pt(6)
    normal.paragraph_format.line_spacing = 1.08
    for level, size in HEADING_SIZES.items():
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), INK
        style.font.bold, style.font.italic = True, False
        style.element.rPr.rFonts.attrib.pop(qn("w:asciiTheme"), None)
        style.element.rPr.rFonts.attrib.pop(qn("w:hAnsiTheme"), None)
        style.paragraph_format.space_before = Pt(14 if level < 3 else 10)
        style.paragraph_format.space_after = Pt(6)
        style.paragraph_format.keep_with_next = True


def _set_page(document: Any, sample: Sample) -> None:
    section = document.sections[0]
    width, height = reversed(A4) if sample.wide else A4
    section.orientation = WD_ORIENT.LANDSCAPE if sample.wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = MARGIN
    section.top_margin = section.bottom_margin = Cm(2.2)
    for part, words in ((section.header, sample.header), (section.footer, sample.footer)):
        paragraph = part.paragraphs[0]
        paragraph.add_run(words).font.size = Pt(8.5)
    _page_number(section.footer.add_paragraph())


def _page_number(paragraph: Any) -> None:
    """Write "Page 1 of 1" with fields that Word counts anew."""
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        paragraph.add_run(words).font.size = Pt(8.5)
        for kind, text in (
            ("begin", ""),
            ("", field),
            ("separate", ""),
            ("shown", "1"),
            ("end", ""),
        ):
            run = paragraph.add_run(text if kind == "shown" else "")
            run.font.size = Pt(8.5)
            if kind == "":
                code = OxmlElement("w:instrText")
                code.text = f" {text} "
                run._r.append(code)
            elif kind != "shown":
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
                run._r.append(mark)


def _fill(
    paragraph: Any,
    block: Block,
    lists: _Lists,
    sample: Sample,
    *,
    size: float = 0,
    white: bool = False,
) -> None:
    """Write a block into a paragraph: its style, its list label, its words."""
    if block.kind is BlockKind.HEADING:
        paragraph.style = f"Heading {min(block.level, max(HEADING_SIZES))}"
        if block.label:
            paragraph.add_run(f"{block.label} ")
    elif block.label == "•":
        paragraph.style = (
            "List Bullet" if not block.level else f"List Bullet {min(block.level, 2) + 1}"
        )
    elif block.label and not lists.number(paragraph, block.label):
        paragraph.paragraph_format.left_indent = Cm(1.0)
        paragraph.paragraph_format.first_line_indent = Cm(-1.0)
        paragraph.add_run(f"{block.label}\t")
    at, controls = 0, iter(sample.controls.get(block.index, ()))
    for words, bold, italic in stretches(block):
        marks, at = form_marks(block, at), at + len(words)
        if marks & {MarkKind.PLACEHOLDER, MarkKind.CHOICE}:
            add_control(paragraph, words, next(controls), size)
            continue
        for number, line in enumerate(words.split("\n")):
            run = paragraph.add_run()
            if MarkKind.GUIDANCE in marks:
                run.style = GUIDANCE
            if number:
                run.add_break()
            run.add_text(line)
            run.bold, run.italic = bold or None, italic or None
            if size:
                run.font.size = Pt(size)
            if white:
                run.font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)


def _add_table(document: Any, item: SampleTable, lists: _Lists, sample: Sample) -> None:
    table = document.add_table(item.table.rows, item.table.columns)
    table.style, table.autofit = "Table Grid", False
    room = (max(A4) if sample.wide else min(A4)) - 2 * MARGIN
    widths = [int(room * share) for share in item.column_shares()]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for ref, blocks in item.cells.values():
        cell = table.cell(ref.row, ref.column)
        if ref.row_span > 1 or ref.column_span > 1:
            cell = cell.merge(
                table.cell(ref.row + ref.row_span - 1, ref.column + ref.column_span - 1)
            )
        cell.width = sum(widths[ref.column : ref.column + ref.column_span])
        title = item.is_title(ref)
        if title or item.is_heading_row(ref.row):
            shading = OxmlElement("w:shd")
            shading.set(qn("w:val"), "clear")
            shading.set(qn("w:fill"), TITLE_FILL if title else HEAD_FILL)
            cell._tc.get_or_add_tcPr().append(shading)
        for number, block in enumerate(blocks):
            paragraph = cell.paragraphs[0] if not number else cell.add_paragraph()
            _fill(paragraph, block, lists, sample, size=CELL_SIZE, white=title)
            paragraph.paragraph_format.space_before = Pt(2)
            paragraph.paragraph_format.space_after = Pt(4)
    for row in list(table.rows)[: item.heading_rows() + 1]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    if item.repeats_header:
        header = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(header)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _same_each_time(data: bytes) -> bytes:
    """Return the same Word file with every member dated alike and in one order."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as made, zipfile.ZipFile(written, "w") as fixed:
        names = sorted(made.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            member = zipfile.ZipInfo(name, ZIP_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o600 << 16
            fixed.writestr(member, made.read(name))
    return written.getvalue()
