"""What stands in the margin of a Word file, and the file as it is without it."""

from __future__ import annotations

import io
import zipfile
from typing import Any

from lxml import etree

from ehcp_qa.annotators.notes import Note
from ehcp_qa.model.location import Span
from ehcp_qa.readers.docx.names import W

OURS = "ehcp-qa"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_MARKS = ("commentRangeStart", "commentRangeEnd", "commentReference")
_STARTS, _ENDS, _REFERENCES = (f"{W}{name}" for name in _MARKS)


def members(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip by name, in their order."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def note(block: int, start: int, end: int, title: str = "Warning PRV-01: Vague") -> Note:
    """Return a note on some characters of a block."""
    return Note(title, ("Why it matters.",), Span(block, start, end))


def comments(data: bytes) -> list[Any]:
    """Return all comments of a file."""
    part = members(data).get("word/comments.xml")
    return [] if part is None else list(etree.fromstring(part))


def commented(data: bytes) -> dict[str, str]:
    """Return the words between the two ends of each comment, by its id."""
    root = etree.fromstring(members(data)["word/document.xml"])
    open_now: list[str] = []
    found: dict[str, str] = {}
    for element in root.iter():
        if element.tag == _STARTS:
            open_now.append(element.get(f"{W}id"))
            found[open_now[-1]] = ""
        elif element.tag == _ENDS:
            open_now.remove(element.get(f"{W}id"))
        elif element.tag == f"{W}t":
            for name in open_now:
                found[name] += element.text or ""
    assert open_now == []
    return found


def stripped(data: bytes) -> bytes:
    """Return a document's XML in one canonical form without our comments, alike runs merged.

    This is written apart from the program's own way of taking its comments out.
    """
    ours = {c.get(f"{W}id") for c in comments(data) if c.get(f"{W}author") == OURS}
    root = etree.fromstring(members(data)["word/document.xml"])
    for element in list(root.iter(_STARTS, _ENDS, _REFERENCES)):
        if element.get(f"{W}id") in ours:
            run = element.getparent()
            (run.getparent().remove(run) if element.tag == _REFERENCES else run.remove(element))
    for parent in root.iter():
        _merge(parent)
    for text in root.iter(f"{W}t"):
        text.attrib.pop(_SPACE, None)
    return bytes(etree.tostring(root, method="c14n2"))


def _merge(parent: Any) -> None:
    """Put neighbouring runs that look alike together, and then neighbouring texts in them."""
    last = None
    for run in list(parent):
        same = last is not None and run.tag == last.tag == f"{W}r" and _look(run) == _look(last)
        if not same:
            last = run
            continue
        last.extend(child for child in list(run) if child.tag != f"{W}rPr")
        parent.remove(run)
    last = None
    for text in list(parent):
        if last is not None and text.tag == last.tag == f"{W}t" and not len(text) and not len(last):
            last.text = (last.text or "") + (text.text or "")
            parent.remove(text)
        else:
            last = text


def _look(run: Any) -> tuple[Any, ...]:
    properties = run.find(f"{W}rPr")
    inner = b"" if properties is None else etree.tostring(properties, method="c14n")
    return sorted(run.attrib.items()), inner
