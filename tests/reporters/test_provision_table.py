"""The provision table: what each provision says for each slot, and what it leaves blank."""

from __future__ import annotations

import pytest

from ehcp_qa.analyse import analyse
from ehcp_qa.model.analysed import AnalysedPlan, Enforceability, Slot
from ehcp_qa.readers.plaintext import read_text
from ehcp_qa.recognise import recognise
from ehcp_qa.reporters import provisions
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules

PLAN = """# EHC plan: Idris Vale

## Section F: Special educational provision

- A teaching assistant will read with Idris for 20 minutes every morning in the library.
- Weekly sessions of speech and language therapy.
- Idris will have up to five hours a week of help with his writing from a teaching assistant.
"""


@pytest.fixture(scope="module")
def analysed() -> AnalysedPlan:
    """A plan with one full provision, one that leaves blanks and one with a ceiling."""
    lexicons = load_lexicons([packaged_rules()])
    return analyse(recognise(read_text(PLAN), lexicons), lexicons, None)


def test_a_row_shows_the_words_of_each_slot(analysed):
    """What the plan says stands in the cell of its slot."""
    first = provisions.rows(analysed)[0]
    said = {cell.slot: cell.words for cell in first.cells}
    assert "teaching assistant" in said[Slot.WHO]
    assert "20 minutes" in said[Slot.DURATION]
    assert "every morning" in said[Slot.FREQUENCY]
    assert first.gaps == ""


def test_a_needed_slot_that_nothing_fills_is_a_blank(analysed):
    """A missing length leaves room to write; a slot that need not be filled stays empty."""
    second = {cell.slot: cell for cell in provisions.rows(analysed)[1].cells}
    assert second[Slot.DURATION].shown == provisions.BLANK
    assert second[Slot.REVIEW].shown == ""


def test_a_ceiling_fills_a_slot_only_loosely(analysed):
    """An amount that sets no minimum is shown, marked, and not counted as filled."""
    third = provisions.rows(analysed)[2]
    assert any(cell.words and not cell.firm for cell in third.cells if cell.needed)
    assert "only loosely" in third.gaps


def test_the_enforceability_index_is_slots_filled_of_slots_needed(analysed):
    """The index can be counted by hand from the rows."""
    found = analysed.enforceability()
    rows = provisions.rows(analysed)
    assert found.needed == sum(cell.needed for row in rows for cell in row.cells)
    assert found.filled == sum(cell.needed and cell.firm for row in rows for cell in row.cells)
    assert 0 < found.filled < found.needed


def test_without_provision_there_is_no_index():
    """Nothing to judge is neither 0 nor 100."""
    assert Enforceability(0, 0).index is None
    assert "no provision" in provisions.in_a_sentence(Enforceability(0, 0))
