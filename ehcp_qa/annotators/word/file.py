"""A Word file being annotated: its parts parsed, changed and written back, all else as it was."""

from __future__ import annotations

import posixpath
from typing import Any

from lxml import etree

from ehcp_qa.annotators.word.zipping import rewritten
from ehcp_qa.readers.docx.names import STRICT
from ehcp_qa.readers.docx.package import Package

_TYPES = "[Content_Types].xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_STRICT_MARK = b"http://purl.oclc.org/ooxml/wordprocessingml/main"


class WordFile:
    """The parts of a Word file that comments touch."""

    def __init__(self, data: bytes, package: Package) -> None:
        self._data, self._package, self._main = data, package, package.main()
        self._changed: dict[str, bytes | None] = {}
        self._strict = _STRICT_MARK in (package.bytes_of(self._main) or b"")
        self._folder, base = posixpath.split(self._main)
        self._links_part = posixpath.join(self._folder, "_rels", f"{base}.rels")

    def linked(self, kind: str) -> str:
        """Return the name of the main part's part of a kind; ``""`` when there is none."""
        links = self._package.relationships(self._main)
        return next((link.target for link in links if link.type == kind), "")

    def root_of(self, kind: str) -> Any:
        """Return the root of the part of a kind, or None when there is none."""
        name = self.linked(kind)
        return self._package.parse(name) if name else None

    def has_style(self, style: str) -> bool:
        """Say whether the document has a style with this id."""
        name = self.linked("styles")
        return f'styleId="{style}"'.encode() in (
            (self._package.bytes_of(name) or b"") if name else b""
        )

    def main(self) -> Any:
        """Return the root of the main part."""
        return self._package.parse(self._main)

    def put_main(self, root: Any) -> None:
        """Write the main part back."""
        self._put(self._main, root)

    def _put(self, name: str, root: Any) -> None:
        """Write a part back."""
        written = etree.tostring(
            root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True
        )
        if self._strict:
            for strict, usual in STRICT.items():
                written = written.replace(usual, strict)
        self._changed[name] = written

    def put_part(self, kind: str, root: Any) -> None:
        """Write the main part's part of a kind back."""
        self._put(self.linked(kind), root)

    def put_comments(self, root: Any) -> None:
        """Write the comments back, into a part that is made when there is none."""
        name = self.linked("comments")
        if not name:
            name = posixpath.join(self._folder, "comments.xml")
            self._declare(name)
        self._put(name, root)

    def drop_comments(self) -> None:
        """Take the comments part out, and what says that it is there."""
        name = self.linked("comments")
        for part in (_TYPES, self._links_part):
            root = self._package.parse(part)
            for entry in list(root):
                target = entry.get("Target")
                named = (
                    entry.get("PartName", "") if target is None else _whole(self._folder, target)
                )
                if named.lower() == f"/{name}".lower():
                    root.remove(entry)
            self._put(part, root)
        self._changed[name] = None

    def written(self) -> bytes:
        """Return the file with its changed parts; every other member is copied as it is packed."""
        return rewritten(self._data, self._changed)

    def _declare(self, name: str) -> None:
        """Say in the package that there is a comments part."""
        types = self._package.parse(_TYPES)
        entry = etree.SubElement(types, types.tag.replace("}Types", "}Override"))
        entry.set("PartName", f"/{name}")
        entry.set("ContentType", _COMMENTS_TYPE)
        self._put(_TYPES, types)
        links = self._package.parse(self._links_part)
        taken = {link.get("Id") for link in links}
        number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        link = etree.SubElement(links, links.tag.replace("}Relationships", "}Relationship"))
        link.set("Id", f"rId{number}")
        link.set("Type", _LINK)
        link.set("Target", "comments.xml")
        self._put(self._links_part, links)


def _whole(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target))
