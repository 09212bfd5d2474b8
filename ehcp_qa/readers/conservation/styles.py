"""Which styles of a Word file hide or strike through their text, for the second reading."""

from __future__ import annotations

from xml.etree import ElementTree

from ehcp_qa.readers.conservation.names import TELLING, Look, name_of, switched, value_of

_TOGGLED = ("w:vanish", "w:strike")  # two styles that both switch these switch them back


class Looks:
    """What each style of a file switches on or off, by the style's id."""

    def __init__(self, root: ElementTree.Element | None) -> None:
        self._own: dict[str, Look] = {}
        self._base: dict[str, str] = {}
        self._defaults: Look = {}
        self._default_style = ""
        for element in () if root is None else root:
            if name_of(element) == "w:docDefaults":
                self._defaults = switched(
                    found for found in element.iter() if name_of(found) in TELLING
                )
            elif name_of(element) == "w:style":
                self._add(element)

    def _add(self, style: ElementTree.Element) -> None:
        facts = {key.rsplit("}", 1)[-1]: value for key, value in style.attrib.items()}
        name = facts.get("styleId", "")
        if facts.get("type") == "paragraph" and facts.get("default") in ("1", "true"):
            self._default_style = self._default_style or name
        self._own[name] = {}
        for child in style:
            if name_of(child) == "w:basedOn":
                self._base[name] = value_of(child)
            elif name_of(child) == "w:rPr":
                self._own[name] = switched(child)

    def of_run(self, paragraph: str, character: str, direct: Look) -> Look:
        """Return how a run looks: its own switches first, then its style and its paragraph's."""
        outer = self._of_style(paragraph if paragraph in self._own else self._default_style)
        inner = self._of_style(character)
        look = self._defaults | outer | inner
        for switch in _TOGGLED:
            odd = outer.get(switch, False) ^ inner.get(switch, False)
            look[switch] = self._defaults.get(switch, False) or odd
        return look | direct

    def _of_style(self, style: str) -> Look:
        """Return what a style and those it is based on switch, the nearest having its way."""
        look: Look = {}
        met: set[str] = set()
        while style in self._own and style not in met:
            met.add(style)
            look = self._own[style] | look
            style = self._base.get(style, "")
        return look
