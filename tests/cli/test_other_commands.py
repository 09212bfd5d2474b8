"""The commands beside check: extract, try, explain, rules, evaluate, config."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import ehcp_qa
from ehcp_qa.config import SETTINGS

SCHEMAS = Path(ehcp_qa.__file__).parent / "schemas"
Command = Callable[..., Any]

PLAN = """
## Section E: Outcomes

- By July 2027, Sam will read 50 words aloud.

## Section F: Special educational provision

| Provision | By whom | How often |
|---|---|---|
| A paired reading session of 20 minutes | Teaching assistant | Every school day |
"""


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small plan with a provision table."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "sam.md"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_extract_keeps_to_its_schema(command: Command, plan: Path) -> None:
    """Sections, statements and rows come out as the schema promises."""
    ran = command("extract", plan)
    data = json.loads(ran.out)
    jsonschema.validate(data, json.loads((SCHEMAS / "extract.schema.json").read_text("utf-8")))
    (statement,) = data["sections"]["F"]["statements"]
    assert statement["cells"] == {"by_whom": "Teaching assistant", "how_often": "Every school day"}
    assert statement["provision"]["slots"]["who"][0]["source"] == "row"


def test_extract_as_markdown_names_every_statement(command: Command, plan: Path) -> None:
    """The same for people to read."""
    out = command("extract", plan, "--format", "markdown").out
    assert "**E-1** (outcome) By July 2027, Sam will read 50 words aloud." in out
    assert "**F-1** (provision)" in out


def test_extract_of_a_file_that_is_no_plan_is_refused(command: Command, tmp_path: Path) -> None:
    """A school newsletter gets one clear sentence."""
    path = tmp_path / "news.md"
    path.write_text("# School news\n\nSports day is in June.\n", encoding="utf-8")
    ran = command("extract", path)
    assert (ran.code, ran.out) == (2, "")
    assert "news.md looks like a school newsletter" in ran.err


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        ("Sam will have regular speech and language therapy.", "provision", ["vague", "PRV-15"]),
        (
            "A teaching assistant trained by the therapist will teach Sam new words for 20 minutes "
            "three times a week, in a group of no more than four.",
            "provision",
            ["specific", "teaching assistant", "20 minutes", "No rule finds anything"],
        ),
        ("By July 2027, Sam will read 50 words aloud.", "outcome", ["Time-bound", "July 2027"]),
        ("Sam will improve his confidence.", "outcome", ["not SMART", "not met", "OUT-0"]),
        ("Sam has difficulty speaking clearly.", "need", ["need", "No rule finds"]),
        ("Sam would like to be a chef.", "aspiration", ["aspiration", "No rule finds"]),
    ],
)
def test_try_says_what_analysis_makes_of_a_statement(
    command: Command, text: str, kind: str, said: list[str]
) -> None:
    """Slots or facets, verdict and findings, with exit code 0 whatever is found."""
    ran = command("try", text, "--as", kind)
    assert (ran.code, ran.err) == (0, "")
    for words in said:
        assert words in ran.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("try", "x", "--as", "wish"), "it should be one of provision, outcome"),
        (("try", " ", "--as", "need"), "There is no statement to try"),
        (("try", "x", "--as", "provision", "--section", "Z"), "--section is “Z”"),
        (("explain", "PRV-1"), "Did you mean PRV-01?"),
        (("explain", "nonsense"), "no rule has that code"),
        (("rules", "list", "--select", "XXX"), "no rule has that code"),
        (("rules", "new", "prv", "Not A Name", "--folder", "."), "small letters"),
        (("evaluate", "gone.jsonl", "--task", "heading"), "gone.jsonl: could not be found"),
        (("evaluate", "x", "--task", "nothing"), "it should be one of provision"),
        (("extract", "gone.md", "--format", "xml"), "it should be one of json, markdown"),
        (("chekc", "x"), "Did you mean 'check'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_wrong_command_is_one_clear_sentence(
    command: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    said: str,
) -> None:
    """What was found and what is allowed, exit code 2, no traceback."""
    monkeypatch.chdir(tmp_path)
    ran = command(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in " ".join(ran.err.split())


def test_explain_shows_the_whole_page(command: Command) -> None:
    """Title, reason, fix, source and both kinds of example."""
    ran = command("explain", "prv-15")
    assert ran.code == 0
    for words in ("PRV-15", "Why", "To fix", "Source", "It flags", "It leaves alone", "‹"):
        assert words in ran.out


def test_rules_list_can_be_narrowed(command: Command) -> None:
    """A group of rules, and no other."""
    out = command("rules", "list", "--select", "OUT").out
    assert "OUT-01" in out
    assert "PRV-01" not in out


def test_rules_test_says_how_many_examples_hold(command: Command) -> None:
    """Examples of the rules named are run, and counted."""
    ran = command("rules", "test", "PRV-15")
    assert "examples of 1 rules: 0 do not hold" in ran.out
    assert ran.code == 0


def test_a_rule_whose_example_fails_exits_with_1(command: Command, tmp_path: Path) -> None:
    """A council's own rule is told which of its examples does not hold."""
    command("rules", "new", "PRV", "some-name", "--folder", tmp_path)
    (page,) = tmp_path.rglob("*.yaml")
    ran = command("rules", "test", page.stem, "--rules", tmp_path)
    assert ran.code == 1
    assert f"{page.stem}-flags-1: does not hold" in ran.out


