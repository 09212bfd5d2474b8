"""The parts of a Word file that show text, opened anew to check what was read from them."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from xml.etree import ElementTree

from ehcp_qa.readers.conservation.embedded import shown_text
from ehcp_qa.readers.conservation.names import Path, attribute, name_of
from ehcp_qa.readers.conservation.styles import Looks
from ehcp_qa.readers.conservation.walk import Passage, Walk

_NOTES = ("footnotes", "endnotes")
_RULES = ("separator", "continuationSeparator", "continuationNotice")
_UNMARKED = "in notes whose mark is deleted or hidden"
_DEEPEST = 3  # documents inside documents that the reader goes into
_BROKEN = (zipfile.BadZipFile, zlib.error, ElementTree.ParseError, StopIteration, EOFError)
_Element = ElementTree.Element
_Link = tuple[str, str, str]  # the last word of its type, its id, the part it leads to


def parts_in_order(data: bytes, left_out: Counter[str]) -> Iterator[Passage]:
    """Yield each paragraph that shows text: headers, body, notes, footers, each part once.

    The file has been read before, so it is known to be sound and within limits.
    """
    package = _Package(data, left_out, [0])
    yield from package.running("header")
    yield from package.body("body")
    yield from package.notes()
    yield from package.running("footer")


class _Package:
    """One Word file, or one embedded in it; ``counted`` is how many are embedded so far."""

    def __init__(
        self, data: bytes, left_out: Counter[str], counted: list[int], depth: int = 0
    ) -> None:
        self._left_out, self._counted, self._depth = left_out, counted, depth
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._held = {name.lower(): name for name in self._zip.namelist()}
        self._main = next(to for kind, _, to in self._links("") if kind == "officeDocument")
        links = self._links(self._main)
        self._by_kind = {kind: target for kind, _, target in links}
        self._root = self._parse(self._main)
        self._looks = Looks(self._parse(self._by_kind.get("styles", "")))
        self._seen: list[tuple[str, str]] = []

    def running(self, kind: str) -> Iterator[Passage]:
        """Yield what the headers or footers show that the document refers to, in that order."""
        targets = {id_: target for found, id_, target in self._links(self._main) if found == kind}
        names = [attribute(e, "id") for e in _all(self._root, f"w:{kind}Reference")]
        for target in dict.fromkeys(targets[name] for name in names if name in targets):
            element = self._parse(target)
            if element is not None:
                part = posixpath.basename(target).removesuffix(".xml")
                yield from self._walk(part, target).passages(element, ())

    def body(self, part: str) -> Iterator[Passage]:
        """Yield what the body shows."""
        for at, child in enumerate(() if self._root is None else self._root):
            if name_of(child) == "w:body":
                walk = self._walk(part, self._main)
                yield from walk.passages(child, (at,))
                self._seen = walk.notes

    def notes(self, prefix: str = "") -> Iterator[Passage]:
        """Yield the notes in the order of their marks, and at the end those without any."""
        for kind in _NOTES:
            target = self._by_kind.get(kind, "")
            walk = self._walk(prefix + kind, target)
            seen = dict.fromkeys(id_ for of, id_ in self._seen if of == kind)
            marks = {id_: n for n, id_ in enumerate(seen)}
            reference = f"w:{kind.removesuffix('s')}Reference"
            named = {attribute(e, "id") for e in _all(self._root, reference)}
            for path, note in sorted(self._real_notes(target), key=partial(_rank, marks)):
                id_ = attribute(note, "id")
                gone = id_ in named and id_ not in marks
                walk.passages(note, path, _UNMARKED if gone else "")
            yield from walk.found

    def _real_notes(self, target: str) -> Iterator[tuple[Path, _Element]]:
        root = self._parse(target)
        for at, note in enumerate(() if root is None else root):
            if not any(value in _RULES for value in note.attrib.values()):
                yield (at,), note

    def _walk(self, part: str, target: str) -> Walk:
        return Walk(part, self._looks, self._left_out, partial(self._embedded, target))

    def _embedded(self, part: str, wanted: str) -> list[Passage]:
        """Return what a document shows that a part of this one embeds."""
        self._counted[0] += 1
        name = f"chunk{self._counted[0]}"
        target = next((to for _, id_, to in self._links(part) if id_ == wanted), "")
        held = self._held.get(target.lower())
        data = b"" if held is None else self._zip.read(held)
        if not data.startswith(b"PK"):
            text = shown_text(data, self._type(target))
            return [Passage(name, (), text)] if text else []
        if self._depth >= _DEEPEST:
            return []
        try:
            inner = _Package(data, self._left_out, self._counted, self._depth + 1)
            return [*inner.body(name), *inner.notes(f"{name} ")]
        except _BROKEN:
            return []  # the reader says that it could not read it either

    def _type(self, part: str) -> str:
        root = self._parse("[Content_Types].xml")
        told = [] if root is None else list(root)
        exact = [e for e in told if e.get("PartName", "").lower() == f"/{part.lower()}"]
        suffix = part.rsplit(".", 1)[-1].lower()
        usual = [e for e in told if e.get("Extension", "").lower() == suffix]
        return next((e.get("ContentType", "").lower() for e in (*exact, *usual)), "")

    def _parse(self, part: str) -> _Element | None:
        name = self._held.get(part.lower())
        if name is None:
            return None
        builder = ElementTree.TreeBuilder(insert_comments=True, insert_pis=True)
        return ElementTree.fromstring(self._zip.read(name), ElementTree.XMLParser(target=builder))

    def _links(self, part: str) -> list[_Link]:
        folder, base = posixpath.split(part)
        root = self._parse(posixpath.join(folder, "_rels", f"{base}.rels"))
        return [
            (
                element.get("Type", "").rsplit("/", 1)[-1],
                element.get("Id", ""),
                posixpath.normpath(posixpath.join("/", folder, element.get("Target", "")))[1:],
            )
            for element in (() if root is None else root)
            if element.get("TargetMode") != "External"
        ]


def _rank(marks: dict[str, int], note: tuple[Path, _Element]) -> int:
    return marks.get(attribute(note[1], "id"), len(marks))


def _all(root: _Element | None, name: str) -> Iterable[_Element]:
    return () if root is None else (e for e in root.iter() if name_of(e) == name)
