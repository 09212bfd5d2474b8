"""A small audit on disk and sheets as people fill them in, for tests of moderation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import openpyxl

from ehcp_qa.model.audit import PlanRecord, PlanState, ShareRecord
from ehcp_qa.model.moderation import Drawn, Sample
from ehcp_qa.reporters.moderation.sheet import SHEET, TITLE_ROW, moderation_sheet
from ehcp_qa.workflows.audit import OWN, journal_of
from ehcp_qa.workflows.audit.journal import Journal

PARTS = ("overall", "provision")
GOOD, POOR = "good", "requires improvement"


def audit_of(out: Path, grades: Mapping[str, Sequence[str]]) -> Path:
    """Write an audit whose plans have these grades, overall and of provision."""
    (out / OWN).mkdir(parents=True)
    journal = Journal(journal_of(out))
    for at, (path, (overall, provision)) in enumerate(sorted(grades.items())):
        journal.keep(
            PlanRecord(
                path=path,
                sha256=f"{at:02}" * 32,
                size=1,
                state=PlanState.CHECKED,
                overall=70.0,
                grade=overall,
                dimensions=(ShareRecord("provision", 7, 10, provision),),
            )
        )
    journal.close()
    return out


def sheet_of(
    file: Path, auditor: str, grades: Mapping[str, Sequence[str]], *, digits: str = ""
) -> Path:
    """Write a sheet on which this auditor chose these grades, overall and of provision."""
    drawn = tuple(
        Drawn(path, digits or f"{at:02}" * 32, ("good", ""))
        for at, path in enumerate(sorted(grades))
    )
    file.write_bytes(moderation_sheet(Sample(1, "", drawn, (), PARTS)))
    book = openpyxl.load_workbook(file)
    page = book[SHEET]
    page["B1"] = auditor
    for row, path in enumerate(sorted(grades), start=TITLE_ROW + 2):
        for column, grade in enumerate(grades[path], start=3):
            page.cell(row, column, grade or None)
    book.save(file)
    return file


def decoded(text: str) -> dict[str, object]:
    """Return JSON as plain data."""
    found: dict[str, object] = msgspec.json.decode(text)
    return found
