"""Which forms of a report are redacted, and the report as each of them shows it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ehcp_qa.config import Config
from ehcp_qa.model.rule import TEMPLATE
from ehcp_qa.workflows.tools import Tools

if TYPE_CHECKING:
    from ehcp_qa.model.analysed import AnalysedPlan
    from ehcp_qa.model.comparison import Comparison
    from ehcp_qa.model.report import Report

# The log of a pipeline is read by more people than a plan is.
BY_DEFAULT = frozenset({"github"})


def is_redacted(form: str, config: Config) -> bool:
    """Say whether a form of the report is redacted: as the settings say, else as is usual for it."""
    return form in BY_DEFAULT if config.redact is None else config.redact


def redacted(report: Report, config: Config) -> Report:
    """Return a report with whatever identifies somebody replaced."""
    from ehcp_qa.redaction import redacted_report

    return redacted_report(report, Tools(config).lexicons)


def redacted_extract(analysed: AnalysedPlan, config: Config) -> AnalysedPlan:
    """Return an analysed plan with whatever identifies somebody replaced."""
    from ehcp_qa.redaction import redacted_plan

    return redacted_plan(analysed, Tools(config).lexicons)


def redacted_changes(comparison: Comparison, config: Config) -> Comparison:
    """Return a comparison with whatever identifies somebody replaced alike in both drafts."""
    from ehcp_qa.redaction import redacted_comparison

    return redacted_comparison(comparison, Tools(config).lexicons)


@dataclass(frozen=True)
class Shown:
    """A report in its own words, and what each form of it shows."""

    report: Report
    config: Config

    def of(self, *forms: str) -> Report:
        """Return the report for these forms: redacted if every one of them is.

        A blank template is nobody's record, and the note on a change needs its file's own name.
        """
        blank = all(run.reads == TEMPLATE for run in self.report.files)
        if blank and self.config.redact is None:
            return self.report
        if forms and all(is_redacted(form, self.config) for form in forms):
            return self._redacted
        return self.report

    @cached_property
    def _redacted(self) -> Report:
        return redacted(self.report, self.config)
