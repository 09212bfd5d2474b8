"""Edits of a text, and where spans stand after them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp_qa.redaction.edits import Edit, applied, inside, merged, moved

TEXT = "Callie and Morag sew."
EDITS = (Edit(0, 6, "Child A"), Edit(11, 16, "Adult 1"))


def test_edits_replace_their_words():
    """Each stretch is replaced and all else stays."""
    assert applied(TEXT, EDITS) == "Child A and Adult 1 sew."


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        pytest.param(0, 6, "Child A", id="exactly an edit"),
        pytest.param(7, 10, "and", id="between edits"),
        pytest.param(17, 20, "sew", id="after both"),
        pytest.param(2, 4, "Child A", id="inside an edit takes all of it"),
        pytest.param(0, 13, "Child A and Adult 1", id="ends in an edit"),
        pytest.param(3, 21, "Child A and Adult 1 sew.", id="begins in an edit"),
        pytest.param(0, 0, "", id="nothing at the start"),
    ],
)
def test_a_span_moves_with_its_words(start: int, end: int, words: str):
    """A span resolves to the same words as before, or to what stands for them."""
    new_start, new_end = moved(EDITS, start, end)
    assert applied(TEXT, EDITS)[new_start:new_end] == words


def test_overlapping_edits_leave_nothing_between_them():
    """Of two that overlap one stays, stretched to the end of the other."""
    assert merged([Edit(4, 9, "b"), Edit(0, 6, "a"), Edit(1, 3, "c")]) == (Edit(0, 9, "a"),)


def test_the_edits_of_a_stretch_count_from_its_beginning():
    """A cut of a text is edited as it would be where it stands."""
    assert applied(TEXT[7:], inside(EDITS, 7, 21)) == "and Adult 1 sew."


edits = st.lists(
    st.builds(
        lambda a, n, w: Edit(a, a + n, w),
        st.integers(0, 60),
        st.integers(1, 9),
        st.text("xy", max_size=9),
    )
).map(merged)


@given(edits, st.integers(0, 80), st.integers(0, 20))
def test_every_span_stays_in_the_text(found: tuple[Edit, ...], start: int, length: int):
    """Wherever edits fall, a span of the old text is a span of the new one, in order."""
    text = "a" * 100
    new = applied(text, found)
    first, last = moved(found, start, start + length)
    assert 0 <= first <= last <= len(new)
    assert first <= moved(found, start + length, 100)[0] or any(
        e.start < start + length < e.end for e in found
    )
