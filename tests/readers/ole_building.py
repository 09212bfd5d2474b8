"""Files in the container of older Office formats, built for the readers' tests."""

from __future__ import annotations

import struct

from ehcp_qa.readers.sniff_ole import SIGNATURE

_SECTOR = 512
_FREE, _END, _TABLE, _LIST = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
_IN_HEADER = 109
_STORAGE, _STREAM, _ROOT = 1, 2, 5


def ole_file(*names: str, inside: tuple[str, ...] = (), apart: int = 0) -> bytes:
    """Return a container with empty streams of these names, and others inside a storage.

    ``apart`` puts so many unused sectors before the directory, as where a document is long.
    """
    first = 1 + len(names)  # the storage stands after the root and the streams
    tops = [*range(1, first), *([first] if inside else [])]
    entries = [_entry("Root Entry", _ROOT, child=tops[0] if tops else _FREE)]
    following = [*tops[1:], _FREE]
    entries += [_entry(n, _STREAM, right=r) for n, r in zip(names, following, strict=False)]
    if inside:
        entries.append(_entry("ObjectPool", _STORAGE, child=first + 1))
        ends = [*range(first + 2, first + 1 + len(inside)), _FREE]
        entries += [_entry(n, _STREAM, right=r) for n, r in zip(inside, ends, strict=True)]
    directory = b"".join(entries)
    directory += b"\0" * (-len(directory) % _SECTOR)
    return _laid_out(directory, apart)


def _laid_out(directory: bytes, apart: int) -> bytes:
    """Return header, table, the list of what the header has no room for, and the directory."""
    length = len(directory) // _SECTOR
    tables = -(-(1 + apart + length) // (_SECTOR // 4 - 2))
    more = [*range(_IN_HEADER, tables)]
    lists = -(-len(more) // (_SECTOR // 4 - 1))
    assert lists <= 1, "one is enough for these tests"
    start = tables + lists + apart
    chain = [_TABLE] * tables + [_LIST] * lists + [_FREE] * apart
    chain += [*range(start + 1, start + length), _END]
    chain += [_FREE] * (tables * _SECTOR // 4 - len(chain))
    more += [_FREE] * (lists * _SECTOR // 4 - 1 - len(more))
    more += [_END] * lists
    numbers = chain + more
    table = struct.pack(f"<{len(numbers)}I", *numbers)
    return _header(start, tables, lists) + table + b"\0" * _SECTOR * apart + directory


def _header(directory: int, tables: int, lists: int) -> bytes:
    listed = [*range(min(tables, _IN_HEADER)), *([_FREE] * (_IN_HEADER - tables))]
    fixed = struct.pack("<16s5H6xI", b"", 0x3E, 3, 0xFFFE, 9, 6, 0)
    first_list = tables if lists else _END
    rest = struct.pack("<8I", tables, directory, 0, 4096, _END, 0, first_list, lists)
    return SIGNATURE + fixed + rest + struct.pack(f"<{_IN_HEADER}I", *listed)


def _entry(name: str, kind: int, *, right: int = _FREE, child: int = _FREE) -> bytes:
    named = name.encode("utf-16-le")
    head = struct.pack("<64sHBBIII", named, len(named) + 2, kind, 1, _FREE, right, child)
    return head + b"\0" * (128 - len(head))
