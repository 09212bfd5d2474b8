"""A second reading of one part of a Word file, by what hides text instead of what shows it.

The reader goes only into elements that it knows. This walk goes into everything, so that text in
an element that the reader has never heard of turns up here as lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol
from xml.etree import ElementTree

from ehcp_qa.readers.conservation.names import (
    ANY,
    PROPERTIES,
    Look,
    Path,
    amount,
    attribute,
    child_of,
    name_of,
    switched,
    value_of,
)
from ehcp_qa.readers.conservation.rows import DELETED, MERGED, cells_of

_INVISIBLE = frozenset(map(chr, (0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)))
_HIDDEN, _STRUCK = "hidden", "struck through"
_TWICE = "drawn a second time for older programs"
_CODE, _OVER = "instructions of fields", "small print over other characters"
_NOTES = {"w:footnoteReference": "footnotes", "w:endnoteReference": "endnotes"}
_SEEN = ("", _STRUCK)  # reasons that do not hold for all that is inside
_WITH_OWN_LOOK = ("w:r", "m:r", "w:ruby", "w:txbxContent", "v:textpath")
_Element = ElementTree.Element


class Styled(Protocol):
    """What the walk must know of styles."""

    def of_run(self, paragraph: str, character: str, direct: Look) -> Look:
        """Return how a run looks in a paragraph of a style."""


@dataclass(slots=True)
class Passage:
    """One paragraph's visible characters without white space, and where it stands.

    An embedded page or text is one passage with no path.
    """

    part: str
    path: Path
    text: str = ""
    number: int = 0
    boxes: list[Passage] = field(default_factory=list)


class Walk:
    """Goes through one part; ``found`` are its paragraphs that show something, in order.

    ``notes`` are the notes that what it shows refers to, by kind and id.
    """

    def __init__(
        self,
        part: str,
        looks: Styled,
        left_out: Counter[str],
        embedded: Callable[[str], list[Passage]],
    ) -> None:
        self.found: list[Passage] = []
        self.notes: list[tuple[str, str]] = []
        self._part, self._looks, self._left_out = part, looks, left_out
        self._embedded = embedded
        self._number = 0
        self._into = self.found
        self._paragraph: Passage | None = None
        self._style, self._in_symbols = "", False
        self._follows_fields = True
        self._fields: list[str] = []  # of each open field, what hides its text now

    def passages(self, element: _Element, path: Path, hidden: str = "") -> list[Passage]:
        """Return what is found so far and inside an element."""
        marks = [attribute(e, "fldCharType") for e in element.iter() if name_of(e) == "w:fldChar"]
        self._fields.clear()
        self._follows_fields = marks.count("begin") == marks.count("end")
        self._inside(element, path, hidden)
        return self.found

    def _inside(self, element: _Element, path: Path, hidden: str) -> None:
        carried: Passage | None = None
        chosen = False
        for at, child in enumerate(element):
            name, here = name_of(child), (*path, at)
            if name == "w:p":
                carried = self._one_paragraph(child, here, hidden, carried)
                continue
            self._emit(carried)
            carried = None
            again = name in ("mc:Choice", "mc:Fallback") and chosen
            chosen = chosen or name == "mc:Choice"
            self._one(child, name, here, _TWICE if again and hidden in _SEEN else hidden)
        self._emit(carried)

    def _one(self, child: _Element, name: str, path: Path, hidden: str) -> None:
        if hidden == _STRUCK and name in _WITH_OWN_LOOK:
            hidden = ""
        if name in ("w:t", "m:t"):
            words = child.text or ""
            self._text(ANY * len(_shown(words)) if self._in_symbols else words, path, hidden)
        elif name in ("w:r", "m:r"):
            self._run(child, path, hidden)
        elif name == "w:tbl":
            self._table(child, path, hidden)
        elif name in ("w:fldChar", "w:altChunk", "v:textpath") or name in _NOTES:
            self._seldom(child, name, path, hidden)
        elif name == "w:noBreakHyphen":
            self._text("\u2011", path, hidden)
        elif name == "w:sym":
            self._text(ANY if attribute(child, "char").strip() else "", path, hidden)
        elif name in ("w:del", "w:moveFrom"):
            self._inside(child, path, hidden or DELETED)
        elif name in ("w:delText", "w:instrText", "w:delInstrText"):
            self._text(child.text or "", path, DELETED if name == "w:delText" else _CODE)
        elif name == "w:rt":
            self._inside(child, path, hidden or _OVER)
        elif name and name not in PROPERTIES:
            self._inside(child, path, hidden)

    def _seldom(self, child: _Element, name: str, path: Path, hidden: str) -> None:
        """Go through what a plan has few of: fields, other documents, word art, notes."""
        if name == "w:fldChar":
            self._field(child, path, hidden)
        elif hidden or any(self._fields):
            words = attribute(child, "string") if name == "v:textpath" else ""
            self._text(words, path, hidden)
        elif name == "w:altChunk":
            self._into += self._embedded(attribute(child, "id"))
        elif name == "v:textpath":
            if words := _shown(attribute(child, "string")):
                self._into.append(Passage(self._part, path, words))
        else:
            self.notes.append((_NOTES[name], attribute(child, "id")))

    def _text(self, text: str, path: Path, hidden: str) -> None:
        shown = _shown(text)
        hidden = hidden or next((why for why in self._fields if why), "")
        if not shown:
            return
        if hidden:
            self._left_out[hidden] += len(shown)
        elif self._paragraph is None:
            self._emit(Passage(self._part, path, shown))
        else:
            self._paragraph.text += shown

    def _one_paragraph(
        self, element: _Element, path: Path, hidden: str, carried: Passage | None
    ) -> Passage | None:
        """Go through a paragraph; return it when its end is deleted and the next goes on with it."""
        properties = child_of(element, "w:pPr")
        outside = self._paragraph, self._into, self._style
        made = carried or Passage(self._part, path)
        made.path = path
        style = None if properties is None else child_of(properties, "w:pStyle")
        self._style = "" if style is None else value_of(style)
        self._paragraph, self._into = made, made.boxes
        self._inside(element, path, "" if hidden == _STRUCK else hidden)
        self._paragraph, self._into, self._style = outside
        mark = None if properties is None else child_of(properties, "w:rPr")
        if mark is not None and any(name_of(e) in ("w:del", "w:moveFrom") for e in mark):
            return made
        self._emit(made)
        return None

    def _emit(self, passage: Passage | None) -> None:
        if passage is None:
            return
        if passage.text:
            self._into.append(passage)
        self._into += passage.boxes
        if self._into is self.found:
            for shown in self.found[self._number :]:
                self._number += 1
                shown.number = self._number

    def _run(self, run: _Element, path: Path, hidden: str) -> None:
        properties = child_of(run, "w:rPr")
        named = None if properties is None else child_of(properties, "w:rStyle")
        look = self._looks.of_run(
            self._style,
            "" if named is None else value_of(named),
            {} if properties is None else switched(properties),
        )
        if look.get("w:vanish"):
            hidden = hidden or _HIDDEN
        if look.get("w:strike") or look.get("w:dstrike"):
            hidden = hidden or _STRUCK
        outside, self._in_symbols = self._in_symbols, look.get("w:rFonts", False)
        for at, child in enumerate(run):
            self._one(child, name_of(child), (*path, at), hidden)
        self._in_symbols = outside

    def _field(self, mark: _Element, path: Path, hidden: str) -> None:
        kind = attribute(mark, "fldCharType")
        if hidden in (DELETED, _TWICE, MERGED):
            return
        if kind == "begin":
            shown = _form_field(mark)
            self._text(shown, path, hidden)
            if not self._follows_fields:
                return
            self._fields.append(_CODE if not shown else _TWICE)
        elif kind == "separate" and self._fields:
            self._fields[-1] = "" if self._fields[-1] == _CODE else self._fields[-1]
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _table(self, table: _Element, path: Path, hidden: str) -> None:
        for cell, here, why in cells_of(table, path):
            self._inside(cell, here, hidden or why)
        for at, child in enumerate(table):  # text astray between rows is visible too
            if name_of(child) == "w:p":
                self._inside(child, (*path, at), hidden)


def _shown(text: str) -> str:
    return "".join(c for c in text if not c.isspace() and c not in _INVISIBLE)


def _form_field(begin: _Element) -> str:
    """Return what an old-style check box or drop-down list prints."""
    for data in begin:
        for kind in data:
            if name_of(kind) == "w:checkBox":
                return ANY
            if name_of(kind) == "w:ddList":
                entries = [value_of(e) for e in kind if name_of(e) == "w:listEntry"]
                said = {name_of(e): value_of(e) for e in kind}
                at = amount(said.get("w:result", said.get("w:default")), 0)
                return entries[at] if at < len(entries) else ""
    return ""