@pytest.mark.parametrize("task", ["provision", "outcome", "placement", "thread", "heading"])
def test_evaluate_gives_figures_for_each_task(command: Command, tmp_path: Path, task: str) -> None:
    """Figures as JSON with counts, and the misses in a file of their own."""
    data = Path(__file__).parent.parent.parent / "training" / "data" / "gold" / f"{task}.jsonl"
    few = tmp_path / "few.jsonl"
    few.write_text("\n".join(data.read_text("utf-8").splitlines()[:5]) + "\n", encoding="utf-8")
    errors = tmp_path / "misses.jsonl"
    ran = command("evaluate", few, "--task", task, "--format", "json", "--errors", errors)
    found = json.loads(ran.out)
    assert (found["task"], found["n"]) == (task, 5)
    assert found["metrics"]
    assert all(json.loads(line) for line in errors.read_text("utf-8").splitlines())
    assert f"Task {task}: 5 labelled items" in command("evaluate", few, "--task", task).out


def test_evaluate_names_the_line_that_is_not_json(command: Command, tmp_path: Path) -> None:
    """A slip in labelled data is found by its line."""
    path = tmp_path / "few.jsonl"
    path.write_text(
        '{"id": "1", "text": "x", "context": "body", "label": "none"}\n{"id": \n', "utf-8"
    )
    ran = command("evaluate", path, "--task", "heading")
    assert ran.code == 2
    assert "few.jsonl, line 2: not JSON" in ran.err


def test_config_show_says_where_each_setting_came_from(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Value and origin of every setting, one a line."""
    monkeypatch.chdir(tmp_path)
    Path("ehcp-qa.toml").write_text('profile = "thorough"\n', encoding="utf-8")
    lines = command("config", "show", "--fail-on", "never").out.splitlines()
    rows = {line.split()[0]: line for line in lines[: lines.index("")]}
    assert list(rows) == [name.replace("_", "-") for name in SETTINGS]
    assert rows["profile"].endswith("ehcp-qa.toml, line 1")
    assert rows["fail-on"].endswith("command line")
    assert rows["stage"].endswith("default")


@pytest.mark.parametrize(
    "arguments",
    [(), ("check",), ("extract",), ("try",), ("explain",), ("evaluate",), ("rules", "list"),
     ("rules", "test"), ("rules", "new"), ("config", "show")],
    ids=" ".join,
)  # fmt: skip
def test_every_help_says_what_it_does_and_the_exit_codes(
    command: Command, arguments: tuple[str, ...]
) -> None:
    """Help teaches: an example and what the exit codes mean."""
    ran = command(*arguments, "--help")
    assert ran.code == 0
    assert "  ehcp-qa " in ran.out
    assert "Exit codes: 0" in " ".join(ran.out.split())


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("every six weeks", "(= once every 6 weeks)"),
        ("twice a week", "(= 2 times a week)"),
        ("once a term", "(= once a term)"),
    ],
    ids=["a span", "several", "one"],
)
def test_try_says_how_often_in_words(command: Command, words: str, shown: str) -> None:
    """A normalised frequency reads as a person would say it."""
    told = command("try", f"The nurse will see Sam for 30 minutes {words}.", "--as", "provision")
    assert shown in told.out
