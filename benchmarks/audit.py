"""Measure audits: plans a minute, what a cache saves, memory, and what survives being ended.

``python benchmarks/audit.py`` prints each figure and writes ``figures/audit.json``. Ratios are of runs
that took turns, so that a busy machine troubles all alike. ``--only`` names some of the measurements,
``--plans`` and ``--runs`` say how many (``--only faults --plans 100`` is 1,000 files), ``--figures`` where
the figures go; ``--whole 10000 --folder DIR`` makes a folder of so many plans and audits it end to end
once, in a place that is kept.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from audit_cache import from_cache
from audit_faults import faults
from audit_memory import parent_memory, worker_memory
from audit_run import Run, audited, checked
from audit_stages import stages
from made_folder import make_folder, make_long

FIGURES = Path(__file__).resolve().parent / "figures" / "audit.json"
SIZES = (100, 1_000, 10_000)
SHORT_TO_LONG = 5  # a sample takes about a fifth of the long plan's time: runs of each last alike


def main() -> None:
    """Measure what was asked for and add it to the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--plans", type=int, default=36)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--only", nargs="*", choices=tuple(MEASURES), default=tuple(MEASURES))
    parser.add_argument("--whole", type=int, default=0)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--figures", type=Path, default=FIGURES)
    given = parser.parse_args()
    kept: Path = given.figures
    found: dict[str, Any] = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    with tempfile.TemporaryDirectory() as temporary:
        place = Path(temporary)
        if given.whole:
            found["whole"] = whole(given.folder or place, given.whole)
            _keep(found, "whole", kept)
            return
        for name in given.only:
            found[name] = MEASURES[name](place / name, given.plans, given.runs)
            _keep(found, name, kept)


def _keep(found: dict[str, Any], name: str, kept: Path) -> None:
    print(name, json.dumps(found[name]), flush=True)
    kept.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def throughput(place: Path, plans: int, runs: int) -> dict[str, Any]:
    """Return plans a minute of one job and of two: samples of 4 to 9 pages, and 16 dense pages."""
    found: dict[str, Any] = {"plans": plans, "runs": runs}
    for name, kind in (
        ("docx", "docx"),
        ("pdf", "pdf"),
        ("long docx", "docx"),
        ("long pdf", "pdf"),
    ):
        folder, many = place / name, plans
        if name == kind:
            many = plans * SHORT_TO_LONG
            make_folder(folder, many, kinds=(kind,))
        else:
            make_long(folder, plans, kind)
        walls: dict[int, list[float]] = {1: [], 2: []}
        for turn in range(runs):
            for jobs in walls:
                run = audited(folder, place / f"{name}-{jobs}-{turn}", "--jobs", jobs, "--no-cache")
                walls[jobs].append(run.wall)
        one, two = (statistics.median(walls[jobs]) for jobs in (1, 2))
        ratios = [a / b for a, b in zip(walls[1], walls[2], strict=True)]
        found[name] = {
            "plans a minute, 1 job": round(60 * many / one, 1),
            "plans a minute, 2 jobs": round(60 * many / two, 1),
            "2 jobs to 1": round(statistics.median(ratios), 2),
        }
    return found


def by_stage(place: Path, plans: int, runs: int) -> dict[str, Any]:
    """Return where a worker's time goes for one long plan, in milliseconds of processor time."""
    del plans
    return {
        kind: stages(next(make_long(place / kind, 1, kind).iterdir()), max(3, runs))
        for kind in ("docx", "pdf")
    }


def against_checks(place: Path, plans: int, runs: int) -> dict[str, Any]:
    """Return how much sooner an audit is done than one check after another, and for less work."""
    folder = make_folder(place / "plans", plans)
    few = sorted(folder.rglob("*.*"))[: max(3, plans // 6)]
    sooner, cheaper = [], []
    for turn in range(runs):
        each = [checked(path) for path in few]
        run = audited(folder, place / f"out-{turn}", "--no-cache")
        share = plans / len(few)
        sooner.append(sum(one.wall for one in each) * share / run.wall)
        cheaper.append(sum(one.cpu for one in each) * share / run.cpu)
    return {
        "plans": plans,
        "checked one by one": len(few),
        "times as fast": _median(sooner),
        "times less processor time": _median(cheaper),
    }


def cached(place: Path, plans: int, runs: int) -> dict[str, Any]:
    """Return what unchanged plans cost: for each plan beyond those of half the folder.

    The difference of two runs leaves out what every run costs, however many plans it has.
    """
    half = make_folder(place / "half", plans)
    double = make_folder(place / "whole", 2 * plans)
    cache = place / "cache"
    cache.mkdir()
    once = audited(double, place / "first", "--jobs", 1, cache=cache)
    part = audited(half, place / "half-first", "--jobs", 1, "--no-cache")
    beyond, walls = [], []
    for turn in range(max(5, runs)):
        two = audited(double, place / f"w{turn}", "--jobs", 1, cache=cache)
        one = audited(half, place / f"h{turn}", "--jobs", 1, cache=cache)
        beyond.append((two.cpu - one.cpu) / plans)
        walls.append(two.wall)
    fresh, again = (once.cpu - part.cpu) / plans, statistics.median(beyond)
    taken = from_cache(double, place, cache) / (2 * plans)
    return {
        "plans": 2 * plans,
        "processor seconds a plan, checked": round(fresh, 4),
        "processor seconds a plan, from the cache, outputs written": round(again, 5),
        "processor seconds a plan, from the cache": round(taken, 5),
        "times as fast, outputs written": round(fresh / max(again, 1e-4)),
        "times as fast, each plan": round(fresh / taken),
        "times as fast, whole command": round(once.wall / statistics.median(walls), 1),
    }


def memory(place: Path, plans: int, runs: int) -> dict[str, Any]:
    """Return the memory of the parent for so many plans, and of each worker."""
    del runs
    return {
        "parent MB": {str(size): parent_memory(place / str(size), size) for size in SIZES},
        "worker": worker_memory(make_folder(place / "plans", plans), place / "out"),
    }


def survived(place: Path, plans: int, runs: int) -> dict[str, Any]:
    """Return what became of a folder with damaged files whose audit was ended again and again."""
    return faults(place, plans * 10, runs)


def whole(folder: Path, plans: int) -> dict[str, Any]:
    """Audit a folder of so many plans from nothing, and say how long that took."""
    make_folder(folder / "plans", plans)
    run: Run = audited(folder / "plans", folder / "out", "--no-cache")
    sizes = {path.name: path.stat().st_size for path in sorted((folder / "out").glob("*.*"))}
    minutes = run.wall / 60
    return {
        "plans": plans,
        "minutes": round(minutes, 1),
        "plans a minute": round(plans / minutes, 1),
        "parent MB": run.peak,
        "said": run.said.replace(str(folder), "."),
        "bytes": sizes,
        "load": run.load,
    }


def _median(values: list[float]) -> float:
    return round(statistics.median(values), 2)


MEASURES: dict[str, Callable[[Path, int, int], dict[str, Any]]] = {
    "throughput": throughput,
    "stages": by_stage,
    "against_checks": against_checks,
    "cached": cached,
    "memory": memory,
    "faults": survived,
}

if __name__ == "__main__":
    sys.exit(main())
