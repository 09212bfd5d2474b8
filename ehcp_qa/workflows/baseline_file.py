"""The baseline: the findings that a plan had when somebody drew the line, by fingerprint alone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from ehcp_qa.engine.standing import RAN
from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.report import CheckRun, Report
from ehcp_qa.model.standing import Baseline

VERSION = "1.0"


def read_baseline(path: Path) -> Baseline:
    """Return the baseline of a file, or raise InvalidConfig."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise InvalidConfig(
            f"{path}: no such baseline; --write-baseline {path} makes one."
        ) from None
    except (OSError, ValueError) as problem:
        raise InvalidConfig(f"{path}: cannot be read as a baseline.") from problem
    if not isinstance(data, dict) or data.get("schema_version") != VERSION:
        raise InvalidConfig(
            f"{path}: not a baseline of this version ({VERSION}); --write-baseline makes one."
        )
    return {name: _held(path, held) for name, held in _table(path, data.get("plans")).items()}


def _held(path: Path, held: object) -> dict[str, str]:
    return {name: str(code) for name, code in _table(path, held).items()}


def _table(path: Path, found: object) -> dict[str, object]:
    if not isinstance(found, dict):
        raise InvalidConfig(f"{path}: “plans” should hold fingerprints and codes by file name.")
    return found


def write_baseline(path: Path, report: Report, *, grow: bool = False) -> str:
    """Write the baseline and return a sentence on what changed.

    One that is there already only loses what has been put right, unless it is told to ``grow``:
    otherwise each new finding could be hidden by drawing the line again.
    """
    old = read_baseline(path) if path.exists() else None
    plans = {name: dict(held) for name, held in (old or {}).items()}
    gone = left_out = 0
    for run in report.files:
        if run.scores is None:
            continue
        before = plans.get(run.source.name, {})
        now = {f.fingerprint: f.code for f in run.findings}
        kept = {k: code for k, code in before.items() if k in now or code not in _ran(run)}
        new = {k: code for k, code in now.items() if k not in before}
        gone += len(before) - len(kept)
        take = old is None or grow
        left_out += 0 if take else len(new)
        plans[run.source.name] = {**kept, **(new if take else {})}
    _write(path, plans)
    held = sum(map(len, plans.values()))
    said = f"{path}: {held} findings in the baseline, {gone} put right and taken out."
    if left_out:
        said += f" {left_out} new were not taken in: --grow-baseline does that."
    return said


def _ran(run: CheckRun) -> frozenset[str]:
    return frozenset(check.code for check in run.checks if check.outcome in RAN)


def _write(path: Path, plans: Mapping[str, Mapping[str, str]]) -> None:
    data = {"schema_version": VERSION, "plans": plans}
    text = json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False)
    try:
        path.write_text(text + "\n", encoding="utf-8", newline="\n")
    except OSError as problem:
        reason = problem.strerror or "it could not be opened"
        raise InvalidConfig(f"{path}: could not be written: {reason}.") from problem
