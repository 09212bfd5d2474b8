"""Where words stand: spans over block text, and places a person can find."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters ``start:end`` of block number ``block`` of a document.

    ``document.blocks[span.block].text[span.start:span.end]`` is always what a span means.
    """

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands in the file it was read from.

    ``path`` is the chain of child positions below the part's root in a Word file. ``page`` counts
    from 1 and ``box`` is left, top, right, bottom in points from the page's top left corner, for
    a PDF. ``line`` counts from 1 in plain text.
    """

    part: str = "body"
    path: tuple[int, ...] = ()
    page: int | None = None
    box: tuple[float, float, float, float] | None = None
    line: int | None = None
