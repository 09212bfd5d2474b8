"""Documents of other kinds embedded in a Word file, read in the place where they stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from ehcp_qa.errors import UnreadablePlan
from ehcp_qa.readers.docx.blocks import Where
from ehcp_qa.readers.docx.chunk_mail import page_of
from ehcp_qa.readers.docx.chunk_page import read_page
from ehcp_qa.readers.docx.chunk_text import read_lines
from ehcp_qa.readers.docx.gathered import Gathered
from ehcp_qa.readers.docx.names import R
from ehcp_qa.readers.docx.package import SUSPECT, Allowance, Package

MAX_DEPTH = 3  # a document inside the document inside the plan: more is no way to build a letter
MAX_CHUNKS = 200  # systems that put plans together embed at most one for each answer
_CHUNK_TYPE = "aFChunk"
_PAGE_START = re.compile(rb"\s*<(?:!doctype\s+html|html|body|head)\b", re.IGNORECASE)
_MAIL_START = re.compile(rb"\s*(?:MIME-Version|Content-Type|From):", re.IGNORECASE)
_BOM = b"\xef\xbb\xbf"

ReadWord = Callable[[Package, "Chunks", Where], None]


@dataclass(frozen=True, slots=True)
class Chunks:
    """Reads what is embedded in one file, or in a document embedded in that, within limits."""

    gathered: Gathered
    read_word: ReadWord
    depth: int = 0
    allowance: Allowance = field(default_factory=Allowance)

    def reader_of(self, package: Package, part: str) -> Callable[[Any, Where], None]:
        """Return what reads the chunks that a part of a package refers to."""
        return partial(self._read, package, part)

    def _read(self, package: Package, part: str, element: Any, where: Where) -> None:
        """Read one chunk whole, or only count it when it cannot be read."""
        self.gathered.chunks += 1
        inner = where._replace(part=f"chunk{self.gathered.chunks}")
        before = self.gathered.mark()
        try:
            whole = self.gathered.chunks <= MAX_CHUNKS and self._take_in(
                package, part, element.get(f"{R}id", ""), inner
            )
        except (UnreadablePlan, RecursionError):
            whole = False
        if not whole:
            self.gathered.back_to(before)
            self.gathered.unread += 1

    def _take_in(self, package: Package, part: str, wanted: str, where: Where) -> bool:
        """Read the chunk with an id; say whether it is of a kind that can be read."""
        links = package.relationships(part)
        target = next((k.target for k in links if k.id == wanted and k.type == _CHUNK_TYPE), None)
        data = None if target is None else package.bytes_of(target)
        if target is None or data is None:
            return False
        if not self.allowance.spend(data):
            raise package.refusal(SUSPECT)
        return self._as_its_kind(data, package.content_type(target).lower(), where)

    def _as_its_kind(self, data: bytes, kind: str, where: Where) -> bool:
        """Read a chunk as what its first bytes say that it is, or else its declared type."""
        if data.startswith(b"PK\x03\x04"):
            return self._word(data, where)
        if data.startswith(b"{\\rtf"):
            return False  # whatever its declared type, its codes are no words
        page = data.removeprefix(_BOM)
        if "rfc822" in kind or "multipart" in kind or _MAIL_START.match(page):
            found = page_of(data)
            return found is not None and read_page(found, self.gathered, where)
        if "html" in kind or _PAGE_START.match(page):
            return read_page(data, self.gathered, where)
        return kind.startswith("text/plain") and read_lines(data, self.gathered, where)

    def _word(self, data: bytes, where: Where) -> bool:
        """Read an embedded Word document, itself perhaps with chunks in it."""
        if self.depth >= MAX_DEPTH:
            return False
        inner = replace(self, depth=self.depth + 1)
        self.read_word(Package(data, where.part, self.allowance), inner, where)
        return True
