"""The report as a workbook, for those who work through plans in a spreadsheet."""

from __future__ import annotations

from ehcp_qa.model.report import Report
from ehcp_qa.reporters.base import Layout
from ehcp_qa.reporters.workbook import judged, summary, tables


def workbook(report: Report, layout: Layout) -> bytes:
    """Return the bytes of an .xlsx file, the same each time for the same report."""
    del layout  # a workbook looks the same everywhere
    from ehcp_qa.reporters.workbook.book import bound

    sheets = (
        summary.summary(report),
        tables.findings(report),
        judged.provisions(report),
        judged.outcomes(report),
        tables.thread(report),
        summary.scores(report),
        tables.checks(report),
        tables.known(report),
        tables.not_checked(report),
    )
    return bound(sheets)
