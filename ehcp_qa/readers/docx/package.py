"""The parts of a Word file, opened without trusting it."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from lxml import etree

from ehcp_qa.errors import UnreadablePlan
from ehcp_qa.readers.docx.names import STRICT
from ehcp_qa.readers.limits import (
    MAX_MEMBERS,
    MAX_PACKING_RATIO,
    MAX_PART_BYTES,
    MAX_TAGS,
    MAX_UNPACKED_BYTES,
    SMALL_PART_BYTES,
    refusal,
)

DAMAGED = "is a damaged Word file: open it in Word, save it again and try that copy."
SUSPECT = "unpacks to far more than a plan ever holds, so it was not opened."
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)
_MAIN_TYPES = ("wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml",
               "ms-word.document.macroEnabled.main+xml", "ms-word.template.macroEnabledTemplate.main+xml")  # fmt: skip
_CONTENT_TYPES = "[Content_Types].xml"


_DOCTYPE = "holds a document type, which Word never writes, so it was not read."
_STRICT_START = b"http://purl.oclc.org/ooxml/"


@dataclass(frozen=True, slots=True)
class Relationship:
    """One link from a part to another: its id, the last word of its type, and the part."""

    id: str
    type: str
    target: str


@dataclass(slots=True)
class Allowance:
    """How much may still be read of everything that is embedded in one file, together."""

    tags: int = MAX_TAGS
    size: int = MAX_PART_BYTES

    def spend(self, data: bytes) -> bool:
        """Take what some bytes cost from the allowance and say whether it was enough."""
        self.tags -= data.count(b"<")
        self.size -= len(data)
        return self.tags >= 0 and self.size >= 0


class Package:
    """A Word file's parts by name, each parsed only when asked for, within limits."""

    def __init__(self, data: bytes, name: str, allowance: Allowance | None = None) -> None:
        self._name, self._allowance = name, allowance
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _DAMAGE:
            raise self.refusal(DAMAGED) from None
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS or sum(m.file_size for m in members) > MAX_UNPACKED_BYTES:
            raise self.refusal(SUSPECT)
        if any(member.flag_bits & 0x1 for member in members):
            raise self.refusal("is protected with a password: save a copy without one.")
        self._names = {member.filename.lower(): member for member in members}

    def refusal(self, what: str) -> UnreadablePlan:
        """Return the error that says why this file is not read."""
        return refusal(self._name, what)

    def main(self) -> str:
        """Return the name of the part that holds the document's body."""
        for link in self.relationships(""):
            if link.type == "officeDocument":
                break
        else:
            raise self.refusal(DAMAGED)
        if not self.content_type(link.target).endswith(_MAIN_TYPES):
            raise self.refusal("is an Office file, but not a Word document.")
        return link.target

    def content_type(self, part: str) -> str:
        """Return the type that the package gives a part; ``""`` when it gives it none."""
        root = self.parse(_CONTENT_TYPES)
        if root is None:
            return ""
        for entry in root:
            if str(entry.get("PartName", "")).lower() == f"/{part.lower()}":
                return str(entry.get("ContentType", ""))
        suffix = part.rsplit(".", 1)[-1].lower()
        for entry in root:
            if str(entry.get("Extension", "")).lower() == suffix:
                return str(entry.get("ContentType", ""))
        return ""

    def relationships(self, part: str) -> tuple[Relationship, ...]:
        """Return the links from a part (``""`` is the package) to other parts of the file."""
        folder, base = posixpath.split(part)
        root = self.parse(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return ()
        return tuple(
            Relationship(
                str(link.get("Id", "")),
                str(link.get("Type", "")).rsplit("/", 1)[-1],
                posixpath.normpath(posixpath.join("/", folder, str(link.get("Target", ""))))[1:],
            )
            for link in root
            if link.get("TargetMode") != "External"
        )

    def parse(self, part: str, trim: Callable[[bytes], bytes] | None = None) -> Any:
        """Return the root element of a part, or None when there is no such part.

        ``trim`` takes out what nobody will look at. A part that cannot be parsed after that is
        parsed as it stands.
        """
        data = self.bytes_of(part)
        if data is None:
            return None
        if b"<!DOCTYPE" in data:
            raise self.refusal(_DOCTYPE)
        if len(data) > MAX_TAGS and data.count(b"<") > MAX_TAGS:
            raise self.refusal(SUSPECT)
        if _STRICT_START in data:
            for strict, usual in STRICT.items():
                data = data.replace(strict, usual)
        root = _parsed(data if trim is None else trim(data))
        if root is None and trim is not None:
            root = _parsed(data)
        if root is None:
            raise self.refusal(DAMAGED)
        if root.getroottree().docinfo.doctype:  # written in another encoding
            raise self.refusal(_DOCTYPE)
        return root

    def bytes_of(self, part: str) -> bytes | None:
        """Return a part as it stands, or None when there is no such part."""
        member = self._names.get(part.lower())
        if member is None:
            return None
        data = self._unpacked(member)
        if self._allowance is not None and not self._allowance.spend(data):
            raise self.refusal(SUSPECT)
        return data

    def _unpacked(self, member: zipfile.ZipInfo) -> bytes:
        """Return a member's bytes, reading no more than the limit, since declared sizes can lie."""
        limit = MAX_PART_BYTES
        if member.file_size > SMALL_PART_BYTES:
            limit = min(limit, max(member.compress_size, 1) * MAX_PACKING_RATIO)
        if member.file_size > limit:
            raise self.refusal(SUSPECT)
        try:
            with self._zip.open(member) as stream:
                data = stream.read(limit + 1)
        except _DAMAGE:
            raise self.refusal(DAMAGED) from None
        if len(data) > limit:
            raise self.refusal(SUSPECT)
        return data


def _parsed(data: bytes) -> Any:
    """Return the root element of some XML, or None when it is not well formed."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
