"""The page of an audit: what is on it, that it stands alone, and that plans' text stays text."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import invented_audit as invented
import pytest
from lxml import etree
from pages import check_alone, check_page, parsed, text_of

from ehcp_qa.model.audit import FindingRecord, PlanFacts, PlanRecord, PlanState
from ehcp_qa.model.audit_summary import (
    Audited,
    Counts,
    DefectChange,
    PlanChange,
    ScoreChange,
    Trends,
)
from ehcp_qa.reporters.audit.page import UNFOLDED, audit_html
from ehcp_qa.reporters.audit.rows import MOST, SHOWN, as_json, plan_rows
from ehcp_qa.reporters.audit.summary import summarise

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
HOSTILE = '</script><script>alert("x")</script>&amp;\u202e<b>.docx'
TRENDS = Trends(
    before=Counts(files=20, checked=20, ready=10),
    after=Counts(files=22, checked=22, ready=16),
    new=2,
    better=12,
    worse=3,
    same=5,
    scores=(ScoreChange("overall", 61.0, 70.5), ScoreChange("thread", None, 50.0)),
    more=(DefectChange("PRV-01", "Access to provision", 10.0, 30.0),),
    fewer=(DefectChange("OUT-03", "No change is named", 40.0, 20.0),),
    new_plans=("new.docx",),
    better_plans=(PlanChange("b.docx", 50.0, 80.0, was="old/b.docx"),),
    worse_plans=(PlanChange("w.docx", 80.0, 60.0),),
)


def audited(records: Sequence[PlanRecord], trends: Trends | None = None) -> Audited:
    """Return an audit of these records."""
    summary = summarise(records, {})
    return Audited(lambda: iter(records), summary, invented.STAMP, {}, trends)


def written(records: Sequence[PlanRecord], trends: Trends | None = None) -> str:
    """Return the page as text."""
    return "".join(audit_html(audited(records, trends)))


@pytest.fixture(scope="module")
def text() -> str:
    """The page of three hundred invented plans."""
    return written(list(invented.records(300)), TRENDS)


@pytest.fixture(scope="module")
def page(text: str) -> etree._Element:
    """The page of three hundred invented plans, parsed."""
    return parsed(text)


def test_the_page_keeps_every_rule_of_the_house(page: etree._Element, text: str) -> None:
    """Ids, links, headings and tables are sound, and it loads nothing from anywhere."""
    check_page(page)
    check_alone(text)


def test_each_picture_says_in_words_what_it_shows(page: etree._Element) -> None:
    """Every bar has a title and a description; keys of colours are passed over."""
    pictures = page.xpath("//*[local-name()='svg'][@role='img']")
    assert len(pictures) > 30
    for picture in pictures:
        title, said = (picture.xpath(f"*[local-name()='{name}']")[0] for name in ("title", "desc"))
        assert title.text
        assert said.text.endswith(".")


def test_the_numbers_of_the_grades_stand_in_a_table(page: etree._Element) -> None:
    """Each row of the table adds up to the plans that were checked."""
    checked = summarise(invented.records(300), {}).counts.checked
    (table,) = page.xpath("//table[caption='The same in numbers of plans']")
    rows = table.xpath("tbody/tr")
    assert [text_of(row.find("th")) for row in rows][:2] == ["Overall", "Statutory"]
    assert {sum(int(c.text) for c in row.findall("td")[1:]) for row in rows} == {checked}


def test_the_page_is_readable_without_its_script(page: etree._Element) -> None:
    """The first plans stand in the page, with where to find the rest; what needs script is hidden."""
    assert len(page.xpath("//table[@id='plans-table']/tbody/tr")) == SHOWN
    assert "plans.csv" in text_of(page.xpath("//*[@id='plans-said']")[0])
    for name in ("plans-find", "plans-pages"):
        assert page.xpath(f"//*[@id='{name}']/@hidden") == ["hidden"]


def test_all_plans_are_in_the_data_of_the_table(page: etree._Element) -> None:
    """Every file but copies, checked or not, in the order of paths."""
    (data,) = page.xpath("//*[@id='plans-data']")
    rows = json.loads(data.text)
    expected = [r.path for r in invented.records(300) if r.state is not PlanState.DUPLICATE]
    assert [row[0] for row in rows] == expected
    assert {len(row) for row in rows} == {11}


def test_what_a_plan_says_stays_text() -> None:
    """Markup in names, words and facts neither breaks the page nor runs in it."""
    finding = FindingRecord("PRV-01", "error", "F", HOSTILE, HOSTILE, HOSTILE, HOSTILE, "0")
    facts = PlanFacts(child=HOSTILE, team=HOSTILE, primary_need=HOSTILE, key_stage=HOSTILE)
    record = replace(
        next(invented.records(1)), path=HOSTILE, findings=(finding,), facts=facts, said=HOSTILE
    )
    lost = replace(record, path=f"z{HOSTILE}", state=PlanState.UNREADABLE)
    trends = replace(TRENDS, new_plans=(HOSTILE,), worse_plans=(PlanChange(HOSTILE, 1, 0),))
    text = written([record, lost], trends)
    check_alone(text)
    check_page(parsed(text))
    assert len(re.findall("<script", text)) == 2
    assert "\u202e" not in text


def test_examples_are_shown_with_their_plans(page: etree._Element) -> None:
    """A defect shows the words of plans and where they stand."""
    (row,) = page.xpath("//table[contains(@class,'defects')]/tbody/tr[td[1]='TPL-01']")
    assert "“[INSERT]”" in text_of(row)
    assert re.search(r"plans/00/plan-\d+\.docx, Section F, item \d", text_of(row))


def test_trends_show_what_rose_and_what_fell(page: etree._Element) -> None:
    """Scores, defects and plans with their change; a score that only one audit has says so."""
    (trends,) = page.xpath("//section[h2/@id='trends']")
    said = " ".join(" ".join(trends.itertext()).split())
    for words in (
        "2 new, 0 no longer there",
        "12 score better, 3 worse and 5 the same",
        "Overall 61.0 70.5 +9.5",
        "Golden thread n/a 50.0 n/a",
        "Access to provision PRV-01 10.0 30.0 +20.0",
        "No change is named OUT-03 40.0 20.0 -20.0",
        "before: old/b.docx",
        "w.docx 80.0 60.0 -20.0",
    ):
        assert words in said


def test_audits_with_other_rules_are_not_compared() -> None:
    """Where the rules changed, no score is set beside another, and the page says why."""
    trends = replace(TRENDS, differences=("the rules are not the same",))
    page = parsed(written(list(invented.records(20)), trends))
    said = text_of(page.xpath("//section[h2/@id='trends']")[0])
    assert "cannot be compared" in said
    assert "the rules are not the same" in said
    assert "70.5" not in said
    assert "PRV-01" not in said


def test_a_fact_that_no_plan_states_is_left_out() -> None:
    """A breakdown into nothing is a line of advice, not a table."""
    plans = [replace(r, facts=PlanFacts(key_stage="Key stage 2")) for r in invented.records(5)]
    page = parsed(written(plans))
    assert page.xpath("//h2[@id='by-key_stage']")
    assert not page.xpath("//h2[@id='by-team']")
    assert "No plan states its team, primary need and type of setting" in text_of(page)


@pytest.mark.parametrize("number", [0, 1])
def test_the_smallest_audits_make_a_sound_page(number: int) -> None:
    """No plan at all, or one."""
    text = written(list(invented.records(number)))
    check_alone(text)
    check_page(parsed(text))


def test_the_page_is_the_same_each_time(text: str) -> None:
    """Byte for byte."""
    assert written(list(invented.records(300)), TRENDS) == text


def test_a_page_holds_so_many_plans_and_says_so() -> None:
    """Beyond the most that a page can show, its data ends; the count above the table does not."""
    (one,) = invented.records(1)
    rows = plan_rows(replace(one, path=f"{at:06}") for at in range(MOST + 10))
    assert len(json.loads("".join(as_json(rows)))) == MOST


def browsed(text: str, folder: Path) -> str:
    """Return a page as a browser has it when its scripts have run."""
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        pytest.skip("no browser is installed")
    path = folder / "audit.html"
    path.write_text(text, "utf-8")
    done = subprocess.run(
        [
            *(browser, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"),
            *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
            *(f"--user-data-dir={folder / 'profile'}", "--dump-dom", path.as_uri()),
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout


def test_the_script_runs_in_a_browser(tmp_path: Path) -> None:
    """A browser lets it run under the page's own policy, and shows what only script can do."""
    seen = browsed(written(list(invented.records(300))), tmp_path)
    assert "Plans 1 to 50 of 297" in seen
    assert '<form id="plans-find" class="filters">' in seen
    assert seen.count('<button type="button">') > 40


