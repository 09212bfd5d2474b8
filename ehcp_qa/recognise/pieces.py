"""One line cut where it holds several: at line breaks, and at labels that run on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from ehcp_qa.model.document import Block, BlockKind
from ehcp_qa.model.plan import SectionId
from ehcp_qa.nlp.plain import plain
from ehcp_qa.recognise.columns import DESCRIBING, Holds
from ehcp_qa.recognise.grid import Unit
from ehcp_qa.recognise.state import Walk

_BREAK = re.compile(r"[\n\x0b\u2028]")
_LINE = re.compile(r"[^\n\x0b\u2028]+")
# "… By whom: a teaching assistant. How often: daily": a label after a stop, a comma or a dash.
_LABEL = re.compile(
    r"(?:\A\s*|(?<=[.;,)\]!?|])\s*|\s+[-|]\s*)(?P<label>[A-Z][A-Za-z'/ ]{1,30}?)\s*:\s+(?=\S)"
)
_SAYS = frozenset({Holds.NEED, Holds.OUTCOME, Holds.PROVISION, *DESCRIBING})
_PARTING = " ,;|\t-"


def parts_of(walk: Walk, block: Block, following: Unit | None) -> list[tuple[Block, Unit | None]]:
    """Return a block part by part, each with what follows it.

    Every part is the block with its other words blanked out, so that spans stay true.
    """
    if _BREAK.search(block.text):
        lines = [m.span() for m in _LINE.finditer(block.text) if m[0].strip()]
    else:
        lines = [(0, len(block.text))]
    cuts = [cut for line in lines for cut in _labelled(walk, block, *line)]
    parts = [block] if len(cuts) < 2 else [part_of(block, start, end) for start, end in cuts]
    return list(zip(parts, [*parts[1:], following], strict=True))


def part_of(block: Block, start: int, end: int) -> Block:
    """Return a block with all but some of its words blanked out."""
    text = " " * start + block.text[start:end] + " " * (len(block.text) - end)
    return replace(block, text=text)


def _labelled(walk: Walk, block: Block, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a line's parts: a statement, then each label with its answer."""
    found = list(_labels(walk, block, start, end))
    if not any(at > start and holds in DESCRIBING for at, _, holds in found):
        yield start, end
        return
    edges = [(start, start), *((at, before) for at, before, _ in found if at > start), (end, end)]
    for (at, _), (_, until) in pairwise(edges):
        while until > at and block.text[until - 1] in _PARTING:
            until -= 1
        if block.text[at:until].strip():
            yield at, until


def _labels(walk: Walk, block: Block, start: int, end: int) -> Iterator[tuple[int, int, Holds]]:
    """Yield where each known label begins, where the words before it end, and what it holds."""
    if block.kind is BlockKind.HEADING or walk.late or walk.opened[:1] in {(), (SectionId.A,)}:
        return
    text = plain(block.text[start:end])
    for match in _LABEL.finditer(text):
        holds = walk.titles.known(match["label"])
        if holds in _SAYS:
            at = start + match.start("label")
            yield (
                (start if not text[: match.start("label")].strip() else at),
                start + match.start(),
                holds,
            )
