"""The workbook of an audit: every plan and rule, live sums, room for judgement, nothing executed."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import invented_audit as invented
import openpyxl
import pytest

from ehcp_qa.model.audit import PlanFacts, PlanRecord, PlanState
from ehcp_qa.model.audit_summary import Audited, PlanChange, ScoreChange, Trends
from ehcp_qa.reporters.audit.book import audit_workbook
from ehcp_qa.reporters.audit.book.pages import FIRST_ROW
from ehcp_qa.reporters.audit.summary import summarise

TITLES = FIRST_ROW - 1
# LibreOffice keeps the values that a file gives unless it is told to work them out again.
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode">
<value>0</value></prop></item></oor:items>
"""


def written(records: Sequence[PlanRecord], scratch: Path, trends: Trends | None = None) -> bytes:
    """Return the workbook of these records."""
    file = BytesIO()
    summary = summarise(records, {})
    audited = Audited(lambda: iter(records), summary, invented.STAMP, {}, trends)
    audit_workbook(audited, file, str(scratch))
    return file.getvalue()


def opened(data: bytes, *, values: bool = True) -> Any:
    """Return the workbook as another program reads it."""
    return openpyxl.load_workbook(BytesIO(data), data_only=values)


def table(sheet: Any) -> list[dict[str, Any]]:
    """Return the rows of a sheet by the titles of its columns."""
    titles = [cell.value for cell in sheet[TITLES]]
    rows = sheet.iter_rows(min_row=FIRST_ROW, values_only=True)
    return [dict(zip(titles, row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The workbook of two hundred invented plans."""
    return written(list(invented.records(200)), tmp_path_factory.mktemp("scratch"))


def test_every_plan_that_was_checked_has_a_row_with_its_scores(data: bytes) -> None:
    """Overall and each dimension, as the records have them."""
    read = [r for r in invented.records(200) if r.dimensions]
    rows = table(opened(data)["Plans"])
    assert [row["Plan"] for row in rows] == [record.path for record in read]
    for row, record in zip(rows, read, strict=True):
        assert row["Overall"] == record.overall
        assert row["Golden thread"] == record.dimensions[4].score
        assert row["Golden thread, grade"] == record.dimensions[4].grade
        assert row["Errors"] == sum(f.severity == "error" for f in record.findings)


def test_every_rule_has_a_column_with_its_findings(data: bytes) -> None:
    """A number where it found something, nothing where it passed."""
    rows = table(opened(data)["Rules"])
    read = [r for r in invented.records(200) if r.dimensions]
    for row, record in zip(rows, read, strict=True):
        counts = {code: row[code] for code in invented.CODES if row[code] is not None}
        found = [finding.code for finding in record.findings]
        assert counts == {code: found.count(code) for code in found}


def test_what_did_not_apply_is_told_from_what_passed(tmp_path: Path) -> None:
    """n/a is neither nothing found nor left out."""
    (one,) = invented.records(1)
    checks = (("PRV-01", "not applicable"), ("PRV-02", "passed"), ("PRV-03", "crashed"))
    (row,) = table(opened(written([replace(one, findings=(), checks=checks)], tmp_path))["Rules"])
    assert (row["PRV-01"], row["PRV-02"], row["PRV-03"]) == ("n/a", None, "crashed")


def test_people_can_judge_in_the_four_words_only(data: bytes) -> None:
    """The column for a person's own grade takes one of the four, in every row of a plan."""
    sheet = opened(data)["Plans"]
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == '"outstanding,good,requires improvement,inadequate"'
    column = [cell.value for cell in sheet[TITLES]].index("Your grade")
    assert f"{FIRST_ROW}:" in str(rule.sqref)
    assert str(rule.sqref).endswith(str(sheet.max_row))
    assert all(not row[column] for row in sheet.iter_rows(min_row=FIRST_ROW, values_only=True))


def test_sheets_keep_their_titles_in_sight_and_can_be_printed(data: bytes) -> None:
    """Filters, frozen panes, titles on every page, one page wide."""
    for sheet in opened(data):
        assert sheet.auto_filter.ref
        assert sheet.freeze_panes[1:] == str(FIRST_ROW)
        assert sheet.print_title_rows == "$1:$2"
        assert sheet.page_setup.orientation == "landscape"
        if sheet.title == "Rules":  # a hundred columns take as many sheets of paper as they need
            assert sheet.print_title_cols == "$A:$A"
        else:
            assert sheet.page_setup.fitToHeight == 0


def test_the_plans_to_read_first_are_a_sheet(data: bytes) -> None:
    """In the order of the summary."""
    first = summarise(invented.records(200), {}).first
    rows = table(opened(data)["Read first"])
    assert [(row["Plan"], row["Errors"]) for row in rows] == [(p.path, p.errors) for p in first]


def test_files_that_were_not_checked_are_listed_whole(data: bytes) -> None:
    """Unreadable files, those read in part, and copies, each with a sentence."""
    rows = table(opened(data)["Not checked"])
    lost = [r for r in invented.records(200) if r.state is not PlanState.CHECKED]
    assert [row["File"] for row in rows] == [record.path for record in lost]
    assert all(row["Why"] for row in rows)


def test_a_fact_that_no_plan_states_has_no_sheet(tmp_path: Path) -> None:
    """Nothing is counted by teams that nobody named."""
    plans = [replace(r, facts=PlanFacts(key_stage="Key stage 2")) for r in invented.records(5)]
    names = opened(written(plans, tmp_path)).sheetnames
    assert "By key stage" in names
    assert "By team" not in names


def test_trends_are_worked_out_live(tmp_path: Path) -> None:
    """The change is a formula over what was and what is."""
    trends = Trends(
        scores=(ScoreChange("overall", 60.0, 70.5),),
        worse_plans=(PlanChange("w.docx", 80.0, 60.0, was="old.docx"),),
    )
    data = written(list(invented.records(3)), tmp_path, trends)
    score, plan = table(opened(data)["Trends"])
    assert (score["Which"], score["Change"]) == ("Overall", 10.5)
    assert (plan["Which"], plan["Change"], plan["Before"]) == ("w.docx", -20.0, "old.docx")
    assert opened(data, values=False)["Trends"]["E3"].value == "=ROUND($D3-$C3,1)"


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_what_a_plan_says_is_never_a_formula(start: str, tmp_path: Path) -> None:
    """A cell that begins like a formula gets the mark that people put before such text."""
    hostile = f'{start}HYPERLINK("http://127.0.0.1";"x")'
    (one,) = invented.records(1)
    facts = PlanFacts(child=hostile, team=hostile, primary_need=hostile)
    data = written([replace(one, path=hostile, facts=facts)], tmp_path)
    (row,) = table(opened(data, values=False)["Plans"])
    assert row["Plan"] == row["Child"] == row["Team"] == f"'{hostile}"


def test_the_same_audit_gives_the_same_bytes(data: bytes, tmp_path: Path) -> None:
    """Whenever and wherever it is written."""
    assert written(list(invented.records(200)), tmp_path) == data


def test_nothing_is_left_beside_the_workbook(tmp_path: Path) -> None:
    """What was on its way into it is gone when it is written."""
    written(list(invented.records(20)), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [0, 1])
def test_the_smallest_audits_make_a_workbook(number: int, tmp_path: Path) -> None:
    """No plan at all, or one."""
    assert opened(written(list(invented.records(number)), tmp_path)).sheetnames[0] == "Summary"


@pytest.mark.parametrize("team", ["A*", ">5", "=x", "a" * 300])
def test_what_no_condition_can_name_is_counted_plainly(team: str, tmp_path: Path) -> None:
    """A formula would take these for something else than the team's name."""
    plans = [replace(r, facts=PlanFacts(team=team)) for r in invented.records(5)]
    (row,) = table(opened(written(plans, tmp_path), values=False)["By team"])
    assert row["Plans"] == 5


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_formulas_come_to_the_values_that_are_shown(data: bytes, tmp_path: Path) -> None:
    """A spreadsheet that works everything out again gets what the file says for readers."""
    folder = tmp_path / "profile" / "user"
    folder.mkdir(parents=True)
    (folder / "registrymodifications.xcu").write_text(RECALCULATE, "utf-8")
    (tmp_path / "book.xlsx").write_bytes(_without_values(data))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    told = ["--convert-to", "xlsx", "--outdir", str(tmp_path / "out")]
    subprocess.run(
        ["soffice", profile, "--headless", *told, str(tmp_path / "book.xlsx")],
        check=True,
        capture_output=True,
        timeout=180,
    )
    shown, formulas = opened(data), opened(data, values=False)
    again = opened((tmp_path / "out" / "book.xlsx").read_bytes())
    compared = 0
    for sheet in formulas:
        for cell in (c for row in sheet.iter_rows() for c in row if c.data_type == "f"):
            value = shown[sheet.title][cell.coordinate].value
            new = again[sheet.title][cell.coordinate].value
            # Means are shown to one decimal place, and worked out to fifteen.
            same = new == pytest.approx(value, abs=0.051) if value else not new
            assert same, (sheet.title, cell.coordinate, cell.value, value, new)
            compared += 1
    assert compared > 400


def _without_values(data: bytes) -> bytes:
    """Return a workbook whose formulas have lost the values that they came with."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as book, zipfile.ZipFile(out, "w") as packed:
        for name in book.namelist():
            packed.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", book.read(name)))
    return out.getvalue()


def test_the_summary_says_what_was_accepted_or_known(tmp_path: Path) -> None:
    """Only where something was."""
    one = next(iter(invented.records(1)))
    known = replace(one, accepted=3, findings=(replace(one.findings[0], known=True),))
    said = [row[0].value for row in opened(written([known], tmp_path))["Summary"]]
    assert {"Accepted by a person", "Known from the baseline"} < set(said)
    plain = [row[0].value for row in opened(written([one], tmp_path))["Summary"]]
    assert not {"Accepted by a person", "Known from the baseline"} & set(plain)
