"""Accepted findings and baselines from the command line, over the drafts of a plan."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import ehcp_qa
from ehcp_qa.workflows import before

Command = Callable[..., Any]
SCHEMA = Path(ehcp_qa.__file__).parent / "schemas" / "check.schema.json"
VAGUE = "- Sam will have access to speech and language therapy.\n"
MORE = "- Sam will have support as required with his reading.\n"
PLAN = f"""
# Education, Health and Care plan

## Section F: Special educational provision

{VAGUE}"""
ONLY = ("--select", "PRV", "--fail-on", "warning")
WHO = ("--reason", "The therapist's own words", "--by", "J Moss")
FILE = "ehcp-qa-accepted.toml"


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A plan with one vague provision, in the current folder."""
    monkeypatch.chdir(tmp_path)
    Path("sam.md").write_text(PLAN, encoding="utf-8")
    return Path("sam.md")


def report(command: Command, *options: object) -> dict[str, Any]:
    """Return the JSON report on the plan, which keeps to its schema, with its exit code."""
    ran = command("check", "sam.md", *ONLY, "--format", "json", *options)
    assert ran.out, ran.err
    data: dict[str, Any] = json.loads(ran.out)
    jsonschema.validate(data, json.loads(SCHEMA.read_text("utf-8")))
    assert ran.code == data["exit_code"]
    return data


def codes(data: dict[str, Any]) -> list[str]:
    """Return the codes of the findings that are open."""
    return [finding["code"] for finding in data["files"][0]["findings"]]


def accept_all(command: Command, *options: str) -> None:
    """Accept everything that is found in the plan's provision."""
    for code in dict.fromkeys(codes(report(command))):
        assert command("accept", "sam.md", code, *WHO, *options).code == 0


def test_an_accepted_finding_is_listed_apart_and_stops_nothing(
    command: Command, plan: Path
) -> None:
    """It is out of the findings, the gate and the check, and there with its reason and name."""
    found = codes(report(command))
    assert found
    accept_all(command)
    after = report(command, "--accepted", FILE)
    assert (codes(after), after["exit_code"]) == ([], 0)
    held = after["files"][0]["standing"]["accepted"]
    assert [one["finding"]["code"] for one in held] == found
    assert held[0]["entry"]["by"] == "J Moss"
    check = next(c for c in after["files"][0]["checks"] if c["code"] == found[0])
    assert (check["outcome"], check["findings"]) == ("passed", 0)


@pytest.mark.parametrize("form", ["console", "markdown"])
def test_people_see_what_was_accepted_why_and_by_whom(
    command: Command, plan: Path, form: str
) -> None:
    """The terminal and the Markdown report list it apart."""
    accept_all(command)
    out = " ".join(command("check", plan, "--accepted", FILE, "--format", form).out.split())
    assert "Known before" in out
    assert "The therapist's own words (J Moss)" in out


def test_an_entry_holds_to_its_last_day_and_then_is_reported(command: Command, plan: Path) -> None:
    """On the last day the finding is accepted; on the next it is open again, and the entry is named."""
    accept_all(command, "--until", "2027-01-31")
    on = report(command, "--accepted", FILE, "--today", "2027-01-31")
    assert codes(on) == []
    over = report(command, "--accepted", FILE, "--today", "2027-02-01")
    assert codes(over)
    assert over["today"] == "2027-02-01"
    expired = over["files"][0]["standing"]["expired"]
    assert {entry["until"] for entry in expired} == {"2027-01-31"}
    out = command("check", plan, "--accepted", FILE, "--today", "2027-02-01").out
    assert "No longer accepted since 2027-01-31" in " ".join(out.split())


