"""The files that an audit leaves, each made from the records in the order of their paths.

Every file is written beside its place first, and all are put in place together at the end, so that
whoever ends the process never leaves half a file, or new ones beside old.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ehcp_qa.model.audit import AuditStamp, PlanRecord
from ehcp_qa.reporters.audit_csv import findings_csv, plans_csv
from ehcp_qa.reporters.audit_json import audit_json

OpenRecords = Callable[[], Iterator[PlanRecord]]
Writer = Callable[[AuditStamp, OpenRecords, Path], None]
Pieces = Callable[[AuditStamp, OpenRecords], Iterator[str]]
_NEW = ".new"


def _text(pieces: Pieces, encoding: str = "utf-8") -> Writer:
    """Return the writer of a text file that comes in pieces."""

    def write(stamp: AuditStamp, records: OpenRecords, path: Path) -> None:
        with path.open("w", encoding=encoding, newline="") as file:
            for piece in pieces(stamp, records):
                file.write(piece)

    return write


# A spreadsheet takes a file without the mark for one of another age, and spoils its quotation marks.
_SPREADSHEET = "utf-8-sig"
OUTPUTS: Sequence[tuple[str, Writer]] = (
    ("plans.csv", _text(plans_csv, _SPREADSHEET)),
    ("findings.csv", _text(findings_csv, _SPREADSHEET)),
    ("audit.json", _text(audit_json)),
)


def write_outputs(stamp: AuditStamp, records: OpenRecords, out: Path) -> tuple[str, ...]:
    """Write every output into a folder and return their names."""
    made: list[Path] = []
    try:
        for name, write in OUTPUTS:
            made.append(out / (name + _NEW))
            write(stamp, records, made[-1])
            with made[-1].open("rb") as file:
                os.fsync(file.fileno())
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise
    for path in made:
        path.replace(path.with_suffix(""))
    return tuple(name for name, _ in OUTPUTS)
