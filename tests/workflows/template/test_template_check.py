"""A template is checked for what every plan made from it would carry, and for nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from forms import BROKEN, GOOD, REAL, SAMPLES, book, broken, checked, codes, good

from ehcp_qa.config import Config
from ehcp_qa.errors import InvalidConfig
from ehcp_qa.model.finding import Severity
from ehcp_qa.model.plan import PlanStage
from ehcp_qa.model.report import Outcome
from ehcp_qa.model.rule import PLAN, TEMPLATE
from ehcp_qa.workflows.template_check import check_templates

# In front of what a test is about: a template in which nothing else is to be found.
NATIONAL = good("national", ".md").read_text(encoding="utf-8")
HEADINGS = good("headings", ".md").read_text(encoding="utf-8")


def edited(tmp_path: Path, text: str, old: str, new: str) -> Path:
    """Return the path of a good template with one edit."""
    assert old in text
    path = tmp_path / "template.md"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return path


@pytest.mark.parametrize("suffix", [".docx", ".md"])
@pytest.mark.parametrize("name", GOOD)
def test_a_good_template_has_no_findings(name: str, suffix: str) -> None:
    """In either layout, and whether it is read from Word or Markdown."""
    run = checked(good(name, suffix))
    assert codes(run) == []
    assert not [check for check in run.checks if check.outcome is Outcome.CRASHED]


@pytest.mark.parametrize("entry", BROKEN, ids=lambda entry: entry["name"])
def test_a_broken_template_has_the_fault_that_was_made_and_no_other(entry: dict[str, str]) -> None:
    """One edit, one finding, in the section that the edit was made in."""
    (finding,) = checked(broken(entry["name"])).findings
    assert {"code": finding.code, "section": finding.section} == entry["finds"]


def test_there_are_eight_broken_templates_of_both_layouts() -> None:
    """Each made of a good one, and no file lies there that nothing makes."""
    assert len(BROKEN) == 8
    assert {entry["of"] for entry in BROKEN} == set(GOOD)
    files = {path.stem for path in (SAMPLES / "broken").iterdir()}
    assert files == {entry["name"] for entry in BROKEN}
    assert len({entry["finds"]["code"] for entry in BROKEN}) == 8


@pytest.mark.parametrize(
    ("text", "old", "new", "found"),
    [
        pytest.param(HEADINGS, "## Section H2:", "## Section H9x:", "STA-01", id="section-lost"),
        pytest.param(
            HEADINGS,
            "## Section D: Social care needs which relate",
            "## Section D: Health care needs which relate",
            "TPL-07",
            id="title-of-another-section",
        ),
        pytest.param(
            NATIONAL, "Author | Role or service | Date of report", "A | B | C", "TPL-18", id="k"
        ),
        pytest.param(
            HEADINGS, "| Date of birth | [Date of birth](control:Date of birth) |\n", "", "TPL-20",
            id="no-date-of-birth",
        ),
        pytest.param(
            HEADINGS, "of the child and their parents", "of the child and his/her parents",
            "TPL-22", id="he-or-she",
        ),
        pytest.param(
            HEADINGS, "control:Parents or carers", "control:Text1", "TPL-24", id="control-untitled"
        ),
        pytest.param(
            HEADINGS,
            "[Nothing is written here until the plan is final.](guidance)",
            "This plan is made under section 323 of the Education Act 1996.",
            "TPL-06",
            id="outdated-law",
        ),
        pytest.param(
            HEADINGS,
            "[Each row is one provision. Every need in Section B has at least one.](guidance)",
            "Band 5 funding will be provided for a teaching assistant.",
            "PRV-10",
            id="band",
        ),
        pytest.param(
            HEADINGS,
            "[Nothing is written here until the plan is final.](guidance)",
            "Error! Reference source not found.",
            "TPL-04",
            id="broken-reference",
        ),
    ],
)  # fmt: skip
def test_each_fault_of_the_list_is_found_by_its_rule(
    text: str, old: str, new: str, found: str, tmp_path: Path
) -> None:
    """One edit to a good template, and its rule says so; the others stay silent."""
    assert codes(checked(edited(tmp_path, text, old, new))) == [found]


def test_a_template_without_a_sign_off_is_found(tmp_path: Path) -> None:
    """Everything else is there."""
    path = tmp_path / "template.md"
    path.write_text(HEADINGS[: HEADINGS.index("## Sign-off")], encoding="utf-8")
    assert codes(checked(path)) == ["TPL-19"]


@pytest.mark.parametrize(
    "blank",
    ["[INSERT NAME]", "{{ child.name }}", "«Forename»", "XXXX", "____________", "DD/MM/YYYY"],
)
def test_placeholders_are_what_a_template_is_made_of(blank: str, tmp_path: Path) -> None:
    """What would be an error in a plan is none here, however the blank is written."""
    path = edited(tmp_path, HEADINGS, "[Full name](control:Full name)", blank)
    assert codes(checked(path)) == []


def test_each_rule_for_plans_that_reads_templates_reads_plans_too() -> None:
    """Nothing is written twice: the same page serves plans and what stays in all of them."""
    both = [rule for rule in book().reading(TEMPLATE) if rule.reads == PLAN]
    assert both
    assert all(rule.is_for(PLAN) and rule.is_for(TEMPLATE) for rule in both)
    assert {"STA-01", "FGH-04", "TPL-07", "PRV-01", "PRV-02", "TPL-06"} <= {r.code for r in both}


def test_what_is_said_of_wording_is_never_an_error() -> None:
    """Labels are law; words are not, in a template as in a plan."""
    errors = {r.code for r in book().reading(TEMPLATE) if r.severity is Severity.ERROR}
    assert errors == {"STA-01", "STA-02", "STA-03", "FGH-04", "TPL-04", "TPL-13", "TPL-14"}


def test_a_template_has_no_scores_and_is_ready_without_errors() -> None:
    """There is nothing to count: a form says nothing of a child."""
    run = checked(good("national"))
    assert run.scores is not None
    assert (run.scores.overall, run.scores.dimensions, run.scores.ready) == (None, (), True)
    assert run.stage is PlanStage.TEMPLATE
    broken_one = checked(broken("budget-heading-lost"))
    assert broken_one.scores is not None
    assert not broken_one.scores.ready


def test_one_template_that_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    """It is named, and the run ends with 2."""
    empty = tmp_path / "empty.docx"
    empty.write_bytes(b"")
    report = check_templates([empty, good("national")], Config())
    assert [run.readable for run in report.files] == [False, True]
    assert report.exit_code == 2


def test_a_rule_that_reads_plans_only_cannot_be_asked_of_a_template() -> None:
    """A check that ran nothing would seem to have passed."""
    with pytest.raises(InvalidConfig, match="reads one plan"):
        check_templates([good("national")], Config(select=("OUT-01",)))


def test_a_finding_quotes_the_template_and_keeps_its_name(tmp_path: Path) -> None:
    """The words are the file's own, and an edit elsewhere does not change the fingerprint."""
    path = edited(tmp_path, HEADINGS, "their parents, or", "his/her parents, or")
    (finding,) = checked(path).findings
    assert finding.excerpt == "his/her"
    assert finding.place.line is not None
    path.write_text(path.read_text(encoding="utf-8").replace("SEND casework", "SEND"), "utf-8")
    assert checked(path).findings[0].fingerprint == finding.fingerprint


@pytest.mark.skipif(not REAL.exists(), reason="the real template does not lie beside the project")
def test_a_real_template_has_no_error_and_is_found_to_ask_for_little() -> None:
    """Labels are all there; nothing asks who, how often, how long or by when."""
    run = checked(REAL)
    assert sorted(set(codes(run))) == ["TPL-15", "TPL-16"]


@pytest.mark.parametrize("layout", GOOD)
def test_a_plan_that_has_been_filled_in_is_no_template(layout: str) -> None:
    """Its own wording would fill the report; who means it can force it."""
    plan = SAMPLES.parent / "sound" / layout / "plan.docx"
    (run,) = check_templates([plan], Config()).files
    assert not run.readable
    assert "“ehcp-qa check” checks plans" in run.error
    assert check_templates([plan], Config(force=True)).files[0].readable


def test_the_sign_off_is_not_mistaken_for_a_list_of_reports(tmp_path: Path) -> None:
    """A column of report dates is no place for the date of signing."""
    path = edited(
        tmp_path, HEADINGS, "| Date signed | [Date](control:Officer – date signed) |\n", ""
    )
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Date of plan", "Plan number"), encoding="utf-8")
    assert codes(checked(path)) == ["TPL-19"]
