"""The provision table: each provision with its kind, what its slots say, and the verdict.

Worked out once here, so that the terminal, JSON, Markdown and every other report show the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from ehcp_qa.model.analysed import AnalysedPlan, Enforceability, ProvisionAnalysis, Slot
from ehcp_qa.reporters import wording

# The columns that a reader scans; the rest of the slots stand in JSON.
SHOWN = (Slot.WHAT, Slot.WHO, Slot.FREQUENCY, Slot.DURATION, Slot.GROUP, Slot.REVIEW)
# What stands in a cell for a slot that the provision must fill and does not: room to write in.
BLANK = "___"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a provision says for one slot: the words, whether it must say it, and how firmly."""

    slot: Slot
    words: str
    needed: bool
    firm: bool
    first: str = ""  # the firmest words, where there are several

    @property
    def shown(self) -> str:
        """The words; blanks where they are needed and missing; nothing where they may be."""
        return self.words or (BLANK if self.needed else "")


@dataclass(frozen=True, slots=True)
class Row:
    """One provision as the table shows it."""

    provision: ProvisionAnalysis
    cells: tuple[Cell, ...]

    @property
    def cells_shown(self) -> tuple[Cell, ...]:
        """The cells of ``SHOWN``, in that order."""
        by_slot = {cell.slot: cell for cell in self.cells}
        return tuple(by_slot[slot] for slot in SHOWN)

    @property
    def gaps(self) -> str:
        """What is missing or loose, in words; empty where all that is needed is said."""
        missing = [f"{wording.BLANKS[slot]} {BLANK}" for slot in self.provision.missing]
        loose = [f"{wording.BLANKS[slot]} only loosely" for slot in self.provision.loose]
        return " · ".join([*missing, *loose])


def rows(analysed: AnalysedPlan) -> tuple[Row, ...]:
    """Return a row for each provision in F, G, H1 and H2, in reading order."""
    found = sorted(analysed.provisions.values(), key=lambda p: p.statement.span)
    return tuple(Row(each, tuple(_cell(each, slot) for slot in Slot)) for each in found)


def _cell(provision: ProvisionAnalysis, slot: Slot) -> Cell:
    values = sorted(provision.slots.get(slot, ()), key=lambda v: not v.firm)
    return Cell(
        slot=slot,
        words="; ".join(dict.fromkeys(v.words for v in values)),
        needed=slot in provision.needed,
        firm=any(v.firm for v in values),
        first=values[0].words if values else "",
    )


def in_a_sentence(found: Enforceability) -> str:
    """Return the enforceability index with what it is made of."""
    if found.index is None:
        return "There is no provision to judge."
    return (
        f"Enforceability index {wording.out_of_100(found.index)} out of 100: {found.filled} of the "
        f"{found.needed} things that provision of these kinds must say are said firmly."
    )
