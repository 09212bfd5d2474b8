"""The parts of a Word file that show text, opened anew to check what was read from them."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from xml.etree import ElementTree

from ehcp_qa.readers.conservation.styles import Looks
from ehcp_qa.readers.conservation.walk import Passage, Walk, name_of

_NOTES = ("footnotes", "endnotes")
_RULES = ("separator", "continuationSeparator", "continuationNotice")
_RELATIONSHIP_ID = "id"

Parse = Callable[[str], ElementTree.Element | None]
Link = tuple[str, str, str]  # the last word of its type, its id, the part it leads to


def parts_in_order(data: bytes, left_out: Counter[str]) -> Iterator[Passage]:
    """Yield each paragraph that shows text: headers, body, notes, footers, each part once.

    The file has been read before, so it is known to be sound and within limits.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        held = {name.lower(): name for name in package.namelist()}

        def parse(part: str) -> ElementTree.Element | None:
            name = held.get(part.lower())
            if name is None:
                return None
            builder = ElementTree.TreeBuilder(insert_comments=True, insert_pis=True)
            return ElementTree.fromstring(package.read(name), ElementTree.XMLParser(target=builder))

        yield from _walked(parse, left_out)


def _walked(parse: Parse, left_out: Counter[str]) -> Iterator[Passage]:
    main = next(target for kind, _, target in _links(parse, "") if kind == "officeDocument")
    links = _links(parse, main)
    by_kind = {kind: target for kind, _, target in links}
    root = parse(main)
    if root is None:
        return
    looks = Looks(parse(by_kind["styles"]) if "styles" in by_kind else None)

    def walk(part: str, element: ElementTree.Element, path: tuple[int, ...]) -> list[Passage]:
        return Walk(part, looks, left_out).passages(element, path)

    def running(kind: str) -> Iterator[Passage]:
        for target in _used(root, links, kind):
            element = parse(target)
            if element is not None:
                yield from walk(posixpath.basename(target).removesuffix(".xml"), element, ())

    yield from running("header")
    for at, child in enumerate(root):
        if name_of(child) == "w:body":
            yield from walk("body", child, (at,))
    for kind in _NOTES:
        notes = parse(by_kind[kind]) if kind in by_kind else None
        shown = Walk(kind, looks, left_out)
        for at, note in enumerate(() if notes is None else notes):
            if not any(value in _RULES for value in note.attrib.values()):
                shown.passages(note, (at,))
        yield from shown.found
    yield from running("footer")


def _used(root: ElementTree.Element, links: list[Link], kind: str) -> list[str]:
    """Return the headers or footers that the document refers to, in the order it does."""
    targets = {id_: target for found, id_, target in links if found == kind}
    names = [
        value
        for element in root.iter()
        if name_of(element) == f"w:{kind}Reference"
        for key, value in element.attrib.items()
        if key.endswith("}" + _RELATIONSHIP_ID)
    ]
    return list(dict.fromkeys(targets[name] for name in names if name in targets))


def _links(parse: Parse, part: str) -> list[Link]:
    folder, base = posixpath.split(part)
    root = parse(posixpath.join(folder, "_rels", f"{base}.rels"))
    return [
        (
            element.get("Type", "").rsplit("/", 1)[-1],
            element.get("Id", ""),
            posixpath.normpath(posixpath.join("/", folder, element.get("Target", "")))[1:],
        )
        for element in (() if root is None else root)
        if element.get("TargetMode") != "External"
    ]
