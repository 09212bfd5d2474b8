"""The names and values of a Word file's elements, as the second reading knows them."""

from __future__ import annotations

from collections.abc import Iterable
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
    "urn:schemas-microsoft-com:vml": "v",
}
_SWITCHES = ("w:vanish", "w:strike", "w:dstrike")
_FONTS = "w:rFonts"
_SYMBOL_FONTS = ("wingdings", "wingdings 2", "wingdings 3", "webdings", "symbol")
TELLING = (*_SWITCHES, _FONTS)
PROPERTIES = frozenset(
    f"w:{name}Pr" for name in ("p", "r", "sdt", "sdtEnd", "tbl", "tc", "tr", "sect", "tblEx")
)
_MOST_DIGITS = 9
_OFF = ("0", "false", "off", "none")


def name_of(element: ElementTree.Element) -> str:
    """Return an element's name with its usual prefix, or ``""`` for a comment."""
    if not isinstance(element.tag, str):
        return ""
    space, _, name = element.tag.rpartition("}")
    return f"{_SPACES.get(space[1:], '?')}:{name}"


def attribute(element: ElementTree.Element, name: str) -> str:
    """Return an attribute's value whatever its namespace, or ``""``."""
    return next((v for k, v in element.attrib.items() if k.rsplit("}", 1)[-1] == name), "")


def value_of(element: ElementTree.Element) -> str:
    """Return an element's ``val``."""
    return attribute(element, "val")


def switched(elements: Iterable[ElementTree.Element]) -> Look:
    """Return what the switches among some properties say, a symbol font being one."""
    found: Look = {}
    for element in elements:
        name = name_of(element)
        if name in _SWITCHES:
            found[name] = value_of(element).lower() not in _OFF
        elif name == _FONTS and (font := _font(element)):
            found[_FONTS] = font.strip().lower() in _SYMBOL_FONTS
    return found


def _font(fonts: ElementTree.Element) -> str:
    if attribute(fonts, "asciiTheme"):
        return "of the theme"
    return attribute(fonts, "ascii") or attribute(fonts, "hAnsi")


def child_of(element: ElementTree.Element, name: str) -> ElementTree.Element | None:
    """Return an element's first child with a name."""
    return next((child for child in element if name_of(child) == name), None)


def facts_of(element: ElementTree.Element, properties: str) -> dict[str, str]:
    """Return the values of an element's properties by name."""
    found = child_of(element, properties)
    return {} if found is None else {name_of(e): value_of(e) for e in found}


def amount(value: str | None, otherwise: int) -> int:
    """Return a whole number, or ``otherwise`` when the value is none."""
    sound = value and value.isdecimal() and len(value) <= _MOST_DIGITS
    return int(value or 0) if sound else otherwise
