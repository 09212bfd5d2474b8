"""The files that an audit leaves, each made from the records in the order of their paths.

Every file is written beside its place first, and all are put in place together at the end, so that
whoever ends the process never leaves half a file, or new ones beside old.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, cast

from ehcp_qa.model.audit import AuditStamp, PlanRecord
from ehcp_qa.model.audit_summary import Audited
from ehcp_qa.reporters.audit.book import audit_workbook
from ehcp_qa.reporters.audit.page import audit_html
from ehcp_qa.reporters.audit_csv import findings_csv, plans_csv
from ehcp_qa.reporters.audit_json import audit_json
from ehcp_qa.workflows.audit import OWN
from ehcp_qa.workflows.audit.patient import Patient

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
    """Write the workbook; what is on its way into it lies in the audit's own folder, and nowhere else.

    A process that was ended may have left some of it there, which is cleared away first.
    """
    on_its_way = path.parent / OWN / "pages"
    shutil.rmtree(on_its_way, ignore_errors=True)
    on_its_way.mkdir(parents=True)
    try:
        with path.open("wb") as file:
            patient = Patient(file)
            audit_workbook(audited, cast("IO[bytes]", patient), str(on_its_way))
            patient.end()
    finally:
        shutil.rmtree(on_its_way, ignore_errors=True)


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