def test_the_clock_is_asked_only_where_an_entry_has_an_end(
    command: Command, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an end the report is the same on any day."""
    accept_all(command)
    monkeypatch.setattr(before, "date", None)  # any use of the clock would now fail
    assert report(command, "--accepted", FILE)["today"] is None


def test_an_entry_whose_finding_was_put_right_is_reported(command: Command, plan: Path) -> None:
    """So that the file does not fill with what nobody needs; but not where the rule did not run."""
    accept_all(command)
    plan.write_text(PLAN.replace(VAGUE, "- A teacher reads with Sam daily for an hour.\n"))
    assert report(command, "--accepted", FILE)["files"][0]["standing"]["unused"]
    ran = command("check", plan, "--select", "OUT", "--accepted", FILE, "--format", "json")
    assert json.loads(ran.out)["files"][0]["standing"]["unused"] == []


def test_an_entry_speaks_of_one_plan_or_of_those_its_star_allows(
    command: Command, plan: Path
) -> None:
    """The same words in another child's plan are another decision."""
    accept_all(command)
    Path("ali.md").write_text(PLAN, encoding="utf-8")
    assert command("check", "ali.md", *ONLY, "--accepted", FILE).code == 1
    starred = Path(FILE).read_text("utf-8").replace('"sam.md"', '"*.md"')
    Path(FILE).write_text(starred, encoding="utf-8")
    assert command("check", "ali.md", *ONLY, "--accepted", FILE).code == 0


def test_an_entry_that_ends_is_changed_in_the_file(command: Command, plan: Path) -> None:
    """Accepting again for longer writes no second entry, and says where the end is changed."""
    code = codes(report(command))[0]
    assert command("accept", plan, code, *WHO, "--until", "2026-06-30").code == 0
    held = Path(FILE).read_text(encoding="utf-8")
    ran = command("accept", plan, code, *WHO, "--until", "2027-01-31")
    assert (ran.code, "until 2026-06-30; nothing was written" in ran.out) == (0, True)
    assert Path(FILE).read_text(encoding="utf-8") == held


def test_accepting_twice_writes_once_and_a_stranger_is_refused(
    command: Command, plan: Path
) -> None:
    """The file grows only by what is new; what is not found cannot be accepted."""
    accept_all(command)
    before_again = Path(FILE).read_bytes()
    accept_all(command)
    assert Path(FILE).read_bytes() == before_again
    ran = command("accept", plan, "OUT-01", *WHO)
    assert ran.code == 2
    assert "neither the code nor the fingerprint" in ran.err


def test_no_words_of_the_plan_are_written_to_either_file(command: Command, plan: Path) -> None:
    """Both files are kept and reviewed where the plan may not be."""
    accept_all(command)
    command("check", plan, "--write-baseline", "known.json")
    for name in (FILE, "known.json"):
        assert "therapy" not in Path(name).read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nonsense =", "not TOML"),
        ('other = "x"', "[[accepted]] entries"),
        ('[[accepted]]\nplan = "a"', "entry 1: “code” is missing"),
        ('[[accepted]]\nsigned = "a"', "“signed” is not known"),
    ],
    ids=["not TOML", "another key", "a key missing", "a strange key"],
)
def test_a_malformed_file_is_said_with_the_entry(
    command: Command, plan: Path, text: str, said: str
) -> None:
    """Which file, which entry, what is allowed."""
    Path(FILE).write_text(text, encoding="utf-8")
    ran = command("check", plan, "--accepted", FILE)
    assert (ran.code, said in ran.err) == (2, True)


def test_hostile_reasons_come_back_as_they_were(command: Command, plan: Path) -> None:
    """Quotation marks, backslashes and characters that TOML reserves are kept."""
    odd = 'He said "no" \\ \x7f [[accepted]]\n=1'
    (code, *_) = codes(report(command))
    command("accept", plan, code, "--reason", odd, "--by", "J")
    held = report(command, "--accepted", FILE)["files"][0]["standing"]["accepted"]
    assert held[0]["entry"]["reason"] == odd


def test_only_new_findings_fail_against_a_baseline(command: Command, plan: Path) -> None:
    """What was there is counted and let through; what is added stops the gate."""
    command("check", plan, *ONLY, "--write-baseline", "known.json")
    same = report(command, "--baseline", "known.json")
    assert same["exit_code"] == 0
    assert len(same["files"][0]["standing"]["known"]) == len(codes(same)) > 0
    plan.write_text(PLAN + MORE, encoding="utf-8")
    more = report(command, "--baseline", "known.json")
    assert more["exit_code"] == 1
    assert len(more["files"][0]["standing"]["known"]) == len(codes(same))
    out = " ".join(command("check", plan, *ONLY, "--baseline", "known.json").out.split())
    assert "Against the baseline:" in out


def test_a_baseline_only_shrinks_unless_it_is_told(command: Command, plan: Path) -> None:
    """New findings are taken in only on request; what was put right goes."""
    command("check", plan, *ONLY, "--write-baseline", "known.json")
    first = Path("known.json").read_bytes()
    plan.write_text(PLAN + MORE, encoding="utf-8")
    ran = command("check", plan, *ONLY, "--write-baseline", "known.json")
    assert Path("known.json").read_bytes() == first
    assert "--grow-baseline does that" in ran.err
    command("check", plan, *ONLY, "--write-baseline", "known.json", "--grow-baseline")
    grown = json.loads(Path("known.json").read_text("utf-8"))["plans"]["sam.md"]
    assert len(grown) > len(json.loads(first)["plans"]["sam.md"])
    plan.write_text(PLAN.replace(VAGUE, MORE), encoding="utf-8")
    command("check", plan, *ONLY, "--write-baseline", "known.json")
    shrunk = json.loads(Path("known.json").read_text("utf-8"))["plans"]["sam.md"]
    assert 0 < len(shrunk) < len(grown)


def test_a_rule_that_was_not_run_loses_nothing_from_the_baseline(
    command: Command, plan: Path
) -> None:
    """Checking with fewer rules says nothing about what the others would find."""
    command("check", plan, *ONLY, "--write-baseline", "known.json")
    first = Path("known.json").read_bytes()
    command("check", plan, "--select", "OUT", "--write-baseline", "known.json")
    assert Path("known.json").read_bytes() == first


@pytest.mark.parametrize("text", ["", "[]", '{"plans": 3}', '{"schema_version": "1.0"}'])
def test_what_is_no_baseline_is_refused(command: Command, plan: Path, text: str) -> None:
    """One sentence, exit code 2."""
    Path("known.json").write_text(text, encoding="utf-8")
    ran = command("check", plan, "--baseline", "known.json")
    assert (ran.code, "known.json" in ran.err) == (2, True)
