"""Where each statement's box stands in the drawing of the golden thread, and the lines of its text."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass

from ehcp_qa.reporters.text import shorten
from ehcp_qa.reporters.thread.ends import End, Part, Thread

# An A4 page on its side is 1,123 units wide at the 96 to an inch of browsers: printed, text is 8 point.
WIDTH = 1120
MARGIN = 10
TOP = 72  # under the title, the legend and the heads of the columns
BOX_WIDTH = 212
BETWEEN = (WIDTH - 2 * MARGIN - 4 * BOX_WIDTH) // 3
PADDING = 5
LINE_HEIGHT = 13
GAP = 6
CHARACTERS = 38  # of Arial at 10.5 units, on average, in a box less its padding
SHOWN = 105  # characters of a statement: three lines

COLUMNS: Mapping[Part, int] = {
    part: MARGIN + at * (BOX_WIDTH + BETWEEN) for at, part in enumerate(Part)
}


@dataclass(frozen=True, slots=True)
class Box:
    """One statement's place and its lines of text, the first of them its id."""

    end: End
    left: int
    top: int
    lines: tuple[str, ...]

    @property
    def height(self) -> int:
        """How tall the box is."""
        return len(self.lines) * LINE_HEIGHT + 2 * PADDING

    @property
    def bottom(self) -> int:
        """Where the box ends."""
        return self.top + self.height

    @property
    def middle(self) -> int:
        """Where lines meet the box."""
        return self.top + self.height // 2


def boxes(thread: Thread) -> dict[str, Box]:
    """Return every statement's box by its id: a column for each part, in reading order."""
    found: dict[str, Box] = {}
    for part, ends in thread.parts.items():
        top = TOP
        for end in ends:
            box = Box(end, COLUMNS[part], top, _lines(end))
            found[end.id] = box
            top = box.bottom + GAP
    return found


def _lines(end: End) -> tuple[str, ...]:
    head = f"{end.sign} {end.id}: {end.alone}" if end.alone else end.id
    return (head, *textwrap.wrap(shorten(end.text, SHOWN), CHARACTERS))
