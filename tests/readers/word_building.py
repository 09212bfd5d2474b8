"""Word files built element by element, for the readers' tests."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (
    f'xmlns:w="{W}" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="{main}"/>{more}</Types>'
)
_CHUNK_TYPE = '<Override PartName="/word/chunk{}.bin" ContentType="{}"/>'
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CHUNK_LINK = '<Relationship Id="c{0}" Type="' + _LINK + '/aFChunk" Target="chunk{0}.bin"/>'
_RELS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'


def relationships(**targets: str) -> str:
    """Return a relationships part with one link of each named type."""
    return _RELS.format(
        "".join(
            f'<Relationship Id="{kind}" Type="{_LINK}/{kind}" Target="{target}"/>'
            for kind, target in targets.items()
        )
    )


def part(root: str, inside: str) -> str:
    """Return a part of a Word file with everything declared that the tests use."""
    return f"<w:{root} {_SPACES}>{inside}</w:{root}>"


def word_file(
    path: Path,
    body: str,
    *,
    main: str = _MAIN,
    chunks: Sequence[tuple[str, bytes]] = (),
    **parts: str,
) -> Path:
    """Write a Word file with this body; other parts by type, as ``styles="<w:style .../>"``.

    ``chunks`` are documents to embed, by content type: ``chunk(0)`` in the body embeds the first.
    """
    section = "".join(
        f'<w:{kind}Reference w:type="default" r:id="{kind}"/>'
        for kind in ("header", "footer")
        if kind in parts
    )
    roots = {"header": "hdr", "footer": "ftr"}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        types = "".join(_CHUNK_TYPE.format(at, kind) for at, (kind, _) in enumerate(chunks))
        package.writestr("[Content_Types].xml", _TYPES.format(main=main, more=types))
        package.writestr("_rels/.rels", relationships(officeDocument="word/document.xml"))
        links = {kind: f"{kind}.xml" for kind in parts}
        embedded = "".join(_CHUNK_LINK.format(at) for at in range(len(chunks)))
        listed = relationships(**links).replace("</Rel", f"{embedded}</Rel")
        package.writestr("word/_rels/document.xml.rels", listed)
        for at, (_, data) in enumerate(chunks):
            package.writestr(f"word/chunk{at}.bin", data)
        whole = part("document", f"<w:body>{body}<w:sectPr>{section}</w:sectPr></w:body>")
        package.writestr("word/document.xml", whole)
        for kind, inside in parts.items():
            package.writestr(f"word/{kind}.xml", part(roots.get(kind, kind), inside))
    return path


def run(text: str, properties: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(inside: str = "", properties: str = "") -> str:
    """Return a paragraph; plain words become a run."""
    inside = inside if not inside or inside.startswith("<") else run(inside)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def tc(*paragraphs: str, span: int = 1, merge: str | None = None, across: str | None = None) -> str:
    """Return a cell; ``merge`` (down) and ``across`` are ``restart`` or ``continue``."""
    properties = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    properties += f'<w:hMerge w:val="{across}"/>' if across else ""
    properties += f'<w:vMerge w:val="{merge}"/>' if merge else ""
    inside = "".join(x if x.startswith("<") else p(x) for x in paragraphs or ("",))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    """Return a row; plain words become a cell."""
    inside = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inside}</w:tr>"


def tbl(*rows: str) -> str:
    """Return a table."""
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def chunk(number: int) -> str:
    """Return the place of an embedded document."""
    return f'<w:altChunk r:id="c{number}"/>'


def sdt(inside: str, properties: str = "") -> str:
    """Return a content control round something."""
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
