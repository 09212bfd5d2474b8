"""The report as GitHub's workflow commands."""

from __future__ import annotations

import re
from dataclasses import replace

from any_report import reports
from handmade import finding, report_of, run_of, unread
from hypothesis import HealthCheck, given, settings

from ehcp_qa.model.finding import Severity
from ehcp_qa.model.report import Report
from ehcp_qa.model.standing import Standing
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.github import github

COMMAND = re.compile(
    r"::(error|warning|notice) file=[^,:]+(,line=\d+)?(,title=[^,:]+)?::[^\r\n]*\Z"
)


def lines(report: Report) -> list[str]:
    """Return the lines that go to the pipeline's log."""
    return github(report, Layout()).splitlines()


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(reports)
def test_any_report_gives_commands_and_nothing_that_looks_like_one(report: Report) -> None:
    """No name of a file and no words of a plan can start a command or break out of one."""
    expected = sum(
        sum(f.fingerprint not in run.standing.known for f in run.findings)
        + bool(run.error)
        + len(run.standing.expired)
        + len(run.standing.unused)
        for run in report.files
    )
    commands = [line for line in lines(report) if line.lstrip().startswith("::")]
    named = [line for line in commands if COMMAND.match(line)]
    assert len(commands) == expected
    assert len(named) == len([line for line in commands if "file=" in line])


def test_no_words_of_the_plan_stand_in_a_log() -> None:
    """A pipeline's log has readers whom a child's record is not for."""
    secret = finding(excerpt="Harrison Vale", context="Harrison Vale has epilepsy.")
    text = github(report_of(run_of(secret, child="Sam Okoro")), Layout())
    assert "Harrison" not in text
    assert "epilepsy" not in text
    assert "Sam Okoro" not in text
    assert "Section F (sensory and physical), item 1, page 7" in text
    assert "how often ___" in text


def test_the_worst_comes_first() -> None:
    """GitHub shows ten of each kind, so errors must not wait behind advice."""
    report = report_of(
        run_of(
            finding(severity=Severity.ADVICE),
            finding("PRV-05", severity=Severity.ERROR),
            finding("PRV-06"),
        )
    )
    assert [line.split(" ")[0] for line in lines(report)[:3]] == [
        "::error",
        "::warning",
        "::notice",
    ]


def test_what_ends_a_command_is_escaped() -> None:
    """Colons and commas in a file's name, percent signs and new lines in what is said."""
    run = replace(run_of(finding()), path="a,b:100%.md")
    assert lines(report_of(run))[0].startswith("::warning file=a%2Cb%3A100%25.md,title=PRV-03")


def test_what_stood_in_the_baseline_is_counted_and_not_shown() -> None:
    """A change is annotated with what is new in it."""
    run = run_of(finding(), standing=Standing(known=frozenset({"PRV-03-F-1"})))
    said = lines(report_of(run))
    assert said[0] == "Checked plan.docx: 1 warning, of which 1 known before are not shown"


def test_a_line_is_named_where_the_plan_has_lines() -> None:
    """A plan in Markdown is annotated on the line."""
    found = finding()
    placed = replace(found, place=replace(found.place, line=7))
    assert ",line=7,title=" in lines(report_of(run_of(placed)))[0]


def test_a_file_that_could_not_be_read_and_the_gate_are_said() -> None:
    """The log ends with what the exit code means."""
    said = lines(report_of(unread(), run_of(finding())))
    assert said[0] == "::error file=scan.pdf,title=Not wholly checked::scan.pdf is empty."
    assert said[-1].startswith("Exit code 2")
