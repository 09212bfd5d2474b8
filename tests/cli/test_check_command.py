"""``ehcp-qa check`` from options to exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import ehcp_qa
from ehcp_qa.cli.check import pair
from ehcp_qa.reporters import REPORTERS

SCHEMAS = Path(ehcp_qa.__file__).parent / "schemas"
Command = Callable[..., Any]

PLAN = """
# Education, Health and Care plan

## Section B: Special educational needs

- Sam has difficulty understanding spoken language.

## Section F: Special educational provision

- Sam will have access to speech and language therapy.
- A teaching assistant will read with Sam for 20 minutes every school day.
"""


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small plan in a folder of its own, which is the current one."""
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "sam.md"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_a_plan_with_errors_is_reported_and_exits_with_1(command: Command, plan: Path) -> None:
    """The usual case: findings on standard output, nothing on standard error."""
    ran = command("check", plan)
    assert ran.code == 1
    assert "Not ready to issue" in ran.out
    assert "‹have access to›" in ran.out or "‹access to›" in ran.out
    assert ran.err == ""


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ((), 1),
        (("--fail-on", "never"), 0),
        (("--select", "PRV"), 0),
        (("--select", "PRV", "--fail-on", "warning"), 1),
        (("--select", "PRV", "--min-score", "100"), 1),
        (("--select", "PRV", "--min-score", "0"), 0),
        (("--ignore", "STA,DAT,TPL,GTH,FGH"), 0),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_the_gate_decides_the_exit_code(
    command: Command, plan: Path, options: tuple[str, ...], code: int
) -> None:
    """0 below the gate, 1 at or above it."""
    assert command("check", plan, *options).code == code


def test_a_batch_finishes_the_rest_and_exits_with_2(command: Command, plan: Path) -> None:
    """One bad file is named on standard error; the others are still checked."""
    (plan.parent / "empty.docx").write_bytes(b"")
    (plan.parent / "news.md").write_text("# School news\n\nSports day is in June.\n", "utf-8")
    ran = command("check", "empty.docx", plan, "news.md", "gone.pdf", "--quiet")
    assert ran.code == 2
    names = [line.split(" ")[1] for line in ran.err.splitlines()]
    assert names == ["empty.docx", "news.md", "gone.pdf"]
    assert len(ran.out.splitlines()) == 4
    assert "not ready to issue" in ran.out.splitlines()[1]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gone.docx", None),
        ("empty.pdf", b""),
        ("cut.docx", b"PK\x03\x04 cut"),
        ("x.pdf", b"%PDF-1.7"),
    ],
    ids=["missing", "empty", "damaged Word file", "damaged PDF"],
)
def test_a_file_that_cannot_be_read_is_one_sentence(
    command: Command, plan: Path, name: str, content: bytes | None
) -> None:
    """One sentence on standard error, nothing else, exit code 2."""
    if content is not None:
        (plan.parent / name).write_bytes(content)
    ran = command("check", name)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert ran.err.startswith(f"ehcp-qa: {name}")


OTHERS = {
    "newsletter": "# School news\n\n## Health\n\nSports day is in June.\n",
    "IEP": "# Individual Education Plan\n\n## Outcomes\n\n- Sam met two targets.\n\n"
    "## Provision\n\n- Reading in a small group twice a week.\n",
    "Welsh IDP": "# Individual Development Plan\n\n## Section 1A: About me\n\nSam.\n\n"
    "## Section 2B: Additional learning provision\n\n- A speech group weekly.\n",
    "letter": "Dear parents,\n\nPlease see Section I about the school.\n",
    "therapy report": "# Report\n\n## Views of the child\n\nSam likes talking.\n\n"
    "## Recommended provision\n\n- 30 minutes a week.\n",
}

_UNLIKE = "does not look like an EHC plan: its sections A to K could not be found"
SEEMS = {
    "newsletter": "looks like a school newsletter, which is not about one child or young person",
    "IEP": "looks like an Individual Education Plan, which a school or college writes for its own use",
    "Welsh IDP": "looks like an Individual Development Plan, which is made under the law of Wales",
    "letter": _UNLIKE,
    "therapy report": _UNLIKE,
}


@pytest.mark.parametrize("name", OTHERS)
def test_another_kind_of_document_is_refused(command: Command, plan: Path, name: str) -> None:
    """What is not an EHC plan is said to be something else, or not to look like one, and not scored."""
    plan.write_text(OTHERS[name], encoding="utf-8")
    ran = command("check", plan)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"ehcp-qa: sam.md {SEEMS[name]}. Give --force to check it all the same.\n"


