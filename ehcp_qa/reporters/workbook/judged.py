"""The sheets that judge each provision by its slots and each outcome by its facets."""

from __future__ import annotations

from collections.abc import Sequence

from ehcp_qa.model.analysed import Facet, OutcomeAnalysis, Slot
from ehcp_qa.model.report import CheckRun, Report
from ehcp_qa.reporters import provisions as table
from ehcp_qa.reporters.wording import BLANKS, FACETS
from ehcp_qa.reporters.workbook.sheet import Cell, Column, Formula, Sheet, here
from ehcp_qa.reporters.workbook.tables import FIRST_ROW, KEY, numbered

UNPRINTED = tuple(slot for slot in Slot if slot not in table.SHOWN)
PROVISION = (
    *KEY,
    Column("Statement", 10),
    Column("Section", 9),
    Column("Provision", 48, tall=True),
    Column("Kind", 12),
    Column("Verdict", 9),
    *(Column(BLANKS[slot].capitalize(), 15, tall=True) for slot in table.SHOWN),
    Column("Missing or loose", 24, tall=True),
    *(Column(BLANKS[slot].capitalize(), 15, tall=True) for slot in UNPRINTED),
    Column("Needed", 9),
    Column("Firm", 9),
    Column("Reason", 40, tall=True),
)
MET, UNMET = "yes", "no"
OUTCOMES = (
    *KEY,
    Column("Statement", 10),
    Column("Section", 9),
    Column("Outcome", 64, tall=True),
    *(Column(FACETS[facet], 14, tall=True) for facet in Facet),
    Column("Met", 6),
    Column("SMART", 8),
    Column("By when", 22, tall=True),
    Column("Due", 12),
)


def provisions(report: Report) -> Sheet:
    """Return the provision table: each with its slots, blanks where one is needed and missing."""
    rows = [
        row
        for number, run in numbered(report)
        if run.analysed
        for row in _provisions(number, run, table.rows(run.analysed))
    ]
    said = f"What each provision says; {table.BLANK} where it has to say something and does not."
    printed = [column.title for column in PROVISION].index("Missing or loose") + 1
    return Sheet("Provision", said, PROVISION, rows, printed=printed)


def _provisions(number: int, run: CheckRun, rows: Sequence[table.Row]) -> list[Sequence[Cell]]:
    made: list[Sequence[Cell]] = []
    for row in rows:
        about, cells = row.provision, {cell.slot: cell.shown for cell in row.cells}
        what = about.statement
        made.append(
            (
                *(number, run.source.name, what.id, what.section.value, what.text),
                *(about.kind.value, about.verdict.value),
                *(cells[slot] for slot in table.SHOWN),
                row.gaps,
                *(cells[slot] for slot in UNPRINTED),
                *(len(about.needed), len(about.filled), about.why),
            )
        )
    return made


def outcomes(report: Report) -> Sheet:
    """Return the outcomes, each with its facets and a live count of those that are met."""
    rows: list[Sequence[Cell]] = []
    for number, run in numbered(report):
        found = run.analysed.outcomes.values() if run.analysed else ()
        for outcome in sorted(found, key=lambda o: o.statement.span):
            rows.append(_outcome(number, run, outcome, len(rows) + FIRST_ROW))
    return Sheet("Outcomes", "Each outcome by what makes it SMART.", OUTCOMES, rows)


def _outcome(number: int, run: CheckRun, outcome: OutcomeAnalysis, row: int) -> Sequence[Cell]:
    what, deadline = outcome.statement, outcome.deadline
    facets = [MET if outcome.facets[facet].met else UNMET for facet in Facet]
    ends = [here(OUTCOMES, FACETS[facet], row) for facet in Facet]
    met = f'COUNTIF({ends[0]}:{ends[-1]},"{MET}")'
    whole = here(OUTCOMES, "Met", row)
    return (
        *(number, run.source.name, what.id, what.section.value, what.text),
        *facets,
        Formula(f"={met}", facets.count(MET)),
        Formula(f'=IF({whole}={len(facets)},"{MET}","{UNMET}")', MET if outcome.smart else UNMET),
        deadline.words if deadline else "",
        deadline.due.isoformat() if deadline and deadline.due else "",
    )
