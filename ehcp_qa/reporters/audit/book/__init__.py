"""An audit as a workbook, written row by row so that its memory does not grow with the plans."""

from __future__ import annotations

from typing import IO

from ehcp_qa.model.audit_summary import Audited


def audit_workbook(audited: Audited, file: IO[bytes], scratch: str) -> None:
    """Write the workbook; ``scratch`` is the folder for what is on its way into it."""
    from ehcp_qa.reporters.audit.book import groups, plans, tables
    from ehcp_qa.reporters.audit.book.pages import Book

    with Book(file, scratch, "Audit of EHC plans") as book:
        tables.summary(book, audited)
        plans.plans(book, audited)
        plans.rules(book, audited)
        tables.defects(book, audited)
        tables.first(book, audited)
        for breakdown in audited.summary.breakdowns:
            if any(one.value for one in breakdown.groups):
                groups.group(book, breakdown)
        groups.weakest(book, audited.summary)
        if audited.trends:
            tables.trends(book, audited.trends)
        tables.unread(book, audited)
