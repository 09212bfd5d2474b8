"""Where in a Word file each character of a block stands, for whoever writes beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NamedTuple

from ehcp_qa.model.document import Block
from ehcp_qa.model.location import Span
from ehcp_qa.readers.docx import TOO_DEEP, read_parts
from ehcp_qa.readers.docx.gathered import Gathered, Origin
from ehcp_qa.readers.docx.package import Package
from ehcp_qa.readers.text import visible


class Spot(NamedTuple):
    """One character of a file: the element that shows it and, in an element of text, its number."""

    element: Any
    at: int


@dataclass(frozen=True, slots=True)
class Traced:
    """A Word file as it was read, with the way back from each block to its elements.

    ``root`` is the root element of the part that holds the body.
    """

    package: Package
    root: Any
    blocks: list[Block]
    trail: dict[int, Origin]

    def spots(self, span: Span) -> tuple[Spot, Spot] | None:
        """Return the first and the last character of a span; None when it has none in the file."""
        origin = self.trail.get(span.block)
        if origin is None or span.start >= span.end:
            return None
        first = _spot(origin, span.start)
        last = _spot(origin, span.end - 1)
        return None if first is None or last is None else (first, last)


def trace_docx(data: bytes, name: str) -> Traced:
    """Return a Word file read as ``read_docx`` reads it, traced; or raise UnreadablePlan."""
    package = Package(data, name)
    gathered = Gathered(trail={})
    try:
        parts = read_parts(package, gathered)
    except RecursionError:
        raise package.refusal(TOO_DEEP) from None
    return Traced(package, parts.root, gathered.blocks, gathered.trail or {})


def _spot(origin: Origin, at: int) -> Spot | None:
    """Return where character number ``at`` of a block stands."""
    left = at + origin.skipped
    for element, shown in origin.stretches:
        if left < len(shown):
            return Spot(element, _written_at(element.text or "", shown, left))
        left -= len(shown)
    return None


def _written_at(written: str, shown: str, at: int) -> int:
    """Return the number in the text as written of a character of the text as shown.

    What is written also has the characters that show nothing.
    """
    if len(written) <= len(shown):
        return at
    seen = [n for n, character in enumerate(written) if visible(character)]
    return seen[at] if at < len(seen) else at
