"""Records of plans that were checked before, so that unchanged plans are not checked again.

Each is a file of its own, named by the key of its result and written whole before it gets that name,
so that any number of audits can share the cache. It holds records without their paths and nothing else of a plan, can be
read by its owner only, and is kept under a size by throwing out what was longest unused.
"""

from __future__ import annotations

import os
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from ehcp_qa.model.audit import PlanRecord, PlanState
from ehcp_qa.workflows.audit.stored import decoded, encoded

MOST_BYTES = 1_000_000_000  # about 100,000 plans
_AFTER_TIDYING = 0.8  # of it, so that not every audit has to tidy
_SUFFIX = ".record"
_HOME = "EHCP_QA_CACHE"


class Cache:
    """The cache of one user; whatever is the matter with it, an audit goes on without."""

    def __init__(self, folder: Path, most: int = MOST_BYTES) -> None:
        self._folder, self._most = folder, most

    def find(self, key: str, path: str) -> PlanRecord | None:
        """Return the record with this key as that of a path, or None; a damaged one is none."""
        file = self._file(key)
        try:
            record = decoded(zlib.decompress(file.read_bytes()))
        except (OSError, ValueError, zlib.error):
            return None
        with suppress(OSError):
            os.utime(file)  # it was used
        return replace(record, path=path)

    def keep(self, key: str, record: PlanRecord) -> None:
        """Keep a record of a plan that was wholly checked; others are tried anew each time."""
        if record.state is not PlanState.CHECKED:
            return
        with suppress(OSError):
            folder = self._file(key).parent
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=folder)  # for its owner only
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(zlib.compress(encoded(replace(record, path="")), 1))
                Path(name).replace(self._file(key))
            except OSError:
                Path(name).unlink(missing_ok=True)

    def tidy(self) -> None:
        """Throw out what was longest unused until the cache is within its size."""
        files = sorted(self._files())
        size = sum(length for _, _, length in files)
        if size <= self._most:
            return
        for _, name, length in files:
            with suppress(OSError):
                Path(name).unlink()
                size -= length
            if size <= self._most * _AFTER_TIDYING:
                return

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / (key + _SUFFIX)

    def _files(self) -> Iterator[tuple[float, str, int]]:
        for path in self._folder.glob(f"*/*{_SUFFIX}"):
            with suppress(OSError):
                status = path.stat()
                yield status.st_mtime, str(path), status.st_size


class NoCache(Cache):
    """What ``--no-cache`` asks for: nothing is found and nothing is kept."""

    def __init__(self) -> None:
        super().__init__(Path())

    def find(self, key: str, path: str) -> PlanRecord | None:
        """Return nothing."""
        del key, path
        return None

    def keep(self, key: str, record: PlanRecord) -> None:
        """Keep nothing."""
        del key, record

    def tidy(self) -> None:
        """Leave what others keep alone."""


def cache_folder() -> Path:
    """Return where this user's records are kept: by EHCP_QA_CACHE, else where the system keeps such."""
    if given := os.environ.get(_HOME):
        return Path(given)
    if sys.platform == "win32":
        home = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        home = Path.home() / "Library" / "Caches"
    else:
        home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return home / "ehcp-qa" / "audit"
