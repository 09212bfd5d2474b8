"""The workbook as a spreadsheet program reads it."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from any_report import HOSTILE, reports
from handmade import analysed_of, finding, plan_of, report_of, run_of, unread
from hypothesis import HealthCheck, given, settings

from ehcp_qa.config import Config
from ehcp_qa.model.analysed import Verdict
from ehcp_qa.model.finding import Severity
from ehcp_qa.model.plan import Role, SectionId
from ehcp_qa.model.report import Report
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.workbook import workbook
from ehcp_qa.reporters.workbook.sheet import FORMULA_STARTS, LONGEST, safe
from ehcp_qa.workflows.check import check_files

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SHEETS = (
    "Summary",
    "Findings",
    "Provision",
    "Outcomes",
    "Thread",
    "Scores",
    "Checks",
    "Known before",
    "Not checked",
)
SAMPLES = Path(__file__).resolve().parent.parent.parent / "sample_plans"
Grid = list[list[str]]


def parts(made: bytes) -> dict[str, bytes]:
    """Return the files inside a workbook."""
    with zipfile.ZipFile(BytesIO(made)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def read(made: bytes) -> dict[str, Grid]:
    """Return the cells of each sheet as text: strings, numbers and the values of formulas."""
    inside = parts(made)
    shared = [
        "".join(t.text or "" for t in item.iter(f"{MAIN}t"))
        for item in ET.fromstring(inside["xl/sharedStrings.xml"])
    ]
    names = [
        s.attrib["name"] for s in ET.fromstring(inside["xl/workbook.xml"]).iter(f"{MAIN}sheet")
    ]
    return {
        name: _grid(ET.fromstring(inside[f"xl/worksheets/sheet{number}.xml"]), shared)
        for number, name in enumerate(names, start=1)
    }


def _grid(root: ET.Element, shared: list[str]) -> Grid:
    rows = []
    for row in root.iter(f"{MAIN}row"):
        cells = []
        for cell in row.iter(f"{MAIN}c"):
            value = cell.findtext(f"{MAIN}v") or ""
            cells.append(shared[int(value)] if cell.get("t") == "s" and value else value)
        rows.append(cells)
    return rows


def made(report: Report) -> bytes:
    """Return the workbook of a report."""
    return workbook(report, Layout())


@settings(deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(reports)
def test_any_report_makes_a_workbook_without_formulas_of_the_plans(report: Report) -> None:
    """Whatever a plan says, every sheet can be read, and no cell of its words starts a formula."""
    book = made(report)
    grids = read(book)
    assert tuple(grids) == SHEETS
    assert len(grids["Findings"]) == 2 + sum(len(run.findings) for run in report.files)
    for name, content in parts(book).items():
        if name.startswith("xl/worksheets/"):
            for formula in ET.fromstring(content).iter(f"{MAIN}f"):
                assert re.match(r"(IF|COUNTIFS|COUNTIF|ROUND)\(", formula.text or "")
        if name == "xl/sharedStrings.xml":
            for item in ET.fromstring(content):
                text = "".join(t.text or "" for t in item.iter(f"{MAIN}t"))
                assert not text.startswith(FORMULA_STARTS)
                assert item.find(f"{MAIN}r") is None


@pytest.mark.parametrize("text", [*HOSTILE, "<r><t>bold</t></r>", "x " * 40_000], ids=repr)
def test_hostile_words_are_made_plain_text(text: str) -> None:
    """What would be a formula, markup or too long for a cell is plain text that fits."""
    said = safe(text)
    assert not said.startswith(FORMULA_STARTS)
    assert not (said.startswith("<r>") and said.endswith("</r>"))
    assert len(said) <= LONGEST + 3


def test_ordinary_words_stay_as_they_are() -> None:
    """Only what is dangerous is changed."""
    assert safe("Sam will have “regular” 1:1 help = 2 hours.") == (
        "Sam will have “regular” 1:1 help = 2 hours."
    )


def test_the_same_report_gives_the_same_bytes() -> None:
    """No clock, no folder and no order of a set reaches the file."""
    report = report_of(run_of(finding()), unread())
    assert made(report) == made(report)


def test_the_summary_counts_each_plan_even_of_one_name() -> None:
    """Two files of one name are told apart by their number; an unread one says why."""
    report = report_of(
        run_of(finding(), finding("PRV-05", severity=Severity.ERROR)), run_of(), unread()
    )
    titles, first, second, third = read(made(report))["Summary"][1:5]
    column = {title: number for number, title in enumerate(titles)}
    assert [first[column[t]] for t in ("Errors", "Warnings", "Advice", "Ready to issue")] == [
        "1",
        "1",
        "0",
        "no",
    ]
    assert second[column["Warnings"]] == "0"
    assert third[-1] == "scan.pdf is empty."


def test_provision_shows_blanks_and_outcomes_their_facets() -> None:
    """What has to be said and is not is a blank; each facet is met or not."""
    plan = plan_of(
        (SectionId.F, Role.PROVISION, "Sam will have help."),
        (SectionId.E, Role.OUTCOME, "Sam will read."),
    )
    analysed = analysed_of(plan, [Verdict.VAGUE], [[True, True, False, False, True, True]])
    grids = read(made(report_of(run_of(analysed=analysed))))
    assert "vague" in grids["Provision"][2]
    row = dict(zip(grids["Outcomes"][1], grids["Outcomes"][2], strict=False))
    assert (row["Measurable"], row["Met"], row["SMART"]) == ("no", "4", "no")


def test_each_sheet_can_be_filtered_scrolled_and_printed() -> None:
    """Filters, frozen titles, titles on each page of paper, one page wide, landscape."""
    inside = parts(made(report_of(run_of(finding()))))
    book = inside["xl/workbook.xml"].decode()
    assert book.count("_xlnm.Print_Titles") == book.count("_xlnm.Print_Area") == len(SHEETS)
    for number in range(1, len(SHEETS) + 1):
        page = inside[f"xl/worksheets/sheet{number}.xml"].decode()
        assert "<autoFilter" in page
        assert 'state="frozen"' in page
        assert 'orientation="landscape"' in page
        assert 'fitToHeight="0"' in page


ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode">
<value>0</value></prop></item></oor:items>"""


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_spreadsheet_program_comes_to_the_same_figures(tmp_path: Path) -> None:
    """Worked out anew by LibreOffice, every formula gives the value that the report gives."""
    plans = [SAMPLES / "drafts" / "college-19" / "plan.md", SAMPLES / "most_findings" / "plan.md"]
    before = made(check_files(plans, Config()))
    (tmp_path / "book.xlsx").write_bytes(_without_values(before))
    (tmp_path / "profile" / "user").mkdir(parents=True)
    (tmp_path / "profile" / "user" / "registrymodifications.xcu").write_text(ALWAYS)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    told = ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out")]
    subprocess.run(
        ["soffice", profile, "--headless", *told, str(tmp_path / "book.xlsx")],
        check=True,
        capture_output=True,
        timeout=300,
    )
    after = read((tmp_path / "out" / "book.xlsx").read_bytes())
    expected = read(before)
    for sheet in ("Summary", "Scores", "Outcomes", "Checks"):
        assert _figures(after[sheet]) == _figures(expected[sheet])


def _without_values(book: bytes) -> bytes:
    """Return a workbook whose formulas have lost the values that they came with."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, content in parts(book).items():
            packed.writestr(name, re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", content))
    return out.getvalue()


def _figures(grid: Grid) -> list[list[str]]:
    """Return the cells that hold anything, numbers all written alike."""
    return [[_number(cell) for cell in row if cell] for row in grid]


def _number(cell: str) -> str:
    try:
        return f"{float(cell):.6g}"
    except ValueError:
        return cell
