"""A file's bytes, whole and as they stood, or one sentence that says why not."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from ehcp_qa.readers.limits import MAX_FILE_BYTES, MEGABYTE, refusal

_TOO_LARGE = f"is larger than {MAX_FILE_BYTES // MEGABYTE} MB, far too large for a plan."
_CHANGED = "was changed while it was being read: try again when it is no longer being saved."
_ROUND = "is a link that leads back to itself, not a file."


def file_bytes(path: Path) -> bytes:
    """Return a file's bytes, or raise UnreadablePlan."""
    name = path.name
    try:
        if path.is_dir():
            raise refusal(name, "is a folder, not a file.")
        # A pipe with nobody at its other end would keep us waiting for ever, so we do not wait.
        with os.fdopen(os.open(path, _HOW), "rb") as file:
            data = _contents(file.fileno(), name)
    except FileNotFoundError:
        raise refusal(name, "could not be found.") from None
    except PermissionError:
        raise refusal(name, "could not be opened: permission was denied.") from None
    except (OSError, ValueError) as problem:
        looped = getattr(problem, "errno", None) == errno.ELOOP
        raise refusal(name, _ROUND if looped else "could not be opened.") from None
    if not data.strip(b"\0"):
        raise refusal(name, "is empty.")
    return data


_HOW = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def _contents(file: int, name: str) -> bytes:
    before = os.fstat(file)
    if not stat.S_ISREG(before.st_mode):
        raise refusal(name, "is a pipe or a device, not a file.")
    if before.st_size > MAX_FILE_BYTES:
        raise refusal(name, _TOO_LARGE)
    data = bytearray()
    while len(data) <= MAX_FILE_BYTES and (more := os.read(file, MEGABYTE)):
        data += more
    after = os.fstat(file)
    if _version(before) != _version(after) or len(data) != before.st_size:
        raise refusal(name, _CHANGED)
    return bytes(data)


def _version(status: os.stat_result) -> tuple[int, int]:
    return status.st_size, status.st_mtime_ns
