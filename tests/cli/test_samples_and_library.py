"""The library's door, and the outputs for programs on every sample plan."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import ehcp_qa
from ehcp_qa.config import Config
from ehcp_qa.errors import UnreadablePlan
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.json import json as json_report
from ehcp_qa.workflows.check import check_files
from ehcp_qa.workflows.extract import extract_file
from ehcp_qa.workflows.render import render

SAMPLES = Path(__file__).parent.parent.parent / "sample_plans"
SCHEMAS = Path(ehcp_qa.__file__).parent / "schemas"
PLANS = sorted(SAMPLES.rglob("plan.md"))


def schema(name: str) -> dict[str, object]:
    """Return one of the schemas that ship with the package."""
    loaded: dict[str, object] = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    return loaded


@pytest.mark.parametrize("plan", PLANS, ids=lambda p: str(p.parent.relative_to(SAMPLES)))
def test_outputs_for_programs_keep_to_their_schemas(plan: Path) -> None:
    """Real-looking plans bring out more of the shape than any made by hand."""
    report = ehcp_qa.check_file(plan)
    jsonschema.validate(json.loads(json_report(report, Layout())), schema("check"))
    jsonschema.validate(json.loads(extract_file(plan, Config(), "json")), schema("extract"))


def test_a_batch_reports_each_plan_as_it_would_alone() -> None:
    """One plan's result does not hang on its neighbours or on their order."""
    forwards = check_files(PLANS[:3], Config())
    backwards = check_files(PLANS[2::-1], Config())
    for one, other in zip(forwards.files, reversed(backwards.files), strict=True):
        assert (one.findings, one.scores, one.checks) == (
            other.findings,
            other.scores,
            other.checks,
        )


def test_the_library_needs_no_settings_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A program's result does not hang on the folder that it runs in."""
    (tmp_path / "ehcp-qa.toml").write_text('select = ["OUT"]\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    report = ehcp_qa.check_file(str(PLANS[0]))
    assert {check.group for check in report.files[0].checks if check.outcome == "passed"} > {"OUT"}


def test_an_unreadable_plan_is_a_report_and_not_an_exception(tmp_path: Path) -> None:
    """A program that checks a folder is not stopped by one file; extract has nothing to return."""
    report = ehcp_qa.check_file(tmp_path / "gone.docx")
    (run,) = report.files
    assert (run.readable, run.scores, report.exit_code) == (False, None, 2)
    assert "gone.docx" in render(report, "markdown", Layout())
    with pytest.raises(UnreadablePlan):
        extract_file(tmp_path / "gone.docx", Config(), "json")
