"""Lines that open sections, and lines that only look like it."""

from __future__ import annotations

import pytest
from heading_cases import NOT_OPENING, OPENING

from ehcp_qa.recognise.headings import sections_opened
from ehcp_qa.workflows.evaluate.heading import evaluate


@pytest.mark.parametrize(("text", "context", "label"), OPENING, ids=lambda value: str(value)[:40])
def test_opens(text: str, context: str, label: str) -> None:
    """A line that bears a section's letter or title opens that section."""
    assert "+".join(sections_opened(text, context)) == label


@pytest.mark.parametrize(("text", "context"), NOT_OPENING, ids=lambda value: str(value)[:40])
def test_opens_nothing(text: str, context: str) -> None:
    """A line that only looks like a section's heading opens nothing."""
    assert sections_opened(text, context) == ()


def test_evaluate_counts_openings() -> None:
    """Accuracy is over all lines, precision over openings found and recall over openings labelled."""
    items = [
        {"id": "1", "text": "Section F", "context": "heading", "label": "F"},
        {"id": "2", "text": "G and C: Health", "context": "heading", "label": "C+G"},
        {"id": "3", "text": "Grade F", "context": "cell", "label": "none"},
        {"id": "4", "text": "Section E", "context": "heading", "label": "none"},
        {"id": "5", "text": "What we hope for", "context": "heading", "label": "A"},
    ]
    found = evaluate(items, None, None)  # type: ignore[arg-type]
    assert found.metrics["accuracy"] == 0.6
    assert found.metrics["opening_precision"] == 0.667
    assert found.metrics["opening_recall"] == 0.667
    assert [(m["id"], m["expected"], m["found"]) for m in found.misses] == [
        ("4", "none", "E"),
        ("5", "A", "none"),
    ]
