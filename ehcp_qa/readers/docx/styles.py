"""What a Word file's styles make of a paragraph or a run, inheritance worked out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ehcp_qa.readers.docx.looks import (
    GUIDING,
    PLAIN,
    RUN_STYLE,
    Look,
    Settings,
    combined,
    settings,
    signature,
)
from ehcp_qa.readers.docx.names import VAL, W, whole_number

_HEADING_NAME = re.compile(r"heading\s*([1-9])\Z", re.IGNORECASE)
# Word's own deeper list styles are each a list of one level; only their names say how deep.
_DEEPER_LIST = re.compile(r"list (?:bullet|number) ([2-5])\Z", re.IGNORECASE)
# Styles that councils keep for words to whoever fills the template in.
_GUIDANCE = re.compile(
    r"\b(?:guidance|guide|instructions?|help ?text|hint|writer'?s? notes?|notes? (?:to|for) (?:the )?"
    r"(?:writers?|officers?|authors?))\b",
    re.IGNORECASE,
)
_TITLE_LEVEL = 1
_BODY_TEXT_LEVEL = 9  # outline level 10 of 10 in Word's own counting means "body text"


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph has from its style: heading level (0 is none), list, and look.

    ``depth`` is how much deeper an item stands than its level in its own list says. ``name`` is
    the style whose look runs start from, and ``look`` that look.
    """

    name: str = ""
    level: int = 0
    list_id: str = ""
    list_level: int = 0
    depth: int = 0
    look: Look = PLAIN


@dataclass(slots=True)
class Styles:
    """The styles of one file, each worked out once."""

    elements: Mapping[str, Any] = field(default_factory=dict)
    default_paragraph: str = ""
    defaults: Settings = field(default_factory=dict)
    _paragraphs: dict[str, ParagraphStyle] = field(default_factory=dict)
    _settings: dict[str, Settings] = field(default_factory=dict)
    _looks: dict[tuple[Any, ...], Look] = field(default_factory=dict)

    def paragraph(self, style: str) -> ParagraphStyle:
        """Return what a paragraph style gives; an unknown or empty id is the default style."""
        wanted = style if style in self.elements else self.default_paragraph
        if wanted not in self._paragraphs:
            self._paragraphs[wanted] = self._paragraph(wanted)
        return self._paragraphs[wanted]

    def look(self, style: str, properties: Any) -> Look:
        """Return how a run with these properties looks in a paragraph of a style."""
        told = () if properties is None else signature(properties)
        key = (style, told)
        look = self._looks.get(key)
        if look is None:
            named = dict(told).get(RUN_STYLE) or ""
            look = combined(
                self.defaults, self._of_style(style), self._of_style(named), settings(told)
            )
            self._looks[key] = look
        return look

    def _of_style(self, style: str) -> Settings:
        """Return what a style and those it is based on set, the nearest having its way."""
        if style not in self._settings:
            found: dict[str, bool | float | str] = {}
            for element in reversed(self._chain(style)):
                properties = element.find(f"{W}rPr")
                found |= {} if properties is None else settings(signature(properties))
                if _GUIDANCE.search(_name(element)):
                    found[GUIDING] = True
            self._settings[style] = found
        return self._settings[style]

    def _paragraph(self, style: str) -> ParagraphStyle:
        level, list_id, list_level = 0, "", 0
        for element in reversed(self._chain(style)):
            level = _named_level(element) or level
            properties = element.find(f"{W}pPr")
            if properties is None:
                continue
            outline = properties.find(f"{W}outlineLvl")
            if outline is not None:
                level = heading_level(outline)
            numbering = properties.find(f"{W}numPr")
            if numbering is not None:
                list_id, list_level = list_reference(numbering, list_id, list_level)
        deeper = _DEEPER_LIST.match(_name(self.elements.get(style)))
        depth = int(deeper.group(1)) - 1 if deeper else 0
        look = self.look(style, None)
        return ParagraphStyle(style, level, list_id, list_level, depth, look)

    def _chain(self, style: str) -> list[Any]:
        """Return the style's element and those it is based on, nearest first."""
        chain: list[Any] = []
        met: set[str] = set()
        while style in self.elements and style not in met:
            met.add(style)
            chain.append(self.elements[style])
            based_on = chain[-1].find(f"{W}basedOn")
            style = "" if based_on is None else based_on.get(VAL, "")
        return chain


def load_styles(root: Any) -> Styles:
    """Return the styles of a styles part; None (no such part) gives plain ones."""
    if root is None:
        return Styles()
    elements = {e.get(f"{W}styleId", ""): e for e in root.iterchildren(f"{W}style")}
    default = next(
        (
            style
            for style, e in elements.items()
            if e.get(f"{W}type") == "paragraph" and e.get(f"{W}default") in ("1", "true")
        ),
        "",
    )
    run_defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    plain = {} if run_defaults is None else settings(signature(run_defaults))
    return Styles(elements, default, plain)


def heading_level(outline: Any) -> int:
    """Return the heading level that an outline level stands for; 0 is body text."""
    level = whole_number(outline.get(VAL), _BODY_TEXT_LEVEL)
    return level + 1 if 0 <= level < _BODY_TEXT_LEVEL else 0


def list_reference(numbering: Any, list_id: str = "", level: int = 0) -> tuple[str, int]:
    """Return the list id and level that a ``numPr`` names, over those inherited."""
    named, at = numbering.find(f"{W}numId"), numbering.find(f"{W}ilvl")
    return (
        list_id if named is None else named.get(VAL, ""),
        level if at is None else max(whole_number(at.get(VAL), level), 0),
    )


def _named_level(element: Any) -> int:
    """Return the level of a built-in heading style, which goes by its name."""
    if element.get(f"{W}type") != "paragraph":
        return 0
    words = _name(element)
    if found := _HEADING_NAME.match(words):
        return int(found.group(1))
    return _TITLE_LEVEL if words.lower() == "title" else 0


def _name(element: Any) -> str:
    name = None if element is None else element.find(f"{W}name")
    return "" if name is None else str(name.get(VAL, ""))