PRESSING = """<script>
window.addEventListener("load", function () {
  function shown(column) { return Array.from(document.querySelectorAll("#plans-table tbody tr"))
    .map(function (row) { return row.cells[column].textContent; }); }
  function heads(table) { return document.querySelectorAll(table + " thead button"); }
  var told = {}, words = document.getElementById("plans-words");
  heads("#plans-table")[5].click(); told.highest = shown(5);
  heads("#plans-table")[5].click(); told.lowest = shown(5);
  told.sorted = document.querySelector("#plans-table th[aria-sort]").getAttribute("aria-sort");
  document.getElementById("plans-on").click(); told.next = shown(5);
  words.value = "brandt"; words.dispatchEvent(new Event("input")); told.found = shown(1);
  heads("table.first")[5].click();
  told.first = Array.from(document.querySelectorAll("table.first tbody tr"))
    .map(function (row) { return row.cells[5].textContent; });
  var said = document.createElement("pre"); said.id = "told"; said.textContent = JSON.stringify(told);
  document.body.append(said);
});
</script>"""


def test_plans_can_be_sorted_and_searched_in_a_browser(tmp_path: Path) -> None:
    """By score down and up, page by page, and by words; other tables sort as they stand."""
    page = re.sub("<meta http-equiv[^>]*/>", "", written(list(invented.records(300))))
    seen = browsed(page.replace("</body>", f"{PRESSING}</body>"), tmp_path)
    found = re.search('<pre id="told">(.*?)</pre>', seen)
    assert found is not None
    told = json.loads(found[1])
    scores = sorted(r.overall for r in invented.records(300) if r.overall is not None)
    assert [float(score) for score in told["highest"]] == scores[::-1][:SHOWN]
    assert [float(score) for score in told["lowest"]] == scores[:SHOWN]
    assert [float(score) for score in told["next"]] == scores[SHOWN : 2 * SHOWN]
    assert told["sorted"] == "ascending"
    assert told["found"]
    assert all("Brandt" in child for child in told["found"])
    assert told["first"] == sorted(told["first"], key=float, reverse=True)


