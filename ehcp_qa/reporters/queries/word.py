"""A small Word file, written part by part: headings, text and quotations on A4 pages.

A library would put its own template, clock and font lists into the file; these few parts are all
that a letter needs, and the same lines always make the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from xml.sax.saxutils import escape

from ehcp_qa.reporters.queries.letter import Line, Style
from ehcp_qa.reporters.text import clean

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first day that a zip can tell: the file bears no clock
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TITLE = "Questions to advisers"

_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_LINKS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
    'Target="docProps/core.xml"/></Relationships>'
)
_DOCUMENT_LINKS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
)
_CORE = (
    f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
    f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{_TITLE}</dc:title>'
    "<dc:creator>ehcp-qa</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>"
)
# Twentieths of a point: an A4 page with margins of 2.2 cm.
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1247" '
    'w:bottom="1247" w:left="1247" w:header="624" w:footer="624" w:gutter="0"/></w:sectPr>'
)
# Half-points for sizes, twentieths of a point for space; 11 point sans serif reads easily.
_DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" '
    'w:eastAsia="Arial" w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
    '<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
    '<w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
)
_BASED = '<w:basedOn w:val="Normal"/>'
_NEXT = '<w:next w:val="Normal"/>'
_STYLES = {
    Style.TEXT: ("Normal", ""),
    Style.TITLE: (
        "heading 1",
        f"{_BASED}{_NEXT}<w:pPr><w:keepNext/><w:pageBreakBefore/>"
        '<w:spacing w:after="200"/><w:outlineLvl w:val="0"/></w:pPr>'
        '<w:rPr><w:b/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr>',
    ),
    Style.PLACE: (
        "heading 2",
        f'{_BASED}{_NEXT}<w:pPr><w:keepNext/><w:spacing w:before="280" w:after="80"/>'
        '<w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr>',
    ),
    Style.QUOTE: (
        "Quote",
        f'{_BASED}<w:pPr><w:pBdr><w:left w:val="single" w:sz="18" w:space="10" w:color="7F7F7F"/>'
        '</w:pBdr><w:ind w:left="340"/></w:pPr>',
    ),
    Style.BLANKS: ("Blanks", f"{_BASED}<w:rPr><w:b/></w:rPr>"),
    Style.NOTE: ("Note", f"{_BASED}<w:rPr><w:i/></w:rPr>"),
}


def word_file(lines: Sequence[Line]) -> bytes:
    """Return a Word file of these lines; each title begins a page."""
    body = "".join(_paragraph(line) for line in lines)
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _LINKS,
        "docProps/core.xml": _CORE,
        "word/document.xml": f'<w:document xmlns:w="{_W}"><w:body>{body}{_PAGE}</w:body></w:document>',
        "word/_rels/document.xml.rels": _DOCUMENT_LINKS,
        "word/styles.xml": _styles(),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in parts.items():
            member = zipfile.ZipInfo(name, _EARLIEST)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0  # the same bytes on every kind of computer
            package.writestr(member, (_HEAD + content).encode("utf-8"))
    return made.getvalue()


def _paragraph(line: Line) -> str:
    keep = "<w:keepNext/>" if line.keep else ""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{line.style.value}"/>{keep}</w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(clean(line.words))}</w:t></w:r></w:p>'
    )


def _styles() -> str:
    made = "".join(_style(style, *given) for style, given in _STYLES.items())
    return f'<w:styles xmlns:w="{_W}">{_DEFAULTS}{made}</w:styles>'


def _style(style: Style, name: str, looks: str) -> str:
    default = ' w:default="1"' if style is Style.TEXT else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{style.value}">'
        f'<w:name w:val="{name}"/>{looks}</w:style>'
    )
