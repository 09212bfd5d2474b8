"""Where each statement's box stands in the drawing of the golden thread, and the lines of its text."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

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
SHOWN = 98  # characters of a statement: three lines
WIDEST_GAP = 160  # a short column is spread beside a long one, so that lines run flatter

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
    columns = {
        part: [Box(end, COLUMNS[part], TOP, _lines(end)) for end in ends]
        for part, ends in thread.parts.items()
    }
    tallest = max(sum(box.height + GAP for box in column) for column in columns.values())
    return {box.end.id: box for column in columns.values() for box in _stacked(column, tallest)}


def _stacked(column: list[Box], tallest: int) -> Iterator[Box]:
    """Yield a column's boxes one under the other, further apart where the column is short."""
    height = sum(box.height + GAP for box in column)
    spread = min(WIDEST_GAP, (tallest - height) // max(1, len(column)))
    top = TOP
    for box in column:
        yield replace(box, top=top)
        top += box.height + GAP + spread


def _lines(end: End) -> tuple[str, ...]:
    head = f"{end.sign} {end.id}: {end.alone}" if end.alone else end.id
    return (head, *textwrap.wrap(shorten(end.text, SHOWN).replace(" …", "…"), CHARACTERS))