def test_what_was_accepted_or_known_is_said_where_there_is_any() -> None:
    """Whoever accepted something sees that it was left out, and nobody else a figure of 0."""
    one, *others = invented.records(8)
    known = replace(one, accepted=3, findings=(replace(one.findings[0], known=True),))
    said = text_of(parsed(written([known, *others])))
    assert "3 accepted by a person, and left out of these" in said
    assert "1 of these known from the baseline" in said
    plain = text_of(parsed(written([replace(one, accepted=0)])))
    assert "accepted by" not in plain
    assert "known from" not in plain


@pytest.mark.parametrize(("rules", "unfolded"), [(2, True), (UNFOLDED + 1, False)])
def test_a_long_table_of_defects_is_folded(rules: int, unfolded: bool) -> None:
    """The plans to read first stand below it, and nobody should have to look for them."""
    first = next(iter(invented.records(1)))
    found = FindingRecord("PRV-01", "warning", "F", "Access", "Said.", "", "F", "0")
    many = [replace(found, code=f"X-{number:02}") for number in range(rules)]
    table = parsed(written([replace(first, findings=tuple(many))])).find(
        ".//details[@class='whole']"
    )
    assert table is not None
    assert (table.get("open") is not None) is unfolded
    assert f"All {rules} rules that found something" in text_of(table)
