"""Two versions of a template compared, in the forms that people and programs ask for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ehcp_qa.model.template_diff import TemplateDiff
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.template_diff.as_report import github, junit, sarif
from ehcp_qa.reporters.template_diff.console import diff_console
from ehcp_qa.reporters.template_diff.data import diff_json
from ehcp_qa.reporters.template_diff.markdown import diff_markdown

FORMS: Mapping[str, Callable[[TemplateDiff, Layout], str]] = {
    "console": diff_console,
    "json": diff_json,
    "sarif": sarif,
    "junit": junit,
    "github": github,
    "markdown": diff_markdown,
}
