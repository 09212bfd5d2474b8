"""A plain Word plan dressed up in every structure that council templates put round their answers."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
V = "urn:schemas-microsoft-com:vml"
_DOCUMENT = "word/document.xml"


def dressed(data: bytes) -> bytes:
    """Return a Word file that shows the same words in the same places in other structures."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as plain, zipfile.ZipFile(written, "w") as made:
        for name in plain.namelist():
            part = plain.read(name)
            if name == _DOCUMENT:
                root = etree.fromstring(part)
                _dress(root)
                part = etree.tostring(root)
            made.writestr(name, part, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def _dress(root: Any) -> None:
    paragraphs = [p for p in root.iter(_w("p")) if p.findall(_w("r"))]
    for number, paragraph in enumerate(paragraphs):
        _DRESSES[number % len(_DRESSES)](paragraph)
    for number, cell in enumerate(list(root.iter(_w("tc")))):
        if number % 3 == 0:
            _wrap(cell)
        elif number % 3 == 1:
            for paragraph in cell.findall(_w("p")):
                _wrap(paragraph)
            cell.append(_make("p"))  # a cell ends in a paragraph
    for row in list(root.iter(_w("tr")))[::4]:
        _wrap(row)


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _make(name: str, *inside: Any, text: str = "", **attributes: str) -> Any:
    element = etree.Element(_w(name), {_w(key): value for key, value in attributes.items()})
    element.extend(inside)
    element.text = text or None
    return element


def _wrap(element: Any, properties: str = "text") -> None:
    """Put a content control round an element."""
    content = _make("sdtContent")
    control = _make("sdt", _make("sdtPr", _make("alias", val="Answer"), _make(properties)), content)
    element.addprevious(control)
    content.append(element)


def _around(paragraph: Any, *names: str) -> None:
    """Put elements, outermost first, round all the runs of a paragraph."""
    outer = inner = _make(names[0], author="A", id="1")
    for name in names[1:]:
        inner.append(_make(name))
        inner = inner[-1]
    runs = paragraph.findall(_w("r"))
    runs[0].addprevious(outer)
    inner.extend(runs)


def _halves(paragraph: Any) -> Iterator[tuple[Any, Any]]:
    """Cut each run with more than one letter in two, in the middle of a word."""
    for run in paragraph.findall(_w("r")):
        texts = run.findall(_w("t"))
        if len(texts) == 1 and len(run) - (run.find(_w("rPr")) is not None) == 1:
            whole = texts[0].text or ""
            second = copy.deepcopy(run)
            for text, words in (
                (texts[0], whole[: len(whole) // 2]),
                (second.find(_w("t")), whole[len(whole) // 2 :]),
            ):
                text.text = words
                text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            run.addnext(second)
            yield run, second


def _tracked(paragraph: Any) -> None:
    for _, second in _halves(paragraph):
        gone = _make("del", _make("r", _make("delText", text="never")), author="A", id="2")
        insertion = _make("ins", author="A", id="3")
        second.addprevious(gone)
        gone.addnext(insertion)
        insertion.append(second)


def _proofed(paragraph: Any) -> None:
    for first, _ in _halves(paragraph):
        first.addnext(_make("proofErr", type="spellStart"))
        first.addnext(_make("bookmarkEnd", id="1"))


def _ghosts(paragraph: Any) -> None:
    for first, _ in list(_halves(paragraph)):
        for switch in ("vanish", "strike"):
            first.addnext(_make("r", _make("rPr", _make(switch)), _make("t", text="never")))


def _field(paragraph: Any) -> None:
    runs = paragraph.findall(_w("r"))
    begin = _make("r", _make("fldChar", fldCharType="begin"))
    code = _make("r", _make("instrText", text=" MERGEFIELD Answer "))
    separate = _make("r", _make("fldChar", fldCharType="separate"))
    for part in (begin, code, separate):
        runs[0].addprevious(part)
    runs[-1].addnext(_make("r", _make("fldChar", fldCharType="end")))


def _boxed(paragraph: Any) -> None:
    """Move a paragraph into a text box, in both drawings; one in a table stays where it is."""
    if paragraph.getparent().tag != _w("body") or paragraph.find(f".//{_w('fldChar')}") is not None:
        return
    host = _make("p", _make("r"))
    paragraph.addprevious(host)
    choice, fallback = etree.Element(f"{{{MC}}}Choice"), etree.Element(f"{{{MC}}}Fallback")
    shape, old = etree.Element(f"{{{WPS}}}txbx"), etree.Element(f"{{{V}}}textbox")
    shape.append(_make("txbxContent", copy.deepcopy(paragraph)))
    old.append(_make("txbxContent", paragraph))
    choice.append(_make("drawing", shape))
    fallback.append(_make("pict", old))
    either = etree.Element(f"{{{MC}}}AlternateContent")
    either.extend([choice, fallback])
    host[0].append(either)


_DRESSES: tuple[Callable[[Any], None], ...] = (
    lambda paragraph: _around(paragraph, "sdt", "sdtContent"),
    _tracked,
    _boxed,
    lambda paragraph: _around(paragraph, "smartTag", "hyperlink"),
    _proofed,
    lambda paragraph: _wrap(paragraph, "richText"),
    _field,
    _ghosts,
    lambda paragraph: _around(paragraph, "moveTo"),
    lambda paragraph: _around(paragraph, "customXml", "fldSimple"),
)
