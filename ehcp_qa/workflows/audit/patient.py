"""A file that tells of a full disk when its writer has ended, for writers that cannot end halfway."""

from __future__ import annotations

from typing import IO


class Patient:
    """A binary file that keeps the first error of writing to it and takes the rest for nothing.

    A zip archive that is given up halfway complains to the terminal when it is forgotten.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file, self._at = file, file.tell()
        self._problem: OSError | None = None

    def write(self, data: bytes) -> int:
        """Write, if nothing has failed so far."""
        if self._problem is None:
            try:
                self._file.write(data)
            except OSError as problem:
                self._problem = problem
        self._at += len(data)
        return len(data)

    def flush(self) -> None:
        """Let what was written reach the disk, if nothing has failed so far."""
        if self._problem is None:
            try:
                self._file.flush()
            except OSError as problem:
                self._problem = problem

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go to another place, from the beginning; nobody asks for any other."""
        assert whence == 0, "archives are written from front to back"
        if self._problem is None:
            try:
                self._file.seek(offset)
            except OSError as problem:
                self._problem = problem
        self._at = offset
        return offset

    def tell(self) -> int:
        """Return the place in the file."""
        return self._at

    def end(self) -> None:
        """Raise what was kept."""
        self.flush()
        if self._problem is not None:
            raise self._problem
