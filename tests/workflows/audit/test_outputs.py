"""The page, the workbook, trends and the moderation sheet as an audit of real files leaves them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from audited import hashes, plan, plans, run
from pages import check_alone, check_page, parsed, text_of

from ehcp_qa.errors import InvalidConfig

OUTPUTS = ["audit.html", "audit.json", "audit.xlsx", "findings.csv", "plans.csv"]


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An audit of three plans."""
    folder = tmp_path_factory.mktemp("earlier")
    run(plans(folder / "in", "a.md", "b.md", "c.md"), out=folder / "out")
    return folder


def test_the_page_and_the_workbook_are_among_the_outputs(earlier: Path) -> None:
    """Whole, sound, and about the plans that were audited; nothing else is left behind."""
    out = earlier / "out"
    assert sorted(hashes(out)) == OUTPUTS
    text = (out / "audit.html").read_text("utf-8")
    check_alone(text)
    check_page(parsed(text))
    assert "3 plans were checked" in text_of(parsed(text))
    rows = openpyxl.load_workbook(out / "audit.xlsx")["Plans"].iter_rows(min_row=3, max_col=2)
    assert next([cell.value for cell in row] for row in rows) == ["a.md", "Sam Okoro"]


def test_trends_are_in_every_output_that_has_room_for_them(earlier: Path, tmp_path: Path) -> None:
    """What became better, what is new and what is gone, on the page, in the workbook and as data."""
    folder = plans(tmp_path / "in", "a.md", "b.md")
    better = (folder / "b.md").read_text("utf-8").replace("regular speech", "weekly speech")
    (folder / "b.md").write_text(better, "utf-8")
    plan(folder, "d.md", "Ruth Adeyemi")
    run(folder, out=tmp_path / "out", compare=earlier / "out")
    trends = json.loads((tmp_path / "out" / "audit.json").read_text("utf-8"))["trends"]
    assert (trends["new"], trends["gone"], trends["comparable"]) == (1, 1, True)
    assert trends["compared"]["defects"]["PRV-15"]["before"] == 100.0
    assert trends["compared"]["defects"]["PRV-15"]["change"] < 0
    said = text_of(parsed((tmp_path / "out" / "audit.html").read_text("utf-8")))
    assert "3 plans checked then, 3 now: 1 new, 1 no longer there." in said
    assert "Trends" in openpyxl.load_workbook(tmp_path / "out" / "audit.xlsx").sheetnames


def test_an_audit_is_not_compared_with_itself_or_with_nothing(
    earlier: Path, tmp_path: Path
) -> None:
    """Said before any plan is read."""
    with pytest.raises(InvalidConfig, match="where this audit goes"):
        run(earlier / "in", out=earlier / "out", compare=earlier / "out")
    with pytest.raises(InvalidConfig, match="there is no audit in this folder"):
        run(earlier / "in", out=tmp_path / "out", compare=tmp_path)


def test_a_sample_is_drawn_for_people_to_judge(earlier: Path, tmp_path: Path) -> None:
    """The sheet stands beside the outputs, and the same seed draws it again."""
    for name in ("one", "two"):
        run(earlier / "in", out=tmp_path / name, sample=2, seed=5)
    assert sorted(hashes(tmp_path / "one")) == sorted([*OUTPUTS, "moderation.xlsx"])
    assert hashes(tmp_path / "one") == hashes(tmp_path / "two")
    page = openpyxl.load_workbook(tmp_path / "one" / "moderation.xlsx")["Moderation"]
    assert page.max_row == 6


def test_a_sheet_that_people_wrote_in_is_kept(earlier: Path, tmp_path: Path) -> None:
    """A new sample stops before any plan is read."""
    run(earlier / "in", out=tmp_path / "out", sample=2)
    book = openpyxl.load_workbook(tmp_path / "out" / "moderation.xlsx")
    book["Moderation"]["B1"] = "Anna"
    book.save(tmp_path / "out" / "moderation.xlsx")
    with pytest.raises(InvalidConfig, match="somebody may have written in this sheet"):
        run(earlier / "in", out=tmp_path / "out", sample=2)


def test_the_command_takes_all_of_it(earlier: Path, tmp_path: Path, command: Any) -> None:
    """--compare, --sample and --seed, and then the sheet beside the audit."""
    out = tmp_path / "out"
    given = ("audit", earlier / "in", "-o", out, "--no-cache", "--jobs", "1", "--fail-on", "never")
    ran = command(*given, "--compare", earlier / "out", "--sample", "2", "--seed", "5")
    assert (ran.code, ran.err) == (0, "")
    sheet = out / "moderation.xlsx"
    book = openpyxl.load_workbook(sheet)
    book["Moderation"]["B1"], book["Moderation"]["C5"] = "Anna", "good"
    book.save(sheet)
    ran = command("moderate", out, sheet)
    assert ran.code == 0
    assert ran.out.startswith("1 person judged 1 plan: Anna.")
