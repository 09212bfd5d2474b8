"""Blocks made of a Word paragraph's pieces."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from ehcp_qa.model.document import Block, BlockKind, CellRef, Mark, MarkKind
from ehcp_qa.model.location import Place
from ehcp_qa.readers.docx.gathered import Gathered, Origin
from ehcp_qa.readers.docx.runs import Marks, Runs, word_art
from ehcp_qa.readers.docx.styles import ParagraphStyle
from ehcp_qa.readers.text import NO_MARKS, Piece, all_marked, join, split_label

_WATERMARK = "watermark"  # what Word puts into the id of a shape that it prints behind the text


class Where(NamedTuple):
    """What holds the paragraphs that are being read: the part, the cell, the marks they inherit.

    Every cell of every table makes one, so it is of the kind that is quickest to make.
    """

    part: str
    cell: CellRef | None = None
    marks: Marks = NO_MARKS
    furniture: bool = False


def add_block(runs: Runs, style: ParagraphStyle, label: str, place: Place, where: Where) -> None:
    """Add one block with its controls, unless nothing of it can be seen."""
    pieces = runs.pieces
    gathered = runs.story.gathered
    whole = pieces[0].text if len(pieces) == 1 else "".join([piece.text for piece in pieces])
    drop = 0
    if not label and not whole[:1].isupper():  # no label begins with a capital letter
        label, drop = split_label(whole.lstrip())
    text, marks, bold, italic = _marked(pieces, whole, drop)
    if not text:
        return
    index = len(gathered.blocks)
    if gathered.trail is not None and runs.origins:
        gathered.trail[index] = Origin(len(whole) - len(whole.lstrip()) + drop, runs.origins)
    kind, level = BlockKind.PARAGRAPH, 0
    if style.level:
        kind, level = BlockKind.HEADING, style.level
    elif label:
        kind, level = BlockKind.LIST_ITEM, style.list_level + style.depth
    sizes = runs.sizes
    size = next(iter(sizes), None)
    if len(sizes) > 1:
        size = max(sizes, key=lambda size: (sizes[size], size))
    gathered.blocks.append(
        Block(
            index, text, kind, place, level, label, where.cell, marks, bold, italic, size,
            where.furniture,
        )
    )  # fmt: skip
    for control, start, end in runs.controls:
        control.text = "".join(piece.text for piece in pieces[start:end])
        control.stands_in(index, index + bool(control.text.strip()))


def _marked(pieces: list[Piece], whole: str, drop: int) -> tuple[str, tuple[Mark, ...], bool, bool]:
    """Return the text, its marks, and whether all of it is bold and all of it italic.

    Most paragraphs are marked alike from end to end, which takes no counting of characters.
    """
    marks = pieces[0].marks
    if len(pieces) > 1 and any(piece.marks != marks for piece in pieces):
        text, found = join(pieces, drop)
        return (
            text,
            found,
            all_marked(text, found, MarkKind.BOLD),
            all_marked(text, found, MarkKind.ITALIC),
        )
    text = whole.lstrip()[drop:].rstrip()
    if not marks or not text:
        return text, (), False, False
    return text, _throughout(marks, len(text)), MarkKind.BOLD in marks, MarkKind.ITALIC in marks


@lru_cache(maxsize=4096)  # a plan has a few hundred lengths of marked text
def _throughout(marks: Marks, length: int) -> tuple[Mark, ...]:
    return tuple(Mark(kind, 0, length) for kind in sorted(marks))


def add_word_art(gathered: Gathered, element: Any, place: Place, where: Where) -> None:
    """Add the words of a word art as a block; a watermark is furniture wherever it stands."""
    shape = element.getparent()
    behind = shape is not None and _WATERMARK in str(shape.get("id", "")).lower()
    gathered.blocks.append(
        Block(
            index=len(gathered.blocks),
            text=word_art(element),
            place=place,
            cell=where.cell,
            furniture=where.furniture or behind,
        )
    )
