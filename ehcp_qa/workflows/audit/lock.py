"""One audit at a time writes to one folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ehcp_qa.errors import InvalidConfig


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a lock that the system lets go of when the process ends, however it ends."""
    with path.open("ab") as file:
        if not _held(file.fileno()):
            raise InvalidConfig(
                f"{path.parent.parent}: another audit is writing to this folder; wait until it has "
                "ended, or give another folder with --output."
            )
        yield


def _held(file: int) -> bool:
    try:
        if os.name == "posix":
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        else:
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    except OSError:
        return False
    return True
