"""The journal of an audit: one line for each plan as it is done, from which an audit carries on.

A line is written whole and at once, so that whoever ends the process loses the plans in flight and
no other. What stands after the last whole line is cut off when the journal is next opened. Only
where lines stand is kept in memory, so that ten thousand plans take no more of it than a hundred.
The journal of a redacted audit holds no name of a file or folder either.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from ehcp_qa.model.audit import PlanRecord, PlanState
from ehcp_qa.workflows.audit.hiding import hidden, hidden_path
from ehcp_qa.workflows.audit.metadata import Given, with_given
from ehcp_qa.workflows.audit.stored import encoded

if TYPE_CHECKING:
    from msgspec.json import Decoder

_CUT = b"\n"
# It stands once in a line outside of strings, in which a quotation mark would be escaped.
_RECORD = b',"record":'


@dataclass(frozen=True, slots=True)
class Entry:
    """Where a record stands in the journal, and what it is the result of.

    ``under`` are the conditions that decide whether a file can be read at all.
    """

    start: int
    length: int
    key: str
    under: str
    sha256: str
    state: PlanState


class Journal:
    """The records of an audit on disk; the last one of a path counts."""

    def __init__(self, path: Path, *, redacted: bool = False) -> None:
        self.path, self._redacted = path, redacted
        self.entries: dict[str, Entry] = {}
        self._end = _indexed(path, self.entries)
        self._file = path.open("ab", buffering=0)
        if self._file.tell() != self._end:
            self._file.truncate(self._end)  # a line that was cut short when its writer was ended

    def keep(self, record: PlanRecord, key: str = "", under: str = "") -> None:
        """Write a record down at once."""
        record = hidden(record) if self._redacted else record
        line = _head_of(key, under, {}) + encoded(record) + b"}" + _CUT
        try:
            _write(self._file.fileno(), line)
        except OSError:
            with suppress(OSError):  # what is left of it is cut off when the journal is next opened
                self._file.truncate(self._end)
            raise
        self.entries[record.path] = Entry(
            self._end, len(line), key, under, record.sha256, record.state
        )
        self._end += len(line)

    def entry(self, path: str) -> Entry | None:
        """Return the entry of a file by its own path."""
        return self.entries.get(self._named(path))

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def settle(self, given: Mapping[str, Given]) -> None:
        """Write the journal anew: these paths only, in their order, with what was given of each."""
        new = self.path.with_suffix(".new")
        entries: dict[str, Entry] = {}
        named = {self._named(path): said for path, said in given.items()}
        with self.path.open("rb") as old, new.open("wb") as file:
            for path in sorted(named):
                entry = self.entries[path]
                old.seek(entry.start)
                record = old.read(entry.length).partition(_RECORD)[2]
                line = _head_of(entry.key, entry.under, named[path]) + record
                entries[path] = replace(entry, start=file.tell(), length=len(line))
                file.write(line)
            file.flush()
            os.fsync(file.fileno())
        self.close()
        new.replace(self.path)
        self.entries, self._end = entries, _end_of(entries)
        self._file = self.path.open("ab", buffering=0)

    def _named(self, path: str) -> str:
        return hidden_path(path) if self._redacted else path


def _end_of(entries: Mapping[str, Entry]) -> int:
    """Return where the last of these entries ends."""
    return max((entry.start + entry.length for entry in entries.values()), default=0)


def read_records(path: Path) -> Iterator[PlanRecord]:
    """Yield the records of a journal in the order of their paths, one in memory at a time."""
    entries: dict[str, Entry] = {}
    _indexed(path, entries)
    with path.open("rb") as file:
        for name in sorted(entries):
            line = _read(file, entries[name])
            yield with_given(line.record, line.given)


def _indexed(path: Path, entries: dict[str, Entry]) -> int:
    """Fill ``entries`` from a journal and return where its last whole line ends."""
    end = 0
    if not path.exists():
        return end
    with path.open("rb") as file:
        for line in file:
            if not line.endswith(_CUT):
                break  # its writer was ended in the middle of it
            if head := _head(line):
                found = head.record
                entries[found.path] = Entry(
                    end, len(line), head.key, head.under, found.sha256, found.state
                )
            end += len(line)
    return end


def _head(line: bytes) -> Any:
    """Return what the index needs of a line, or None when it is no line of a journal."""
    import msgspec

    try:
        return _heads().decode(line)
    except msgspec.DecodeError:
        return None


def _read(file: IO[bytes], entry: Entry) -> Any:
    file.seek(entry.start)
    return _lines().decode(file.read(entry.length))


def _head_of(key: str, under: str, given: Given) -> bytes:
    import msgspec

    return msgspec.json.encode({"key": key, "under": under, "given": dict(given)})[:-1] + _RECORD


def _write(file: int, data: bytes) -> None:
    """Write all of some bytes: a disk that is nearly full takes the first part of them."""
    left = memoryview(data)
    while left:
        left = left[os.write(file, left) :]


@lru_cache(maxsize=1)
def _heads() -> Decoder[Any]:
    import msgspec

    found = msgspec.defstruct("_Found", [("path", str), ("sha256", str), ("state", PlanState)])
    fields = [("key", str), ("under", str), ("record", found)]
    return msgspec.json.Decoder(msgspec.defstruct("_Head", fields))


@lru_cache(maxsize=1)
def _lines() -> Decoder[Any]:
    import msgspec

    fields = [("given", dict[str, str]), ("record", PlanRecord)]
    return msgspec.json.Decoder(msgspec.defstruct("_Line", fields))
