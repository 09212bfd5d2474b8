"""A plan's words cut where marks begin and end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp_qa.model.location import Span
from ehcp_qa.model.plan import Words
from ehcp_qa.reporters.html.marks import Marked, pieces

WORDS = Words("regular help as required", Span(4, 10, 34))


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([], ["regular help as required"]),
        ([(10, 17)], ["[1 regular 1]", " help as required"]),
        ([(10, 34)], ["[1 regular help as required 1]"]),
        ([(10, 17), (23, 34)], ["[1 regular 1]", " help ", "[2 as required 2]"]),
        ([(10, 34), (23, 34)], ["[1 regular help ", "[2 as required 12]"]),
        ([(10, 22), (18, 34)], ["[1 regular ", "[2 help 1]", " as required 2]"]),
        ([(0, 17), (23, 99)], ["[1 regular 1]", " help ", "[2 as required 2]"]),
        ([(17, 17), (40, 50)], ["regular help as required"]),
    ],
    ids=["none", "first word", "all", "two", "inside", "crossing", "beyond both ends", "nothing"],
)
def test_words_are_cut_where_marks_begin_and_end(
    spans: list[tuple[int, int]], shown: list[str]
) -> None:
    """A mark may hold another, cross it, or reach out of the words; what it holds is told exactly."""
    marked = [Marked(n, Span(4, *span), "warning") for n, span in enumerate(spans, start=1)]
    said = [
        ("[" + "".join(map(str, p.opens)) + " " if p.opens else "")
        + p.text
        + (" " + "".join(map(str, p.closes)) + "]" if p.closes else "")
        for p in pieces(WORDS, marked)
    ]
    assert said == shown


def test_the_worst_finding_gives_a_piece_its_look() -> None:
    """Where an error and a piece of advice are about the same words, the error shows."""
    marked = [Marked(1, WORDS.span, "advice"), Marked(2, Span(4, 10, 17), "error")]
    assert [p.severity for p in pieces(WORDS, marked)] == ["error", "advice"]


def test_marks_of_another_block_are_left_alone() -> None:
    """The same offsets in another paragraph are other words."""
    assert [p.severity for p in pieces(WORDS, [Marked(1, Span(5, 10, 17), "error")])] == [""]


SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60))


@given(st.text(max_size=30), st.integers(0, 20), st.lists(SPANS, max_size=6))
def test_pieces_joined_are_the_words_again(
    text: str, start: int, spans: list[tuple[int, int]]
) -> None:
    """No letter is lost or doubled, and every mark that opens closes once."""
    words = Words(text, Span(0, start, start + len(text)))
    marked = [Marked(n, Span(0, *span), "advice") for n, span in enumerate(spans, start=1)]
    cut = pieces(words, marked)
    assert "".join(p.text for p in cut) == text
    opened = [n for p in cut for n in p.opens]
    assert sorted(opened) == sorted(n for p in cut for n in p.closes)
    assert len(opened) == len(set(opened))
