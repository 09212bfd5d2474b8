"""The packaged lexicons, and statements made from a line of text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Statement
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules
from ehcp_qa.workflows.evaluate.items import statement_of


@pytest.fixture(scope="session")
def lexicons() -> Lexicons:
    """The lexicons of the packaged rules."""
    return load_lexicons([packaged_rules()])


@pytest.fixture(scope="session")
def statement() -> Callable[..., Statement]:
    """A maker of provision statements from text, section, lead-in and row."""

    def make(text: str, section: str = "F", lead_in: str | None = None, **row: str) -> Statement:
        item = {"id": "x", "text": text, "section": section, "lead_in": lead_in, "row": row}
        return statement_of(item)[1]

    return make
