"""A Word file into a Document: what a reader of the page can see, and nothing deleted."""

from __future__ import annotations

import hashlib
import posixpath
from typing import Any

from ehcp_qa.model.document import Document, Leftovers, Source
from ehcp_qa.readers.docx.names import R, W
from ehcp_qa.readers.docx.numbering import load_numbering
from ehcp_qa.readers.docx.package import DAMAGED, Package, Relationship
from ehcp_qa.readers.docx.runs import Story
from ehcp_qa.readers.docx.styles import load_styles
from ehcp_qa.readers.docx.walker import Walker, Where
from ehcp_qa.readers.text import indexed

TOO_DEEP = "has tables or boxes nested too deeply to be a plan."
_NOTES = ("footnotes", "endnotes")
_NOT_NOTES = frozenset(["separator", "continuationSeparator", "continuationNotice"])


def read_docx(data: bytes, name: str) -> Document:
    """Return a Word file's headers, body, notes and footers, or raise UnreadablePlan."""
    package = Package(data, name)
    try:
        return _read(package, data, name)
    except RecursionError:
        raise package.refusal(TOO_DEEP) from None


def _read(package: Package, data: bytes, name: str) -> Document:
    main = package.main()
    root = package.parse(main)
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        raise package.refusal(DAMAGED)
    links = package.relationships(main)
    parts = {link.type: link.target for link in links}

    def part(kind: str) -> Any:
        return package.parse(parts[kind]) if kind in parts else None

    walker = Walker(Story(load_styles(part("styles"))), load_numbering(part("numbering")))
    _running(walker, package, root, links, "header")
    walker.story.enter(body)
    walker.walk(body, (root.index(body),), Where("body"))
    for kind in _NOTES:
        _notes(walker, part(kind), kind)
    _running(walker, package, root, links, "footer")
    comments = part("comments")
    return Document(
        source=Source(name, "docx", len(data), hashlib.sha256(data).hexdigest()),
        blocks=indexed(walker.blocks),
        tables=tuple(walker.tables),
        properties=_properties(package),
        leftovers=Leftovers(
            walker.story.deletions,
            walker.story.insertions,
            0 if comments is None else len(comments.findall(f"{W}comment")),
            walker.story.struck_through,
            walker.story.hidden,
            sum(1 for _ in body.iter(f"{W}altChunk")),
        ),
    )


def _running(
    walker: Walker, package: Package, root: Any, links: tuple[Relationship, ...], kind: str
) -> None:
    """Read each running header or footer that a section of the document uses, once."""
    targets = {link.id: link.target for link in links if link.type == kind}
    used = [targets.get(e.get(f"{R}id", "")) for e in root.iter(f"{W}{kind}Reference")]
    for target in dict.fromkeys(used):
        element = None if target is None else package.parse(target)
        if target is None or element is None:
            continue
        part = posixpath.basename(target).removesuffix(".xml")
        walker.story.enter(element)
        walker.walk(element, (), Where(part, furniture=True))


def _notes(walker: Walker, root: Any, kind: str) -> None:
    """Read the footnotes or endnotes; the lines that separate them are not notes."""
    for at, note in enumerate(() if root is None else root):
        if note.get(f"{W}type") not in _NOT_NOTES:
            walker.story.enter(note)
            walker.walk(note, (at,), Where(kind))


def _properties(package: Package) -> tuple[tuple[str, str], ...]:
    """Return the file's core properties, such as its title and who saved it last, by name."""
    for link in package.relationships(""):
        if link.type == "core-properties":
            root = package.parse(link.target)
            found = {} if root is None else {_local(e.tag): (e.text or "").strip() for e in root}
            return tuple(sorted((key, value) for key, value in found.items() if value))
    return ()


def _local(tag: Any) -> str:
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""
