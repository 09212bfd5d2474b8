"""Dates of birth: after a label, beside "born", in a column of them, and the same day said again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ehcp_qa.law.dates import DateSpan, find_dates
from ehcp_qa.model.document import Block, Document
from ehcp_qa.model.plan import Plan
from ehcp_qa.nlp.plain import plain
from ehcp_qa.redaction.edits import Edit

BIRTH = "[date of birth]"
_LABEL = r"\b(?:d\.? ?o\.? ?b\b\.?|dates? of birth|birth ?date|birthday|born)"
_BEFORE = re.compile(rf"(?i){_LABEL}[^.;\d]{{0,40}}\Z")
_COLUMN = re.compile(
    r"(?i)\A\W*(?:d\.? ?o\.? ?b\.?|dates? of birth|birth date|born)\W*(?:\W*age)?\W*\Z"
)
_KINDS = ("day", "month")  # "born in May 2012" tells nearly as much
# "turned sixteen on 3 May", "her birthday, 3 May": the day without its year
_MONTHS = (
    "January February March April May June July August September October November December".split()
)


def born_days(plan: Plan) -> frozenset[date]:
    """Return every day that the plan gives as somebody's date of birth."""
    document = plan.document
    days = {plan.child.date_of_birth} if plan.child.date_of_birth else set()
    for item in plan.fields:
        if item.name == "date_of_birth":
            days |= {
                span.first for span in find_dates(plain(item.value.text)) if span.kind == "day"
            }
    for block in document.blocks:
        text = plain(block.text)
        in_column = _under_births(document, block)
        for span in find_dates(text):
            if span.kind == "day" and (in_column or _is_birth(text, span)):
                days.add(span.first)
    return frozenset(days)


def births(text: str, days: frozenset[date]) -> Iterator[Edit]:
    """Yield the dates of birth in a plain text, in whatever form the day is written."""
    for span in find_dates(text):
        if span.kind in _KINDS and (
            (span.first in days and span.kind == "day") or _is_birth(text, span)
        ):
            yield Edit(span.start, span.end, BIRTH)
    for day in sorted(days):
        for found in _without_year(day).finditer(text):
            yield Edit(found.start("day"), found.end("day"), BIRTH)


def _is_birth(text: str, span: DateSpan) -> bool:
    return bool(_BEFORE.search(text[: span.start]))


def _without_year(day: date) -> re.Pattern[str]:
    """Return the birthday as it stands beside an age: "turned 16 on 3 May 2025", "birthday is 3 May"."""
    month = _MONTHS[day.month - 1]
    return re.compile(
        r"(?i)\b(?:birthday|turn(?:s|ed|ing)?|will be \w+|became|aged?)\b[^.;\d]{0,40}(?:\d{1,2} on (?:the )?)?"
        rf"(?P<day>(?<!\d){day.day}(?:st|nd|rd|th)? (?:of )?{month}\b(?: \d{{4}})?)"
    )


def _under_births(document: Document, block: Block) -> bool:
    """True for a cell of a table whose column is headed "Date of birth"."""
    if block.cell is None or not any(c.isdigit() for c in block.text):
        return False
    here = block.cell
    return any(
        other.cell
        and other.cell.table == here.table
        and other.cell.column == here.column
        and other.cell.row < here.row
        and _COLUMN.match(plain(other.text))
        for other in document.blocks
    )
