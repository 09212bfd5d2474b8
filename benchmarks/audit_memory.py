"""Memory of an audit: of the parent for more and more plans, and of a worker."""

from __future__ import annotations

import hashlib
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from audit_run import TOOL, audited, below, start

from ehcp_qa.config import Config
from ehcp_qa.model.audit import StatementPrint
from ehcp_qa.workflows.audit.cache import Cache
from ehcp_qa.workflows.audit.contents import Digest
from ehcp_qa.workflows.audit.keys import Keys
from ehcp_qa.workflows.audit.task import check_job
from ehcp_qa.workflows.tools import Tools

PASTED_IN = 20  # of so many plans one has the same statements as others
SAMPLE = Path(__file__).resolve().parent.parent / "sample_plans" / "drafts" / "college-19"


def parent_memory(place: Path, plans: int) -> float:
    """Return the most memory in MB of an audit's own process for so many plans.

    The plans are small files whose records, each as large as that of a real plan, lie in the cache:
    what the parent keeps does not depend on who made the records.
    """
    folder, cache = place / "plans", Cache(place / "cache")
    folder.mkdir(parents=True)
    tools = Tools(Config())
    keys = Keys.of(tools)
    record = check_job("plan.docx", str(SAMPLE / "plan.docx"), tools)
    for number in range(plans):
        data, name = f"# Plan {number}\n".encode(), f"{number:05}.md"
        (folder / name).write_bytes(data)
        digest = Digest(hashlib.sha256(data).hexdigest(), len(data))
        facts = replace(record.facts, child=f"Child {number}")
        made = replace(
            record,
            sha256=digest.sha256,
            facts=facts,
            child_print=digest.sha256[:16],
            prints=tuple(_another(p, number) for p in record.prints),
        )
        cache.keep(keys.key(digest, name), made)
    run = audited(folder, place / "out", cache=place / "cache")
    assert f"{plans:,} checked" in run.said, run.said
    return run.peak


def _another(own: StatementPrint, number: int) -> StatementPrint:
    """Return the print of another statement for most plans, and of a pasted one for a few."""
    shift = number * 2_654_435_761 if number % PASTED_IN else 0
    exact, sketch = int(own.exact, 16) ^ shift, int(own.sketch, 16) ^ shift << 40
    return replace(own, exact=f"{exact:016x}"[-16:], sketch=f"{sketch:032x}"[-32:])


def worker_memory(folder: Path, out: Path) -> dict[str, float]:
    """Return the most that a worker holds: all of it, its own part, and its share of what is shared."""
    process = start([*TOOL, "audit", folder, "-o", out, "--no-cache", "--jobs", 2])
    most = {"Rss": 0.0, "Private": 0.0, "Pss": 0.0}
    while process.poll() is None:
        for pid in below(process.pid):
            found = _held(pid)
            most = {name: max(value, found.get(name, 0.0)) for name, value in most.items()}
        time.sleep(0.1)
    return {f"{name} MB": round(value, 1) for name, value in most.items()}


def _held(pid: int) -> dict[str, float]:
    """Return what a worker holds in MB; nothing of a process that is no worker."""
    found = {"Rss": 0.0, "Private": 0.0, "Pss": 0.0}
    with suppress(OSError, ValueError):
        if b"forkserver" not in Path(f"/proc/{pid}/cmdline").read_bytes():
            return {}
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]:
            name, _, said = line.partition(":")
            key = "Private" if name.startswith("Private_") else name
            if key in found and "Hugetlb" not in name:
                found[key] += int(said.split()[0]) / 1024
    return found
