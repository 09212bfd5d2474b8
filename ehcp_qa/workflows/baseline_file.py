"""The baseline: the findings that a plan had when somebody drew the line, by fingerprint alone."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was found in a plan: the name of its file, codes by fingerprint, and the codes that ran."""

    name: str
    found: Mapping[str, str]
    ran: frozenset[str]

    def with_another(self, other: Drawn) -> Drawn:
        """Return this with what was found in another file of the same name: nothing is put right unseen."""
        return Drawn(self.name, {**self.found, **other.found}, self.ran & other.ran)


def write_baseline(path: Path, report: Report, *, grow: bool = False) -> str:
    """Write the baseline of a report and return a sentence on what changed."""
    read = (run for run in report.files if run.scores is not None)
    return draw(path, (_drawn(run) for run in read), grow=grow)


def draw(path: Path, found: Iterable[Drawn], *, grow: bool) -> str:
    """Write the baseline of what was found and return a sentence on what changed.

    One that is there already only loses what has been put right, unless it is told to ``grow``:
    otherwise each new finding could be hidden by drawing the line again.
    """
    old = read_baseline(path) if path.exists() else None
    plans = {name: dict(held) for name, held in (old or {}).items()}
    by_name: dict[str, Drawn] = {}
    for one in found:
        by_name[one.name] = by_name[one.name].with_another(one) if one.name in by_name else one
    gone = left_out = 0
    for name, now in by_name.items():
        before = plans.get(name, {})
        kept = {k: code for k, code in before.items() if k in now.found or code not in now.ran}
        new = {k: code for k, code in now.found.items() if k not in before}
        gone += len(before) - len(kept)
        take = old is None or grow
        left_out += 0 if take else len(new)
        plans[name] = {**kept, **(new if take else {})}
    _write(path, plans)
    held = sum(map(len, plans.values()))
    said = f"{path}: {held} findings in the baseline, {gone} put right and taken out."
    if left_out:
        said += f" {left_out} new were not taken in: --grow-baseline does that."
    return said


def _drawn(run: CheckRun) -> Drawn:
    found = {finding.fingerprint: finding.code for finding in run.findings}
    ran = frozenset(check.code for check in run.checks if check.outcome in RAN)
    return Drawn(run.source.name, found, ran)


def _write(path: Path, plans: Mapping[str, Mapping[str, str]]) -> None:
    data = {"schema_version": VERSION, "plans": plans}
    text = json.dumps(data, indent=2, sort_keys=True, ensure_ascii=False)
    try:
        path.write_text(text + "\n", encoding="utf-8", newline="\n")
    except OSError as problem:
        reason = problem.strerror or "it could not be opened"
        raise InvalidConfig(f"{path}: could not be written: {reason}.") from problem
