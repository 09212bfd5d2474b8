"""What the golden thread works out once and uses again is what it would work out each time."""

from __future__ import annotations

import numpy as np
import pytest

from ehcp_qa.analyse.concepts import concepts, words
from ehcp_qa.analyse.meaning.comparison import Comparison
from ehcp_qa.analyse.meaning.grid import places, standing, sums
from ehcp_qa.analyse.meaning.hopes import wished
from ehcp_qa.analyse.meaning.items import Item
from ehcp_qa.analyse.meaning.pairs import TELLING, TELLING_WEIGHT, _Nearest
from ehcp_qa.analyse.meaning.words import likeness, word_table
from ehcp_qa.model.lexicon import Lexicon, Lexicons

TEXTS = (
    "cannot hear a teacher across a noisy hall",
    "a radio aid worn by the teacher in every lesson",
    "wants to mend motorbikes",
    "the and of",
)


def telling(text: str) -> list[str]:
    """The words of a text that tell something, found anew."""
    table = word_table()
    rows = {word: table.row(word) for word in words(text)}
    return [w for w, r in rows.items() if r is not None and table.weights[r] >= TELLING_WEIGHT]


@pytest.mark.parametrize("one", TEXTS)
@pytest.mark.parametrize("other", TEXTS)
def test_the_nearest_words_are_those_nearest_when_compared_anew(one: str, other: str):
    """The reason names the two words whose own vectors lie nearest, however often it was asked."""
    table = word_table()
    nearest = _Nearest(table)
    near, a, b = max(
        (
            (round(likeness(table.vector(a), table.vector(b)), 3), a, b)
            for a in telling(one)
            for b in telling(other)
        ),
        default=(0.0, "", ""),
    )
    assert nearest(one, other) == nearest(one, other)
    assert (nearest(one, other) == "close in meaning") is (near < TELLING)
    if near >= TELLING:
        assert f"“{a}”" in nearest(one, other)
        assert f"“{b}”" in nearest(one, other)


def item(name: str, text: str, **concepts: float) -> Item:
    """A statement's side of a pair."""
    vector = word_table().vector(text)
    return Item(name, text, None, "B", vector, vector, concepts)


def test_a_comparison_turned_over_is_the_comparison_of_the_sides_swapped():
    """Rows against columns and columns against rows are worked out once and agree cell by cell."""
    rows = [item("a", TEXTS[0], hearing=0.6, noise=0.8), item("b", TEXTS[2], work=1.0)]
    columns = [item("c", TEXTS[1], hearing=1.0)]
    comparison = Comparison()
    there, back = comparison.meaning(rows, columns), comparison.meaning(columns, rows)
    assert there.tolist() == back.T.tolist()
    assert there.tolist() == [[likeness(r.vector, columns[0].vector)] for r in rows]
    assert comparison.concepts(rows, columns).tolist() == [[0.6], [0.0]]


def test_lists_without_statements_are_compared_as_empty():
    """A plan without needs, or without provision, has grids without rows or columns."""
    comparison, rows = Comparison(), [item("a", TEXTS[0], hearing=1.0)]
    assert comparison.meaning(rows, []).tolist() == [[]]
    assert comparison.concepts([], rows).tolist() == []


def test_sums_are_made_in_the_order_of_the_list():
    """A library adds in an order of its own; the same digits everywhere need one order."""
    cells = np.array([[1e16, 1.0, -1e16, 1.0] * 40])
    assert sums(cells).tolist() == [[sum_in_order(cells[0].tolist())]]


def sum_in_order(numbers: list[float]) -> float:
    """The sum of numbers, each added to those before it."""
    found = 0.0
    for number in numbers:
        found += number
    return found


def test_places_of_equals_are_given_in_their_order():
    """Of equal cells the first stands higher, and a column of one has no standing."""
    assert places(np.array([[0.5, 0.9, 0.5]])).tolist() == [[1 / 2, 1.0, 1 / 3]]
    assert standing(np.array([[0.5], [0.7]])).tolist() == [[0.0], [0.0]]


def test_two_lexicons_of_one_name_are_told_apart():
    """An index is kept for a lexicon, not for its name: another pack's lexicon has its own."""
    one = Lexicons({"concepts": Lexicon("concepts", {"hearing": ("radio aid",)})})
    other = Lexicons({"concepts": Lexicon("concepts", {"work": ("radio",)})})
    assert concepts("a radio aid", one) == {"hearing": 2}
    assert concepts("a radio aid", other) == {"work": 1}
    assert concepts("a radio aid", one) == {"hearing": 2}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Her mum wants her to cook supper", "her to cook supper"),
        ("I'd like to mend boats", "to mend boats"),
        ("Gran: that he sleeps through", "that he sleeps through"),
        ("To drive a bus", "To drive a bus"),
        ("What she wants", "What she wants"),
    ],
)
def test_a_hope_without_who_hopes_it(text: str, left: str):
    """Who hopes tells nothing of the hope; a text that would be left empty is left whole."""
    assert wished(text) == left


def test_every_step_is_an_interest(lexicons: Lexicons):
    """The lexicon of steps leads from interests to interests, none to itself."""
    known = lexicons["interests"].groups
    for name, steps in lexicons["interest_steps"].groups.items():
        assert name in known
        assert set(steps) <= known.keys() - {name}
