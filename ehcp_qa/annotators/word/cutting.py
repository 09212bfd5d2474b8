"""Runs cut at a character, and the elements between which a comment's ends can stand."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from ehcp_qa.model.document import ControlKind
from ehcp_qa.readers.docx.controls import held
from ehcp_qa.readers.docx.names import CONTROL, PARAGRAPH, W
from ehcp_qa.readers.docx.tracing import Spot

_TEXT, _PROPERTIES = f"{W}t", f"{W}rPr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What may hold the ends of a comment among its runs, as controls of rich text may. Fields of one
# element, controls of other kinds and equations may not, and what stands twice for older programs
# must not: there a comment goes round the whole.
_OPEN = frozenset(
    [
        f"{W}{name}"
        for name in (
            "ins",
            "moveTo",
            "hyperlink",
            "smartTag",
            "customXml",
            "dir",
            "bdo",
            "sdtContent",
        )
    ]
)


class Cuts:
    """Cuts runs in a part as they are asked for, and knows where each cut text went."""

    def __init__(self) -> None:
        self._pieces: dict[Any, list[tuple[int, Any]]] = {}

    def before(self, spot: Spot) -> Any:
        """Return the element before which a comment on a character begins."""
        text = self._cut(spot.element, spot.at)
        holder = outermost(text)
        if holder is text.getparent() and _has_before(text):
            return _split(holder, text)
        return holder

    def after(self, spot: Spot) -> Any:
        """Return the element after which a comment on a character ends."""
        self._cut(spot.element, spot.at + 1)
        text = self._piece(spot.element, spot.at)
        holder = outermost(text)
        following = text.getnext()
        if holder is text.getparent() and following is not None:
            _split(holder, following)
        return holder

    def _piece(self, element: Any, at: int) -> Any:
        """Return the piece of a text that now holds its character number ``at``."""
        pieces = self._pieces.get(element, [(0, element)])
        return next(piece for start, piece in reversed(pieces) if start <= at)

    def _cut(self, element: Any, at: int) -> Any:
        """Return the piece that begins with a character, cutting the text before it if it must."""
        if element.tag != _TEXT or len(element) or element.getparent() is not outermost(element):
            return element
        pieces = self._pieces.setdefault(element, [(0, element)])
        place = max(n for n, (start, _) in enumerate(pieces) if start <= at)
        start, piece = pieces[place]
        written = piece.text or ""
        if not 0 < at - start < len(written):
            return piece
        rest = piece.makeelement(piece.tag, dict(piece.attrib))
        piece.text, rest.text = written[: at - start], written[at - start :]
        for half in (piece, rest):
            half.set(_SPACE, "preserve")
        piece.addnext(rest)
        pieces.insert(place + 1, (at, rest))
        return rest


def outermost(element: Any) -> Any:
    """Return the element round a character that can stand beside the ends of a comment.

    This is its run, unless the run is inside something that a comment can only stand round.
    """
    chain: list[Any] = []
    for above in element.iterancestors():
        if above.tag == PARAGRAPH:
            host = _host(above)
            if host is not None:
                return outermost(host)
            break
        chain.append(above)
    closed = [above for above in chain if not _is_open(above)]
    return closed[-1] if closed else element


def _is_open(element: Any) -> bool:
    """Say whether the ends of a comment may stand inside an element, among its runs."""
    if element.tag == CONTROL:
        return held(element).control.kind is ControlKind.RICH_TEXT
    return element.tag in _OPEN


def wholly(spot: Spot, *, first: bool) -> bool:
    """Say whether a comment can begin, or end, at exactly this character."""
    holder = outermost(spot.element)
    if holder is spot.element.getparent():
        return True
    texts = list(holder.iter(_TEXT)) or [spot.element]
    if first:
        return texts[0] is spot.element and spot.at == 0
    return texts[-1] is spot.element and spot.at >= len(spot.element.text or "") - 1


def _host(paragraph: Any) -> Any:
    """Return the text box round a paragraph, which Word lets nobody comment in; else None."""
    box = None
    for above in paragraph.iterancestors():
        if above.tag == f"{W}txbxContent":
            box = above
    return box


def _has_before(text: Any) -> bool:
    """Say whether anything but its properties stands before a text in its run."""
    return any(e.tag != _PROPERTIES for e in text.itersiblings(preceding=True))


def _split(run: Any, at: Any) -> Any:
    """Move a run's content from ``at`` on into a run like it right after, and return that."""
    rest = run.makeelement(run.tag, dict(run.attrib))
    properties = run.find(_PROPERTIES)
    if properties is not None:
        rest.append(deepcopy(properties))
    moved = [at, *at.itersiblings()]
    rest.extend(moved)
    run.addnext(rest)
    return rest
