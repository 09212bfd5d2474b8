"""The sheet that people judge on: blind, in the four words, and never written over."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import invented_audit as invented
import openpyxl
import pytest

from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.audit_summary import Audited
from ehcp_qa.reporters.audit.summary import summarise
from ehcp_qa.reporters.moderation.sheet import moderation_sheet
from ehcp_qa.workflows.audit import OWN
from ehcp_qa.workflows.moderation.keep import SHEET, check_sheet, write_sheet
from ehcp_qa.workflows.moderation.sample import sample

RECORDS = list(invented.records(100))
SUMMARY = summarise(RECORDS, {})
DRAWN = sample(lambda: iter(RECORDS), SUMMARY, 12, 4)
AUDITED = Audited(lambda: iter(RECORDS), SUMMARY, invented.STAMP, {})


def test_the_sheet_lists_the_sample_and_none_of_the_machines_grades() -> None:
    """Whoever judges does so by themselves."""
    book = openpyxl.load_workbook(BytesIO(moderation_sheet(DRAWN)))
    page = book["Moderation"]
    rows = list(page.iter_rows(min_row=5, values_only=True))
    assert [row[0] for row in rows] == [plan.path for plan in DRAWN.plans]
    assert all(cell is None for row in rows for cell in row[2:])
    assert [c.value for c in page[4]][2:5] == ["Overall", "Statutory", "Provision"]
    (rule,) = page.data_validations.dataValidation
    assert rule.formula1 == '"outstanding,good,requires improvement,inadequate"'
    told = str([row[0] for row in book["How to judge"].iter_rows(values_only=True)])
    assert "seed 4" in told
    assert "Golden thread: needs have provision" in told


def test_the_same_sample_gives_the_same_bytes() -> None:
    """So that a sheet that nobody wrote in is known again."""
    assert moderation_sheet(DRAWN) == moderation_sheet(DRAWN)


def test_a_sheet_that_somebody_changed_is_not_written_over(tmp_path: Path) -> None:
    """An untouched one may be replaced; one with a word in it may not."""
    (tmp_path / OWN).mkdir()
    check_sheet(tmp_path)
    write_sheet(AUDITED, tmp_path / SHEET, tmp_path / OWN, 5, 1)
    check_sheet(tmp_path)
    write_sheet(AUDITED, tmp_path / SHEET, tmp_path / OWN, 5, 2)
    check_sheet(tmp_path)
    book = openpyxl.load_workbook(tmp_path / SHEET)
    book["Moderation"]["B1"] = "Anna"
    book.save(tmp_path / SHEET)
    with pytest.raises(InvalidConfig, match="somebody may have written in this sheet"):
        check_sheet(tmp_path)


def test_a_sheet_from_elsewhere_is_not_written_over(tmp_path: Path) -> None:
    """A file of that name that no audit wrote is somebody's."""
    (tmp_path / SHEET).write_bytes(b"somebody's")
    with pytest.raises(InvalidConfig, match=r"moderation\.xlsx"):
        check_sheet(tmp_path)
