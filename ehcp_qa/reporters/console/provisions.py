"""The provision table in the terminal: what each provision says, and the blanks it leaves."""

from __future__ import annotations

from ehcp_qa.model.analysed import Slot
from ehcp_qa.model.report import CheckRun
from ehcp_qa.reporters import provisions, wording
from ehcp_qa.reporters.console.paper import Paper
from ehcp_qa.reporters.text import clean, shorten

# Columns that fit in 80 characters with the text; the other slots stand in the other reports.
COLUMNS = (Slot.WHO, Slot.FREQUENCY, Slot.DURATION)
ID, VERDICT, CELL = 5, 11, 12
# Enough of a statement to know it by.
LONGEST_TEXT = 60


def provision_table(paper: Paper, run: CheckRun) -> None:
    """Write the enforceability index and a row for each provision."""
    if run.analysed is None:
        return
    paper.rule("Provision, slot by slot")
    paper.line(provisions.in_a_sentence(run.analysed.enforceability()), indent=2)
    paper.line(f"{provisions.BLANK} is missing; ~ is said only loosely.", indent=2)
    names = [wording.BLANKS[slot].capitalize() for slot in COLUMNS]
    table: list[tuple[str, ...]] = [("", "What", *names, "Verdict")]
    for row in provisions.rows(run.analysed):
        by_slot = {cell.slot: cell for cell in row.cells}
        statement = row.provision.statement
        blank = "" if by_slot[Slot.WHAT].words else by_slot[Slot.WHAT].shown
        table.append(
            (
                statement.id,
                f"{blank} {shorten(clean(statement.text), LONGEST_TEXT, 0)}".strip(),
                *(_said(by_slot[slot]) for slot in COLUMNS),
                f"{row.provision.kind.value}, {row.provision.verdict.value}",
            )
        )
    paper.table(table, widths=(ID, None, CELL, CELL, CELL, VERDICT))
    paper.line()


def _said(cell: provisions.Cell) -> str:
    return f"~{cell.first}" if cell.words and not cell.firm else cell.first or cell.shown
