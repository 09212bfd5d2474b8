"""Plain characters for odd ones, one for one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp_qa.nlp.plain import plain

CASES = [
    ("Sam’s “book”", 'Sam\'s "book"'),
    ("2–3 times — weekly", "2-3 times - weekly"),
    ("one\u00a0to\u2011one", "one to-one"),
    ("3 × 20", "3 x 20"),
    ("a\nb\tc", "a b c"),
    ("and so on…", "and so on."),
    ("café Łucja", "café Łucja"),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[c[1] for c in CASES])
def test_odd_characters_become_plain(text: str, wanted: str) -> None:
    """Quotes, dashes, spaces and signs are made plain; letters stay."""
    assert plain(text) == wanted


@given(st.text())
def test_every_offset_stays_true(text: str) -> None:
    """The result is as long as the text, and making it plain again changes nothing."""
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)
