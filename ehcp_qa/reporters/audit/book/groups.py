"""The sheets that break an audit down: by team, key stage, primary need, type of setting."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ehcp_qa.model.audit_summary import GRADES, AuditSummary, Breakdown, Group
from ehcp_qa.reporters.audit.book.pages import Book, letter, reference
from ehcp_qa.reporters.audit.book.plans import FOUND, KEY, PLANS
from ehcp_qa.reporters.audit.groups import OTHER
from ehcp_qa.reporters.audit.words import FACTS, UNSAID, section, told
from ehcp_qa.reporters.workbook.sheet import Cell, Column, Formula

_COUNTED = (
    Column("Plans", 9),
    Column("Mean score", 10),
    *(Column(grade.capitalize(), 14) for grade in GRADES if grade),
    Column("Without an error", 10),
    Column("Errors", 9),
    Column("Findings", 10),
    Column("Weakest section", 36),
    Column("Its score", 9),
)
_WEAKEST = (
    Column("Team", 24),
    Column("Primary need", 36),
    Column("Plans", 9),
    Column("Weakest section", 36),
    Column("Its score", 9),
)
# What a spreadsheet takes for a comparison or a wildcard, or is too long for a condition; such
# groups have plain numbers.
_NO_CONDITION = re.compile(r"[*?~]|\A[<>=]|.{200}", re.DOTALL)
_TENTHS = {"Mean score": "tenths", "Its score": "tenths"}
_PLAN = (*KEY, *FOUND)  # whose columns the formulas count


def group(book: Book, breakdown: Breakdown) -> None:
    """Write a row for each group, counted live from the sheet of plans."""
    name = FACTS[breakdown.key]
    columns = (Column(name, 36), *_COUNTED)
    said = f"Plans by {name.lower()}, counted from the sheet of plans."
    page = book.page(f"By {name.lower()}", said, columns, formats=_TENTHS)
    for one in breakdown.groups:
        page.add(_row(name, one, columns, page.next + 1))


def _row(name: str, one: Group, columns: Sequence[Column], row: int) -> Sequence[Cell]:
    ready, grade, overall = (
        reference(PLANS, _PLAN, title) for title in ("Ready to issue", "Grade", "Overall")
    )
    own = f"${letter(columns, name)}{row}"
    # A plan that does not say it has an empty cell, and so has every row below the plans.
    wanted = own if one.value else f'"=",{ready},"<>"'
    mine = f"{reference(PLANS, _PLAN, name)},{wanted}"
    counted: list[Cell] = [
        Formula(f"=COUNTIFS({mine})", one.plans),
        Formula(
            f'=IFERROR(AVERAGEIFS({overall},{mine}),"")',
            "" if one.spread.mean is None else one.spread.mean,
        ),
        *(
            Formula(f'=COUNTIFS({mine},{grade},"{word}")', number)
            for word, number in zip(GRADES, one.spread.grades, strict=True)
            if word
        ),
        Formula(f'=COUNTIFS({mine},{ready},"yes")', one.ready),
        Formula(f"=SUMIFS({reference(PLANS, _PLAN, 'Errors')},{mine})", one.errors),
    ]
    if one.value == OTHER or _NO_CONDITION.search(one.value):
        counted = [cell.value if isinstance(cell, Formula) else cell for cell in counted]
    return (
        *(told(one), *counted, one.findings),
        section(one.weakest.section) if one.weakest else "nothing to judge",
        one.weakest.score if one.weakest else None,
    )


def weakest(book: Book, summary: AuditSummary) -> None:
    """Write the weakest section by team and primary need."""
    said = "The section with the lowest share of statements without an error or a warning."
    page = book.page("Weakest sections", said, _WEAKEST, formats=_TENTHS, frozen=2)
    for crossing in summary.crossings:
        found = crossing.weakest
        page.add(
            (
                *(crossing.team or UNSAID, crossing.need or UNSAID, crossing.plans),
                section(found.section) if found else "nothing to judge",
                found.score if found else None,
            )
        )
