"""What a web page's elements make of their text: hidden, struck through, bold, ticked."""

from __future__ import annotations

import re
from typing import Any

from ehcp_qa.model.document import MarkKind
from ehcp_qa.readers.docx.controls import TICKED, UNTICKED
from ehcp_qa.readers.text import NO_MARKS

HIDING = frozenset(
    "script style head title template iframe object svg audio video canvas datalist rt rp".split()
)
DELETING = frozenset(["s", "strike", "del"])
_BY_NAME = {
    "b": frozenset([MarkKind.BOLD]),
    "strong": frozenset([MarkKind.BOLD]),
    "i": frozenset([MarkKind.ITALIC]),
    "em": frozenset([MarkKind.ITALIC]),
    "u": frozenset([MarkKind.UNDERLINE]),
    "ins": frozenset([MarkKind.INSERTED]),
}
_BY_STYLE = {
    re.compile(r"font-weight:(?:bold|[6-9]00)"): MarkKind.BOLD,
    re.compile(r"font-style:(?:italic|oblique)"): MarkKind.ITALIC,
    re.compile(r"text-decoration[a-z-]*:[^;]*underline"): MarkKind.UNDERLINE,
}
_HIDDEN = re.compile(r"display:none|visibility:hidden|mso-hide:all")
_STRUCK = re.compile(r"text-decoration[a-z-]*:[^;]*line-through")
_UNSEEN_INPUTS = frozenset(["hidden", "submit", "button", "reset", "image", "file", "password"])


def _style(element: Any) -> str:
    written = element.get("style")
    return "".join(written.lower().split()) if written else ""


def is_hidden(element: Any) -> bool:
    """Say whether an element and all in it is not shown."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(_style(element)))


def is_struck(element: Any) -> bool:
    """Say whether an element's style strikes its text through."""
    return bool(_STRUCK.search(_style(element)))


def marks_of(element: Any) -> frozenset[MarkKind]:
    """Return how an element marks its text, by its name and by its style."""
    named = _BY_NAME.get(element.tag, NO_MARKS)
    style = _style(element)
    if not style:
        return named
    return named | {kind for pattern, kind in _BY_STYLE.items() if pattern.search(style)}


def state_of(element: Any) -> str:
    """Return what a form's box, field or list shows."""
    if element.tag == "select":
        options = list(element.iter("option"))
        chosen = [option for option in options if option.get("selected") is not None]
        return "".join((chosen or options)[0].itertext()) if options else ""
    kind = element.get("type", "text").lower()
    if kind in ("checkbox", "radio"):
        return UNTICKED if element.get("checked") is None else TICKED
    return "" if kind in _UNSEEN_INPUTS else str(element.get("value", ""))
