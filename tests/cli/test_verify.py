"""``ehcp-qa verify``: a report run again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Command = Callable[..., Any]
PLAN = """
# Education, Health and Care plan

## Section F: Special educational provision

- Sam will have access to speech and language therapy.
"""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command) -> Path:
    """A report on a plan beside it, made with settings of its own."""
    monkeypatch.chdir(tmp_path)
    Path("sam.md").write_text(PLAN, encoding="utf-8")
    told = ("--select", "PRV,OUT", "--profile", "thorough", "--min-score", "40")
    command("check", "sam.md", *told, "--format", "json", "-o", "report.json")
    return Path("report.json")


def test_the_same_plan_gives_the_same_report(command: Command, made: Path) -> None:
    """The settings are the report's own, so nothing has to be given again."""
    ran = command("verify", made)
    assert (ran.code, ran.out.startswith("Same:")) == (0, True)


def test_a_plan_may_stand_elsewhere(command: Command, made: Path) -> None:
    """It is given after the report; without it, what to do is said."""
    Path("drafts").mkdir()
    Path("sam.md").rename("drafts/sam.md")
    assert command("verify", made, "drafts/sam.md").code == 0
    ran = command("verify", made)
    assert (ran.code, "give its place after the report" in ran.err) == (2, True)


def test_a_changed_plan_is_named_with_what_came_and_went(command: Command, made: Path) -> None:
    """The file, the findings by code and what hangs on them."""
    Path("sam.md").write_text(PLAN.replace("have access to", "be offered"), encoding="utf-8")
    ran = command("verify", made)
    assert ran.code == 1
    assert "sam.md: the file has been changed since." in ran.out
    assert "sam.md: gone: " in ran.out


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"language_model": "another"}, "The language model: not the same"),
        ({"settings_sha256": "ab" * 32}, "The settings: not the same"),
        ({"exit_code": 2}, "Exit code 2 then"),
        ({"baseline_sha256": "ab" * 32}, "The baseline: not the same"),
    ],
    ids=["model", "settings", "exit code", "baseline"],
)
def test_each_thing_that_a_report_rests_on_is_compared(
    command: Command, made: Path, change: dict[str, object], said: str
) -> None:
    """Whatever was different then is named."""
    data = json.loads(made.read_text("utf-8"))
    made.write_text(json.dumps({**data, **change}), encoding="utf-8")
    ran = command("verify", made)
    assert (ran.code, said in ran.out) == (1, True)


def test_a_finding_said_otherwise_is_noticed(command: Command, made: Path) -> None:
    """A report that somebody has edited does not pass."""
    data = json.loads(made.read_text("utf-8"))
    data["files"][0]["findings"][0]["message"] = "All is well."
    made.write_text(json.dumps(data), encoding="utf-8")
    assert "said otherwise: " in command("verify", made).out


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"files": []}'])
def test_what_is_no_report_is_refused(command: Command, made: Path, text: str) -> None:
    """One sentence, exit code 2."""
    made.write_text(text, encoding="utf-8")
    ran = command("verify", made)
    assert (ran.code, "report.json" in ran.err) == (2, True)
