"""What the report says was not checked, and what makes a plan not wholly checked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from handmade import analysed_of, check, plan_of

import ehcp_qa.readers
from ehcp_qa.config import Config
from ehcp_qa.model.document import Leftovers
from ehcp_qa.model.report import Outcome
from ehcp_qa.readers.plaintext import read_text
from ehcp_qa.workflows.check import check_files
from ehcp_qa.workflows.not_checked import FOR_PEOPLE, not_checked

ANALYSED = replace(analysed_of(plan_of()), model="en_core_web_sm 3.8.0")


def test_what_is_for_people_is_always_said() -> None:
    """No run may be taken for a judgement of the plan as a whole."""
    assert not_checked(ANALYSED, ()) == FOR_PEOPLE
    said = " ".join(item.what for item in FOR_PEOPLE)
    for word in ("achievable", "relevant", "family", "appropriate", "advice"):
        assert word in said


def test_a_run_without_a_language_model_says_so() -> None:
    """The tool still runs, and never pretends."""
    said = not_checked(replace(ANALYSED, model=""), ())
    assert "no language model is installed" in said[len(FOR_PEOPLE)].why


def test_skipped_checks_are_named_together_by_reason() -> None:
    """A reader sees which checks were left out, and why, without a line for each."""
    checks = (
        check("OUT-01", Outcome.SKIPPED, "left out by --ignore"),
        check("OUT-02", Outcome.SKIPPED, "left out by --ignore"),
        check("GTH-01", Outcome.SKIPPED, "left out by --ignore"),
        check("GTH-02"),
        check("PRV-01", Outcome.CRASHED, "stopped with KeyError"),
        check("STA-01"),
        check("STA-07", Outcome.NOT_APPLICABLE, "Section F was not found"),
    )
    said = [(item.what, item.why) for item in not_checked(ANALYSED, checks)[len(FOR_PEOPLE) :]]
    assert said == [
        ("Checks OUT (all), GTH-01", "left out by --ignore."),
        ("Check PRV-01", "stopped with KeyError."),
    ]


@pytest.mark.parametrize(
    ("leftovers", "said"),
    [
        (Leftovers(comments=2), "Comments in the margin"),
        (Leftovers(deletions=1), "deleted or struck through"),
        (Leftovers(struck_through=1), "deleted or struck through"),
        (Leftovers(hidden=1), "formatted as hidden"),
        (Leftovers(unread=1), "embedded in this one"),
    ],
)
def test_what_a_reader_left_out_is_said(leftovers: Leftovers, said: str) -> None:
    """Text that is in the file but not in the plan is counted out aloud."""
    document = replace(ANALYSED.plan.document, leftovers=leftovers)
    analysed = replace(ANALYSED, plan=replace(ANALYSED.plan, document=document))
    assert said in not_checked(analysed, ())[len(FOR_PEOPLE)].what


def test_a_page_without_text_means_not_wholly_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that are pictures are named, and the run exits with 2 though the rest is checked."""
    document = read_text("## Section F\n\n- A teaching assistant will read with Sam.\n")
    scanned = replace(document, unread_pages=(2, 5))
    monkeypatch.setattr(ehcp_qa.readers, "read", lambda path: scanned)
    report = check_files([Path("plan.pdf")], Config())
    (run,) = report.files
    assert report.exit_code == 2
    assert run.readable
    assert run.scores is not None
    assert "no text could be read on pages 2 and 5" in run.error
    assert "Pages 2 and 5" in {item.what for item in run.not_checked}
