"""What came of a moderation as a workbook: agreement, and a row for each disagreement."""

from __future__ import annotations

from collections.abc import Sequence

from ehcp_qa.model.moderation import MACHINE, Agreement, Moderation
from ehcp_qa.reporters.audit.words import dimension
from ehcp_qa.reporters.moderation import words
from ehcp_qa.reporters.workbook.sheet import Cell, Column, Sheet

_AGREEMENT = (
    Column("Part", 18),
    Column("Between", 40, tall=True),
    Column("Measure", 26),
    Column("Kappa", 9),
    Column("From", 8),
    Column("To", 8),
    Column("Agreement", 26, tall=True),
    Column("Plans", 8),
    Column("The same grade", 9),
)


def workbook(found: Moderation) -> bytes:
    """Return the bytes of an .xlsx file, the same each time for the same moderation."""
    from ehcp_qa.reporters.workbook.book import bound

    notes = [said for said in (words.caution(found), words.alone(found)) if said]
    below = [("Note", said) for said in (*notes, words.MEASURED)]
    rows = [_agreement(a) for a in (*found.people, *found.machine)]
    agreement = Sheet("Agreement", words.headline(found), _AGREEMENT, rows, frozen=2, below=below)
    return bound((agreement, _disagreements(found)))


def _agreement(agreement: Agreement) -> Sequence[Cell]:
    return (
        dimension(agreement.part),
        words.between(agreement),
        words.MEASURES[agreement.measure],
        *(agreement.kappa, agreement.low, agreement.high),
        words.strength(agreement),
        *(agreement.plans, agreement.same),
    )


def _disagreements(found: Moderation) -> Sheet:
    judges = (*found.auditors, MACHINE)
    columns = (
        Column("Plan", 44, tall=True),
        Column("Part", 18),
        Column("Steps apart", 8),
        *(Column(judge, 20, tall=True) for judge in judges),
        Column("What was agreed in the end", 40, tall=True),
    )
    rows: list[Sequence[Cell]] = []
    for one in found.disagreements:
        given = dict(one.grades)
        grades = [given.get(judge, "") for judge in judges]
        rows.append((one.path, dimension(one.part), one.steps, *grades, ""))
    said = "Plans and parts with more than one grade, those furthest apart first."
    return Sheet("Disagreements", said, columns, rows, frozen=2)
