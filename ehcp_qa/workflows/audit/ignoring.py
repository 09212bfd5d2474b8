"""Which files a folder's ``.ehcpqaignore`` leaves out, in the words of a ``.gitignore``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehcp_qa.errors import InvalidConfig

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

NAME = ".ehcpqaignore"


@dataclass(frozen=True, slots=True)
class Ignoring:
    """The patterns of a folder and of those it lies in, each with its path from the root."""

    layers: tuple[tuple[str, GitIgnoreSpec], ...] = ()

    def within(self, folder: str, patterns: str, where: str) -> Ignoring:
        """Return the same with the patterns that stand in a folder, which go before the others'."""
        from pathspec import GitIgnoreSpec

        try:
            spec = GitIgnoreSpec.from_lines(patterns.splitlines())
        except ValueError as problem:
            raise InvalidConfig(f"{where}: {problem}") from None
        return Ignoring(((folder, spec), *self.layers))

    def leaves_out(self, path: str, *, folder: bool = False) -> bool:
        """Say whether a file, or a folder with all that is in it, is left out; the nearest decides."""
        for below, spec in self.layers:
            inner = path[len(below) + 1 :] if below else path
            told = spec.check_file(inner + "/" * folder).include
            if told is not None:
                return told
        return False
