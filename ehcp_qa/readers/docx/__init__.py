"""A Word file into a Document: what a reader of the page can see, and nothing deleted."""

from __future__ import annotations

import hashlib
from typing import Any

from ehcp_qa.model.document import Document, Source
from ehcp_qa.readers.docx.blocks import Where
from ehcp_qa.readers.docx.chunks import Chunks
from ehcp_qa.readers.docx.gathered import Gathered
from ehcp_qa.readers.docx.package import Package
from ehcp_qa.readers.docx.parts import Parts

TOO_DEEP = "has tables or boxes nested too deeply to be a plan."


def read_docx(data: bytes, name: str) -> Document:
    """Return a Word file's headers, body, notes and footers, or raise UnreadablePlan."""
    package = Package(data, name)
    try:
        return _read(package, data, name)
    except RecursionError:
        raise package.refusal(TOO_DEEP) from None


def _read(package: Package, data: bytes, name: str) -> Document:
    gathered = Gathered()
    parts = read_parts(package, gathered)
    return Document(
        source=Source(name, "docx", len(data), hashlib.sha256(data).hexdigest()),
        blocks=tuple(gathered.blocks),
        tables=tuple(gathered.tables),
        properties=_properties(package),
        leftovers=gathered.leftovers(parts.comments()),
        controls=gathered.settled_controls(),
    )


def read_parts(package: Package, gathered: Gathered) -> Parts:
    """Read the headers, body, notes and footers of a file into what is gathered."""
    parts = Parts(package, Chunks(gathered, read_embedded))
    parts.running("header")
    parts.body(Where("body"))
    parts.notes(Where("body"))
    parts.running("footer")
    return parts


def read_embedded(package: Package, chunks: Chunks, where: Where) -> None:
    """Read another Word document where it is embedded: its body and notes, not its running lines."""
    parts = Parts(package, chunks)
    parts.body(where)
    parts.notes(where, prefix=f"{where.part} ")


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
