"""Findings as comments in the margin of a Word file, each on exactly the words it is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ehcp_qa.annotators.notes import Note
from ehcp_qa.annotators.placed import Annotated
from ehcp_qa.annotators.word.anchors import Anchor, Anchors
from ehcp_qa.annotators.word.comments import (
    TEXT_STYLE,
    add,
    empty_comments,
    ids,
    next_id,
    ours,
    take_out,
)
from ehcp_qa.annotators.word.file import WordFile
from ehcp_qa.annotators.word.marking import Range, mark, unmark
from ehcp_qa.annotators.word.threads import forget
from ehcp_qa.model.document import Block
from ehcp_qa.readers.docx.package import Package
from ehcp_qa.readers.docx.tracing import Traced, trace_docx

MARK_STYLE = "CommentReference"


def annotate_word(
    data: bytes, name: str, notes: Sequence[Note], blocks: Sequence[Block], when: date | None
) -> Annotated:
    """Return a Word file with our comments for these notes, and everybody else's."""
    cleaned = clear_word(data, name)
    traced = trace_docx(cleaned.data, name)
    found = Anchors(traced, blocks)
    placed = [(note, anchor) for note in notes if (anchor := found.of(note)) is not None]
    if not placed:
        return cleaned
    return Annotated(
        data=_with_comments(cleaned.data, traced, placed, when),
        notes=len(placed),
        near=sum(not anchor.exact for _, anchor in placed),
        removed=cleaned.removed,
    )


def _with_comments(
    data: bytes, traced: Traced, placed: Sequence[tuple[Note, Anchor]], when: date | None
) -> bytes:
    file = WordFile(data, traced.package)
    comments = file.root_of("comments")
    comments = empty_comments() if comments is None else comments
    first = next_id(comments)
    style = TEXT_STYLE if file.has_style(TEXT_STYLE) else ""
    ranges = []
    for number, (note, anchor) in enumerate(placed, first):
        add(comments, number, note, when, style)
        ranges.append(Range(str(number), anchor.first, anchor.last))
    mark(ranges, MARK_STYLE if file.has_style(MARK_STYLE) else "")
    file.put_main(traced.root)
    file.put_comments(comments)
    return file.written()


def clear_word(data: bytes, name: str) -> Annotated:
    """Return a Word file without our comments; as it is, byte for byte, when it has none."""
    file = WordFile(data, Package(data, name))
    comments = file.root_of("comments")
    found = [] if comments is None else ours(comments)
    if not found:
        return Annotated(data)
    root = file.main()
    unmark(root, ids(found))
    forget(file, found)
    take_out(found)
    file.put_main(root)
    if len(comments):
        file.put_comments(comments)
    else:
        file.drop_comments()
    return Annotated(file.written(), removed=len(found))
