"""The walk through a document from its first line to its last."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ehcp_qa.model.document import Block, BlockKind
from ehcp_qa.model.plan import SectionId
from ehcp_qa.recognise.content import read_content
from ehcp_qa.recognise.grid import Grid, Unit
from ehcp_qa.recognise.inline import opens_area, opens_inline
from ehcp_qa.recognise.lines import (
    heading_weight,
    is_closing,
    is_lead_in,
    is_passed_over,
    is_subheading,
)
from ehcp_qa.recognise.openings import (
    is_statement,
    opens_h_part,
    opens_section,
    repeats_title,
    subheading,
)
from ehcp_qa.recognise.pieces import parts_of
from ehcp_qa.recognise.state import Walk

_APPENDIX = re.compile(r"(?i)\W*(?:appendix|annex)\s+\w{1,3}\b\W+\w")


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
            for part, after in parts_of(walk, unit, following):
                read_line(walk, part, after)


def read_line(walk: Walk, block: Block, following: Unit | None) -> None:
    """Read one line: a heading, a sub-heading, or words of the section that stands open."""
    if block.index in walk.ignored or is_passed_over(block.text):
        walk.found.residue.add(block.index)
    elif repeats_title(walk, block) or opens_section(walk, block):
        return
    elif rest := (
        opens_h_part(walk, block) or opens_inline(walk, block) or opens_area(walk, block)
    ):
        read_line(walk, rest, following)
    elif lists_advice(walk, block):
        read_content(walk, block, following)
    elif is_closing(block.text) and (heading_weight(block) or not in_list(walk, block)):
        walk.close(block)
    elif is_subheading(
        block, walk.titles, late=walk.late, following=following
    ) and not is_statement(walk, block):
        subheading(walk, block)
    else:
        read_content(walk, block, following)


def lists_advice(walk: Walk, block: Block) -> bool:
    """True for a plain line of K, such as "Parental views", which is a piece of advice."""
    plain_line = heading_weight(block) == 0 and not block.italic
    if is_closing(block.text) and not _APPENDIX.match(block.text):
        return False
    return walk.opened == (SectionId.K,) and plain_line and not is_lead_in(block.text)


def in_list(walk: Walk, block: Block) -> bool:
    """True for a list item inside a section, which never closes it."""
    return block.kind is BlockKind.LIST_ITEM and bool(walk.opened)
