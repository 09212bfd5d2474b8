"""A second reading of one part of a Word file, by what hides text instead of what shows it.

The reader goes only into elements that it knows. This walk goes into everything, so that text in
an element that the reader has never heard of turns up here as lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Protocol
from xml.etree import ElementTree

Look = dict[str, bool]
Path = tuple[int, ...]
ANY = "\ufffc"  # stands for one character whose form the file leaves to a font

# The last part of a namespace, in its usual and in its strict form, and what we call it.
_SPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
}
SWITCHES = ("w:vanish", "w:strike", "w:dstrike")
_MOST_DIGITS = 9
_OFF = ("0", "false", "off", "none")
_PROPERTIES = frozenset(
    f"w:{name}Pr" for name in ("p", "r", "sdt", "sdtEnd", "tbl", "tc", "tr", "sect", "tblEx")
)
_INVISIBLE = frozenset(map(chr, (0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)))
_DELETED, _HIDDEN, _STRUCK = "deleted or moved away", "hidden", "struck through"
_MERGED, _TWICE = "in cells merged with the one above", "drawn a second time for older programs"
_CODE, _OVER = "instructions of fields", "small print over other characters"


def name_of(element: ElementTree.Element) -> str:
    """Return an element's name with its usual prefix, or ``""`` for a comment."""
    if not isinstance(element.tag, str):
        return ""
    space, _, name = element.tag.rpartition("}")
    return f"{_SPACES.get(space[1:], '?')}:{name}"


def value_of(element: ElementTree.Element) -> str:
    """Return an element's ``val``."""
    return next((v for k, v in element.attrib.items() if k.rsplit("}", 1)[-1] == "val"), "")


def switched(elements: Iterable[ElementTree.Element]) -> Look:
    """Return what the switches among some properties say."""
    return {name_of(e): value_of(e).lower() not in _OFF for e in elements if name_of(e) in SWITCHES}


class Styled(Protocol):
    """What the walk must know of styles."""

    def of_paragraph(self, style: str) -> Look:
        """Return how text looks in a paragraph of this style, before a run changes it."""

    def of_style(self, style: str) -> Look:
        """Return what a style and those it is based on switch."""


@dataclass(slots=True)
class Passage:
    """One paragraph's visible characters without white space, and where it stands."""

    part: str
    path: Path
    text: str = ""
    number: int = 0
    boxes: list[Passage] = field(default_factory=list)


