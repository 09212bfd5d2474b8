"""Whole reports on the sample plans, in every form that people and programs get.

``make golden`` (``pytest tests/golden --update-golden``) rewrites the files and fails, so that a person
reads the difference before it is committed.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from golden_compare import hold, hold_names
from golden_forms import FORMS, SAMPLES, Sample

from ehcp_qa.reporters import REPORTERS
from ehcp_qa.reporters.comparison import FORMS as COMPARED

HERE = Path(__file__).parent / "reports"
PLANS = {sample.name: sample for plan in SAMPLES.rglob("plan.md") if (sample := Sample(plan))}
# Each plan in the terminal; two of them, lists and tables, in every form there is.
EVERYWHERE = ".txt"
IN_EVERY_FORM = ("drafts-early-years-hearing-loss", "most_findings-amounts")
CASES = sorted(
    (name, form) for name in PLANS for form in FORMS if form == EVERYWHERE or name in IN_EVERY_FORM
)
MOST = 1_500_000  # bytes of golden files that a clone must carry


@pytest.mark.parametrize(("name", "form"), CASES, ids=[f"{name}{form}" for name, form in CASES])
def test_the_report_on_a_sample_is_what_it_was(name: str, form: str, update_golden: bool) -> None:
    """A change of any word in any report is seen and meant."""
    text = FORMS[form](PLANS[name])
    hold(HERE / f"{name}{form}", text, update=update_golden)


def test_there_is_a_golden_file_for_every_form_and_no_other(update_golden: bool) -> None:
    """An empty folder would make every golden test pass, and one that nothing makes any more is stale."""
    assert len(PLANS) >= 6
    assert set(IN_EVERY_FORM) <= set(PLANS)
    expected = {f"{name}{form}" for name, form in CASES}
    hold_names(HERE, expected, update=update_golden)
    assert sum(path.stat().st_size for path in HERE.iterdir()) < MOST


def test_every_reporter_has_a_golden_file() -> None:
    """A form that is added gets goldens, or this fails."""
    text = Path(__file__).with_name("golden_forms.py").read_text(encoding="utf-8")
    for form in REPORTERS:
        assert f'"{form}"' in text, f"no golden file is made of the form “{form}”"
    for form in COMPARED:
        assert f'COMPARED["{form}"]' in text, f"no golden file is made of “compare --format {form}”"
