"""Cells and lines that only point to another item, or say where the words were taken from."""

from __future__ import annotations

import pytest

from ehcp_qa.model.plan import Role, SectionId
from ehcp_qa.readers.plaintext import read_text
from ehcp_qa.recognise import recognise
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules

PLAN = """# EHC plan: Ola Winter

## Section E: Outcomes

- By July 2028 Ola will ask for help with a card in three lessons a day.
- {line}

## Section F: Special educational provision

- A teaching assistant will sit with Ola for 30 minutes every morning.
"""


@pytest.mark.parametrize(
    ("line", "outcomes"),
    [
        ("See E1.", 1),
        ("See outcomes 1 and 2", 1),
        ("As outcome E1", 1),
        ("See outcome for need 9.", 1),
        ("Refer to the outcomes under Need B2 above", 1),
        ("This is taken from Ola's last plan, dated 3 May 2025.", 1),
        ("See three films with a friend by July 2028 without an adult.", 2),
        ("By July 2028 Ola will see 2 friends each week.", 2),
    ],
    ids=[
        "code",
        "two numbers",
        "as",
        "for a need",
        "under a need",
        "a source",
        "an act that starts so",
        "numbers in an act",
    ],
)
def test_a_line_that_only_points_is_no_outcome(line: str, outcomes: int) -> None:
    """What stands elsewhere is judged there; an outcome that uses the word is an outcome."""
    plan = recognise(read_text(PLAN.format(line=line)), load_lexicons([packaged_rules()]))
    found = [s for s in plan.statements(SectionId.E) if s.role is Role.OUTCOME]
    assert len(found) == outcomes
