"""What was asked of an audit: where the plans are, where the outputs go, how hard to work."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SECONDS = 120.0  # a plan of 60 pages takes about two; a machine under load three times as long
MEGABYTES = 2_000  # a plan of 60 pages takes under 200; a damaged file that takes more is hostile


@dataclass(frozen=True, slots=True)
class Limits:
    """What one plan may take: seconds, and megabytes beyond what its worker needs by itself."""

    seconds: float = SECONDS
    megabytes: int = MEGABYTES


@dataclass(frozen=True, slots=True)
class AuditRequest:
    """One audit: folders, files, globs or URLs; the folder for the outputs; and how to go about it.

    Nothing below ``out`` but what is said here decides what the outputs say: not ``jobs``, not
    ``engine``, not ``cache``, not what an earlier run left to carry on from.
    """

    places: tuple[str, ...]
    out: Path
    metadata: Path | None = None
    limits: Limits = Limits()
    jobs: int = 0  # 0 is one for each processor
    engine: str = "local"
    scheduler: str = ""
    fresh: bool = False
    cache: bool = True
    compare: Path | None = None  # the folder of an earlier audit
    sample: int = 0  # plans of the moderation sheet; 0 is no sheet
    seed: int = 0
    write_baseline: Path | None = None
    grow_baseline: bool = False
