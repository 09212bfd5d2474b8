"""The beginnings, ends and marks of comments among a document's runs, put in and taken out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from lxml import etree

from ehcp_qa.annotators.word.cutting import Cuts
from ehcp_qa.annotators.word.standing import later_paragraph, top_of
from ehcp_qa.readers.docx.names import RUN, W
from ehcp_qa.readers.docx.tracing import Spot

_START, _END = f"{W}commentRangeStart", f"{W}commentRangeEnd"
_MARK, _ID, _PROPERTIES, _TEXT = f"{W}commentReference", f"{W}id", f"{W}rPr", f"{W}t"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


class Range(NamedTuple):
    """The comment with an id, and the first and last character that it is about."""

    id: str
    first: Spot
    last: Spot


def mark(ranges: Sequence[Range], style: str) -> None:
    """Put comments' ends and marks among the runs, which are cut where they must be.

    ``style`` is the id of the document's own style for the marks; ``""`` when it has none.
    """
    cuts = Cuts()
    for found in ranges:  # all cuts first, so that no later one comes between a mark and its run
        cuts.before(found.first)
        cuts.after(found.last)
    ends: dict[Any, Any] = {}
    for found in ranges:
        begin, end = cuts.before(found.first), cuts.after(found.last)
        begin.addprevious(_element(begin, _START, found.id))
        _append(ends, end, _element(end, _END, found.id))
        _refer(ends, end, _reference(end, found.id, style))


def _refer(ends: dict[Any, Any], end: Any, reference: Any) -> None:
    """Put the mark of a comment behind its end, or into the later paragraph that must bear it."""
    top = top_of(end)
    later = later_paragraph(top.getparent())
    if later is None:
        _append(ends, top, reference)
    elif later in ends:
        _append(ends, later, reference)
    else:
        first = len(later) > 0 and later[0].tag == f"{W}pPr"
        later.insert(1 if first else 0, reference)
        ends[later] = reference


def _append(ends: dict[Any, Any], after: Any, element: Any) -> None:
    """Put an element after another and after what was put there before."""
    ends.get(after, after).addnext(element)
    ends[after] = element


def _element(like: Any, tag: str, comment: str) -> Any:
    return like.makeelement(tag, {_ID: comment})


def _reference(like: Any, comment: str, style: str) -> Any:
    run = like.makeelement(RUN)
    if style:
        properties = etree.SubElement(run, _PROPERTIES)
        etree.SubElement(properties, f"{W}rStyle", {f"{W}val": style})
    run.append(_element(like, _MARK, comment))
    return run


def unmark(root: Any, comments: Collection[str]) -> None:
    """Take comments' ends and marks out, and join the runs that were cut for them."""
    for element in list(root.iter(_START, _END, _MARK)):
        if element.get(_ID) not in comments:
            continue
        run = element.getparent()
        if element.tag == _MARK and run.tag == RUN and _holds_only(run, element):
            _take_out(run)  # which is there for the mark alone
        else:
            _take_out(element)


def _holds_only(run: Any, element: Any) -> bool:
    return all(child is element or child.tag == _PROPERTIES for child in run)


def _take_out(element: Any) -> None:
    """Remove an element and join the runs that it stood between, if they are alike."""
    before, after = element.getprevious(), element.getnext()
    parent, tail = element.getparent(), element.tail
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
    if before is not None and after is not None and _alike(before, after):
        _join(before, after)


def _alike(run: Any, other: Any) -> bool:
    """Say whether two runs are one run cut in two."""
    if run.tag != RUN or other.tag != RUN or run.tail or dict(run.attrib) != dict(other.attrib):
        return False
    first, second = run.find(_PROPERTIES), other.find(_PROPERTIES)
    if first is None or second is None:
        return first is second
    return _same(first, second)


def _same(element: Any, other: Any) -> bool:
    """Say whether two elements and all inside them are equal."""
    return (
        element.tag == other.tag
        and dict(element.attrib) == dict(other.attrib)
        and (element.text or "") == (other.text or "")
        and len(element) == len(other)
        and all(map(_same, element, other))
    )


def _join(run: Any, other: Any) -> None:
    """Move a run's content to the end of the run before it; texts that meet become one."""
    content = [child for child in other if child.tag != _PROPERTIES]
    if len(run) and content and _meet(run[-1], content[0]):
        run[-1].text = (run[-1].text or "") + (content[0].text or "")
        run[-1].tail = content.pop(0).tail
    run.extend(content)
    run.tail = other.tail
    other.getparent().remove(other)


def _meet(text: Any, other: Any) -> bool:
    """Say whether two neighbours are one text cut in two, which keeps its white space for it."""
    if text.tag != _TEXT or other.tag != _TEXT or text.tail or len(text) or len(other):
        return False
    return _SPACE in text.attrib and dict(text.attrib) == dict(other.attrib)
