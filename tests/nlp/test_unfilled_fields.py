"""Words that are nothing but a template's fields."""

from __future__ import annotations

import pytest

from ehcp_qa.nlp.fields import only_fields


@pytest.mark.parametrize(
    ("text", "only"),
    [
        ("{{ communication_outcome_1 }}", True),
        ("«Child_Forename1» «Child_Surname».", True),
        ("1. <<outcome>>", False),
        ("«Child_Forename1» will read a page aloud.", False),
        ("She said « je ne sais pas ».", False),
        ("", False),
        ("…", False),
    ],
    ids=["field", "fields", "numbered", "in a sentence", "french", "nothing", "dots"],
)
def test_words_that_are_only_fields(text: str, only: bool) -> None:
    """A field alone says nothing that could be judged; words beside it do."""
    assert only_fields(text) is only
