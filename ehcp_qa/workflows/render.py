"""Reports in the forms that people and programs ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ehcp_qa.reporters import BINARY, REPORTERS
from ehcp_qa.reporters.base import Layout

if TYPE_CHECKING:
    from ehcp_qa.model.evaluation import Evaluation
    from ehcp_qa.model.report import Report

__all__ = ["BINARY", "FORMATS", "Layout", "evaluation", "render"]

FORMATS = tuple(REPORTERS)


def render(report: Report, form: str, layout: Layout) -> str | bytes:
    """Return the report in one of ``FORMATS``."""
    return REPORTERS[form](report, layout)


def evaluation(figures: Evaluation, form: str) -> str:
    """Return the figures of an evaluation as text for people, or as JSON."""
    from ehcp_qa.reporters.evaluation import evaluation_json, evaluation_text

    return evaluation_json(figures) if form == "json" else evaluation_text(figures)
