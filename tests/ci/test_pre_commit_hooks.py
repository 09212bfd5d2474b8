"""The hooks for pre-commit: which files each is for, and that what it runs is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from pipeline_shell import EXAMPLE, ROOT, Shell, job

HOOKS: dict[str, dict[str, Any]] = {
    hook["id"]: hook
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
}
TEMPLATE, PLAN = "ehcp-qa-template", "ehcp-qa-check"


def chosen(path: str) -> set[str]:
    """Return the hooks that a file goes to, as pre-commit chooses: searched for, not matched."""
    return {
        name
        for name, hook in HOOKS.items()
        if re.search(hook["files"], path) and not re.search(hook.get("exclude", "^$"), path)
    }


@pytest.mark.parametrize(
    ("path", "hooks"),
    [
        ("EHCP.dotx", {TEMPLATE}),
        ("templates/ehc-plan.docx", {TEMPLATE}),
        ("Council EHC Template v3.DOCX", {TEMPLATE}),
        ("drafts/year 9/plan.docx", {PLAN}),
        ("drafts/plan.PDF", {PLAN}),
        ("README.md", set()),
        ("docs/templates.txt", set()),
        ("plan.docx.sha256", set()),
    ],
)
def test_a_file_goes_to_the_hook_that_it_is_for(path: str, hooks: set[str]) -> None:
    """Templates to one, plans to the other, and nothing else to either."""
    assert chosen(path) == hooks


@pytest.mark.parametrize(
    ("name", "given"),
    [
        (TEMPLATE, "templates/ehc-plan.md"),
        (PLAN, "--baseline ehcp-qa-baseline.json plans/case-0141.md plans/case-0152.md"),
    ],
)
def test_a_hook_s_entry_runs(shell: Shell, repository: Path, name: str, given: str) -> None:
    """The command with arguments and file names after it, as pre-commit puts them."""
    assert HOOKS[name]["language"] == "python"
    ran = shell.run(f"{HOOKS[name]['entry']} {given}", repository)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_a_hook_stops_a_commit_of_a_weaker_plan(shell: Shell, repository: Path) -> None:
    """Its exit code is what stops it."""
    ran = shell.run(f"{HOOKS[PLAN]['entry']} plans/case-0152.md", repository)
    assert ran.returncode == 1


@pytest.mark.parametrize(
    "config",
    [
        yaml.safe_load((EXAMPLE / ".pre-commit-config.yaml").read_text("utf-8")),
        job(ROOT / "docs" / "ci.md", "repos"),
    ],
    ids=["worked repository", "docs/ci.md"],
)
def test_the_settings_that_are_shown_name_hooks_that_there_are(
    shell: Shell, repository: Path, config: dict[str, Any]
) -> None:
    """Each hook is ours, and its arguments are options that its command takes."""
    hooks = config["repos"][0]["hooks"]
    assert {hook["id"] for hook in hooks} == set(HOOKS)
    for hook in hooks:
        words = shlex.join(
            [*shlex.split(HOOKS[hook["id"]]["entry"]), *hook.get("args", []), "--help"]
        )
        assert shell.run(words, repository).returncode == 0
