"""Rows that were begun and left, and sentences that stop in the middle."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ehcp_qa.detectors.base import Options, detector
from ehcp_qa.detectors.text import sections_of_blocks
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.document import Block, BlockKind, CellRef, Table
from ehcp_qa.model.finding import Match
from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Plan, Role, SectionId

# The number or name of a row that waits for its words: "4", "Need 4", "Outcome 2.1".
_BARE = re.compile(
    r"\W*(?:(?:need|outcome|provision|target|step|aim|objective|priority)s? ?)?(?:\d{1,2}(?:\.\d)?|[a-z])?\W*",
    re.IGNORECASE,
)
# No sentence ends on these, as one may on "with" or "her".
_OPEN_END = re.compile(
    r"(?:\b(?:the|a|an|and|or|of|my|our|every|such as|including|because|which|will be|in order to)|"
    r"\w-)\s*\Z",
    re.IGNORECASE,
)
_JOINS = re.compile(r"\b(?:and|or)\W*\Z", re.IGNORECASE)
_FEWEST_WORDS = 4  # a short entry such as "Vitamin A" is whole
_SECTIONS = frozenset(SectionId) - {SectionId.A, SectionId.I, SectionId.J, SectionId.K}


class UnfinishedOptions(Options, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many blank rows together are more than white space between two parts of a table."""

    blank_rows: int


@detector("unfinished", UnfinishedOptions)
def unfinished(plan: AnalysedPlan, options: UnfinishedOptions) -> Iterator[Match]:
    """Yield each row with a number and nothing else, each run of blank rows, each sentence cut short."""
    inside = sections_of_blocks(plan.plan)
    yield from _rows(plan.plan, inside, options.blank_rows)
    yield from _sentences(plan.plan)


def _rows(plan: Plan, inside: Mapping[int, SectionId], most: int) -> Iterator[Match]:
    by_table: dict[int, list[Block]] = {}
    for block in plan.document.blocks:
        if block.cell is not None:
            by_table.setdefault(block.cell.table, []).append(block)
    for table in plan.document.tables:
        blocks = by_table.get(table.index, [])
        if not any(inside.get(b.index) in _SECTIONS for b in blocks) or table.columns < 2:
            continue
        yield from _begun(table, blocks)
        yield from _blank(table, blocks, most)


def _begun(table: Table, blocks: list[Block]) -> Iterator[Match]:
    """Yield each row of which only the number was filled in."""
    for row in range(1, table.rows):
        held = [b for b in blocks if b.cell and _covers(b.cell, row)]
        if len(held) == 1 and held[0].cell and _bare(held[0]) and _waits(table, held[0].cell):
            yield _match(held[0], "the row holds a number and nothing else")


def _bare(block: Block) -> bool:
    text = block.text.strip()
    return any(c.isalnum() for c in text) and bool(_BARE.fullmatch(text))


def _waits(table: Table, cell: CellRef) -> bool:
    """True where the rest of the row is there and empty, and not merged with the number's cell."""
    others = [c for c in table.empty_cells if c.row == cell.row]
    return cell.column == 0 and cell.row_span == 1 and sum(c.column_span for c in others) > 0


def _blank(table: Table, blocks: list[Block], most: int) -> Iterator[Match]:
    """Yield the last words before each run of at least ``most`` blank rows."""
    filled = {row for b in blocks if b.cell for row in range(table.rows) if _covers(b.cell, row)}
    run = 0
    for row in range(table.rows + 1):
        if row < table.rows and row not in filled:
            run += 1
            continue
        if run >= most and (before := [b for b in blocks if b.cell and b.cell.row < row - run]):
            yield _match(before[-1], f"{run} blank rows follow")
        run = 0


def _covers(cell: CellRef, row: int) -> bool:
    return cell.row <= row < cell.row + cell.row_span


def _sentences(plan: Plan) -> Iterator[Match]:
    """Yield each statement that stops in the middle, with nothing that goes on from it."""
    blocks = plan.document.blocks
    leads = {s.lead_in.span.block for s in plan.statements() if s.lead_in}
    for statement in plan.statements():
        block = blocks[statement.span.block]
        last = statement.span.end >= len(block.text.rstrip())
        short = len(statement.text.split()) < _FEWEST_WORDS
        if not last or short or block.index in leads or statement.role is Role.GUIDANCE:
            continue
        following = blocks[block.index + 1] if block.index + 1 < len(blocks) else None
        if _OPEN_END.search(statement.text) and not _goes_on(block, following):
            yield Match(
                span=statement.span,
                statement=statement.id,
                values={"problem": "the sentence seems to stop in the middle"},
            )


def _goes_on(block: Block, following: Block | None) -> bool:
    """True where a list hangs from the words or goes on, or the next line begins in small letters."""
    if following is None:
        return False
    if following.kind is BlockKind.LIST_ITEM and following.cell == block.cell:
        listed = block.kind is BlockKind.LIST_ITEM
        return not listed or following.level > block.level or bool(_JOINS.search(block.text))
    return following.text[:1].islower() and not following.furniture


def _match(block: Block, problem: str) -> Match:
    return Match(span=Span(block.index, 0, len(block.text)), values={"problem": problem})
