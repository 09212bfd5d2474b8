"""Reports in the forms that people and programs ask for."""

from __future__ import annotations

from ehcp_qa.model.report import Report
from ehcp_qa.reporters import BINARY, REPORTERS
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.evaluation import evaluation_json, evaluation_text

__all__ = ["BINARY", "FORMATS", "Layout", "evaluation_json", "evaluation_text", "render"]

FORMATS = tuple(REPORTERS)


def render(report: Report, form: str, layout: Layout) -> str | bytes:
    """Return the report in one of ``FORMATS``."""
    return REPORTERS[form](report, layout)
