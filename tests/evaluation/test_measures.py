"""Precision, recall and F1 from counts, and labelled items as statements."""

from __future__ import annotations

import pytest

from ehcp_qa.model.plan import CellRole, SectionId
from ehcp_qa.workflows.evaluate.items import statement_of
from ehcp_qa.workflows.evaluate.measures import Counts, accuracy, confusion, counts, macro_f1


def test_counts_of_expected_and_found():
    """Each pair adds to one count, and true negatives to none."""
    found = counts([(True, True), (True, False), (False, True), (False, False), (True, True)])
    assert found == Counts(tp=2, fp=1, fn=1)
    assert (found.precision, found.recall, found.f1) == (0.667, 0.667, 0.667)


def test_nothing_to_find_and_nothing_found_is_no_fault():
    """With no positives at all every figure is 1."""
    assert Counts().as_dict() == {
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
        "tp": 0,
        "fp": 0,
        "fn": 0,
    }


def test_macro_f1_weighs_rare_labels_like_common_ones():
    """A label that is always missed pulls the mean down by its whole share."""
    pairs = [("a", "a")] * 9 + [("b", "a")]
    assert accuracy(pairs) == 0.9
    assert macro_f1(pairs, ["a", "b"]) == pytest.approx((18 / 19 + 0) / 2, abs=0.001)


def test_confusion_counts_each_pair_in_sorted_order():
    """Rows are what was expected, columns what was found."""
    assert confusion([("b", "a"), ("a", "a"), ("b", "a")]) == {"a": {"a": 1}, "b": {"a": 2}}


def test_an_item_becomes_a_statement_whose_cells_and_lead_in_stand_in_blocks_of_their_own():
    """Every text of an item can be pointed at in the small document made from it."""
    document, statement = statement_of(
        {
            "id": "i1",
            "section": "G",
            "text": "feeds",
            "lead_in": "Daily:",
            "row": {"by_whom": "nurse", "group": None},
        }
    )
    assert statement.section is SectionId.G
    assert document.blocks[statement.lead_in.span.block].text == "Daily:"
    assert document.blocks[statement.cells[CellRole.BY_WHOM].span.block].text == "nurse"
    assert CellRole.GROUP not in statement.cells
