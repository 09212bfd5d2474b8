"""The baseline of an audit: what its plans had by themselves, and what comparing them found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ehcp_qa.engine.standing import RAN
from ehcp_qa.model.audit import PlanRecord
from ehcp_qa.workflows.across.records import APART, kept_as
from ehcp_qa.workflows.baseline_file import Drawn, draw

_RAN = frozenset(outcome.value for outcome in RAN)


def draw_baseline(
    path: Path, records: Iterable[PlanRecord], names: Mapping[str, str], *, grow: bool
) -> str:
    """Write the baseline and say what changed; ``names`` are those of the files, by path in the outputs.

    As with accepted findings a file's own name counts, so that a plan may move to another folder.
    """
    return draw(path, _drawn(records, names), grow=grow)


def _drawn(records: Iterable[PlanRecord], names: Mapping[str, str]) -> Iterator[Drawn]:
    for record in records:
        ran = {code for code, outcome in record.checks if outcome in _RAN}
        if not ran:
            continue
        found = {finding.fingerprint: kept_as(finding) for finding in record.findings}
        compared = {f"{code}{APART}" for code in ran}
        yield Drawn(names[record.path], found, frozenset(ran | compared))
