"""The comments part of a Word file: whose each comment is, ours taken out, ours put in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from lxml import etree

from ehcp_qa.annotators.notes import Note
from ehcp_qa.readers.docx.names import OUR_AUTHOR, W, whole_number

INITIALS = "EQ"
TEXT_STYLE = "CommentText"  # Word's own names of the styles, when the document has them
SIZE = "20"  # half-points, as in that style: a margin is narrow, and a plan's own text may be large
_FORBIDDEN = dict.fromkeys((0xFFFE, 0xFFFF))  # no XML may hold them; an embedded page can name them
_W = W[1:-1]
_COMMENT, _ID, _AUTHOR = f"{W}comment", f"{W}id", f"{W}author"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def empty_comments() -> Any:
    """Return the root of a comments part with no comments in it."""
    return etree.Element(f"{W}comments", nsmap={"w": _W})


def ours(comments: Any) -> list[Any]:
    """Return the comments that this program made."""
    return [c for c in comments.iterfind(_COMMENT) if c.get(_AUTHOR) == OUR_AUTHOR]


def ids(comments: Sequence[Any]) -> frozenset[str]:
    """Return the ids of comments."""
    return frozenset(comment.get(_ID, "") for comment in comments)


def take_out(comments: Sequence[Any]) -> None:
    """Take comments out of their part."""
    for comment in comments:
        comment.getparent().remove(comment)


def next_id(comments: Any) -> int:
    """Return the first id above all that are taken."""
    taken = [whole_number(c.get(_ID), 0) for c in comments.iterfind(_COMMENT)]
    return max(taken, default=-1) + 1


def add(comments: Any, number: int, note: Note, when: date | None, style: str) -> None:
    """Add a comment that says what a note says."""
    comment = etree.SubElement(comments, _COMMENT)
    comment.set(_ID, str(number))
    comment.set(_AUTHOR, OUR_AUTHOR)
    if when is not None:
        comment.set(f"{W}date", f"{when.isoformat()}T00:00:00Z")
    comment.set(f"{W}initials", INITIALS)
    _paragraph(comment, note.title, style, bold=True)
    for line in note.lines:
        _paragraph(comment, line, style)


def _paragraph(comment: Any, words: str, style: str, *, bold: bool = False) -> None:
    paragraph = etree.SubElement(comment, f"{W}p")
    if style:
        properties = etree.SubElement(paragraph, f"{W}pPr")
        etree.SubElement(properties, f"{W}pStyle").set(f"{W}val", style)
    run = etree.SubElement(paragraph, f"{W}r")
    if bold or not style:
        looks = etree.SubElement(run, f"{W}rPr")
        if bold:
            etree.SubElement(looks, f"{W}b")
        if not style:
            etree.SubElement(looks, f"{W}sz").set(f"{W}val", SIZE)
    text = etree.SubElement(run, f"{W}t")
    text.set(_SPACE, "preserve")
    text.text = words.translate(_FORBIDDEN)
