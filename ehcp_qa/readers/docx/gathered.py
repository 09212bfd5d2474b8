"""What has been read of a Word file so far, across all its parts and what is embedded in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from ehcp_qa.model.document import Block, Control, Leftovers, Table
from ehcp_qa.readers.docx.controls import Held

_Mark = tuple[int, int, int]


class Origin(NamedTuple):
    """What a block's text was made of: stretches, each with the element that shows it.

    The text begins after ``skipped`` characters of them: white space and a label.
    """

    skipped: int
    stretches: list[tuple[Any, str]]


@dataclass(slots=True)
class Gathered:
    """Blocks, tables and controls in reading order, and counts of what is not read.

    ``trail`` has the origin of each block by its number, where somebody asked for that.
    """

    blocks: list[Block] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    controls: list[Held] = field(default_factory=list)
    insertions: int = 0
    deletions: int = 0
    struck_through: int = 0
    hidden: int = 0
    unread: int = 0
    chunks: int = 0
    trail: dict[int, Origin] | None = None

    def hold(self, control: Held) -> Held:
        """Take a control's place in the reading order."""
        self.controls.append(control)
        return control

    def mark(self) -> _Mark:
        """Return how far things are, to come back to."""
        return len(self.blocks), len(self.tables), len(self.controls)

    def back_to(self, mark: _Mark) -> None:
        """Forget what was read since ``mark``."""
        blocks, tables, controls = mark
        del self.blocks[blocks:], self.tables[tables:], self.controls[controls:]
        for index in [i for i in self.trail or () if i >= blocks]:
            del (self.trail or {})[index]

    def settled_controls(self) -> tuple[Control, ...]:
        """Return the controls with their values."""
        return tuple(held.settled(self.blocks) for held in self.controls)

    def leftovers(self, comments: int) -> Leftovers:
        """Return the counts."""
        return Leftovers(
            self.deletions,
            self.insertions,
            comments,
            self.struck_through,
            self.hidden,
            self.unread,
        )
