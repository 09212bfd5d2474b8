"""The names at the top of an old Office file, which say what it holds.

Such a file is a small file system ([MS-CFB]): sectors, a table that chains them, and a directory.
Only the directory is read. Its entries form trees, so that what a document embeds, which may well
be a locked file or another document, is not taken for the document itself.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENTRY = 128
_LAST_SECTOR = 0xFFFFFFFA  # numbers from here on mean "none", "end of chain" and the like
_MAX_DIRECTORY_SECTORS = 2_000  # 8,000 entries; a Word file with fifty objects has about 400
_LISTED_IN_HEADER = (
    109  # sectors of the table: enough for 7 MB; the rest are in sectors of their own
)
_MAX_LISTS = 20  # such sectors; 100 MB, the largest file that is read, needs 12


def top_names(data: bytes) -> frozenset[str]:
    """Return the names of the streams and storages at the top; none if the file is damaged."""
    try:
        return frozenset(_top(_directory(data)))
    except (struct.error, IndexError, UnicodeDecodeError):
        return frozenset()


def _directory(data: bytes) -> list[bytes]:
    """Return the entries of the directory, in order."""
    (shift,) = struct.unpack_from("<H", data, 30)
    if shift not in (9, 12):  # the two sector sizes there are: 512 and 4,096 bytes
        return []
    size = 1 << shift
    tables = _tables(data, size)
    (sector,) = struct.unpack_from("<I", data, 48)
    found = bytearray()
    for _ in range(_MAX_DIRECTORY_SECTORS):
        if sector >= _LAST_SECTOR:
            break
        found += data[(sector + 1) * size : (sector + 2) * size]
        table, place = divmod(sector, size // 4)
        (sector,) = struct.unpack_from("<I", data, (tables[table] + 1) * size + place * 4)
    return [bytes(found[at : at + _ENTRY]) for at in range(0, len(found) - _ENTRY + 1, _ENTRY)]


def _tables(data: bytes, size: int) -> list[int]:
    """Return the sectors that hold the table in which each sector names the next."""
    listed = list(struct.unpack_from(f"<{_LISTED_IN_HEADER}I", data, 76))
    (sector,) = struct.unpack_from("<I", data, 68)
    for _ in range(_MAX_LISTS):
        if sector >= _LAST_SECTOR:
            break
        *more, sector = struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
        listed += more
    return listed


def _top(entries: list[bytes]) -> Iterator[str]:
    """Yield the names of the entries that hang directly from the root, the first entry."""
    seen: set[int] = set()
    waiting = [struct.unpack_from("<I", entries[0], 76)[0]] if entries else []
    while waiting:
        number = waiting.pop()
        if number in seen or number >= len(entries):
            continue
        seen.add(number)
        entry = entries[number]
        length, _, _, left, right = struct.unpack_from("<HBBII", entry, 64)
        yield entry[: max(0, min(length, 64) - 2)].decode("utf-16-le")
        waiting += [left, right]
