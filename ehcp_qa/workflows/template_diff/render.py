"""Reports on a template's changes in the forms that people and programs ask for."""

from __future__ import annotations

from ehcp_qa.model.template_diff import TemplateDiff
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.template_diff import FORMS


def render_diff(diff: TemplateDiff, form: str, layout: Layout) -> str:
    """Return the changes in one of the forms."""
    return FORMS[form](diff, layout)
