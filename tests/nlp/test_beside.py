"""The language model in a process beside this one: the same tokens, and never a reason to fail."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ehcp_qa.nlp import beside, pipeline

TEXTS = ["A TA reads with Sam for 20 minutes daily.\nThen he rests.", "", "“Weekly” – 2 × 30 mins"]


@pytest.fixture(autouse=True)
def nothing_started(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As in a new process with two processors, whatever other tests have begun or imported."""
    monkeypatch.setattr(beside, "_started", {})
    monkeypatch.setattr(beside, "_processors", lambda: 2)
    monkeypatch.setattr(beside, "_imported", lambda: False)
    yield
    beside.stop()


@pytest.fixture(scope="module")
def here() -> pipeline.Pipeline:
    """The model in this process."""
    found = pipeline.load()
    assert found is not None
    return found


def test_the_tokens_and_the_name_are_those_of_the_model_here(here: pipeline.Pipeline) -> None:
    """Line breaks, odd characters and empty texts come through; each text once, in order."""
    beside.start()
    there = beside.begun()
    assert there is not None
    assert there.name == here.name
    assert there.parse([*TEXTS, TEXTS[0]]) == here.parse([*TEXTS, TEXTS[0]])


def test_a_second_plan_is_parsed_as_the_first_was(here: pipeline.Pipeline) -> None:
    """After forgetting, the other process remembers nothing either."""
    beside.start()
    there = beside.begun()
    assert there is not None
    first = there.parse(TEXTS)
    there.forget()
    assert there.parse(TEXTS) == first == here.parse(TEXTS)


def test_a_process_that_dies_is_stood_in_for(here: pipeline.Pipeline) -> None:
    """The plan is checked all the same, here."""
    beside.start()
    there = beside.begun()
    assert there is not None
    (process,) = beside._started.values()
    process.kill()
    process.wait()
    assert there.parse(TEXTS) == here.parse(TEXTS)


def test_a_model_that_is_not_there_is_none() -> None:
    """Whoever asked then loads it here, and says so when it is not there either."""
    beside.start("a_model_nobody_has")
    assert beside.begun("a_model_nobody_has") is None


def test_a_process_that_cannot_start_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no process may be started, nothing has begun."""
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    beside.start()
    assert beside.begun() is None


def test_a_process_that_is_something_else_is_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A packaged program that cannot be started this way answers no JSON."""
    program = tmp_path / "program"
    program.write_text("#!/bin/sh\necho Usage: program\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    beside.start()
    assert beside.begun() is None


@pytest.mark.parametrize("why", ["one processor", "already imported"])
def test_nothing_is_started_where_it_would_not_be_sooner(
    monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    """With one processor, or with spaCy in this process, the model is loaded here."""
    if why == "one processor":
        monkeypatch.setattr(beside, "_processors", lambda: 1)
    else:
        monkeypatch.setattr(beside, "_imported", lambda: True)
    beside.start()
    assert beside._started == {}


def test_the_folder_somebody_works_in_is_not_where_modules_come_from(tmp_path: Path) -> None:
    """A spacy.py beside a plan is a file and not a program."""
    (tmp_path / "spacy.py").write_text("open('ran', 'w').close()\n", encoding="utf-8")
    plan = tmp_path / "plan.md"
    plan.write_text("## Section F\n\n- Sam will have regular therapy.\n", encoding="utf-8")
    script = Path(sys.executable).parent / "ehcp-qa"
    if not script.exists():
        pytest.skip("the console script is not installed here")
    ran = subprocess.run(
        [script, "check", "plan.md", "--fail-on", "never"],
        cwd=tmp_path,
        env=os.environ,
        check=False,
    )
    assert ran.returncode == 0
    assert not (tmp_path / "ran").exists()


def test_stopping_leaves_no_process(here: pipeline.Pipeline) -> None:
    """What was started is ended with the program."""
    beside.start()
    (process,) = beside._started.values()
    beside.stop()
    assert process.returncode is not None
    assert beside.begun() is None
