"""What an audit keeps of a plan: its facts by which audits are broken down, its scores, its findings."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest

from ehcp_qa.config import Config
from ehcp_qa.model.audit import PlanRecord, PlanState
from ehcp_qa.model.report import CheckRun
from ehcp_qa.workflows.audit.facts import stage_name
from ehcp_qa.workflows.audit.hiding import hidden, hidden_path
from ehcp_qa.workflows.audit.stored import decoded, encoded
from ehcp_qa.workflows.audit.task import check_job
from ehcp_qa.workflows.check import check_file
from ehcp_qa.workflows.tools import Tools

SAMPLE = Path(__file__).resolve().parents[3] / "sample_plans" / "drafts" / "college-19" / "plan.md"
TOOLS = Tools(Config())
SECTIONS = """
## Section F: special educational provision
- Sam will have 20 minutes of reading with a teaching assistant every Monday.
"""


@lru_cache
def sample() -> tuple[PlanRecord, CheckRun]:
    """Return the record of a sample plan, and the report of a check of it."""
    return check_job("deep/plan.md", str(SAMPLE), TOOLS), check_file(SAMPLE).files[0]


def of(tmp_path: Path, front: str) -> PlanRecord:
    """Return the record of a plan with this front page."""
    path = tmp_path / "plan.md"
    path.write_text(f"# Education, Health and Care plan\n\n{front}\n{SECTIONS}", encoding="utf-8")
    return check_job("plan.md", str(path), TOOLS)


def test_a_record_says_what_a_check_says() -> None:
    """Findings, outcomes of checks and scores are those of ``check``, figure for figure."""
    record, run = sample()
    assert run.scores is not None
    assert [f.fingerprint for f in record.findings] == [f.fingerprint for f in run.findings]
    assert dict(record.checks) == {check.code: check.outcome.value for check in run.checks}
    assert record.overall == run.scores.overall
    assert [s.score for s in record.dimensions] == [d.score for d in run.scores.dimensions]
    assert record.ready == run.scores.ready
    assert record.path == "deep/plan.md"


def test_a_record_comes_back_as_it_was() -> None:
    """From the journal, the cache or a worker of a cluster."""
    record, _ = sample()
    assert decoded(encoded(record)) == record


def test_what_is_no_record_is_refused() -> None:
    """With the one error that readers of journals and caches expect."""
    with pytest.raises(ValueError, match="missing required field"):
        decoded(b"{}")


@pytest.mark.parametrize(
    ("year", "stage"),
    [
        *((None, ""), (-2, "Early years"), (0, "Early years"), (1, "Key stage 1")),
        *((6, "Key stage 2"), (9, "Key stage 3"), (11, "Key stage 4"), (13, "Key stage 5")),
        (15, "After Year 13"),
    ],
)
def test_key_stages_have_names(year: int | None, stage: str) -> None:
    """From before school to after it."""
    assert stage_name(year) == stage


@pytest.mark.parametrize(
    ("row", "need"),
    [
        ("| Primary need | ASD |", "Autistic spectrum disorder"),
        ("| Primary area of need | Autism (with anxiety) |", "Autistic spectrum disorder"),
        ("| Main need | Speech and language |", "Speech, language and communication needs"),
        ("| Primary need | Chronic fatigue |", "Chronic fatigue"),
        ("| Name | Sam Okoro |", ""),
    ],
)
def test_the_primary_need_goes_by_its_usual_name(row: str, need: str, tmp_path: Path) -> None:
    """However a plan writes it; one that has no usual name keeps its own; none is made up."""
    assert of(tmp_path, f"| Child | Sam Okoro |\n|---|---|\n{row}").facts.primary_need == need


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("| School | Bramble Lane Primary School |", "primary school"),
        ("| Setting | Hollybush Special School |", "special school"),
        ("| College | Northgate Sixth Form College |", "college"),
        ("| Current school | St Anne's |", ""),
        (
            "| Type of setting | Resourced provision |\n| School | St Anne's Primary |",
            "mainstream base",
        ),
        ("| School | Little Acorns Nursery |", "early years"),
    ],
)
def test_the_type_of_setting_is_told_by_label_or_name(row: str, kind: str, tmp_path: Path) -> None:
    """A saint tells nothing."""
    assert of(tmp_path, f"| Name | Sam Okoro |\n|---|---|\n{row}").facts.setting_type == kind


def test_a_hidden_record_has_no_name_of_a_file_in_it() -> None:
    """Not in its path, not in the sentence on it, and two of one name stay two."""
    first = PlanRecord(
        "Sam/a b.docx",
        "",
        0,
        PlanState.UNREADABLE,
        said="a b.docx is empty.",
        duplicate_of="x/y.md",
    )
    made = hidden(first)
    assert made.path == hidden_path("Sam/a b.docx")
    assert made.said == f"{made.path} is empty."
    assert made.duplicate_of == hidden_path("x/y.md")
    assert hidden_path("Tom/a b.docx") != made.path
    assert made.path.endswith(".docx")
