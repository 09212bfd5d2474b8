"""The files that an audit leaves, each made from the records in the order of their paths.

Every file is written beside its place first, and all are put in place together at the end, so that
whoever ends the process never leaves half a file, or new ones beside old.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from ehcp_qa.model.audit import AuditStamp, PlanRecord
from ehcp_qa.model.audit_summary import Audited
from ehcp_qa.reporters.audit.book import audit_workbook
from ehcp_qa.reporters.audit.page import audit_html
from ehcp_qa.reporters.audit_csv import findings_csv, plans_csv
from ehcp_qa.reporters.audit_json import audit_json

OpenRecords = Callable[[], Iterator[PlanRecord]]
Writer = Callable[[Audited, Path], None]
Table = Callable[[AuditStamp, OpenRecords], Iterator[str]]
_NEW = ".new"


def _text(pieces: Callable[[Audited], Iterator[str]], encoding: str = "utf-8") -> Writer:
    """Return the writer of a text file that comes in pieces."""

    def write(audited: Audited, path: Path) -> None:
        with path.open("w", encoding=encoding, newline="") as file:
            for piece in pieces(audited):
                file.write(piece)

    return write


def _table(table: Table, encoding: str = "utf-8") -> Writer:
    """Return the writer of a file that is made of the records alone."""
    return _text(lambda audited: table(audited.stamp, audited.records), encoding)


def _workbook(audited: Audited, path: Path) -> None:
    """Write the workbook; what is on its way into it lies beside it, and nowhere else."""
    with path.open("wb") as file:
        audit_workbook(audited, file, str(path.parent))


# A spreadsheet takes a file without the mark for one of another age, and spoils its quotation marks.
_SPREADSHEET = "utf-8-sig"
OUTPUTS: Sequence[tuple[str, Writer]] = (
    ("plans.csv", _table(plans_csv, _SPREADSHEET)),
    ("findings.csv", _table(findings_csv, _SPREADSHEET)),
    ("audit.json", _text(audit_json)),
    ("audit.xlsx", _workbook),
    ("audit.html", _text(audit_html)),
)


def write_outputs(
    audited: Audited, out: Path, more: Sequence[tuple[str, Writer]] = ()
) -> tuple[str, ...]:
    """Write every output into a folder, and more where they were asked for; return their names."""
    outputs = (*OUTPUTS, *more)
    made: list[Path] = []
    try:
        for name, write in outputs:
            made.append(out / (name + _NEW))
            write(audited, made[-1])
            with made[-1].open("rb") as file:
                os.fsync(file.fileno())
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise
    for path in made:
        path.replace(path.with_suffix(""))
    return tuple(name for name, _ in outputs)