@pytest.mark.parametrize("name", OTHERS)
def test_another_kind_of_document_can_be_checked_all_the_same(
    command: Command, plan: Path, name: str
) -> None:
    """With --force it is checked, and the report begins with what it seems to be."""
    plan.write_text(OTHERS[name], encoding="utf-8")
    ran = command("check", plan, "--force", "--fail-on", "never", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    told = [f for f in json.loads(ran.out)["files"][0]["findings"] if f["code"] == "STA-28"]
    assert [SEEMS[name] in f["message"] for f in told] == [True]
    shown = command("check", plan, "--force", "--fail-on", "never").out
    assert "Whether this is an EHC plan at all" in shown


def test_json_keeps_to_its_schema_and_is_the_same_each_time(command: Command, plan: Path) -> None:
    """Same plan, same rules, same version: same bytes."""
    first = command("check", plan, "--format", "json").out
    assert first == command("check", plan, "--format", "json").out
    schema = json.loads((SCHEMAS / "check.schema.json").read_text("utf-8"))
    data = json.loads(first)
    jsonschema.validate(data, schema)
    assert data["files"][0]["file"] == "sam.md"
    assert "PRV-01" in {finding["code"] for finding in data["files"][0]["findings"]}


def test_every_score_lost_names_findings_that_are_in_the_report(
    command: Command, plan: Path
) -> None:
    """A fingerprint beside a lost point can be looked up."""
    data = json.loads(command("check", plan, "--format", "json").out)["files"][0]
    known = {finding["fingerprint"] for finding in data["findings"]}
    named = {
        print_
        for dimension in data["scores"]["dimensions"].values()
        for lost in dimension["lost"]
        for print_ in lost["findings"]
    }
    assert named
    assert named <= known


def test_two_formats_go_where_they_are_sent(command: Command, plan: Path) -> None:
    """The console report comes to the terminal while JSON goes to its file."""
    ran = command("check", plan, "--format", "console", "--format", "json", "--output", "r.json")
    assert "EHC plan check: sam.md" in ran.out
    assert json.loads((plan.parent / "r.json").read_text("utf-8"))["exit_code"] == 1


def test_settings_come_from_the_nearest_file(command: Command, plan: Path) -> None:
    """A team's ehcp-qa.toml is found without being named."""
    (plan.parent / "ehcp-qa.toml").write_text('fail-on = "never"\nverbosity = "quiet"\n', "utf-8")
    ran = command("check", plan)
    assert (ran.code, len(ran.out.splitlines())) == (0, 1)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--select", "PRV-991"), "“select” names “PRV-991”, and no rule has that code"),
        (("--ignore", "prv-8"), "“ignore” names “PRV-8”"),
        (("--profile", "loud"), "“profile” is “loud”; it should be one of statutory"),
        (("--stage", "early"), "“stage” is “early”"),
        (("--min-score", "200"), "“min-score” is 200"),
        (("--rules", "gone"), "gone: no such rule pack"),
        (("--model", "no_such_model"), "“no_such_model” could not be loaded"),
        (("--config", "gone.toml"), "gone.toml: no such settings file"),
        (("--format", "pdf"), "it should be one of console, json, markdown"),
        (("--quiet", "--verbose"), "do not go together"),
        (("-o", "a", "-o", "b"), "give each its own"),
        (("--output", "no/such/folder/r.txt"), "the report could not be written"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_wrong_option_is_said_without_a_traceback(
    command: Command, plan: Path, options: tuple[str, ...], said: str
) -> None:
    """What was found and what is allowed, exit code 2."""
    ran = command("check", plan, *options)
    assert ran.code == 2
    assert said in " ".join(ran.err.split())
    assert "Traceback" not in ran.err


def test_a_fault_of_ours_is_said_without_plan_text(
    command: Command, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An unforeseen error names its kind and line, and never its message."""

    def broken(*_: object) -> None:
        raise RuntimeError("Sam has difficulty")

    monkeypatch.setattr("ehcp_qa.workflows.check.score", broken)
    ran = command("check", plan)
    assert ran.code == 2
    assert "sam.md: stopped by a fault of the checker's own (RuntimeError in check.py, " in ran.err
    assert "Sam" not in ran.err


def test_a_crashed_rule_is_reported_and_exits_with_2(
    command: Command, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other rules still report; the run says that it did not check everything."""
    from dataclasses import replace

    from ehcp_qa.detectors import DETECTORS

    def broken(*_: object) -> None:
        raise RuntimeError("Sam has difficulty")

    name = "soft-phrase"
    monkeypatch.setitem(DETECTORS, name, replace(DETECTORS[name], detect=broken))
    ran = command("check", plan)
    assert ran.code == 2
    assert "not every check could be made" in ran.err
    assert "RuntimeError" in ran.out
    assert "Sam has difficulty" not in ran.err
    assert "STA-01" in ran.out


@pytest.mark.parametrize(
    ("formats", "outputs", "expected"),
    [
        (["console"], [], [("console", None)]),
        (["json"], ["a"], [("json", "a")]),
        (["json", "console"], ["a"], [("json", "a"), ("console", None)]),
        (["console", "json"], ["a"], [("console", None), ("json", "a")]),
        (["json", "markdown"], ["a"], [("json", "a"), ("markdown", None)]),
        (["json", "markdown"], ["a", "b"], [("json", "a"), ("markdown", "b")]),
    ],
)
def test_each_format_finds_its_output(
    formats: list[str], outputs: list[str], expected: list[tuple[str, str | None]]
) -> None:
    """Outputs go to formats in order; what is left comes to the terminal."""
    found = pair(formats, [Path(output) for output in outputs])
    assert [(form, str(path) if path else None) for form, path in found] == expected


def test_the_formats_offered_are_the_reporters_there_are(command: Command) -> None:
    """Help lists each form of report."""
    assert "|".join(REPORTERS) in command("check", "--help").out


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "ascii"])
def test_no_terminal_gets_mojibake(plan: Path, encoding: str) -> None:
    """A terminal that knows few characters is given plain ones."""
    done = subprocess.run(
        [sys.executable, "-m", "ehcp_qa", "check", str(plan), "--ignore", "STA"],
        capture_output=True,
        env={"PYTHONIOENCODING": encoding, "PATH": "", "COLUMNS": "80"},
        check=False,
    )
    text = done.stdout.decode(encoding)
    assert done.stderr == b""
    assert "PRV-01" in text
    assert "�" not in text
    assert "?" not in text
    assert "\x1b" not in text
