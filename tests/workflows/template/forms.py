"""Templates for tests: the samples, and small ones written in Markdown."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ehcp_qa.config import Config
from ehcp_qa.model.report import CheckRun
from ehcp_qa.model.template_diff import Effect, TemplateDiff
from ehcp_qa.rulebook.book import RuleBook
from ehcp_qa.rulebook.load import load_rulebook
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.template_check import check_templates
from ehcp_qa.workflows.template_diff import diff_templates

SAMPLES = Path(__file__).resolve().parents[3] / "sample_plans" / "templates"
GOOD = ("national", "headings")
BROKEN: list[dict[str, Any]] = yaml.safe_load((SAMPLES / "broken.yaml").read_text(encoding="utf-8"))
REAL = SAMPLES.parents[2] / "shared" / "templates" / "national-test-template.docx"


@cache
def book() -> RuleBook:
    """Return the packaged rules."""
    return load_rulebook([packaged_rules()])


def good(name: str, suffix: str = ".docx") -> Path:
    """Return the path of a good sample."""
    return (SAMPLES / name / "template").with_suffix(suffix)


def broken(name: str) -> Path:
    """Return the path of a broken sample."""
    return SAMPLES / "broken" / f"{name}.docx"


def checked(path: Path, **settings: Any) -> CheckRun:
    """Return one template checked, with all that any profile reports."""
    run = check_templates([path], Config(**{"profile": "thorough", **settings})).files[0]
    assert run.readable, run.error
    return run


def codes(run: CheckRun) -> list[str]:
    """Return the codes found, in reading order."""
    return [finding.code for finding in run.findings]


def compared(old: Path, new: Path, fail_on: Effect | None = Effect.BREAKS) -> TemplateDiff:
    """Return two templates compared."""
    return diff_templates(old, new, Config(), fail_on)
