"""The jobs and commands of docs/ci.md and of the worked repository, line by line as they stand there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml
from pipeline_shell import EXAMPLE, ROOT, Shell, fenced, job

PAGE = ROOT / "docs" / "ci.md"
GITLAB = job(PAGE, "ehc-plans")
AZURE = job(PAGE, "pool")
WEAKER = ("Every school day", "Regularly")


def draw_the_line(shell: Shell, repository: Path) -> None:
    """Write the baseline with the page's own first command."""
    (line,) = [block for block in fenced(PAGE, "sh") if "--write-baseline" in block]
    assert shell.run(line, repository).returncode == 1, "there are findings, and now they are known"


def weaken(repository: Path) -> None:
    """Put a loose word where Mina's draft said how often."""
    for plan in repository.glob("plans/case-0141.*"):
        plan.unlink()
    text = (EXAMPLE / "plans" / "case-0141.md").read_text("utf-8").replace(*WEAKER)
    (repository / "plans" / "case-0141.md").write_text(text, "utf-8")


def failures(report: Path) -> int:
    """Return how many failures a JUnit report holds."""
    return len(ElementTree.parse(report).findall(".//failure"))


@pytest.mark.parametrize("name", ["ehc-templates", "ehc-plans"])
def test_a_gitlab_job_runs_and_leaves_its_report(shell: Shell, in_word: Path, name: str) -> None:
    """Installing and checking, as the job's shell runs them; the report is where the job looks."""
    draw_the_line(shell, in_word)
    shared = GITLAB[GITLAB[name]["extends"]]
    lines = "\n".join(shared["before_script"] + GITLAB[name]["script"])
    ran = shell.run(lines, in_word, shared["variables"])
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert shell.asked()[-1] == shared["variables"]["EHCP_QA"]
    report = in_word / GITLAB[name]["artifacts"]["reports"]["junit"]
    assert failures(report) == 0


def test_the_azure_steps_run_and_leave_reports(shell: Shell, in_word: Path) -> None:
    """Each script step by itself, with the variables in its environment."""
    draw_the_line(shell, in_word)
    scripts = [step["script"] for step in AZURE["steps"] if "script" in step]
    assert not [script for script in scripts if "$(" in script], "macros are pasted into scripts"
    for script in scripts:
        ran = shell.run(script, in_word, AZURE["variables"])
        assert ran.returncode == 0, ran.stdout + ran.stderr
    (publish,) = [s for s in AZURE["steps"] if s.get("task", "").startswith("PublishTestResults")]
    assert publish["inputs"]["testResultsFiles"] == "*.xml"
    assert {path.name for path in in_word.glob("*.xml")} == {"templates.xml", "plans.xml"}


def test_a_log_of_plans_holds_no_words_of_a_plan(shell: Shell, in_word: Path) -> None:
    """What the jobs print about plans is one line for each, without anybody's name."""
    draw_the_line(shell, in_word)
    (line,) = GITLAB["ehc-plans"]["script"]
    out = shell.run(line, in_word).stdout
    assert len(out.splitlines()) == 2
    assert not re.search(r"Tarrant|Okafor|Mina\b|Robin\b", out)


def test_the_commands_of_the_page_run_in_order(shell: Shell, in_word: Path) -> None:
    """The line is drawn, then nothing is new, then the report for code scanning is written."""
    codes = [shell.run(block, in_word).returncode for block in fenced(PAGE, "sh")]
    assert codes == [1, 0, 0]
    assert (in_word / "plans.sarif").is_file()


def test_the_worked_repository_s_commands_pass(shell: Shell, repository: Path) -> None:
    """Its README's commands, in order; the baseline stays as it is, since nothing was put right."""
    for block in fenced(EXAMPLE / "README.md", "sh"):
        ran = shell.run(block, repository)
        assert ran.returncode == 0, ran.stdout + ran.stderr
    kept = repository / "ehcp-qa-baseline.json"
    assert kept.read_bytes() == (EXAMPLE / "ehcp-qa-baseline.json").read_bytes()


def test_without_the_baseline_the_worked_repository_fails(shell: Shell, repository: Path) -> None:
    """As its README says: three warnings, exit code 1."""
    ran = shell.run("ehcp-qa check plans/case-0152.md --quiet", repository)
    assert (ran.returncode, "3 warnings" in ran.stdout) == (1, True)


def test_a_weaker_draft_fails_where_a_known_fault_passes(shell: Shell, repository: Path) -> None:
    """One new loose word stops the change, and is the only failure in its report."""
    weaken(repository)
    ran = shell.run(
        "ehcp-qa check plans/* --baseline ehcp-qa-baseline.json --format junit -o plans.xml",
        repository,
    )
    assert ran.returncode == 1
    assert failures(repository / "plans.xml") == 1


def test_the_page_names_every_input_of_the_action() -> None:
    """The table of inputs has a row for each, with its default."""
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    rows = dict(re.findall(r"^\| `([\w-]+)` \| (.*?) \|", PAGE.read_text("utf-8"), re.MULTILINE))
    assert set(action["inputs"]) <= set(rows)
    stated = {
        name: entry["default"] for name, entry in action["inputs"].items() if entry.get("default")
    }
    assert {name: rows[name].strip("`") for name in stated} == stated


@pytest.mark.parametrize(
    "path",
    [
        *("action.yml", ".pre-commit-hooks.yaml", "docs/ci.md"),
        *(str(p.relative_to(ROOT)) for p in sorted(EXAMPLE.rglob("*")) if p.is_file()),
    ],
)
def test_no_host_and_no_machine_s_folder_is_named(path: str) -> None:
    """What is copied into a council's repository points at nobody's machine."""
    text = (ROOT / path).read_text("utf-8")
    assert not re.findall(r"https?://|ssh://|git@|/home/|/work/|/Users/|[A-Z]:\\", text)


def test_bash_is_there() -> None:
    """These tests mean nothing without the shell that pipelines have."""
    assert shutil.which("bash")
