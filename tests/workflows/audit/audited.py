"""What tests of audits share: tiny plans, a watch that remembers, and an audit of a folder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ehcp_qa.config import Config
from ehcp_qa.model.audit import PlanState
from ehcp_qa.workflows.audit.request import AuditRequest, Limits
from ehcp_qa.workflows.audit.result import AuditResult
from ehcp_qa.workflows.audit.run import audit

PLAN = """# Education, Health and Care plan

| Name | {name} |
|---|---|
| Date of birth | 4 March 2016 |
| Date of plan | 2 November 2026 |

## Section A: views
- {first} loves trains.
## Section B: special educational needs
- {first} finds it hard to wait for a turn.
## Section E: outcomes
- By July 2027 {first} will wait for a turn in a game of four.
## Section F: special educational provision
- {first} will have regular speech and language therapy.
- A teaching assistant will play turn-taking games with {first} for 20 minutes every Monday.
## Section I: placement
- To be named.
"""
NAMES = (
    *("Sam Okoro", "Maya Khan", "Leo Brandt", "Asha Patel", "Tom Reilly", "Ines Costa"),
    *("Ben Marsh", "Ruth Adeyemi"),
)


@dataclass
class Watched:
    """What a watch was told."""

    plans: int = 0
    fresh: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    def begin(self, plans: int) -> None:
        self.plans = self.plans or plans

    def done(self, path: str, state: PlanState, *, fresh: bool) -> None:
        (self.fresh if fresh else self.kept).append(path)


def plan(folder: Path, name: str, child: str = NAMES[0]) -> Path:
    """Write a tiny plan for a child and return its file."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PLAN.format(name=child, first=child.split()[0]), encoding="utf-8")
    return path


def plans(folder: Path, *names: str) -> Path:
    """Write tiny plans, each for another child, and return their folder."""
    for name, child in zip(names, NAMES, strict=False):
        plan(folder, name, child)
    return folder


def run(
    *places: Path | str,
    out: Path,
    config: Config | None = None,
    seconds: float = 60.0,
    megabytes: int = 2_000,
    watch: Watched | None = None,
    **asked: Any,
) -> AuditResult:
    """Audit places into a folder with one worker and no cache unless they are asked for."""
    given = {"jobs": 1, "cache": False, **asked}
    request = AuditRequest(tuple(map(str, places)), out, limits=Limits(seconds, megabytes), **given)
    return audit(request, config or Config(fail_on="never"), watch or Watched())


def hashes(out: Path) -> dict[str, str]:
    """Return the hash of every output of an audit, by name."""
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(out.iterdir())
        if path.is_file()
    }
