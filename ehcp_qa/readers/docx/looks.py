"""How a run of a Word file looks, worked out once for each way that runs are formatted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ehcp_qa.model.document import MarkKind
from ehcp_qa.readers.docx.names import VAL, W, whole_number
from ehcp_qa.readers.docx.symbols import symbol_font
from ehcp_qa.readers.text import NO_MARKS

Settings = Mapping[str, bool | float | str]
Signature = tuple[tuple[str, str | None], ...]

BOLD, ITALIC, UNDERLINE = f"{W}b", f"{W}i", f"{W}u"
STRIKE, DOUBLE_STRIKE, VANISH = f"{W}strike", f"{W}dstrike", f"{W}vanish"
# Not of Word's format: that a style's name says it is for guidance.
GUIDING = "guiding"
SIZE, FONTS, RUN_STYLE = f"{W}sz", f"{W}rFonts", f"{W}rStyle"
_SWITCHES = frozenset([BOLD, ITALIC, UNDERLINE, STRIKE, DOUBLE_STRIKE, VANISH])
# Those that a paragraph's style and a run's style switch against each other (ISO 29500-1, 17.7.3).
_TOGGLES = (BOLD, ITALIC, STRIKE, VANISH)
_TELLING = _SWITCHES | {SIZE, RUN_STYLE}
_ASCII, _HIGH, _THEME = f"{W}ascii", f"{W}hAnsi", f"{W}asciiTheme"
_OFF = frozenset(["0", "false", "off", "none"])


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks, as far as a reader of the plan would care.

    ``font`` is the symbol font that its letters are drawn in, if they are.
    """

    marks: frozenset[MarkKind] = NO_MARKS
    struck: bool = False
    hidden: bool = False
    size: float | None = None
    font: str = ""


PLAIN = Look()


def is_on(element: Any) -> bool:
    """Say whether a switch such as ``<w:b/>`` is on."""
    return element is not None and switched_on(element.get(VAL))


def switched_on(value: str | None) -> bool:
    """Say whether a switch with this value is on; with none it is."""
    return value is None or value.lower() not in _OFF


def signature(properties: Iterable[Any]) -> Signature:
    """Return what tells among some run properties; alike formatted runs have the same."""
    found = []
    for child in properties:
        tag = child.tag
        if tag in _TELLING:
            found.append((tag, child.get(VAL)))
        elif tag == FONTS and (name := _font(child)) is not None:
            found.append((tag, name))
    return tuple(found)


def _font(fonts: Any) -> str | None:
    """Return the font that letters are drawn in; None when it is left as it was."""
    if fonts.get(_THEME):
        return ""
    name: str | None = fonts.get(_ASCII) or fonts.get(_HIGH)
    return name


def settings(found: Signature) -> dict[str, bool | float | str]:
    """Return what run properties switch on or off, size and name."""
    made: dict[str, bool | float | str] = {}
    for tag, value in found:
        if tag in _SWITCHES:
            made[tag] = switched_on(value)
        elif tag == FONTS:
            made[tag] = symbol_font(value or "")
        elif tag == SIZE and (half_points := whole_number(value, 0)):
            made[tag] = half_points / 2
    return made


def combined(
    defaults: Settings, paragraph: Settings, character: Settings, direct: Settings
) -> Look:
    """Return the look that the levels of formatting come to.

    The nearest level has its way, but for the toggles: two styles that both say bold say plain
    between them, and what the file's defaults switch on no style switches off.
    """
    made = {**defaults, **paragraph, **character, **direct}
    for toggle in _TOGGLES:
        if toggle not in direct:
            both = bool(paragraph.get(toggle)) != bool(character.get(toggle))
            made[toggle] = both or bool(defaults.get(toggle))
    size = made.get(SIZE)
    return Look(
        frozenset(kind for tag, kind in _MARKS.items() if made.get(tag)),
        bool(made.get(STRIKE) or made.get(DOUBLE_STRIKE)),
        bool(made.get(VANISH)),
        None if size is None else float(size),
        str(made.get(FONTS, "")),
    )


_MARKS = {
    BOLD: MarkKind.BOLD,
    ITALIC: MarkKind.ITALIC,
    UNDERLINE: MarkKind.UNDERLINE,
    GUIDING: MarkKind.GUIDANCE,
}
