"""The bytes of a plan, on this machine's disk or in any store that fsspec knows."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from ehcp_qa.errors import InvalidConfig, UnreadablePlan
from ehcp_qa.readers.files import file_bytes
from ehcp_qa.readers.limits import MAX_FILE_BYTES, MEGABYTE, refusal

_TOO_LARGE = f"is larger than {MAX_FILE_BYTES // MEGABYTE} MB, far too large for a plan."
_WAITS_FOR_NOBODY = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Digest:
    """A file's SHA-256 and size; no hash where its bytes could not be had."""

    sha256: str = ""
    size: int = 0


class Gone(Exception):
    """A file that was found is there no longer."""


def is_remote(where: str) -> bool:
    """Say whether a place is a URL of some store and not a path of this machine."""
    return "://" in where


def contents(where: str, name: str) -> bytes:
    """Return a file's bytes; raise Gone, or UnreadablePlan with one sentence."""
    if not is_remote(where):
        if not Path(where).exists():
            raise Gone
        return file_bytes(Path(where))
    try:
        with remote(where) as file:
            data = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError:
        raise Gone from None
    except OSError:
        raise refusal(name, "could not be fetched from its store.") from None
    if len(data) > MAX_FILE_BYTES:
        raise refusal(name, _TOO_LARGE)
    if not data.strip(b"\0"):
        raise refusal(name, "is empty.")
    return data


def digest(where: str) -> Digest:
    """Return a file's hash and size, read piece by piece; an empty one where it cannot be read.

    What is the matter with it is for the worker to say that tries to read it as a plan.
    """
    try:
        with remote(where) if is_remote(where) else _local(where) as file:
            return _digest(file)
    except (OSError, ValueError, UnreadablePlan):
        return Digest()


def _digest(file: IO[bytes]) -> Digest:
    found, size = hashlib.sha256(), 0
    while piece := file.read(MEGABYTE):
        found.update(piece)
        size += len(piece)
        if size > MAX_FILE_BYTES:
            return Digest()
    return Digest(found.hexdigest(), size)


@contextmanager
def _local(where: str) -> Iterator[IO[bytes]]:
    """Yield a file to read from; a pipe or device is none, and is not waited for."""
    with os.fdopen(os.open(where, os.O_RDONLY | _WAITS_FOR_NOBODY), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "not a file")
        yield file


@contextmanager
def remote(where: str) -> Iterator[IO[bytes]]:
    """Yield a file of a store to read from."""
    system, path = file_system(where)
    with system.open(path, "rb") as file:
        yield file


def file_system(where: str) -> tuple[Any, str]:
    """Return the store that a URL names and the path in it, or say what must be installed."""
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise InvalidConfig(
            f"{where.partition('://')[0]}:// needs the “cluster” extra: "
            "pip install 'ehcp-qa[cluster]'."
        ) from None
    try:
        system, path = url_to_fs(where)
    except (ImportError, ValueError) as problem:
        raise InvalidConfig(f"{where}: {problem}") from None
    return system, str(path)
