"""``queries`` from a plan to letters, and what it refuses."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest

Command = Callable[..., Any]
SAMPLES = Path(__file__).resolve().parent.parent.parent / "sample_plans"


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sample plan with much to ask, in the current folder."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "plan.docx"
    path.write_bytes((SAMPLES / "most_findings" / "plan.docx").read_bytes())
    return path


def by_title(path: str) -> dict[str, list[str]]:
    """Return the lines of each letter under its title."""
    letters: dict[str, list[str]] = {}
    for paragraph in docx.Document(path).paragraphs:
        if paragraph.style.name == "Heading 1":
            letters[paragraph.text] = []
        else:
            letters[next(reversed(letters))].append(paragraph.text)
    return letters


def test_the_letters_are_grouped_by_adviser(command: Command, plan: Path) -> None:
    """The setting's own, the psychologist's, and last those whose author the words do not tell."""
    before = plan.read_bytes()
    ran = command("queries", plan, "-o", "out.docx")
    letters = by_title("out.docx")
    assert (ran.code, plan.read_bytes()) == (0, before)
    assert [*letters] == [
        "Questions for the setting",
        "Questions for the educational psychologist",
        "Questions for the author of the advice",
    ]
    asked = sum(line.startswith("Please fill in: ") for said in letters.values() for line in said)
    assert ran.out == f"out.docx: {asked} questions in 3 letters.\n"
    said = letters["Questions for the educational psychologist"]
    assert "“Adaptations to written tasks as advised by the educational psychologist.”" in said
    assert any(re.fullmatch(r"Please fill in: .+ ___", line) for line in said)


def test_specified_provision_is_not_asked_about(command: Command, plan: Path) -> None:
    """A finding on placement or language is no question, and nor is a specific provision."""
    command("queries", plan, "-o", "out.docx")
    said = " ".join(line for lines in by_title("out.docx").values() for line in lines)
    assert "insulin" not in said
    assert "spoken spelling help" not in said


def test_a_second_run_writes_the_same_bytes(command: Command, plan: Path) -> None:
    """The same plan gives the same file."""
    for name in ("one.docx", "two.docx"):
        command("queries", plan, "-o", name)
    assert Path("one.docx").read_bytes() == Path("two.docx").read_bytes()


def test_a_plan_with_nothing_to_ask_makes_no_file(command: Command, plan: Path) -> None:
    """One sentence says so, and the command has not failed."""
    plan.write_bytes((SAMPLES / "sound" / "national" / "plan.docx").read_bytes())
    ran = command("queries", plan, "-o", "out.docx")
    assert (ran.code, Path("out.docx").exists()) == (0, False)
    assert ran.out == "plan.docx: no question to advisers was found, so no file was written.\n"


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("out.pdf", "give a name in .docx"),
        ("plan.docx", "that is the plan itself"),
        ("missing/out.docx", "could not be written"),
    ],
)
def test_a_wrong_target_is_refused(command: Command, plan: Path, target: str, said: str) -> None:
    """The plan is never written over, and only a Word file is written."""
    before = plan.read_bytes()
    ran = command("queries", plan, "-o", target)
    assert (ran.code, plan.read_bytes()) == (2, before)
    assert said in ran.err


def test_a_file_that_is_no_plan_is_refused(command: Command, plan: Path) -> None:
    """The reason comes in a sentence, and no letters are written."""
    plan.write_bytes(b"not a Word file")
    ran = command("queries", plan, "-o", "out.docx")
    assert (ran.code, Path("out.docx").exists()) == (2, False)
    assert "plan.docx" in ran.err
