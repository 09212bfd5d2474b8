"""The parts of one Word file, each walked in the order in which a reader meets them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable
from typing import Any

from ehcp_qa.readers.docx.blocks import Where
from ehcp_qa.readers.docx.chunks import Chunks
from ehcp_qa.readers.docx.names import OUR_AUTHOR, R, W
from ehcp_qa.readers.docx.numbering import load_numbering
from ehcp_qa.readers.docx.package import DAMAGED, Package
from ehcp_qa.readers.docx.story import Story
from ehcp_qa.readers.docx.styles import load_styles
from ehcp_qa.readers.docx.trimming import trimmed_styles
from ehcp_qa.readers.docx.walker import Walker

_NOTES = {"footnotes": f"{W}footnoteReference", "endnotes": f"{W}endnoteReference"}
_NOT_NOTES = frozenset(["separator", "continuationSeparator", "continuationNotice"])
_ID, _TYPE = f"{W}id", f"{W}type"


class Parts:
    """Reads one file's body, notes, headers and footers into what is gathered.

    ``root`` is the root element of the part that holds the body.
    """

    def __init__(self, package: Package, chunks: Chunks) -> None:
        self._package, self._chunks = package, chunks
        self._main = package.main()
        root = package.parse(self._main)
        body = None if root is None else root.find(f"{W}body")
        if body is None:
            raise package.refusal(DAMAGED)
        self.root, self._body = root, body
        self._links = package.relationships(self._main)
        self._parts = {link.type: link.target for link in self._links}
        story = Story(load_styles(self.part("styles", trimmed_styles)), chunks.gathered)
        numbering = load_numbering(self.part("numbering"))
        self._walker = Walker(story, numbering, chunks.reader_of(package, self._main))

    def part(self, kind: str, trim: Callable[[bytes], bytes] | None = None) -> Any:
        """Return the root of the part of a kind, or None when there is none."""
        return self._package.parse(self._parts[kind], trim) if kind in self._parts else None

    def running(self, kind: str) -> None:
        """Read each running header or footer that a section of the document uses, once."""
        targets = {link.id: link.target for link in self._links if link.type == kind}
        used = [targets.get(e.get(f"{R}id", "")) for e in self.root.iter(f"{W}{kind}Reference")]
        for target in dict.fromkeys(used):
            element = None if target is None else self._package.parse(target)
            if target is None or element is None:
                continue
            name = posixpath.basename(target).removesuffix(".xml")
            self._enter(element, target)
            self._walker.walk(element, (), Where(name, furniture=True))

    def body(self, where: Where) -> None:
        """Read the body."""
        self._enter(self._body, self._main)
        self._walker.story.notes.clear()
        self._walker.walk(self._body, (self.root.index(self._body),), where)

    def notes(self, where: Where, prefix: str = "") -> None:
        """Read the footnotes and then the endnotes, in the order in which the text refers to them."""
        for kind, reference in _NOTES.items():
            root = self.part(kind)
            if root is None:
                continue
            notes = [(at, n) for at, n in enumerate(root) if n.get(_TYPE) not in _NOT_NOTES]
            for at, note in list(self._in_order(kind, notes, reference)):
                self._enter(note, self._parts[kind])
                inner = Where(prefix + kind, where.cell, where.marks, where.furniture)
                self._walker.walk(note, (at,), inner)

    def _in_order(
        self, kind: str, notes: list[tuple[int, Any]], reference: str
    ) -> Iterable[tuple[int, Any]]:
        """Return the notes that show: those of visible references, then those nobody refers to.

        A note all of whose references are deleted or hidden is not printed.
        """
        seen = (note_id for of, note_id in self._walker.story.notes if of == kind)
        rank = {note_id: n for n, note_id in enumerate(seen)}
        named = {e.get(_ID, "") for e in self._body.iter(reference)}
        shown = [n for n in notes if (i := n[1].get(_ID, "")) in rank or i not in named]
        self._chunks.gathered.deletions += len(notes) - len(shown)
        return sorted(shown, key=lambda note: rank.get(note[1].get(_ID, ""), len(rank)))

    def comments(self) -> int:
        """Return how many comments stand in the margin, but for those that this program put there."""
        root = self.part("comments")
        found = [] if root is None else root.findall(f"{W}comment")
        return sum(comment.get(f"{W}author") != OUR_AUTHOR for comment in found)

    def _enter(self, element: Any, part: str) -> None:
        self._walker.story.enter(element)
        self._walker.embedded = self._chunks.reader_of(self._package, part)
