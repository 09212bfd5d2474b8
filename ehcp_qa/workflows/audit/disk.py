"""What to say when the outputs cannot be written: the disk is full, or the folder may not be changed."""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ehcp_qa.errors import InvalidConfig

_FULL = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
_CLOSED = frozenset({errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOTDIR, errno.EEXIST})
_KEPT = "What is done is kept: give the same command again to carry on."


@contextmanager
def writing(out: Path) -> Iterator[None]:
    """Turn what the disk refuses meanwhile into one sentence; other errors are left alone."""
    try:
        yield
    except OSError as problem:
        if problem.errno in _FULL:
            raise InvalidConfig(f"{out}: there is no room left to write to. {_KEPT}") from None
        if problem.errno in _CLOSED:
            raise InvalidConfig(
                f"{out}: the outputs cannot be written there ({problem.strerror}); give another "
                "folder with --output."
            ) from None
        raise


def check_open(folder: Path) -> None:
    """Raise OSError where nothing new can be put into a folder, before plans are checked for it."""
    with tempfile.TemporaryFile(dir=folder):
        pass