class Walk:
    """Goes through one part; ``found`` are its paragraphs that show something, in order."""

    def __init__(self, part: str, looks: Styled, left_out: Counter[str]) -> None:
        self.found: list[Passage] = []
        self._part, self._looks, self._left_out = part, looks, left_out
        self._number = 0
        self._into = self.found
        self._paragraph: Passage | None = None
        self._base: Look = {}
        self._follows_fields = True
        self._fields: list[str] = []  # of each open field, what hides its text now

    def passages(self, element: ElementTree.Element, path: Path) -> list[Passage]:
        """Return what is found so far and inside an element."""
        marks = [_field_kind(e) for e in element.iter() if name_of(e) == "w:fldChar"]
        self._fields.clear()
        self._follows_fields = marks.count("begin") == marks.count("end")
        self._inside(element, path, "")
        return self.found

    def _inside(self, element: ElementTree.Element, path: Path, hidden: str) -> None:
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
            self._one(child, name, here, _TWICE if again and not hidden else hidden)
        self._emit(carried)

    def _one(self, child: ElementTree.Element, name: str, path: Path, hidden: str) -> None:
        if name in ("w:t", "m:t"):
            self._text(child.text or "", path, hidden)
        elif name in ("w:r", "m:r"):
            self._run(child, path, hidden)
        elif name == "w:tbl":
            self._table(child, path, hidden)
        elif name == "w:fldChar":
            self._field(child, path, hidden)
        elif name == "w:noBreakHyphen":
            self._text("\u2011", path, hidden)
        elif name == "w:sym":
            self._text(ANY, path, hidden)
        elif name in ("w:del", "w:moveFrom"):
            self._inside(child, path, hidden or _DELETED)
        elif name in ("w:delText", "w:instrText", "w:delInstrText"):
            self._text(child.text or "", path, _DELETED if name == "w:delText" else _CODE)
        elif name == "w:rt":
            self._inside(child, path, hidden or _OVER)
        elif name and name not in _PROPERTIES:
            self._inside(child, path, hidden)

    def _text(self, text: str, path: Path, hidden: str) -> None:
        shown = "".join(c for c in text if not c.isspace() and c not in _INVISIBLE)
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
        self, element: ElementTree.Element, path: Path, hidden: str, carried: Passage | None
    ) -> Passage | None:
        """Go through a paragraph; return it when its end is deleted and the next goes on with it."""
        properties = _child(element, "w:pPr")
        outside = self._paragraph, self._into, self._base
        made = carried or Passage(self._part, path)
        made.path = path
        style = None if properties is None else _child(properties, "w:pStyle")
        self._base = self._looks.of_paragraph("" if style is None else value_of(style))
        self._paragraph, self._into = made, made.boxes
        self._inside(element, path, hidden)
        self._paragraph, self._into, self._base = outside
        mark = None if properties is None else _child(properties, "w:rPr")
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

    def _run(self, run: ElementTree.Element, path: Path, hidden: str) -> None:
        properties = _child(run, "w:rPr")
        look = dict(self._base)
        if properties is not None:
            named = _child(properties, "w:rStyle")
            look |= {} if named is None else self._looks.of_style(value_of(named))
            look |= switched(properties)
        if look.get("w:vanish"):
            hidden = hidden or _HIDDEN
        struck = look.get("w:strike") or look.get("w:dstrike")
        for at, child in enumerate(run):
            name = name_of(child)
            drawn = name in ("w:drawing", "w:pict", "w:object", "mc:AlternateContent")
            why = hidden if hidden or drawn or not struck else _STRUCK
            self._one(child, name, (*path, at), why)

    def _field(self, mark: ElementTree.Element, path: Path, hidden: str) -> None:
        kind = _field_kind(mark)
        if hidden in (_DELETED, _TWICE, _MERGED):
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

    def _table(self, table: ElementTree.Element, path: Path, hidden: str) -> None:
        above: set[tuple[int, int]] = set()
        for row, here in _members(table, path, "w:tr"):
            properties = _child(row, "w:trPr")
            facts = {} if properties is None else {name_of(e): value_of(e) for e in properties}
            gone = hidden or self._gone(table, here[len(path) :])
            if "w:del" in facts or "w:moveFrom" in facts:
                self._inside(row, here, hidden or _DELETED)
                continue
            above = self._row(row, here, gone, above, _amount(facts.get("w:gridBefore"), 0))
        for at, child in enumerate(table):  # text astray between rows is visible too
            if name_of(child) == "w:p":
                self._inside(child, (*path, at), hidden)

    def _gone(self, table: ElementTree.Element, path: Path) -> str:
        """Return why a row is not shown, when something round it says that it is deleted."""
        element = table
        for at in path[:-1]:
            element = element[at]
            if name_of(element) in ("w:del", "w:moveFrom"):
                return _DELETED
        return ""

    def _row(
        self,
        row: ElementTree.Element,
        path: Path,
        hidden: str,
        above: set[tuple[int, int]],
        column: int,
    ) -> set[tuple[int, int]]:
        """Go through a row's cells; return between which grid lines they stand."""
        stand: set[tuple[int, int]] = set()
        for cell, here in _members(row, path, "w:tc"):
            properties = _child(cell, "w:tcPr")
            facts = {} if properties is None else {name_of(e): value_of(e) for e in properties}
            if "w:cellDel" in facts:
                self._inside(cell, here, hidden or _DELETED)
                continue
            lines = column, column + max(_amount(facts.get("w:gridSpan"), 1), 1)
            merged = facts.get("w:vMerge", "restart") != "restart" and lines in above
            self._inside(cell, here, hidden or (_MERGED if merged else ""))
            stand.add(lines)
            column = lines[1]
        return stand


def _members(
    element: ElementTree.Element, path: Path, wanted: str
) -> Iterable[tuple[ElementTree.Element, Path]]:
    """Yield the rows of a table or cells of a row, whatever is wrapped round them."""
    chosen = False
    for at, child in enumerate(element):
        name = name_of(child)
        if name == wanted:
            yield child, (*path, at)
        elif name and name not in _PROPERTIES and name not in ("w:tbl", "w:p"):
            if not (name in ("mc:Choice", "mc:Fallback") and chosen):
                yield from _members(child, (*path, at), wanted)
            chosen = chosen or name == "mc:Choice"


def _field_kind(mark: ElementTree.Element) -> str:
    return next((v for k, v in mark.attrib.items() if k.endswith("}fldCharType")), "")


def _form_field(begin: ElementTree.Element) -> str:
    """Return what an old-style check box or drop-down list prints."""
    for data in begin:
        for kind in data:
            if name_of(kind) == "w:checkBox":
                return ANY
            if name_of(kind) == "w:ddList":
                entries = [value_of(e) for e in kind if name_of(e) == "w:listEntry"]
                said = {name_of(e): value_of(e) for e in kind}
                at = _amount(said.get("w:result", said.get("w:default")), 0)
                return entries[at] if at < len(entries) else ""
    return ""


def _child(element: ElementTree.Element, name: str) -> ElementTree.Element | None:
    return next((child for child in element if name_of(child) == name), None)


def _amount(value: str | None, otherwise: int) -> int:
    sound = value and value.isdecimal() and len(value) <= _MOST_DIGITS
    return int(value or 0) if sound else otherwise
