"""The GitHub action: its steps as their shell runs them, whatever the inputs say."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from pipeline_shell import EXAMPLE, ROOT, Shell

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
_INPUT = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")
THEIRS = "checkout's folder"


def step(name: str) -> dict[str, Any]:
    """Return the step of this name."""
    return next(found for found in STEPS if found.get("name") == name)


def environment(found: dict[str, Any], given: dict[str, str]) -> dict[str, str]:
    """Return a step's environment as GitHub would fill it in from the inputs."""
    defaults = {name: str(entry.get("default", "")) for name, entry in ACTION["inputs"].items()}
    inputs = {**defaults, **given}
    filled = {}
    for name, expression in found["env"].items():
        whole = _INPUT.fullmatch(expression)
        filled[name] = inputs[whole[1]] if whole else inputs["package"] or THEIRS
    return filled


def check(
    shell: Shell, folder: Path, **given: str
) -> tuple[subprocess.CompletedProcess[str], dict[str, str]]:
    """Return how the step that checks ended with these inputs, and its outputs."""
    found = step("Check")
    inputs = {name.replace("_", "-"): value for name, value in given.items()}
    outputs = shell.home / "outputs"
    env = {**environment(found, inputs), "GITHUB_OUTPUT": str(outputs)}
    ran = shell.run(found["run"], folder, env)
    lines = outputs.read_text("utf-8").splitlines() if outputs.exists() else []
    return ran, dict(line.split("=", 1) for line in lines)


def test_no_input_is_written_into_a_script() -> None:
    """What a pull request can name never becomes a command: inputs go through the environment."""
    scripts = [found["run"] for found in STEPS if "run" in found]
    assert len(scripts) == 2
    assert not [script for script in scripts if "${{" in script]
    assert all(found["shell"] == "bash" for found in STEPS if "run" in found)


def test_every_input_is_used_and_has_words_for_people() -> None:
    """No input without a step that reads it, none without a description."""
    used = set(re.findall(r"inputs\.([\w-]+)", yaml.safe_dump(ACTION["runs"])))
    assert used == set(ACTION["inputs"])
    assert all(entry["description"] for entry in ACTION["inputs"].values())


@pytest.mark.parametrize(
    ("package", "installed"),
    [("", THEIRS), ("ehcp-qa==0.1.0", "ehcp-qa==0.1.0"), ("a b; exit 9", "a b; exit 9")],
    ids=["own version", "another", "hostile"],
)
def test_the_package_is_one_word_to_pip(
    shell: Shell, tmp_path: Path, package: str, installed: str
) -> None:
    """The action installs itself unless told, and a name with a space or a semicolon stays a name."""
    found = step("Install ehcp-qa")
    ran = shell.run(found["run"], tmp_path, environment(found, {"package": package}))
    assert ran.returncode == 0
    assert shell.asked() == ["-m", "pip", "install", "--quiet", "--", installed]


def test_the_template_of_the_worked_repository_passes(shell: Shell, repository: Path) -> None:
    """The command is ``template check`` unless told."""
    ran, outputs = check(shell, repository, files="templates/**")
    assert (ran.returncode, outputs) == (0, {"exit-code": "0"}), ran.stderr
    assert "Checked templates/ehc-plan.md: no findings" in ran.stdout


def test_a_template_that_loses_a_section_fails_with_a_note(shell: Shell, repository: Path) -> None:
    """One careless edit of the template is an error on the pull request."""
    template = repository / "templates" / "ehc-plan.md"
    before, _, rest = template.read_text("utf-8").partition("## Section H2")
    template.write_text(before + rest[rest.index("## Section I") :], "utf-8")
    ran, outputs = check(shell, repository, files="templates/**")
    assert (ran.returncode, outputs) == (1, {"exit-code": "1"})
    assert "::error file=templates/ehc-plan.md" in ran.stdout


def test_known_findings_pass_and_are_written_as_sarif(shell: Shell, repository: Path) -> None:
    """The baseline holds back what was there before, and further forms go to their folder."""
    ran, _ = check(
        shell,
        repository,
        command="check",
        files="plans/**",
        baseline="ehcp-qa-baseline.json",
        format="sarif junit",
    )
    assert ran.returncode == 0, ran.stderr
    assert "3 warnings, of which 3 known before are not shown" in ran.stdout
    made = sorted(path.name for path in (repository / "ehcp-qa-reports").iterdir())
    assert made == ["ehcp-qa.junit.xml", "ehcp-qa.sarif"]


