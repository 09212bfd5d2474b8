"""What is found where an audit looks: files that may be plans, and what is left aside."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

SUFFIXES = frozenset(
    {".docx", ".docm", ".dotx", ".dotm", ".pdf", ".md", ".markdown", ".txt", ".doc", ".odt", ".rtf"}
)


@dataclass(frozen=True, slots=True)
class Found:
    """A file to check: its path in the outputs, and where it is. ``problem`` is why it cannot be."""

    path: str
    where: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that is not checked, and why, in words that can be counted."""

    path: str
    why: str


Seen = Found | Aside


def is_plan(name: str) -> bool:
    """Say whether a file's name has the ending of a kind that can be read."""
    return PurePosixPath(name).suffix.lower() in SUFFIXES
