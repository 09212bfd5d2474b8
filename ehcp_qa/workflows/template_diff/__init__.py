"""Compare two versions of a template: structure by meaning, and what each change does to plans."""

from __future__ import annotations

from pathlib import Path

from ehcp_qa import __version__
from ehcp_qa.config import Config
from ehcp_qa.model.report import CheckRun
from ehcp_qa.model.template import Template
from ehcp_qa.model.template_diff import Effect, TemplateDiff
from ehcp_qa.workflows.template_check import check_templates
from ehcp_qa.workflows.template_diff.changes import Changes
from ehcp_qa.workflows.template_diff.findings import attach
from ehcp_qa.workflows.template_diff.parts import part_changes
from ehcp_qa.workflows.template_diff.sections import section_changes

__all__ = ["diff_templates"]


def diff_templates(old: Path, new: Path, config: Config, fail_on: Effect | None) -> TemplateDiff:
    """Return what changed from one template to the other, both checked with the same settings."""
    before, after = check_templates([old, new], config).files
    first, second = _template(before), _template(after)
    if first is None or second is None:
        return TemplateDiff(before, after, fail_on=fail_on, tool_version=__version__)
    found = Changes.between(first, second)
    section_changes(found)
    part_changes(found)
    changes = attach(found, before.findings, after.findings)
    return TemplateDiff(before, after, changes, fail_on, __version__)


def _template(run: CheckRun) -> Template | None:
    return run.analysed.template if run.analysed else None
