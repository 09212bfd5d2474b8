"""The walk through a document from its first line to its last."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from ehcp_qa.model.document import Block, BlockKind
from ehcp_qa.recognise.content import read_content
from ehcp_qa.recognise.grid import Grid, Unit
from ehcp_qa.recognise.lines import (
    heading_weight,
    is_closing,
    is_passed_over,
    is_subheading,
)
from ehcp_qa.recognise.openings import (
    is_statement,
    opens_section,
    repeats_title,
    subheading,
)
from ehcp_qa.recognise.state import Walk

_BREAK = re.compile(r"[\n\x0b\u2028]")
_LINE = re.compile(r"[^\n\x0b\u2028]+")


def stream(walk: Walk, units: Iterable[Unit], *, cell: bool = False) -> None:
    """Read blocks and tables one after the other."""
    from ehcp_qa.recognise.tables import read_table

    listed = list(units)
    for position, unit in enumerate(listed):
        if isinstance(unit, Grid) and all(b.index in walk.ignored for b in unit.blocks):
            walk.found.residue.update(b.index for b in unit.blocks)
        elif isinstance(unit, Grid):
            walk.leads.clear()
            read_table(walk, unit)
        elif unit.text.strip():
            walk.carried = {} if not cell else walk.carried
            following = listed[position + 1] if position + 1 < len(listed) else None
            for part, after in parts_of(unit, following):
                read_line(walk, part, after)


def read_line(walk: Walk, block: Block, following: Unit | None) -> None:
    """Read one line: a heading, a sub-heading, or words of the section that stands open."""
    if block.index in walk.ignored or is_passed_over(block.text):
        walk.found.residue.add(block.index)
    elif repeats_title(walk, block) or opens_section(walk, block):
        return
    elif is_closing(block.text) and (heading_weight(block) or not in_list(walk, block)):
        walk.close(block)
    elif is_subheading(
        block, walk.titles, late=walk.late, following=following
    ) and not is_statement(walk, block):
        subheading(walk, block)
    else:
        read_content(walk, block, following)


def in_list(walk: Walk, block: Block) -> bool:
    """True for a list item inside a section, which never closes it."""
    return block.kind is BlockKind.LIST_ITEM and bool(walk.opened)


def parts_of(block: Block, following: Unit | None) -> list[tuple[Block, Unit | None]]:
    """Return a block line by line where it holds line breaks, each line at its own offsets.

    Every part is the block with its other lines blanked out, so that spans stay true.
    """
    if not _BREAK.search(block.text):
        return [(block, following)]
    lines = [m for m in _LINE.finditer(block.text) if m[0].strip()]
    parts = [
        replace(block, text=" " * m.start() + m[0] + " " * (len(block.text) - m.end()))
        for m in lines
    ]
    return list(zip(parts, [*parts[1:], following], strict=True))
