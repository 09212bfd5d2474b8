"""Whole reports on the sample plans, as a caseworker and a program get them.

``pytest tests/golden --update-golden`` rewrites the files and fails, so that a person reads the
difference before it is committed.
"""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest

from ehcp_qa.config import Config
from ehcp_qa.model.report import Report
from ehcp_qa.reporters import REPORTERS
from ehcp_qa.reporters.base import Layout
from ehcp_qa.workflows.check import check_file

HERE = Path(__file__).parent
SAMPLES = HERE.parent.parent / "sample_plans"
PLANS = sorted(SAMPLES.rglob("plan.md"))
ENDINGS = {"console": ".txt", "json": ".json"}
# A program's form is long and much of it is the console's again: two plans show every part of it.
IN_JSON = ("sound-headings", "drafts-early-years-hearing-loss")
# Enough to see the change; the file itself holds the rest.
SHOWN = 60


def name_of(plan: Path) -> str:
    """Return the name of a sample's golden files: ``drafts-college-19``."""
    return "-".join(plan.parent.relative_to(SAMPLES).parts)


@pytest.fixture(scope="module")
def reports() -> dict[Path, Report]:
    """Reports made so far, so that each plan is checked once for all its forms."""
    return {}


CASES = [(p, f) for p in PLANS for f in ENDINGS if f == "console" or name_of(p) in IN_JSON]


@pytest.mark.parametrize(("plan", "form"), CASES, ids=[f"{name_of(p)}-{f}" for p, f in CASES])
def test_the_report_on_a_sample_is_what_it_was(
    plan: Path, form: str, reports: dict[Path, Report], update_golden: bool
) -> None:
    """A change of any word in any report is seen and meant."""
    if plan not in reports:
        reports[plan] = check_file(plan, Config())
    text = REPORTERS[form](reports[plan], Layout())
    golden = HERE / "reports" / f"{name_of(plan)}{ENDINGS[form]}"
    before = golden.read_text(encoding="utf-8") if golden.is_file() else ""
    if text == before:
        return
    if update_golden:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8", newline="\n")
        pytest.fail(f"{golden.name} was rewritten: read the difference, then run again without it")
    difference = difflib.unified_diff(
        before.splitlines(), text.splitlines(), "golden", "now", lineterm="", n=1
    )
    pytest.fail("\n".join([f"{golden.name} has changed:", *list(difference)[:SHOWN]]))


def test_there_are_samples_to_compare() -> None:
    """An empty folder would make every golden test pass."""
    assert len(PLANS) >= 6
    assert len(CASES) == len(PLANS) + len(IN_JSON)
