"""The sheets with a row for each plan: its scores and grades, and what each rule found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ehcp_qa.model.audit import PlanRecord, PlanState
from ehcp_qa.model.audit_summary import Audited
from ehcp_qa.model.report import Outcome
from ehcp_qa.reporters.audit.book.pages import Book, letter
from ehcp_qa.reporters.audit.words import dimension, severities
from ehcp_qa.reporters.workbook.sheet import Cell, Column, Formula

PLANS, RULES = "Plans", "Rules"
KEY = (
    Column("Plan", 40),
    Column("Child", 20),
    Column("Team", 16),
    Column("Key stage", 12),
    Column("Primary need", 24),
    Column("Type of setting", 18),
)
FOUND = (
    Column("Stage", 10),
    Column("Errors", 8),
    Column("Warnings", 10),
    Column("Advice", 8),
    Column("Ready to issue", 9),
    Column("Overall", 9),
    Column("Grade", 20),
)
JUDGED, BY, NOTES = "Your grade", "Judged by", "Your notes"
_JUDGEMENT = (
    Column(JUDGED, 20),
    Column("The same", 9),
    Column(BY, 16),
    Column(NOTES, 40, tall=True),
)
_READ = (PlanState.CHECKED, PlanState.PARTLY)
# What stands in place of a number where a rule did not run to its end.
_ENDED = {Outcome.NOT_APPLICABLE.value: "n/a", Outcome.CRASHED.value: "crashed"}


def plan_columns(keys: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of the sheet of plans, for these dimensions."""
    scored = tuple(
        column for key in keys for column in (Column(dimension(key), 10), Column(grade_of(key), 20))
    )
    return (*KEY, *FOUND, *scored, *_JUDGEMENT)


def grade_of(key: str) -> str:
    """Return the title of the column with the grade of a dimension."""
    return f"{dimension(key)}, grade"


def plans(book: Book, audited: Audited) -> None:
    """Write a row for each plan that was checked, with room for people's own judgement."""
    keys = [spread.key for spread in audited.summary.spreads[1:]]
    columns = plan_columns(keys)
    scores = {"Overall": "tenths", **{dimension(key): "tenths" for key in keys}}
    blank = {JUDGED: "open", BY: "open", NOTES: "open"}
    page = book.page(
        PLANS,
        "Each plan with its scores. The last columns are for your own judgement.",
        columns,
        formats={**scores, **blank},
        printed=len(KEY) + len(FOUND),
    )
    for record in _checked(audited):
        page.add(_plan(record, keys, columns, page.next + 1))
    page.choose(JUDGED)


def _plan(
    record: PlanRecord, keys: Sequence[str], columns: Sequence[Column], row: int
) -> Sequence[Cell]:
    facts, shares = record.facts, {share.key: share for share in record.dimensions}
    scored: list[Cell] = []
    for key in keys:
        share = shares.get(key)
        scored += [share.score if share else None, share.grade or None if share else None]
    machine, own = letter(columns, "Grade"), letter(columns, JUDGED)
    same = f'=IF(${own}{row}="","",IF(${own}{row}=${machine}{row},"yes","no"))'
    return (
        *_key(record),
        *(facts.stage, *severities(record), "yes" if record.ready else "no"),
        *(record.overall, record.grade or "not graded", *scored),
        *("", Formula(same, ""), "", ""),
    )


def rules(book: Book, audited: Audited) -> None:
    """Write how many findings each rule has in each plan."""
    codes = audited.summary.codes
    columns = (*KEY, *(Column(code, 7) for code in codes))
    said = "How many findings each rule has in each plan; blank is none, n/a did not apply."
    page = book.page(RULES, said, columns, across=True)
    for record in _checked(audited):
        found = Counter(finding.code for finding in record.findings)
        ended = dict(record.checks)
        page.add((*_key(record), *(_count(found[code], ended.get(code, "")) for code in codes)))


def rule_columns(codes: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of the sheet of rules."""
    return (*KEY, *(Column(code, 7) for code in codes))


def _count(found: int, ended: str) -> Cell:
    return found or _ENDED.get(ended)


def _key(record: PlanRecord) -> Sequence[Cell]:
    facts = record.facts
    said = (facts.child, facts.team, facts.key_stage, facts.primary_need, facts.setting_type)
    return (record.path, *said)


def _checked(audited: Audited) -> Iterator[PlanRecord]:
    return (record for record in audited.records() if record.state in _READ)