@pytest.mark.parametrize(("redact", "named"), [("false", True), ("true", False)])
def test_reports_of_plans_are_redacted_when_asked(
    shell: Shell, repository: Path, redact: str, named: bool
) -> None:
    """The child's name is in the JSON report only when nobody asked for it to be replaced."""
    given = {"command": "check", "files": "plans/*", "format": "json", "fail_on": "never"}
    assert check(shell, repository, **given, redact=redact)[0].returncode == 0
    report = (repository / "ehcp-qa-reports" / "ehcp-qa.json").read_text("utf-8")
    assert ("Mina" in report) == named


def test_a_new_finding_fails_and_its_note_holds_no_words_of_the_plan(
    shell: Shell, repository: Path
) -> None:
    """The log says which rule and where; the child's name is not in it."""
    plan = repository / "plans" / "case-0141.md"
    plan.write_text(plan.read_text("utf-8").replace("Every school day", "Regularly"), "utf-8")
    ran, outputs = check(
        shell,
        repository,
        command="check",
        files="plans/case-0141.md\nplans/case-0152*",
        baseline="ehcp-qa-baseline.json",
    )
    assert (ran.returncode, outputs["exit-code"]) == (1, "1")
    assert "::warning file=plans/case-0141.md" in ran.stdout
    assert "Mina" not in ran.stdout


def test_the_gate_and_the_settings_file_are_passed_on(shell: Shell, repository: Path) -> None:
    """Without the gate's input the settings of the repository decide; with it, the input does."""
    plans = {"command": "check", "files": "plans/case-0152.md"}
    assert check(shell, repository, **plans)[0].returncode == 1
    assert check(shell, repository, **plans, fail_on="error")[0].returncode == 0
    (repository / "other.toml").write_text('fail-on = "never"\n', "utf-8")
    assert check(shell, repository, **plans, config="other.toml")[0].returncode == 0


def test_a_file_name_with_a_space_or_a_command_in_it_is_a_file_name(
    shell: Shell, repository: Path
) -> None:
    """Nobody runs anything by naming a file, and no name is torn apart."""
    text = (repository / "plans" / "case-0141.md").read_text("utf-8")
    names = ["a $(touch gone) draft.md", "b;touch gone;.md", "-c.md"]
    folder = repository / "odd"
    folder.mkdir()
    for name in names:
        (folder / name).write_text(text, "utf-8")
    ran, _ = check(shell, repository, command="check", files="odd/*\n`touch gone`.md")
    assert ran.stdout.count("Checked odd/") == len(names), ran.stdout
    assert "`touch gone`.md" in ran.stderr
    assert (ran.returncode, (repository / "gone").exists()) == (2, False)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"files": "plan/**"}, "no file matches the input “files”"),
        ({"files": "plans"}, "no file matches the input “files”"),
        ({"files": "plans/*", "command": "check --profile x"}, "is “check” or “template check”"),
        ({"files": "plans/*", "format": "../../x"}, "it should be one of console, json"),
        ({"files": "plans/*", "fail_on": "$(id)"}, "“fail-on” is “$(id)”"),
    ],
    ids=["no match", "a folder", "command", "format", "gate"],
)
def test_a_wrong_input_fails_the_step_and_is_named(
    shell: Shell, repository: Path, given: dict[str, str], said: str
) -> None:
    """A gate that checked nothing, or was asked for nonsense, does not look like one that passed."""
    ran, _ = check(shell, repository, **given)
    assert ran.returncode == 2
    assert said in " ".join((ran.stdout + ran.stderr).split())


def test_the_worked_repository_gives_inputs_that_there_are(shell: Shell, repository: Path) -> None:
    """Its workflow's steps, run with what they give, pass."""
    workflow = yaml.safe_load((EXAMPLE / ".github/workflows/ehc-plans.yml").read_text("utf-8"))
    steps = [s for s in workflow["jobs"]["ehcp-qa"]["steps"] if "ehcp-qa@" in s["uses"]]
    assert len(steps) == 2
    for found in steps:
        assert set(found["with"]) <= set(ACTION["inputs"])
        given = {name.replace("-", "_"): value for name, value in found["with"].items()}
        ran, _ = check(shell, repository, **given)
        assert ran.returncode == 0, ran.stdout + ran.stderr
